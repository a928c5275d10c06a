"""The shape of the command line: global options before the command, one parser a command.

Rules of this module:

1. Wrong usage raises ``UsageError`` (exit status 64) with the usage of the command concerned.
2. Help is asked for wherever it is wanted, also where a required word is still missing.
3. Every word that a person reads is ours, so that it can be translated. Names of commands and
   options are the contract and are not.
4. Options are written in full: a script must not break because a later version has a second option
   with the same beginning.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from parteneriat_desktop.cli.readings import one_of, read_day, read_place, read_text
from parteneriat_desktop.errors import Sentence, UsageError
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from parteneriat_desktop.cli.answer import Answer
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.i18n.catalogue import Catalogue

    Command = Callable[[Session, argparse.Namespace], Answer]
    # argparse has no public names for what its own methods return.
    Subcommands = Any
    Group = Any

LANGUAGES = ("ro", "en", "bg")
#: Global options that are followed by a value.
VALUED = ("--home", "--language", "--today", "--passphrase-file")
#: Global options that stand alone.
ALONE = ("--json", "--help", "-h", "--version")


class HelpAskedError(Exception):
    """Somebody asked for help instead of giving a command; carries the text."""


@dataclass(frozen=True, slots=True)
class Leading:
    """What stands before the command: enough to answer in the right language and form, whatever else is wrong."""

    language: str | None
    as_json: bool
    command: str | None


def leading(arguments: Sequence[str]) -> Leading:
    """Read the global options as far as they are understood."""
    words = list(arguments)
    language, as_json = None, False
    while words and (option := words[0].partition("="))[0] in (*VALUED, *ALONE):
        name, given, value = option
        del words[0]
        if name in VALUED and not given and words and not words[0].startswith("-"):
            value = words.pop(0)
        if name == "--language" and value in LANGUAGES:
            language = value
        as_json = as_json or name == "--json"
    return Leading(language, as_json, words[0] if words and not words[0].startswith("-") else None)


class Help(argparse.HelpFormatter):
    """argparse's formatter with our word for "usage"."""

    usage_word = "usage"

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Put our own word before the usage line."""
        super().add_usage(usage, actions, groups, f"{self.usage_word}: " if prefix is None else prefix)


class AskHelp(argparse.Action):
    """The option that asks for help."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002 - argparse's own signature
        values: Any,  # noqa: ARG002 - as above
        option_string: str | None = None,  # noqa: ARG002 - as above
    ) -> None:
        """End the reading of the command line."""
        raise HelpAskedError(parser.format_help().rstrip())


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Refuse wrong usage with the usage of this command; argparse's English words stay inside, as the cause."""
        raise wrong_usage(self, Sentence("The command line is not understood.")) from argparse.ArgumentError(
            None, message
        )


def wrong_usage(asked: Parser, sentence: Sentence, commands: str = "") -> UsageError:
    """Return the refusal of wrong usage, with the usage of the command asked for and, if given, all commands."""
    words = " ".join(asked.format_usage().split())
    usage = words[words.index(asked.prog) :]
    advice = (
        Sentence("It is used like this: {usage}. Commands: {commands}.", usage=usage, commands=commands)
        if commands
        else Sentence("It is used like this: {usage}", usage=usage)
    )
    return UsageError(sentence, advice, code="usage")


@dataclass(frozen=True, slots=True)
class Shape:
    """The parser of one command with its two groups of arguments, named in the person's language."""

    parser: Parser
    words: Group
    options: Group
    text: Callable[[str], str]

    def word(self, name: str, metavar: str, explained: str, **more: Any) -> None:
        """Add a word that is recognised by its position."""
        more.setdefault("type", read_text)
        self.words.add_argument(name, metavar=self.text(metavar), help=self.text(explained), **more)

    def record(self) -> None:
        """Add entity and identifier, which most commands name."""
        self.word("entity", N_("ENTITY"), N_("kind of record, such as plan"))
        self.word("id", N_("ID"), N_("identifier of the record"))

    def option(self, name: str, metavar: str, explained: str, **more: Any) -> None:
        """Add an option that is followed by a value."""
        more.setdefault("type", read_text)
        self.options.add_argument(name, metavar=self.text(metavar), help=self.text(explained), **more)

    def switch(self, name: str, explained: str, **more: Any) -> None:
        """Add an option that stands alone."""
        self.options.add_argument(name, action="store_true", help=self.text(explained), **more)


@dataclass(frozen=True, slots=True)
class Adding:
    """Adds commands to the parser, each with its function."""

    commands: Subcommands
    formatter: type[Help]
    text: Callable[[str], str]

    def command(self, name: str, summary: str, run: Command | None = None) -> Shape:
        """Add a command with its one-line summary and the function that carries it out."""
        made: Parser = self.commands.add_parser(
            name,
            help=self.text(summary),
            description=self.text(summary),
            formatter_class=self.formatter,
            add_help=False,
            allow_abbrev=False,
        )
        made.set_defaults(run=run, asked=made)
        return _shape(made, self.text)

    def group(self, name: str, summary: str) -> Adding:
        """Add a command that has commands of its own."""
        shape = self.command(name, summary)
        inner = shape.parser.add_subparsers(
            dest=f"{name}_command", metavar=self.text("COMMAND"), title=self.text("commands"), required=True
        )
        return Adding(inner, self.formatter, self.text)


def parser(catalogue: Catalogue) -> tuple[Parser, Adding]:
    """Return the parser of the global options and the place where commands are added."""
    formatter: type[Help] = type("OurHelp", (Help,), {"usage_word": catalogue.text("usage")})
    top = Parser(
        prog="parteneriat",
        add_help=False,
        allow_abbrev=False,
        formatter_class=formatter,
        description=catalogue.text(
            "Partnerships of town halls and NGOs: records kept here, signed bundles and reports for others."
        ),
    )
    shape = _shape(top, catalogue.text)
    shape.switch("--version", N_("show the version"))
    shape.option("--home", N_("DIR"), N_("folder of the workspace"), type=read_place)
    shape.option("--language", "ro|en|bg", N_("language of messages and reports"), type=one_of(LANGUAGES))
    shape.option("--today", N_("YYYY-MM-DD"), N_("the date to assume"), type=read_day)
    shape.option("--passphrase-file", N_("FILE"), N_("file with the passphrase of the key"), type=read_place)
    shape.switch("--json", N_("answer with one JSON document"))
    commands = top.add_subparsers(dest="command", metavar=catalogue.text("COMMAND"), title=catalogue.text("commands"))
    return top, Adding(commands, formatter, catalogue.text)


def _shape(made: Parser, text: Callable[[str], str]) -> Shape:
    """Return a parser with its two groups and the option that asks for help."""
    shape = Shape(
        made, made.add_argument_group(text(N_("arguments"))), made.add_argument_group(text(N_("options"))), text
    )
    shape.options.add_argument("-h", "--help", action=AskHelp, nargs=0, help=text(N_("show this help")))
    return shape
