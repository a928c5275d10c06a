"""What was written for others and what became of it.

Rules of this module:

1. That a bundle went out is said by the person: the program cannot know.
2. A bundle counts as received when the latest receipt of an installation of its peer covers everything in
   it, whichever letter brought it. A bundle without changes counts once a receipt names it. Until then it
   waits; a peer that was restored and lost it lets it wait again.
3. A bundle was returned when its peer refused the file, or asks for corrections after it and nobody has
   answered them yet.
4. A receipt without changes of its own is not waited for: receipts would answer each other for ever.
5. These marks are local; they never travel.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import corrections, peers
from parteneriat_desktop.actions.clock import day_of
from parteneriat_desktop.actions.sealing import unsealed_count
from parteneriat_desktop.actions.trust import institutions
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.records.values import Choice
from parteneriat_desktop.sync.file_names import stem
from parteneriat_desktop.sync.receipt import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parteneriat_desktop.actions.corrections import Correction
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.store.bundles import LoggedBundle
    from parteneriat_desktop.sync.receipt import Receipt
    from parteneriat_desktop.sync.trust import Institution

#: Before the digest of a bundle: the setting that holds when the person said that it went out.
MARK = "sent:"
#: Before the digest of a bundle: when its peer stored it, as its receipt says.
ARRIVED = "arrived:"
#: Before the digest of a bundle: why its peer refused the file, as its receipt says.
REFUSED = "refused:"
#: Digits of a digest that tell packages apart.
SHORTEST = 8
#: Without a receipt after so many days a bundle is due.
PATIENCE = timedelta(days=10)


class SendingState(Choice):
    """How far a bundle has come."""

    PREPARED = "prepared", N_("prepared")
    SENT = "sent", N_("sent")
    RECEIVED = "received", N_("received")
    RETURNED = "returned", N_("returned")


@dataclass(frozen=True, slots=True)
class SentBundle:
    """One bundle that was written: its number, for whom, which file, and what became of it.

    ``moment`` is when it was sent or, before that, written; ``received_on`` the day on which the peer stored
    it, as far as a receipt named it; ``refused`` why the peer refused the file; ``asked`` what it wants corrected.
    """

    digest: str
    sequence: int
    peer: str
    name: str
    file: str
    folder: str
    size: int
    changes: int
    moment: str
    state: SendingState
    part: int = 1
    parts: int = 1
    kind: str = "data"
    received_on: date | None = None
    refused: Refused | None = None
    segments: frozenset[str] = frozenset()
    asked: tuple[Correction, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a receipt is still expected (rule 4)."""
        return self.state is SendingState.SENT and (self.kind != "receipt" or self.changes > 0)


@dataclass(frozen=True, slots=True)
class Answered:
    """When a peer answered last, and how many days ago that was."""

    name: str
    fingerprint: str
    on: date
    days: int


def outbox(workspace: Workspace) -> list[SentBundle]:
    """Return the bundles written here, the latest first."""
    sent = [found for found in workspace.store.bundles() if found.direction == "sent"]
    covered = _covered(workspace, {found.peer for found in sent})
    asked = corrections.returned(workspace) if sent else {}
    return [
        _sent_bundle(workspace, found, covered.get(found.peer, []), tuple(asked.get((found.peer, found.sequence), ())))
        for found in reversed(sent)
    ]


def find(workspace: Workspace, digest: str) -> SentBundle:
    """Return the package of a digest or of its beginning; refuse where there is none (unknown-bundle)."""
    found = [one for one in outbox(workspace) if len(digest) >= SHORTEST and one.digest.startswith(digest)]
    if len(found) != 1:
        raise RefusedError(
            Sentence("No package with the digest {digest} was written here.", digest=digest[:64] or "–"),
            Sentence("Copy the digest from the list of what was sent."),
            code="unknown-bundle",
        )
    return found[0]


def mark_sent(workspace: Workspace, digest: str) -> None:
    """Write down that the person sent a bundle."""
    workspace.store.put_setting(MARK + digest, workspace.clock.moment())


def note_receipt(workspace: Workspace, receipt: Receipt) -> None:
    """Write down which bundles a receipt names as stored and which files as refused; in the caller's transaction."""
    sent = {found.digest: found for found in workspace.store.bundles() if found.direction == "sent"}
    for one in receipt.arrived:
        if one.manifest in sent:
            workspace.store.put_setting(ARRIVED + one.manifest, one.arrived.date().isoformat())
    files = {stem(str(found.body.get("file"))): digest for digest, found in sent.items()}
    for refusal in receipt.refused:
        digest = files.get(stem(refusal.file))
        if digest is not None:
            words = [refusal.file, refusal.sha256, refusal.code, refusal.sentence, refusal.advice]
            workspace.store.put_setting(REFUSED + digest, json.dumps(words, ensure_ascii=False))


