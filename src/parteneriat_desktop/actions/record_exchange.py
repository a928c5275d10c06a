"""For one record: whether its last change went out, to whom, and who has it.

Rules of this module:

1. What counts is the last change that this institution made to the record's shared part; where it made
   none, the last that arrived. Clocks decide nothing. The private part never leaves.
2. A peer has a change when its latest receipt covers a segment that seals it. That a bundle went out is
   what the person said; a refusal of a bundle is what the peer's receipt said.
3. A peer that wrote the change itself is not listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import peers
from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.clock import day_of
from parteneriat_desktop.actions.corrections import corrections
from parteneriat_desktop.actions.outbox import SendingState, outbox
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.journal.scope import PRIVATE

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.actions.corrections import Correction
    from parteneriat_desktop.actions.outbox import SentBundle
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.sync.trust import Institution


@dataclass(frozen=True, slots=True)
class Standing:
    """How a record stands with one peer; ``state`` is None while its last change was in no bundle for the peer."""

    peer: str
    state: SendingState | None
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class RecordExchange:
    """How a record stands with others: whether it stays here, is sealed, with each peer, what others want corrected."""

    shared: bool
    sealed: bool
    standings: tuple[Standing, ...]
    asked: tuple[Correction, ...] = ()


def record_exchange(workspace: Workspace, entity: str, record: str) -> RecordExchange:
    """Return how the last change of a record stands with everybody who may see it."""
    scope = known_row(workspace, entity, record).scope
    if scope == PRIVATE:
        return RecordExchange(shared=False, sealed=False, standings=())
    changes = list(workspace.store.changes(scope, entity, record).values())
    last = next((one for one in reversed(changes) if one.writer in workspace.own_writers), changes[-1])
    segments = frozenset(workspace.store.segments_of(scope, last.id))
    sent = outbox(workspace)
    return RecordExchange(
        shared=True,
        sealed=bool(segments),
        standings=tuple(
            _standing(workspace, peer, segments, [found for found in sent if found.peer == peer.fingerprint])
            for peer in peers.who_sees(workspace, scope)
            if last.writer not in peers.writers_of(workspace, peer)
        ),
        asked=tuple(one for one in corrections(workspace) if one.is_open and one.request.about_record == record),
    )


def _standing(workspace: Workspace, peer: Institution, segments: frozenset[str], sent: list[SentBundle]) -> Standing:
    """Return how a change, by the segments that seal it, stands with a peer, given what was sent to it."""
    carriers = [found for found in sent if segments & found.segments]
    held = _held_since(workspace, peer, segments)
    if held is not None:
        named = [found.received_on for found in carriers if found.received_on is not None]
        words = Sentence("Received by {peer} on {day}.", peer=peer.name, day=min(named, default=held))
        return Standing(peer.name, SendingState.RECEIVED, words)
    if not carriers:
        return Standing(peer.name, None, Sentence("Not in a package for {peer} yet.", peer=peer.name))
    return Standing(peer.name, carriers[0].state, _sentence(carriers[0]))


def _held_since(workspace: Workspace, peer: Institution, segments: frozenset[str]) -> date | None:
    """Return the day of the latest receipt that covers a change, or None where none does."""
    headers = workspace.store.headers() if segments else []
    for receipt in reversed(peers.latest_receipts(workspace, peer)):
        if segments & exchange.covered(headers, cast("list[str]", receipt["have"])):
            return day_of(str(receipt.get("moment") or receipt["created"]))
    return None


def _sentence(bundle: SentBundle) -> Sentence:
    """Say how the latest package stands that carries a change and is not acknowledged."""
    day = day_of(bundle.moment)
    if bundle.refused is not None:
        return Sentence(
            "Refused by {peer}, package {number}: {reason} {advice}",
            peer=bundle.name,
            number=bundle.sequence,
            reason=bundle.refused.sentence,
            advice=bundle.refused.advice,
        )
    if bundle.state is SendingState.PREPARED:
        return Sentence(
            "In package {number} for {peer}, written on {day} and not sent yet.",
            number=bundle.sequence,
            peer=bundle.name,
            day=day,
        )
    return Sentence(
        "Sent to {peer} on {day}, package {number}; no receipt yet.", peer=bundle.name, day=day, number=bundle.sequence
    )
