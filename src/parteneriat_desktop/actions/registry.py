"""Where the exchange with each enrolled institution stands, and receipts for everybody who waits for one.

Rules of this module:

1. Figures are about what was stored here, never about what others say that they sent.
2. An institution waits for a receipt when something of it arrived after the last bundle that was written for
   it: each bundle says what was stored.
3. Receipts are written one by one. Where one cannot be written (no key to encrypt for), the others are.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import corrections, inbox
from parteneriat_desktop.actions.clock import day_of
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.settings import role_words
from parteneriat_desktop.actions.trust import institutions, trust_list
from parteneriat_desktop.actions.write_file import write_file
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.i18n.formatting import show
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.sync.layout import ascii_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from parteneriat_desktop.actions.export_bundle import Exported
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.store.bundles import LoggedBundle


@dataclass(frozen=True, slots=True)
class Received:
    """How many packages of an institution are here, number and day of the last, and whether it waits (rule 2)."""

    packages: int
    last_number: int
    last_on: date | None
    waits_for_receipt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How the exchange with one institution stands."""

    name: str
    fingerprint: str
    role: str
    received: Received
    gaps: int
    missing_parts: int
    conflicts: int
    corrections: int


@dataclass(frozen=True, slots=True)
class NotWritten:
    """An institution that no receipt could be written for, and why."""

    name: str
    error: AppError


@dataclass(frozen=True, slots=True)
class Batch:
    """The receipts that were written, and those that could not be."""

    written: tuple[Exported, ...]
    refused: tuple[NotWritten, ...]


def contacts(workspace: Workspace) -> list[Contact]:
    """Return how the exchange with each institution stands, by name."""
    gaps = Counter(_owners(workspace, (gap.writer for gap in exchange.gaps(workspace.store.headers()))))
    competing = (value.writer for found in workspace.store.conflicts() for value in found.values)
    conflicting = Counter(_owners(workspace, competing))
    parts = Counter(found.fingerprint for found in inbox.missing_parts(workspace))
    asked = corrections.unsettled(workspace)
    by_peer: dict[str, list[LoggedBundle]] = {}
    for found in workspace.store.bundles():
        by_peer.setdefault(found.peer, []).append(found)
    return [
        Contact(
            name=one.name,
            fingerprint=one.fingerprint,
            role=one.role,
            received=_received(by_peer.get(one.fingerprint, [])),
            gaps=gaps[one.key_id],
            missing_parts=parts[one.fingerprint],
            conflicts=conflicting[one.key_id],
            corrections=asked.get(one.fingerprint, 0),
        )
        for one in institutions(workspace)
    ]


def write_receipts(workspace: Workspace, out: Path, wanted: Wanted, passphrase: str | None) -> Batch:
    """Write a receipt for everybody who waits for one, each into a folder of its own below ``out`` (rule 3)."""
    workspace.keys.unlock(passphrase)
    written: list[Exported] = []
    refused: list[NotWritten] = []
    for one in contacts(workspace):
        if not one.received.waits_for_receipt:
            continue
        folder = out / f"{ascii_name(one.name)}-{one.fingerprint[:4].lower()}"
        own = Wanted(one.fingerprint, wanted.full, wanted.catalogue, folder, plain=wanted.plain, kind="receipt")
        try:
            written.append(export(workspace, own, passphrase))
        except AppError as error:
            refused.append(NotWritten(one.name, error))
    return Batch(tuple(written), tuple(refused))


#: The columns of the table: their heads.
HEADS = (
    N_("Institution"),
    N_("Role"),
    N_("Packages"),
    N_("Last number"),
    N_("Last received on"),
    N_("Missing packages"),
    N_("Missing parts"),
    N_("Conflicts"),
    N_("Open corrections"),
    N_("Waits for a receipt"),
)


def write_table(workspace: Workspace, out: Path, catalogue: Catalogue) -> int:
    """Write the state of the exchange as a table (CSV in UTF-8, semicolons) and return how many rows it has."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([catalogue.text(head) for head in HEADS])
    found = contacts(workspace)
    for one in found:
        writer.writerow([_cell(value, catalogue) for value in _row(one, catalogue)])
    write_file(out, target.getvalue().encode("utf-8-sig"))
    return len(found)


def _row(one: Contact, catalogue: Catalogue) -> tuple[object, ...]:
    """Return the values of a row, in the order of the heads."""
    received = one.received
    return (
        one.name,
        role_words(one.role, catalogue),
        received.packages,
        received.last_number or None,
        received.last_on,
        one.gaps,
        one.missing_parts,
        one.conflicts,
        one.corrections,
        received.waits_for_receipt,
    )


def _cell(value: object, catalogue: Catalogue) -> str:
    """Return a value as a cell of a table for people; one that a spreadsheet would take for a formula is quoted."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else show(value, catalogue)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} else text


def _received(logged: list[LoggedBundle]) -> Received:
    """Return what came of an institution, given all that was exchanged with it, the oldest first."""
    arrived = [(at, found) for at, found in enumerate(logged) if found.direction == "received"]
    if not arrived:
        return Received(0, 0, None, waits_for_receipt=False)
    last_at, last = arrived[-1]
    waits = all(found.direction != "sent" for found in logged[last_at + 1 :])
    return Received(len(arrived), last.sequence, day_of(last.moment), waits)


def _owners(workspace: Workspace, writers: Iterable[str]) -> Iterator[str]:
    """Yield the key of each writer that belongs to somebody known."""
    bound = trust_list(workspace).writers
    return (bound[writer] for writer in writers if writer in bound)
