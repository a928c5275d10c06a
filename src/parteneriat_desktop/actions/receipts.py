"""Receipts: what this workspace tells others that it stored, and what others told it.

Rules of this module (exchange.md 1.2 and 9):

1. A receipt says what its signer stored. Every bundle for a named peer carries one; a bundle of the kind
   ``receipt`` is written for nothing else.
2. The latest receipt of an installation REPLACES the older one. Later is what has the higher number or
   the later time: a computer that was restored without knowing it counts again from a lower number, and
   one whose clock was put back has only the number.
3. A workspace that was restored goes on for the installations it was before; their receipts count no
   longer, so it is sent again what it lost, and people are told. An installation that speaks again
   itself, because it was copied and not lost, is listened to again.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import peers
from parteneriat_desktop.actions.envelope import open_file
from parteneriat_desktop.actions.outbox import note_receipt
from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.actions.verify_bundle import prove
from parteneriat_desktop.errors import AppError, RefusedError, Sentence
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.sync.receipt import Arrived, Held, Receipt, Refused, receipt_wire

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.journal.segment import Header
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.bundles import LoggedBundle
    from parteneriat_desktop.sync.description import Description
    from parteneriat_desktop.sync.trust import Institution

#: Most bundles that one receipt names, the newest; older ones are covered by the heads.
MOST_NAMED = 1_000


def own_receipt(
    workspace: Workspace, peer: Institution | None, headers: Iterable[Header], refused: Sequence[Refused] = ()
) -> Receipt:
    """Return what was stored here of the segments that a peer may see, and which of its bundles arrived."""
    held: dict[str, tuple[int, int]] = {}
    for header in headers:
        segments, changes = held.get(header.scope, (0, 0))
        held[header.scope] = segments + 1, changes + header.count
    return Receipt(
        epoch=workspace.epoch,
        writers=workspace.own_writers,
        arrived=()
        if peer is None
        else tuple(_arrived(found) for found in received_from(workspace, peer)[-MOST_NAMED:]),
        refused=tuple(refused),
        held={scope: Held(*counts) for scope, counts in held.items()},
    )


def received_from(workspace: Workspace, peer: Institution) -> list[LoggedBundle]:
    """Return the bundles that were imported from a peer, the oldest first."""
    received = (found for found in workspace.store.bundles() if found.direction == "received")
    return [found for found in received if found.peer == peer.fingerprint]


def refusal_of(workspace: Workspace, file: Path, catalogue: Catalogue, passphrase: str | None) -> Refused:
    """Return why a file is refused here, to be told to whoever sent it; a good file has nothing to be told."""
    from parteneriat_desktop.sync.verification import admit  # noqa: PLC0415 - loads the verifier

    arrived = read_file(file)
    # First, so that a key that does not open is not told as a fault of the file.
    workspace.keys.unlock(passphrase)
    try:
        admit(prove(workspace, open_file(workspace, file, passphrase).data))
    except AppError as error:
        sha256 = hashlib.sha256(arrived).hexdigest()
        sentence, advice = catalogue.say(error.sentence), catalogue.say(error.advice)
        return Refused(file.name, sha256, error.code, sentence[:500], advice[:500])
    raise RefusedError(
        Sentence("The file {file} is a good bundle; there is no refusal to tell.", file=file.name),
        Sentence("Import it instead; the receipt then says that it was stored."),
        code="not-refused",
    )


def remember(workspace: Workspace, description: Description, differing: Sequence[str] = ()) -> list[Sentence]:
    """Keep what a sender says it has, unless a later bundle of the same installation said it already.

    ``differing`` are the dossiers that show other records there than here.
    Returns what people must be told: that the sender was restored, or has less than it acknowledged before.
    """
    writer, receipt = description.sender.writer, description.receipt
    known = workspace.store.receipt(writer)
    if known is not None and _is_newer(known, description):
        return []
    before = [known] if known is not None else []
    earlier = _earlier_writers(workspace, description)
    before += [found for one in earlier if (found := workspace.store.receipt(one)) is not None]
    with workspace.store.writing():
        workspace.store.put_receipt(writer, {**_kept(workspace, description), "differing": [*differing]})
        if receipt is not None:
            note_receipt(workspace, receipt)
        for one in earlier:
            created = description.created.isoformat()
            gone: dict[str, Wire] = {peers.REPLACED: writer, "created": created, "sequence": 0}
            workspace.store.put_receipt(one, gone)
    epochs = {str(found["epoch"]) for found in before if found.get("epoch")}
    if receipt is not None and epochs - {receipt.epoch}:
        return [
            Sentence(
                "{sender} works on from a backup; what it lost is sent again with the next package.",
                sender=description.sender.name,
            )
        ]
    return _less(workspace, description, before)


def _less(workspace: Workspace, description: Description, before: Iterable[dict[str, Wire]]) -> list[Sentence]:
    """Say that a sender acknowledges less than before: it works on from an older copy without knowing it.

    What it has and we do not know may stand for all that it had; then nothing can be said.
    """
    headers = workspace.store.headers()
    known = {header.hash for header in headers}
    if not known.issuperset(description.have):
        return []
    acknowledged = {head for found in before for head in cast("list[str]", found.get("have", []))} & known
    if acknowledged <= exchange.covered(headers, description.have):
        return []
    return [
        Sentence(
            "{sender} no longer has everything it had before; what it lost is sent again with the next package.",
            sender=description.sender.name,
        )
    ]


def _is_newer(known: dict[str, Wire], description: Description) -> bool:
    """Say whether what is known was said later than a description (rule 2)."""
    later = str(known["created"]) > description.created.isoformat()
    return later and (peers.REPLACED in known or cast("int", known["sequence"]) > description.sequence)


def _earlier_writers(workspace: Workspace, description: Description) -> list[str]:
    """Return the installations that a sender goes on for, as far as they are bound to its key."""
    if description.receipt is None:
        return []
    owners = trust_list(workspace).owners
    bound = {found.writer: owners.get(found.key, found.key) for found in workspace.store.writers()}
    key = bound.get(description.sender.writer)
    return [
        one
        for one in description.receipt.writers
        if one != description.sender.writer and key is not None and bound.get(one) == key
    ]


def _kept(workspace: Workspace, description: Description) -> dict[str, Wire]:
    """Return a receipt as it is kept."""
    told = {} if description.receipt is None else receipt_wire(description.receipt)
    return {
        "fingerprint": description.sender.fingerprint,
        "sequence": description.sequence,
        "created": description.created.isoformat(),
        "moment": workspace.clock.moment(),
        "have": [*description.have],
        "want": [*description.want],
        "want_blobs": [*description.want_blobs],
        **told,
    }


def _arrived(found: LoggedBundle) -> Arrived:
    """Return a stored bundle as a receipt names it."""
    moment = datetime.fromisoformat(found.moment).astimezone(UTC).replace(microsecond=0)
    return Arrived(found.digest, found.sequence, cast("int", found.body.get("changes") or 0), moment)