def waiting_changes(workspace: Workspace) -> int:
    """Return how many shared changes were not put into any bundle yet."""
    return unsealed_count(workspace)


def unanswered(workspace: Workspace) -> list[SentBundle]:
    """Return the bundles that were sent more than ten days ago and wait for a receipt, the oldest first."""
    oldest = workspace.today - PATIENCE
    waiting = [found for found in outbox(workspace) if found.waits]
    return [found for found in reversed(waiting) if day_of(found.moment) <= oldest]


def last_answers(workspace: Workspace) -> list[Answered]:
    """Return when each institution that something was sent to answered last, the longest silent first."""
    sent_to = {found.peer for found in workspace.store.bundles() if found.direction == "sent"}
    answers = [
        Answered(one.name, one.fingerprint, on, (workspace.today - on).days)
        for one in institutions(workspace)
        if one.fingerprint in sent_to and (on := _answered_on(workspace, one)) is not None
    ]
    return sorted(answers, key=lambda one: (one.on, one.name))


def _answered_on(workspace: Workspace, peer: Institution) -> date | None:
    """Return the day of the latest receipt of a peer, by the clock of this computer."""
    moments = [str(receipt.get("moment") or receipt["created"]) for receipt in peers.latest_receipts(workspace, peer)]
    return max((day_of(moment) for moment in moments), default=None)


def _covered(workspace: Workspace, fingerprints: Iterable[str]) -> dict[str, list[set[str]]]:
    """Return per peer, by fingerprint, the segments that each of its installations acknowledged last."""
    headers = workspace.store.headers()
    known = {one.fingerprint: one for one in institutions(workspace)}
    return {
        fingerprint: [
            exchange.covered(headers, cast("list[str]", receipt["have"]))
            for receipt in peers.latest_receipts(workspace, known[fingerprint])
        ]
        for fingerprint in fingerprints
        if fingerprint in known
    }


def _is_received(workspace: Workspace, found: LoggedBundle, covered: list[set[str]]) -> bool:
    """Say whether a bundle counts as received (rule 2)."""
    segments = cast("list[str] | None", found.body.get("segments"))
    if segments:
        return any(held.issuperset(segments) for held in covered)
    if segments is not None:
        return bool(workspace.store.setting(ARRIVED + found.digest))
    peer = next((one for one in institutions(workspace) if one.fingerprint == found.peer), None)
    return peer is not None and peers.unsent(workspace, peer) == 0


def _refusal(workspace: Workspace, digest: str) -> Refused | None:
    """Return why a peer refused the file of a bundle."""
    kept = workspace.store.setting(REFUSED + digest)
    return Refused(*json.loads(kept)) if kept else None


def _state(*, received: bool, returned: bool, marked: str) -> SendingState:
    """Return how far a bundle has come; what was returned is no longer only received (rule 3)."""
    if returned:
        return SendingState.RETURNED
    if received:
        return SendingState.RECEIVED
    return SendingState.SENT if marked else SendingState.PREPARED


def _sent_bundle(
    workspace: Workspace, found: LoggedBundle, covered: list[set[str]], asked: tuple[Correction, ...]
) -> SentBundle:
    """Return one line of the outbox."""
    marked = workspace.store.setting(MARK + found.digest)
    received = _is_received(workspace, found, covered)
    refused = None if received else _refusal(workspace, found.digest)
    state = _state(received=received, returned=bool(asked) or refused is not None, marked=marked)
    day = workspace.store.setting(ARRIVED + found.digest)
    body = found.body
    return SentBundle(
        digest=found.digest,
        sequence=found.sequence,
        peer=found.peer,
        name=str(body.get("name") or ""),
        file=str(body.get("file") or ""),
        folder=str(body.get("folder") or ""),
        size=cast("int", body.get("bytes") or 0),
        changes=cast("int", body.get("changes") or 0),
        moment=marked or found.moment,
        state=state,
        part=cast("int", body.get("part") or 1),
        parts=cast("int", body.get("parts") or 1),
        kind=str(body.get("kind") or "data"),
        received_on=date.fromisoformat(day) if day and received else None,
        refused=refused,
        asked=asked,
        segments=frozenset(cast("list[str]", body.get("segments") or [])),
    )
