"""Who may write in a dossier: its parties, now or before, whoever wrote there already, and the ministry.

Rules of this module:

1. What counts is who sealed a segment, not who brings it: anybody may hand on the work of a party.
2. Whoever once was a party stays entitled: what was written then may arrive late, and what was written
   afterwards is a matter of the parties, not of the reader.
3. Only those who are entitled themselves name the parties. A dossier that is new here is founded by whoever
   wrote its partnership without having seen another; where its beginning is here already, nobody else can
   found it again.
4. Refused is only what is certainly wrong. While the beginning of the dossier is missing, a package of
   somebody entitled, or the directory entry of a party, the author may be the one who is named there; what
   arrived is taken.
5. It is decided after all files of one call are in, so their order does not matter. Who is refused because a
   bundle came before the one that names its author imports both, in any order, and both are taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.peers import MINISTRY, party_ids
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.i18n.sorting import fold as folded
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.journal.scope import COMMON, dossier
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.registers import spread
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.journal.segment import Header
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.sync.trust import Institution, TrustList

PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class Known:
    """What was here of a dossier before: who had written in it, and whether its beginning was here."""

    writers: frozenset[str] = frozenset()
    founded: bool = False


def before(workspace: Workspace, arriving: Iterable[Header]) -> dict[str, Known]:
    """Return what is here of the dossiers of what arrives; to be asked before anything is taken in."""
    found: dict[str, Known] = {}
    for scope in {header.scope for header in arriving} - {COMMON}:
        changes = workspace.store.changes(scope, Partnership.ENTITY, scope.removeprefix(dossier("")))
        writers = {header.writer for header in workspace.store.headers(scope)}
        found[scope] = Known(frozenset(writers), founded=bool(_founders(changes)))
    return found


def check_authors(workspace: Workspace, arrived: Iterable[Header], known: Mapping[str, Known]) -> None:
    """Refuse what somebody wrote in a dossier to which it certainly never was a party (code not-a-party).

    To be asked when everything has been taken in, inside the transaction.
    """
    trust = trust_list(workspace)
    listed = list(arrived)
    for scope in sorted({header.scope for header in listed} - {COMMON}):
        authors = {header.writer for header in listed if header.scope == scope}
        _check_dossier(workspace, trust, scope, authors, known[scope])


def _check_dossier(workspace: Workspace, trust: TrustList, scope: str, authors: set[str], known: Known) -> None:
    """Check the authors of what arrived for one dossier."""
    record = scope.removeprefix(dossier(""))
    changes = workspace.store.changes(scope, Partnership.ENTITY, record)
    founders = _founders(changes)
    entitled = {*workspace.own_writers, *known.writers, *(() if known.founded else founders)}
    strangers = {writer: owner for writer in authors if (owner := _stranger(trust, writer, entitled)) is not None}
    headers = workspace.store.headers(scope)
    insiders = (entitled | {header.writer for header in headers}) - strangers.keys()
    if not strangers or not founders or any(gap.writer in insiders for gap in exchange.gaps(headers)):
        return
    named = [
        change.values[PARTIES] for change in changes.values() if change.writer in insiders if PARTIES in change.values
    ]
    for owner in strangers.values():
        theirs = {found for found in trust.writers if _belongs_to(trust, found, owner)}
        if not any(_may_name(workspace, record, parties, owner, theirs) for parties in named):
            raise refuse("not-a-party", author=owner.name, dossier=_title(workspace, record))


def _founders(changes: Mapping[str, Change]) -> set[str]:
    """Return who wrote the partnership without having seen another (rule 3)."""
    return {change.writer for change in changes.values() if not any(change.seen.values())}


def _stranger(trust: TrustList, writer: str, entitled: Collection[str]) -> Institution | None:
    """Return the institution of a writer, or None for the ministry and for the institution of somebody entitled."""
    owner = trust.by_writer(writer)
    if writer in entitled or owner is None or owner.role == MINISTRY:
        return None
    return None if any(_belongs_to(trust, one, owner) for one in entitled) else owner


def _belongs_to(trust: TrustList, writer: str, owner: Institution) -> bool:
    """Say whether a writer is a computer of an institution, under whichever of its keys."""
    found = trust.by_writer(writer)
    return found is not None and found.is_same_institution(owner)


def _may_name(workspace: Workspace, record: str, parties: Wire, owner: Institution, theirs: Collection[str]) -> bool:
    """Say whether an institution is among the parties that were named, or may be (rule 4)."""
    named = Partnership.read(record, {PARTIES: parties})
    return any(_may_mean(workspace, partner, owner, theirs) for partner in party_ids(named))


def _may_mean(workspace: Workspace, partner: str, owner: Institution, theirs: Collection[str]) -> bool:
    """Say whether an entry of the directory, as others ever wrote it, means an institution, or has not arrived."""
    changes = workspace.store.changes(COMMON, Partner.ENTITY, partner).values()
    entries = [spread(Partner, change.values) for change in changes if change.writer not in theirs]
    numbers = {str(entry["tax_number"]) for entry in entries if entry.get("tax_number")}
    names = {folded(str(entry["name"])) for entry in entries if entry.get("name")}
    if not entries or owner.tax_number in numbers:
        return True
    return folded(owner.name) in names and not (numbers and owner.tax_number)


def _title(workspace: Workspace, record: str) -> str:
    """Return the name by which a person knows a dossier."""
    found = workspace.store.row(Partnership.ENTITY, record)
    title = found.fields.get("title") if found is not None else None
    return title if isinstance(title, str) else record
