"""Commands about records: put, finalise, show, delete, undo, dump, search, due, conflicts, resolve."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import change_record, conflicts, dump, finalise, save_record, show_records
from parteneriat_desktop.cli.answer import Answer, json_lines, line, problems_document
from parteneriat_desktop.errors import AppError, RefusedError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.journal import strict_json
from parteneriat_desktop.records.problems import Problem, blocking, refusing

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    put = commands.command("put", N_("save records given as JSON lines"), put_records)
    put.add_argument("file", nargs="?", default="-", metavar="FILE")
    final = commands.command("finalise", N_("run the checks of the next state and enter it"), finalise_record)
    _record_arguments(final)
    final.add_argument("--to", metavar="STATE")
    show = commands.command("show", N_("print records"), show_record)
    show.add_argument("entity", metavar="ENTITY")
    show.add_argument("id", nargs="?", metavar="ID")
    show.add_argument("--history", action="store_true")
    _record_arguments(commands.command("delete", N_("delete a record; its history stays"), delete_record))
    _record_arguments(commands.command("undo", N_("take back the last change of a record"), undo_change))
    dumping = commands.command("dump", N_("print every shared record and open conflict, canonically"), dump_records)
    dumping.add_argument("--private", action="store_true")
    searching = commands.command("search", N_("find records by words"), search_records)
    searching.add_argument("text", metavar="TEXT")
    searching.add_argument("--limit", type=int, default=50, metavar="N")
    commands.command("conflicts", N_("list fields with competing values"), list_conflicts)
    resolving = commands.command("resolve", N_("settle a conflict"), resolve_conflict)
    _record_arguments(resolving)
    resolving.add_argument("field", metavar="FIELD")
    choice = resolving.add_mutually_exclusive_group(required=True)
    choice.add_argument("--take", metavar="CHANGE")
    choice.add_argument("--value", metavar="JSON")


def put_records(session: Session, given: Namespace) -> Answer:
    """Save each line; print each answer once its change is durable."""
    answers: list[Wire] = []
    refused = False
    with session.workspace() as workspace:
        for text in _lines(session, given.file):
            record, problems = _put_line(workspace, text)
            refused = refused or bool(refusing(problems))
            answer: dict[str, Wire] = {"id": record, "problems": problems_document(problems, session.catalogue)}
            answers.append(answer)
            if not session.as_json:
                session.print_line(line(answer))
    return Answer(answers, (), int(refused))


def _lines(session: Session, name: str) -> Iterator[bytes]:
    """Yield the lines of a file or of standard input, without empty ones."""
    if name == "-":
        source = getattr(session.source, "buffer", None)
        lines = iter(source) if source is not None else (text.encode() for text in session.source)
        yield from (text.strip() for text in lines if text.strip())
        return
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - a name as it was typed
            yield from (text.strip() for text in file if text.strip())
    except OSError as error:
        raise RefusedError(
            Sentence("The file {file} cannot be read.", file=name),
            Sentence("Check the name of the file and that you may read it."),
            code="no-file",
        ) from error


def _put_line(workspace: Workspace, text: bytes) -> tuple[str | None, list[Problem]]:
    """Save one line; whatever is wrong with it becomes a problem."""
    try:
        match strict_json.parse(text):
            case {"entity": str(entity), "fields": dict(fields), **rest} if set(rest) <= {"id"} and isinstance(
                rest.get("id"), str | None
            ):
                identifier = rest.get("id")
                saved = save_record.save(workspace, entity, fields, identifier if isinstance(identifier, str) else None)
                return saved.id, saved.problems
            case _:
                return None, [
                    Problem("", Sentence("A line has the form {form}.", form='{"entity", "id"?, "fields": {}}'))
                ]
    except AppError as error:
        if error.code in STOPPING:
            raise
        return None, [Problem("", Sentence("{sentence} {advice}", sentence=error.sentence, advice=error.advice))]


#: Refusals after which no further line can succeed: the whole command is refused.
STOPPING = frozenset({"disk-full", "read-only", "locked", "damaged"})


def finalise_record(session: Session, given: Namespace) -> Answer:
    """Check a record for its next state and enter it."""
    with session.workspace() as workspace:
        done = finalise.finalise(workspace, given.entity, given.id, given.to)
    document: dict[str, Wire] = {
        "id": given.id,
        "state": done.state,
        "problems": problems_document(done.problems, session.catalogue),
    }
    return Answer(document, [line(document)], int(bool(blocking(done.problems))))


def show_record(session: Session, given: Namespace) -> Answer:
    """Print all records of an entity, one record, or its history."""
    with session.workspace() as workspace:
        if given.id is None:
            return json_lines(show_records.show_all(workspace, given.entity))
        if given.history:
            return json_lines(show_records.history(workspace, given.entity, given.id))
        document = show_records.show(workspace, given.entity, given.id)
        return Answer(document, [line(document)])


def delete_record(session: Session, given: Namespace) -> Answer:
    """Delete a record."""
    with session.workspace() as workspace:
        change_record.delete(workspace, given.entity, given.id)
    return _done(given.id, "deleted")


def undo_change(session: Session, given: Namespace) -> Answer:
    """Take back the last change of a record and print what stands there now."""
    with session.workspace() as workspace:
        change_record.undo(workspace, given.entity, given.id)
        document = show_records.show(workspace, given.entity, given.id)
    return Answer(document, [line(document)])


def dump_records(session: Session, given: Namespace) -> Answer:
    """Print the canonical text of the shared scopes."""
    with session.workspace() as workspace:
        documents = dump.dump(workspace, private=given.private)
    return Answer(list[object](documents), [dump.canonical(document) for document in documents])  # type: ignore[arg-type]


def search_records(session: Session, given: Namespace) -> Answer:
    """Print what was found, best first."""
    with session.workspace() as workspace:
        hits = show_records.search(workspace, given.text, given.limit)
    return json_lines(
        [{"entity": hit.entity, "id": hit.id, "title": hit.title, "excerpt": hit.excerpt} for hit in hits]
    )


def list_conflicts(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """Print each conflict with its competing values and their changes, the displayed one first."""
    with session.workspace() as workspace:
        return json_lines(
            {
                "entity": conflict.entity,
                "id": conflict.record,
                "field": conflict.field,
                "sure": conflict.sure,
                "values": [
                    {
                        "change": found.change,
                        "value": found.value,
                        "time": found.time,
                        "user": found.user,
                        "writer": found.writer,
                    }
                    for found in conflict.values
                ],
            }
            for conflict in conflicts.conflicts(workspace)
        )


def resolve_conflict(session: Session, given: Namespace) -> Answer:
    """Settle a conflict by one of its values or by another one."""
    with session.workspace() as workspace:
        if given.take is not None:
            conflicts.take(workspace, given.entity, given.id, given.field, given.take)
        else:
            value = strict_json.parse(given.value.encode("utf-8", "surrogateescape"))
            conflicts.decide(workspace, given.entity, given.id, given.field, value)
        document = show_records.show(workspace, given.entity, given.id)
    return Answer(document, [line(document)])


def _record_arguments(parser: object) -> None:
    """Add the entity and the identifier that most commands name."""
    adding = parser.add_argument  # type: ignore[attr-defined]
    adding("entity", metavar="ENTITY")
    adding("id", metavar="ID")


def _done(record: str, word: str) -> Answer:
    """Answer that something was done to a record."""
    document: dict[str, Wire] = {"id": record, "done": word}
    return Answer(document, [json.dumps(document)])
