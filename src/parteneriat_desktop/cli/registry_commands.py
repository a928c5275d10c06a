"""Commands of whoever receives from many: where the exchange stands, and receipts for all who wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import registry
from parteneriat_desktop.actions.export_bundle import Wanted
from parteneriat_desktop.cli.answer import Answer, json_lines
from parteneriat_desktop.cli.readings import read_place
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.actions.registry import Contact
    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    group = commands.group("registry", N_("the exchange with all enrolled institutions"))
    group.command("status", N_("print how the exchange with each stands"), print_status)
    report = group.command("report", N_("write how the exchange stands as a table"), write_report)
    report.option("--out", N_("FILE.csv"), N_("file to write"), required=True, type=read_place)
    receipts = group.command("receipts", N_("write a receipt for each that waits for one"), write_receipts)
    receipts.switch("--plain", N_("unencrypted, so that any tool reads it"))
    receipts.option("--out", N_("DIR"), N_("folder to write into"), required=True, type=read_place)


def print_status(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """Print how the exchange with each institution stands, as JSON lines."""
    with session.workspace() as workspace:
        return json_lines([_document(one) for one in registry.contacts(workspace)])


def write_report(session: Session, given: Namespace) -> Answer:
    """Write how the exchange stands as a table."""
    with session.workspace() as workspace:
        rows = registry.write_table(workspace, given.out, session.catalogue)
    said = Counted("{count} institution in {file}.", "{count} institutions in {file}.", rows, file=str(given.out))
    return Answer({"file": str(given.out), "institutions": rows}, [session.catalogue.say(said)])


def write_receipts(session: Session, given: Namespace) -> Answer:
    """Write all receipts; exit status 1 where one could not be written."""
    wanted = Wanted(None, full=False, catalogue=session.catalogue, out=given.out, plain=given.plain, kind="receipt")
    with session.workspace() as workspace:
        batch = registry.write_receipts(workspace, given.out, wanted, session.passphrase())
    files = [str(file) for one in batch.written for file in one.files]
    refused: list[Wire] = [
        {"institution": one.name, "code": one.error.code, "sentence": session.catalogue.say(one.error.sentence)}
        for one in batch.refused
    ]
    document: dict[str, Wire] = {"receipts": len(batch.written), "files": [*files], "refused": refused}
    words = [
        Sentence("No receipt for {name}: {reason}", name=one.name, reason=one.error.sentence) for one in batch.refused
    ]
    return Answer(document, [*files, *(session.catalogue.say(one) for one in words)], int(bool(refused)))


def _document(one: Contact) -> dict[str, Wire]:
    """Return how the exchange with one institution stands."""
    received = one.received
    return {
        "institution": one.name,
        "fingerprint": one.fingerprint,
        "role": one.role,
        "packages": received.packages,
        "last_number": received.last_number,
        "last_on": None if received.last_on is None else received.last_on.isoformat(),
        "gaps": one.gaps,
        "missing_parts": one.missing_parts,
        "conflicts": one.conflicts,
        "corrections": one.corrections,
        "waits_for_receipt": received.waits_for_receipt,
    }
