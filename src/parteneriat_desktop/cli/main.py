"""One call of the command line, from arguments to exit status.

Nothing below this module asks the environment or the process's streams: they are passed down.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from parteneriat_desktop import __version__
from parteneriat_desktop.actions.clock import machine_clock
from parteneriat_desktop.cli import exchange_commands, key_commands, record_commands, report_commands, upkeep_commands
from parteneriat_desktop.cli.answer import Answer, error_document, error_text, line
from parteneriat_desktop.cli.arguments import LANGUAGES, Parser, parser
from parteneriat_desktop.cli.session import Session
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.paths import Paths, default_home

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

#: Modules that add commands, in the order of the help.
COMMANDS = (upkeep_commands, record_commands, report_commands, exchange_commands, key_commands)


def run(arguments: Sequence[str], environment: Mapping[str, str], source: TextIO, out: TextIO, errors: TextIO) -> int:
    """Carry out one command and return its exit status."""
    catalogue = Catalogue(_language(arguments, environment))
    as_json = "--json" in arguments
    try:
        top = _parser(catalogue)
        given = top.parse_args(arguments)
        answer = _answer(top, given, catalogue, environment, source, out)
    except AppError as error:
        if as_json:
            out.write(line(error_document(error, catalogue)) + "\n")
        errors.write(error_text(error, catalogue) + "\n")
        return error.status
    if as_json:
        out.write(line(answer.document) + "\n")
    else:
        out.writelines(text + "\n" for text in answer.lines)
    out.flush()
    return answer.status


def _parser(catalogue: Catalogue) -> Parser:
    """Return the parser with every command."""
    top, commands = parser(catalogue)
    for module in COMMANDS:
        module.add(commands)
    return top


def _answer(
    top: Parser,
    given: Namespace,
    catalogue: Catalogue,
    environment: Mapping[str, str],
    source: TextIO,
    out: TextIO,
) -> Answer:
    """Answer help and version, or carry out the command."""
    if given.version:
        return Answer({"version": __version__}, [f"parteneriat {__version__}"])
    if getattr(given, "command_help", False):
        text = given.asked.format_help().rstrip()
        return Answer({"help": text}, [text])
    if given.help or given.command is None:
        text = top.format_help().rstrip()
        return Answer({"help": text}, [text])
    named = given.passphrase_file or environment.get("PARTENERIAT_PASSPHRASE_FILE")
    session = Session(
        Paths((given.home or default_home()).absolute()),
        machine_clock(given.today),
        catalogue,
        Path(named) if named else None,
        given.json,
        source,
        out,
    )
    answer: Answer = given.run(session, given)
    return answer


def _language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language named on the command line, else that of the environment, else Romanian."""
    for position, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--language=") else None
        if argument == "--language" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in LANGUAGES:
            return value
    named = environment.get("PARTENERIAT_LANGUAGE", "")
    return named if named in LANGUAGES else "ro"


def main(environment: Mapping[str, str]) -> int:
    """Carry out the command of this process."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        return run(sys.argv[1:], environment, sys.stdin, sys.stdout, sys.stderr)
    except BrokenPipeError:
        # The reader of a pipe has had enough; what was done is done. Nothing may be flushed to it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:  # noqa: BLE001 - whatever it is, a person never meets a traceback
        return unexpected(fault, Catalogue(_language(sys.argv[1:], environment)), sys.stderr)


def unexpected(fault: Exception, catalogue: Catalogue, errors: TextIO) -> int:
    """Write the details of a fault of the program into a file and say so in a sentence."""
    handle, name = tempfile.mkstemp(prefix="parteneriat-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        traceback.print_exception(fault, file=file)
    sentence = Sentence("The program met a fault of its own; what was saved before is safe.")
    advice = Sentence("Send the file {file} to whoever supports the program.", file=name)
    errors.write(f"{catalogue.say(sentence)} {catalogue.say(advice)}\n")
    return AppError.status
