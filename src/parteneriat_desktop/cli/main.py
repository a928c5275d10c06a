"""One call of the command line, from arguments to exit status.

Rules of this module:

1. Nothing below it asks the environment or the process's streams: they are passed down.
2. Whatever happens, a person meets a sentence and never a traceback: a fault of the program, an
   interruption, a reader that went away, a disk that takes no answer.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop import __version__
from parteneriat_desktop.actions.clock import machine_clock
from parteneriat_desktop.cli import (
    certificate_commands,
    erase_command,
    exchange_commands,
    key_commands,
    law_commands,
    loop_commands,
    mail_commands,
    pdf_commands,
    publish_commands,
    put_command,
    record_commands,
    recover_command,
    registry_commands,
    report_commands,
    upkeep_commands,
)
from parteneriat_desktop.cli.answer import Answer, line, not_written, refusal
from parteneriat_desktop.cli.arguments import (
    LANGUAGES,
    HelpAskedError,
    Leading,
    Parser,
    leading,
    parser,
    wrong_usage,
)
from parteneriat_desktop.cli.session import Session
from parteneriat_desktop.cli.streams import Streams, give_up, standard_streams
from parteneriat_desktop.errors import AppError, RefusedError, Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.paths import Paths, default_home

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

#: Modules that add commands, in the order of the help.
COMMANDS = (
    upkeep_commands,
    recover_command,
    put_command,
    record_commands,
    erase_command,
    report_commands,
    pdf_commands,
    law_commands,
    publish_commands,
    exchange_commands,
    certificate_commands,
    key_commands,
    loop_commands,
    mail_commands,
    registry_commands,
)


def run(arguments: Sequence[str], environment: Mapping[str, str], streams: Streams) -> int:
    """Carry out one command, print what it answers and return its exit status."""
    before = leading(arguments)
    catalogue = _catalogue(before, environment)
    try:
        answer = _answer(arguments, before, catalogue, environment, streams)
    except HelpAskedError as asked:
        answer = Answer({"help": str(asked)}, [str(asked)])
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - a person never meets a traceback
        answer = refusal(said(error), catalogue)
    try:
        _print(answer, streams, as_json=before.as_json)
    except BrokenPipeError:
        # Whoever reads has had enough; what was done is done.
        give_up(streams.out)
    except OSError:
        give_up(streams.out)
        answer = refusal(not_written(), catalogue)
        _print(replace(answer, lines=()), streams, as_json=False)
    return answer.status


def _print(answer: Answer, streams: Streams, *, as_json: bool) -> None:
    """Print the answer, then the sentence of a refusal."""
    if as_json:
        streams.out.write(line(answer.document) + "\n")
    else:
        streams.out.writelines(text + "\n" for text in answer.lines)
    streams.out.flush()
    if answer.refusal:
        streams.errors.write(answer.refusal + "\n")
        streams.errors.flush()


def _catalogue(before: Leading, environment: Mapping[str, str]) -> Catalogue:
    """Return the language named on the command line, else that of the environment, else Romanian."""
    named = environment.get("PARTENERIAT_LANGUAGE", "")
    return Catalogue(before.language or (named if named in LANGUAGES else "ro"))


def _answer(
    arguments: Sequence[str],
    before: Leading,
    catalogue: Catalogue,
    environment: Mapping[str, str],
    streams: Streams,
) -> Answer:
    """Read the arguments; answer the question for the version, or carry out the command."""
    given = _read(arguments, before, catalogue)
    if given.version:
        return Answer({"version": __version__}, [f"parteneriat {__version__}"])
    named = given.passphrase_file or environment.get("PARTENERIAT_PASSPHRASE_FILE")
    session = Session(
        Paths((given.home or default_home()).absolute()),
        machine_clock(given.today),
        catalogue,
        Path(named) if named else None,
        given.json,
        streams,
    )
    answer: Answer = given.run(session, given)
    return answer


def _read(arguments: Sequence[str], before: Leading, catalogue: Catalogue) -> Namespace:
    """Return the understood arguments, or refuse them with the usage of the command concerned."""
    top, commands = parser(catalogue)
    for module in COMMANDS:
        module.add(commands)
    known = commands.commands.choices
    if before.command is not None and before.command not in known:
        sentence = Sentence("There is no command “{name}” in this version.", name=before.command[:60])
        raise wrong_usage(top, sentence, ", ".join(known))
    given, rest = top.parse_known_args(arguments)
    asked: Parser = getattr(given, "asked", top)
    if rest:
        raise wrong_usage(asked, Sentence("“{word}” is not understood here.", word=rest[0][:60]))
    if given.command is None and not given.version:
        raise wrong_usage(top, Sentence("No command was given."), ", ".join(known))
    return given


def main(environment: Mapping[str, str]) -> int:
    """Carry out the command of this process."""
    streams = standard_streams()
    try:
        return run(sys.argv[1:], environment, streams)
    except (OSError, KeyboardInterrupt):
        # Stopped while printing, or there is nobody left to say a sentence to.
        give_up(streams.out)
        give_up(streams.errors)
        return RefusedError.status


def said(error: BaseException) -> AppError:
    """Return what ended a command as an error that a person can read."""
    match error:
        case AppError():
            return error
        case KeyboardInterrupt():
            return RefusedError(
                Sentence("The command was stopped."),
                Sentence("What was answered before is saved; give the command again for the rest."),
                code="stopped",
            )
        case _:
            return _fault(error)


def _fault(fault: BaseException) -> AppError:
    """Write the details of a fault of the program into a file and say so in a sentence."""
    try:
        handle, name = tempfile.mkstemp(prefix="parteneriat-", suffix=".log", text=True)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            traceback.print_exception(fault, file=file)
    except OSError:
        advice = Sentence("Free some space on the disk, then give the command again.")
    else:
        advice = Sentence("Send the file {file} to whoever supports the program.", file=name)
    return RefusedError(
        Sentence("The program met a fault of its own; what was saved before is safe."), advice, code="fault"
    )
