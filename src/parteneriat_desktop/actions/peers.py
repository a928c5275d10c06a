"""What is shared with whom, and what a peer is known to have.

Rules of this module:

1. The ministry sees the common scope and every dossier; another institution sees the common scope,
   the dossiers of partnerships to which it is a party, and those in which it wrote itself. Nobody
   sees the private scope.
2. A peer has what its latest bundle says. Receipts are kept per installation (writer) and the latest
   replaces the older one; what one installation of an institution lacks is sent again.
3. A receipt older than twelve months counts no longer: everything is sent.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.i18n.sorting import fold
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.journal.scope import COMMON, PRIVATE, dossier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.segment import Header
    from parteneriat_desktop.records.partner import Partner
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.sync.description import Description
    from parteneriat_desktop.sync.trust import Institution

MINISTRY = "ministry"
RECEIPT_GOOD_FOR = timedelta(days=365)


def shared_scopes(workspace: Workspace, peer: Institution | None) -> frozenset[str]:
    """Return the scopes that a peer may see; without a peer those that the ministry may see."""
    partnerships = cast("list[Partnership]", list(workspace.all("partnership")))
    everything = frozenset(header.scope for header in workspace.store.headers()) | {
        dossier(partnership.id) for partnership in partnerships
    }
    if peer is None or peer.role == MINISTRY:
        return (everything | {COMMON}) - {PRIVATE}
    theirs = {dossier(found.id) for found in partnerships if _is_party(workspace, found, peer)}
    return frozenset({COMMON} | theirs | _written_by(workspace, peer)) - {PRIVATE}


def _written_by(workspace: Workspace, peer: Institution) -> set[str]:
    """Return the scopes in which a peer has written itself: whoever began a dossier is never shut out of it."""
    writers = {found.writer for found in workspace.store.writers() if found.key == peer.key_id}
    return {header.scope for header in workspace.store.headers() if header.writer in writers}


def _is_party(workspace: Workspace, partnership: Partnership, peer: Institution) -> bool:
    """Say whether a peer is one of the parties, by tax number or, where none is known, by name."""
    for party in partnership.parties or []:
        partner = cast("Partner | None", workspace.find("partner", party.partner or ""))
        if partner is None:
            continue
        if partner.tax_number and peer.tax_number:
            if (partner.tax_number, partner.country) == (peer.tax_number, peer.country):
                return True
        elif fold(partner.name or "") == fold(peer.name):
            return True
    return False


def remember_receipt(workspace: Workspace, description: Description) -> None:
    """Keep what a sender says it has, unless a later bundle of the same installation said it already."""
    known = workspace.store.receipt(description.sender.writer)
    if known is not None and cast("int", known["sequence"]) > description.sequence:
        return
    workspace.store.put_receipt(
        description.sender.writer,
        {
            "fingerprint": description.sender.fingerprint,
            "sequence": description.sequence,
            "created": description.created.isoformat(),
            "have": list(description.have),
            "want": list(description.want),
            "want_blobs": list(description.want_blobs),
        },
    )


def to_send(workspace: Workspace, peer: Institution | None, headers: Iterable[Header], *, full: bool) -> list[str]:
    """Return the hashes of the segments to send, each after the one before it in its chain."""
    listed = list(headers)
    receipts = [] if full or peer is None else _receipts(workspace, peer)
    if not receipts:
        return exchange.delta(listed, (), ())
    needed = {
        name
        for receipt in receipts
        for name in exchange.delta(listed, cast("list[str]", receipt["have"]), cast("list[str]", receipt["want"]))
    }
    return [name for name in exchange.delta(listed, (), ()) if name in needed]


def unsent(workspace: Workspace, peer: Institution) -> int:
    """Return how many sealed changes a peer is not known to have."""
    headers = {header.hash: header for header in shared_headers(workspace, peer)}
    return sum(headers[name].count for name in to_send(workspace, peer, headers.values(), full=False))


def shared_headers(workspace: Workspace, peer: Institution | None) -> list[Header]:
    """Return the headers of all scopes that a peer may see."""
    scopes = shared_scopes(workspace, peer)
    return [header for header in workspace.store.headers() if header.scope in scopes]


def wanted_files(workspace: Workspace, peer: Institution | None) -> set[str]:
    """Return the SHA-256 of attachments that a peer asked for."""
    if peer is None:
        return set()
    return {name for receipt in _receipts(workspace, peer) for name in cast("list[str]", receipt.get("want_blobs", []))}


def _receipts(workspace: Workspace, peer: Institution) -> list[dict[str, object]]:
    """Return the receipts of the installations of a peer that are not too old."""
    oldest = workspace.clock.now() - RECEIPT_GOOD_FOR
    writers = [found.writer for found in workspace.store.writers() if found.key == peer.key_id]
    receipts = [receipt for writer in writers if (receipt := workspace.store.receipt(writer)) is not None]
    return [dict(receipt) for receipt in receipts if datetime.fromisoformat(str(receipt["created"])) >= oldest]
