"""Commands about records: finalise, show, delete, undo, dump, search, due, conflicts, resolve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import change_record, conflicts, dump, finalise, show_records, step_documents
from parteneriat_desktop.actions.as_of import AsOf
from parteneriat_desktop.cli.answer import Answer, json_lines, line, problems_document
from parteneriat_desktop.cli.arguments import wrong_usage
from parteneriat_desktop.cli.evidence_answer import evidence_answer
from parteneriat_desktop.cli.readings import read_count, read_day, read_place, read_text
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.journal import strict_json
from parteneriat_desktop.records.problems import blocking

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    final = commands.command("finalise", N_("run the checks of the next state and enter it"), finalise_record)
    final.record()
    final.option("--to", N_("STATE"), N_("another state than the next one"))
    final.option("--documents", N_("DIR"), N_("write the document of the step into this folder"), type=read_place)
    show = commands.command("show", N_("print records"), show_record)
    show.word("entity", N_("ENTITY"), N_("kind of record, such as plan"))
    show.word("id", N_("ID"), N_("identifier of the record; without it: all records"), nargs="?")
    show.switch("--history", N_("print the changes of the record, oldest first"))
    show.switch("--evidence", N_("print what proves each condition of the target for a partnership"))
    show.option("--as-of", N_("YYYY-MM-DD"), N_("print what the records said on a day"), type=read_day)
    commands.command("delete", N_("delete a record; its history stays"), delete_record).record()
    commands.command("undo", N_("take back the last change of a record"), undo_change).record()
    dumping = commands.command("dump", N_("print every shared record and open conflict, canonically"), dump_records)
    dumping.switch("--private", N_("with what never leaves the institution"))
    searching = commands.command("search", N_("find records by words"), search_records)
    searching.word("text", N_("TEXT"), N_("words, also without diacritics"))
    searching.option("--limit", "N", N_("at most so many records"), type=read_count, default=50)
    commands.command("conflicts", N_("list fields with competing values"), list_conflicts)
    resolving = commands.command("resolve", N_("settle a conflict"), resolve_conflict)
    resolving.record()
    resolving.word("field", N_("FIELD"), N_("field with competing values"))
    choice = resolving.options.add_mutually_exclusive_group(required=True)
    text = commands.text
    choice.add_argument("--take", type=read_text, metavar=text(N_("CHANGE")), help=text(N_("the value of this change")))
    choice.add_argument("--value", type=read_text, metavar="JSON", help=text(N_("another value")))


def finalise_record(session: Session, given: Namespace) -> Answer:
    """Check a record for its next state, enter it and print its document, or do none of it."""
    with session.workspace() as workspace:
        if given.documents is None:
            done, files = finalise.finalise(workspace, given.entity, given.id, given.to), list[Path]()
        else:
            printing = step_documents.Printing(given.documents, session.catalogue)
            done, files = step_documents.finalise_and_print(workspace, given.entity, given.id, given.to, printing)
    document: dict[str, Wire] = {
        "id": given.id,
        "state": done.state,
        "document": done.document,
        "files": [str(file) for file in files],
        "problems": problems_document(done.problems, session.catalogue),
    }
    return Answer(document, [line(document)], int(bool(blocking(done.problems))))


def show_record(session: Session, given: Namespace) -> Answer:
    """Print all records of an entity, one record, its history or evidence, or what stood there on a day."""
    if given.id is None and given.history:
        raise wrong_usage(given.asked, Sentence("Name the record whose history is asked for."))
    if given.evidence and (given.id is None or given.entity != "partnership"):
        raise wrong_usage(given.asked, Sentence("Name the partnership whose evidence is asked for."))
    with session.workspace() as workspace:
        if given.evidence:
            return evidence_answer(workspace, str(given.id), session.catalogue)
        if given.as_of is not None:
            return _then(workspace, given)
        if given.id is None:
            return json_lines(show_records.show_all(workspace, given.entity))
        if given.history:
            return json_lines(show_records.history(workspace, given.entity, given.id))
        document = show_records.show(workspace, given.entity, given.id)
        return Answer(document, [line(document)])


def _then(workspace: Workspace, given: Namespace) -> Answer:
    """Print what the records said on a day."""
    found = AsOf(workspace, given.as_of).show(given.entity)
    return json_lines(document for document in found if given.id is None or document["id"] == given.id)


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
    listed: list[Wire] = [*documents]
    return Answer(listed, [dump.canonical(document) for document in documents])


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
            value = strict_json.parse(given.value.encode("utf-8"))
            conflicts.decide(workspace, given.entity, given.id, given.field, value)
        document = show_records.show(workspace, given.entity, given.id)
    return Answer(document, [line(document)])


def _done(record: str, word: str) -> Answer:
    """Answer that something was done to a record."""
    document: dict[str, Wire] = {"id": record, "done": word}
    return Answer(document, [line(document)])
