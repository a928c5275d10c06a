"""The command ``erase``: personal data of a record, or all whose term of keeping is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import cleaning, retention
from parteneriat_desktop.actions.erase_record import erase_record
from parteneriat_desktop.cli.answer import Answer
from parteneriat_desktop.cli.arguments import wrong_usage
from parteneriat_desktop.cli.readings import read_count, read_text
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.actions.erase_record import Erased
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


#: The words that name a record.
RECORD = ("entity", "id")


def add(commands: Adding) -> None:
    """Add the command to the parser."""
    erase = commands.command("erase", N_("erase personal data for good; every chain stays verifiable"), erase_data)
    erase.word("entity", N_("ENTITY"), N_("kind of record, such as plan"), nargs="?")
    erase.word("id", N_("ID"), N_("identifier of the record"), nargs="?")
    erase.option(
        "--field", N_("NAME"), N_("a shared field to erase too; may be repeated"), action="append", type=read_text
    )
    erase.switch("--retention", N_("erase names and contacts that have been kept long enough"))
    erase.option("--years", "N", N_("for how many years they are kept from now on"), type=read_count)
    erase.switch("--dry-run", N_("only list what “--retention” would erase"))
    erase.switch("--purge-backups", N_("remove the older backups on this computer, which still hold it"))


def erase_data(session: Session, given: Namespace) -> Answer:
    """Erase, and say what was erased and what others have to do."""
    named: list[str] = [word for word in (given.entity, given.id) if word is not None]
    if len(named) != (0 if given.retention else len(RECORD)):
        raise wrong_usage(given.asked, Sentence("Name one record, or give “--retention”."))
    with session.workspace() as workspace:
        if given.years is not None:
            retention.choose_years(workspace, given.years)
        if given.retention and given.dry_run:
            return _list(session, workspace)
        passphrase = session.passphrase()
        erased = (
            retention.erase_due(workspace, passphrase)
            if given.retention
            else erase_record(workspace, str(given.entity), str(given.id), given.field or (), passphrase)
        )
        purged = 0
        if given.purge_backups:
            purged = cleaning.purge(workspace.paths, workspace.store, workspace.clock.now())
    return _answer(session, erased, purged, purged=given.purge_backups)


def _list(session: Session, workspace: Workspace) -> Answer:
    """List what is due."""
    found = retention.due(workspace)
    due: list[Wire] = [
        {"entity": one.ENTITY, "id": one.id, "number": one.register_number, "received_on": str(one.received_on)}
        for one in found
    ]
    lines = [f"{one.ENTITY} {one.id} {one.register_number or ''} {one.received_on}" for one in found]
    said = Counted(
        "{count} contribution holds names or contacts for longer than {years} years.",
        "{count} contributions hold names or contacts for longer than {years} years.",
        len(found),
        years=retention.years(workspace),
    )
    return Answer({"due": due}, [*lines, session.catalogue.say(said)])


def _answer(session: Session, erased: Erased, count: int, *, purged: bool) -> Answer:
    """Say what was erased, where it may still be, and who else has to erase."""
    say = session.catalogue.say
    lines = [say(sentence) for sentence in erased.sentences]
    if purged:
        lines.append(say(Counted("{count} older backup was removed.", "{count} older backups were removed.", count)))
    elif erased.backups:
        lines.append(
            say(
                Counted(
                    "{count} backup on this computer still holds it, until it is rotated out; “--purge-backups” "
                    "removes it now.",
                    "{count} backups on this computer still hold it, until they are rotated out; “--purge-backups” "
                    "removes them now.",
                    erased.backups,
                )
            )
        )
    document: dict[str, Wire] = {
        "changes": erased.changes,
        "copies": erased.copies,
        "backups": 0 if purged else erased.backups,
        "left": list(erased.left),
    }
    return Answer(document, lines)
