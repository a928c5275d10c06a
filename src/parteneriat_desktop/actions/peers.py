"""What is shared with whom, and what a peer is known to have.

Rules of this module:

1. The ministry sees the common scope and every dossier; another institution sees the common scope,
   the dossiers of partnerships to which it is a party, and those in which it wrote itself. Nobody
   sees the private scope. A partnership that was deleted has its parties still: they must learn of it.
2. Of the common scope another institution gets the work of this one, its own, that of the ministry
   and of whoever writes in a dossier that both see. The work of one town hall is never handed on to
   another, which need not even know it.
3. A peer has what its latest bundle says. Receipts are kept per installation (writer) and the latest
   replaces the older one; what one installation of an institution lacks is sent again. A workspace that
   was restored speaks for the installations that it was before.
4. A receipt older than twelve months counts no longer: everything is sent.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions.trust import institutions
from parteneriat_desktop.i18n.sorting import fold as folded
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.journal.scope import COMMON, PRIVATE, dossier
from parteneriat_desktop.journal.survivors import fold
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.registers import spread
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.segment import Header
    from parteneriat_desktop.sync.trust import Institution

MINISTRY = "ministry"
RECEIPT_GOOD_FOR = timedelta(days=365)
#: In a receipt: the installation that goes on for this one, because it was restored or copied.
REPLACED = "replaced_by"


def shared_scopes(workspace: Workspace, peer: Institution | None) -> frozenset[str]:
    """Return the scopes that a peer may see; without a peer those that the ministry may see."""
    partnerships = list(_partnerships(workspace))
    if peer is None or peer.role == MINISTRY:
        everything = {header.scope for header in workspace.store.headers()} | {dossier(one.id) for one in partnerships}
        return frozenset(everything | {COMMON}) - {PRIVATE}
    theirs = {dossier(found.id) for found in partnerships if _is_party(workspace, found, peer)}
    return frozenset({COMMON} | theirs | _written_by(workspace, peer)) - {PRIVATE}


def who_sees(workspace: Workspace, scope: str) -> list[Institution]:
    """Return the enrolled institutions, but those with a revoked key, that are sent what is written here in a scope."""
    enrolled = [one for one in institutions(workspace) if one.revoked_from is None]
    if scope == COMMON:
        return enrolled
    parties = [found for found in _partnerships(workspace) if dossier(found.id) == scope]
    writers = {header.writer for header in workspace.store.headers(scope)}
    return [
        one
        for one in enrolled
        if one.role == MINISTRY
        or writers & writers_of(workspace, one)
        or any(_is_party(workspace, found, one) for found in parties)
    ]


def _partnerships(workspace: Workspace) -> Iterator[Partnership]:
    """Yield every partnership as its own dossier tells of it, deleted ones too."""
    for deleted in (False, True):
        for row in workspace.store.rows(Query(Partnership.ENTITY, deleted=deleted)):
            if row.scope == dossier(row.id):
                yield Partnership.read(row.id, row.fields)


def _written_by(workspace: Workspace, peer: Institution) -> set[str]:
    """Return the scopes in which a peer has written itself: whoever began a dossier is never shut out of it."""
    writers = writers_of(workspace, peer)
    return {header.scope for header in workspace.store.headers() if header.writer in writers}


def _is_party(workspace: Workspace, partnership: Partnership, peer: Institution) -> bool:
    """Say whether a peer is one of the parties, by tax number or, where none is known, by name."""
    for record in party_ids(partnership):
        partner = cast("Partner | None", workspace.find("partner", record))
        if partner is not None and _is(partner, peer) and _is(_as_others_say(workspace, partner.id, peer), peer):
            return True
    return False


def party_ids(partnership: Partnership) -> list[str]:
    """Return the directory entries of the parties, also where a newer version says more of them than is known here."""
    wire = partnership.unread.get("parties")
    if isinstance(wire, list):
        named = [one.get("partner") for one in wire if isinstance(one, dict)]
        return [record for record in named if isinstance(record, str)]
    return [party.partner for party in partnership.parties or () if party.partner]


def _is(partner: Partner, peer: Institution) -> bool:
    """Say whether an entry of the directory means a peer."""
    if partner.tax_number and peer.tax_number:
        return (partner.tax_number, partner.country) == (peer.tax_number, peer.country)
    return folded(partner.name or "") == folded(peer.name)


def _as_others_say(workspace: Workspace, record: str, peer: Institution) -> Partner:
    """Return an entry of the directory without what a peer wrote into it, unless nobody else wrote there.

    The directory is everybody's; who gives the entry of somebody else its own tax number gets no dossier by it.
    """
    changes = workspace.store.changes(COMMON, Partner.ENTITY, record)
    theirs = writers_of(workspace, peer)
    others = {identity: change for identity, change in changes.items() if change.writer not in theirs}
    return Partner.read(record, spread(Partner, fold(others or changes).values))


def writers_of(workspace: Workspace, peer: Institution) -> set[str]:
    """Return the installations that are bound to the key of a peer, or to one that it had before."""
    keys = {peer.key_id, *peer.former}
    return {found.writer for found in workspace.store.writers() if found.key in keys}


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
    """Return the headers of all that a peer may see."""
    scopes = shared_scopes(workspace, peer)
    headers = [header for header in workspace.store.headers() if header.scope in scopes]
    if peer is None or peer.role == MINISTRY:
        return headers
    near = {peer.key_id, *peer.former, *(header.key for header in headers if header.scope != COMMON)}
    near |= {found.key_id for found in institutions(workspace) if found.role == MINISTRY}
    own = set(workspace.own_writers)
    return [header for header in headers if header.scope != COMMON or header.writer in own or header.key in near]


def wanted_files(workspace: Workspace, peer: Institution | None) -> set[str]:
    """Return the SHA-256 of attachments that a peer asked for."""
    if peer is None:
        return set()
    return {name for receipt in _receipts(workspace, peer) for name in cast("list[str]", receipt.get("want_blobs", []))}


def _receipts(workspace: Workspace, peer: Institution) -> list[dict[str, object]]:
    """Return the receipts of the installations of a peer that are not too old."""
    oldest = workspace.clock.now() - RECEIPT_GOOD_FOR
    return [
        receipt
        for receipt in latest_receipts(workspace, peer)
        if datetime.fromisoformat(str(receipt["created"])) >= oldest
    ]


def latest_receipts(workspace: Workspace, peer: Institution) -> list[dict[str, object]]:
    """Return the latest receipt of each installation of a peer that nobody goes on for, the newest last."""
    receipts = [
        dict(receipt)
        for writer in sorted(writers_of(workspace, peer))
        if (receipt := workspace.store.receipt(writer)) is not None and REPLACED not in receipt
    ]
    return sorted(receipts, key=lambda receipt: str(receipt["created"]))
