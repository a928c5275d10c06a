"""The shape of the command line: global options before the command, one parser a command.

Wrong usage raises ``UsageError`` (exit status 64) with the usage of the command concerned. All
words of the help are ours, so they can be translated.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from parteneriat_desktop.errors import Sentence, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from parteneriat_desktop.cli.answer import Answer
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.i18n.catalogue import Catalogue

    Command = Callable[[Session, argparse.Namespace], Answer]

LANGUAGES = ("ro", "en", "bg")


class Help(argparse.HelpFormatter):
    """argparse's formatter with our word for "usage"."""

    usage_word = "usage"

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Put our own word before the usage line."""
        super().add_usage(usage, actions, groups, prefix or f"{self.usage_word}: ")


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's English words stay inside
        """Refuse wrong usage with the usage of this command."""
        raise UsageError(
            Sentence("The command line is not understood."),
            Sentence("It is used like this: {usage}", usage=" ".join(self.format_usage().split())),
            code="usage",
        )


def parser(catalogue: Catalogue) -> tuple[Parser, Adding]:
    """Return the parser of the global options and the place where commands are added."""
    formatter: type[Help] = type("OurHelp", (Help,), {"usage_word": catalogue.text("usage")})
    top = Parser(
        prog="parteneriat",
        add_help=False,
        formatter_class=formatter,
        description=catalogue.text(
            "Partnerships of town halls and NGOs: records kept here, signed bundles and reports for others."
        ),
    )
    options = top.add_argument_group(catalogue.text("options"))
    options.add_argument("-h", "--help", action="store_true", help=catalogue.text("show this help"))
    options.add_argument("--version", action="store_true", help=catalogue.text("show the version"))
    options.add_argument("--home", type=Path, metavar="DIR", help=catalogue.text("folder of the workspace"))
    options.add_argument("--language", choices=LANGUAGES, help=catalogue.text("language of messages and reports"))
    options.add_argument(
        "--today", type=date.fromisoformat, metavar="YYYY-MM-DD", help=catalogue.text("the date to assume")
    )
    options.add_argument(
        "--passphrase-file", type=Path, metavar="F", help=catalogue.text("file with the passphrase of the key")
    )
    options.add_argument("--json", action="store_true", help=catalogue.text("answer with one JSON document"))
    commands = top.add_subparsers(dest="command", metavar=catalogue.text("COMMAND"), title=catalogue.text("commands"))
    return top, Adding(commands, catalogue, formatter)


class Adding:
    """Adds commands to the parser, each with its function."""

    def __init__(self, commands: Any, catalogue: Catalogue, formatter: type[argparse.HelpFormatter]) -> None:
        self._commands = commands
        self._formatter = formatter
        self.text = catalogue.text

    def command(self, name: str, summary: str, run: Command | None = None) -> Parser:
        """Add a command with its one-line summary and the function that carries it out."""
        made: Parser = self._commands.add_parser(
            name,
            help=self.text(summary),
            description=self.text(summary),
            formatter_class=self._formatter,
            add_help=False,
        )
        made.set_defaults(run=run, asked=made)
        made.add_argument("-h", "--help", action="store_true", dest="command_help", help=self.text("show this help"))
        return made

    def group(self, name: str, summary: str) -> Adding:
        """Add a command that has commands of its own."""
        made = self.command(name, summary)
        inner = made.add_subparsers(dest=f"{name}_command", metavar=self.text("COMMAND"), required=True)
        adding = Adding.__new__(Adding)
        adding._commands, adding._formatter, adding.text = inner, self._formatter, self.text  # noqa: SLF001 - its own class
        return adding
