"""The command put: records as JSON lines in, one answer a line out.

Rules of this module:

1. A line is saved and durable before it is answered, and answered before the next one is saved.
   Whoever read an answer may rely on it, whatever happens afterwards.
2. A line that cannot be saved is answered with its problems, and the next one is tried.
3. Where no further line can succeed, because the disk takes nothing more, the command ends (exit
   status 2). With ``--json`` what was saved until then stands beside the error under "answers".
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions.read_file import not_readable
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.cli.answer import Answer, line, problems_document, refusal
from parteneriat_desktop.cli.readings import read_place
from parteneriat_desktop.cli.streams import lines
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.journal import strict_json
from parteneriat_desktop.journal.change import LONGEST_LINE
from parteneriat_desktop.records.problems import Problem, refusing

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Generator
    from typing import BinaryIO

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire

STANDARD_INPUT = "-"
#: Refusals after which no further line can succeed.
STOPPING = frozenset({"disk-full", "read-only", "locked", "damaged"})
#: Problems of one line that are listed; a line with more of them was not made for this program.
MOST_PROBLEMS = 100


def add(commands: Adding) -> None:
    """Add the command to the parser."""
    put = commands.command("put", N_("save records given as JSON lines"), put_records)
    explained = N_("file with one record a line; - or nothing: standard input")
    put.word("file", N_("FILE"), explained, nargs="?", type=read_place, default=STANDARD_INPUT)


def put_records(session: Session, given: Namespace) -> Answer:
    """Save each line; print each answer once its change is durable."""
    name = str(given.file)
    answers: list[Wire] = []
    refused = False
    with _opened(session, name) as source, session.workspace() as workspace:
        try:
            for text in lines(source, name):
                record, problems = _put_line(workspace, text)
                refused = refused or bool(refusing(problems))
                listed = problems_document(problems[:MOST_PROBLEMS], session.catalogue)
                answer: dict[str, Wire] = {"id": record, "problems": listed}
                if session.as_json:
                    answers.append(answer)
                else:
                    session.print_line(line(answer))
        except AppError as error:
            ended = refusal(error, session.catalogue)
            document: dict[str, Wire] = {**cast("dict[str, Wire]", ended.document), "answers": answers}
            return Answer(document, ended.lines, ended.status, ended.refusal)
    return Answer(answers, (), int(refused))


@contextlib.contextmanager
def _opened(session: Session, name: str) -> Generator[BinaryIO]:
    """Open the named file, or standard input."""
    source = session.streams.source
    if name == STANDARD_INPUT and source is not None:
        yield source
        return
    try:
        file = open(name, "rb")  # noqa: PTH123, SIM115 - a name as it was typed; closed below
    except OSError as error:
        raise not_readable(name) from error
    with file:
        yield file


def _put_line(workspace: Workspace, text: bytes) -> tuple[str | None, list[Problem]]:
    """Save one line; whatever is wrong with it becomes a problem."""
    if len(text) > LONGEST_LINE:
        return None, [Problem("", Sentence("A line has at most {longest} bytes.", longest=LONGEST_LINE))]
    try:
        match strict_json.parse(text):
            case {"entity": str(entity), "fields": dict(fields), **rest} if set(rest) <= {"id"}:
                return _save(workspace, entity, fields, rest.get("id"))
            case _:
                return None, [_wrong_form()]
    except AppError as error:
        if error.code in STOPPING:
            raise
        return None, [Problem("", Sentence("{sentence} {advice}", sentence=error.sentence, advice=error.advice))]


def _save(
    workspace: Workspace, entity: str, fields: dict[str, Wire], record: object
) -> tuple[str | None, list[Problem]]:
    """Save the fields of one line under the identifier it names, if it names one."""
    if not isinstance(record, str | None):
        return None, [_wrong_form()]
    saved = save(workspace, entity, fields, record)
    return saved.id, saved.problems


def _wrong_form() -> Problem:
    """Return the problem of a line that is JSON but no record."""
    return Problem("", Sentence("A line has the form {form}.", form='{"entity", "id"?, "fields": {}}'))
