"""Commands that close the loop: what was received and sent, taking an import back, requests for correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import corrections, inbox, outbox
from parteneriat_desktop.actions.undo_import import undo_import, was_undone
from parteneriat_desktop.cli.answer import Answer, json_lines, line
from parteneriat_desktop.cli.readings import read_day
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.correction_request import CorrectionState

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from parteneriat_desktop.actions.corrections import Correction
    from parteneriat_desktop.actions.inbox import ReceivedBundle
    from parteneriat_desktop.actions.outbox import SentBundle
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    commands.command("outbox", N_("what was sent and what became of it"), print_outbox)
    sent = commands.command("sent", N_("say that a package went out"), mark_sent)
    sent.word("digest", N_("DIGEST"), N_("digest of the package, as “outbox” prints it"))
    commands.command("inbox", N_("what was received, and which parts are missing"), print_inbox)
    undoing = commands.command("undo-import", N_("take back everything an import changed here"), take_back)
    undoing.word("digest", N_("DIGEST"), N_("digest of the package, as “inbox” prints it"))
    asking = commands.group("correction", N_("records that were returned with reasons"))
    ask = asking.command("ask", N_("return a record for correction"), ask_correction)
    ask.record()
    ask.option("--field", N_("FIELD"), N_("field that is to be corrected"), default="")
    ask.option("--reason", N_("TEXT"), N_("what is wrong, and what is asked for"), required=True)
    ask.option("--due", N_("YYYY-MM-DD"), N_("day by which it is asked for"), type=read_day)
    ask.option("--partnership", N_("ID"), N_("partnership, for a record that stands in none"), default="")
    answer = asking.command("answer", N_("say what was corrected"), answer_correction)
    answer.word("id", N_("ID"), N_("identifier of the request"))
    answer.option("--text", N_("TEXT"), N_("what was corrected, or why it stays"), required=True)
    for name, summary, run in (
        ("accept", N_("settle a request"), accept_correction),
        ("again", N_("open an answered request again"), ask_again),
        ("withdraw", N_("take a request back"), withdraw_correction),
    ):
        asking.command(name, summary, run).word("id", N_("ID"), N_("identifier of the request"))
    asking.command("list", N_("list the requests"), print_corrections)


def print_outbox(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """Print what was sent, the latest first, as JSON lines."""
    with session.workspace() as workspace:
        return json_lines([_sent(session, one) for one in outbox.outbox(workspace)])


def _sent(session: Session, one: SentBundle) -> dict[str, Wire]:
    """Return one line of the outbox."""
    refused: Wire = None
    if one.refused is not None:
        refused = {"code": one.refused.code, "sentence": one.refused.sentence, "advice": one.refused.advice}
    return {
        "digest": one.digest,
        "number": one.sequence,
        "to": one.name,
        "file": one.file,
        "kind": one.kind,
        "part": one.part,
        "parts": one.parts,
        "changes": one.changes,
        "state": one.state.value,
        "on": one.moment,
        "received_on": None if one.received_on is None else one.received_on.isoformat(),
        "refused": refused,
        "corrections": [_asked(session, found) for found in one.asked],
    }


def mark_sent(session: Session, given: Namespace) -> Answer:
    """Write down that a package went out."""
    with session.workspace() as workspace:
        one = outbox.find(workspace, given.digest)
        outbox.mark_sent(workspace, one.digest)
    said = Sentence("Package {number} is noted as sent; it waits for a receipt.", number=one.sequence)
    return Answer({"digest": one.digest, "number": one.sequence}, [session.catalogue.say(said)])


def print_inbox(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """Print what was received, the latest first, and the parts that are missing."""
    with session.workspace() as workspace:
        received = [_received(one, taken_back=was_undone(workspace, one.digest)) for one in inbox.inbox(workspace)]
        missing = [session.catalogue.say(one.sentence) for one in inbox.missing_parts(workspace)]
    document: dict[str, Wire] = {"received": [*received], "missing_parts": [*missing]}
    return Answer(document, [*(line(one) for one in received), *missing])


def _received(one: ReceivedBundle, *, taken_back: bool) -> dict[str, Wire]:
    """Return one line of the inbox."""
    return {
        "digest": one.digest,
        "number": one.sequence,
        "from": one.sender,
        "file": one.file,
        "kind": one.kind,
        "part": one.part,
        "parts": one.parts,
        "changes": one.changes,
        "merged": one.merged_fields,
        "on": one.moment,
        "taken_back": taken_back,
    }


def take_back(session: Session, given: Namespace) -> Answer:
    """Take back everything that an import changed here."""
    with session.workspace() as workspace:
        undone = undo_import(workspace, given.digest)
    done = Counted(
        "{count} record of package {number} of {sender} is again what it was; this travels like any change.",
        "{count} records of package {number} of {sender} are again what they were; this travels like any change.",
        len(undone.records),
        number=undone.sequence,
        sender=undone.sender,
    )
    left = Counted(
        "{count} record was left as it is: it was changed here since, or this version does not know it.",
        "{count} records were left as they are: they were changed here since, or this version does not know them.",
        len(undone.left),
    )
    document: dict[str, Wire] = {
        "records": [{"entity": name, "id": record} for _scope, name, record in undone.records],
        "left": [{"entity": name, "id": record} for _scope, name, record in undone.left],
    }
    return Answer(document, [session.catalogue.say(one) for one in (done, *([left] if undone.left else []))])


def ask_correction(session: Session, given: Namespace) -> Answer:
    """Return a record for correction; print the identifier of the request."""
    asked = corrections.Asked(
        entity=given.entity,
        record=given.id,
        field=given.field,
        reason=given.reason,
        due_on=given.due,
        partnership=given.partnership,
    )
    with session.workspace() as workspace:
        made = corrections.ask(workspace, asked)
    return Answer({"id": made}, [made])


def answer_correction(session: Session, given: Namespace) -> Answer:
    """Answer a request."""
    with session.workspace() as workspace:
        corrections.answer(workspace, given.id, given.text)
        return _settled(session, workspace, given.id)


def accept_correction(session: Session, given: Namespace) -> Answer:
    """Settle a request."""
    with session.workspace() as workspace:
        corrections.accept(workspace, given.id)
        return _settled(session, workspace, given.id)


def ask_again(session: Session, given: Namespace) -> Answer:
    """Open a request again."""
    with session.workspace() as workspace:
        corrections.ask_again(workspace, given.id)
        return _settled(session, workspace, given.id)


def withdraw_correction(session: Session, given: Namespace) -> Answer:
    """Take a request back."""
    with session.workspace() as workspace:
        corrections.withdraw(workspace, given.id)
        return _settled(session, workspace, given.id)


def print_corrections(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """Print every request, the latest first, as JSON lines."""
    with session.workspace() as workspace:
        return json_lines([_asked(session, one) for one in corrections.corrections(workspace)])


def _settled(session: Session, workspace: Workspace, record: str) -> Answer:
    """Print the state that a request has now."""
    found = next(one for one in corrections.corrections(workspace) if one.request.id == record)
    state = found.request.state or CorrectionState.OPEN
    said = Sentence("The request is now: {state}.", state=session.catalogue.label(state))
    return Answer({"id": record, "state": str(found.request.state)}, [session.catalogue.say(said)])


def _asked(session: Session, one: Correction) -> dict[str, Wire]:
    """Return a request as one object."""
    request = one.request

    def day(value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    return {
        "id": request.id,
        "state": str(request.state),
        "asked_by": one.asked_by or session.catalogue.text("this institution"),
        "asked_on": day(request.asked_on),
        "due_on": day(request.due_on),
        "entity": request.about_kind,
        "record": request.about_record,
        "field": request.about_field,
        "title": one.about,
        "reason": request.reason,
        "answer": request.answer,
        "answered_on": day(request.answered_on),
    }
