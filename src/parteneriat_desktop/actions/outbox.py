"""What was written for others and what became of it.

Rules of this module:

1. That a bundle went out is said by the person: the program cannot know.
2. A bundle counts as received when its peer's latest receipt leaves nothing to send that was sealed
   before; until then it waits.
3. These marks are local; they never travel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import peers
from parteneriat_desktop.actions.sealing import unsealed_count
from parteneriat_desktop.actions.trust import institutions
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.store.bundles import LoggedBundle

#: Before the digest of a bundle: the setting that holds when the person said that it went out.
MARK = "sent:"


class SendingState(Choice):
    """How far a bundle has come."""

    PREPARED = "prepared", N_("prepared")
    SENT = "sent", N_("sent")
    RECEIVED = "received", N_("received")


@dataclass(frozen=True, slots=True)
class SentBundle:
    """One bundle that was written: its number, for whom, which file, and what became of it."""

    digest: str
    sequence: int
    peer: str
    name: str
    file: str
    size: int
    changes: int
    moment: str
    state: SendingState


def outbox(workspace: Workspace) -> list[SentBundle]:
    """Return the bundles written here, the latest first."""
    sent = [found for found in workspace.store.bundles() if found.direction == "sent"]
    complete = {peer: _has_everything(workspace, peer) for peer in {found.peer for found in sent}}
    return [_sent_bundle(workspace, found, complete=complete[found.peer]) for found in reversed(sent)]


def mark_sent(workspace: Workspace, digest: str) -> None:
    """Write down that the person sent a bundle."""
    workspace.store.put_setting(MARK + digest, workspace.clock.moment())


def waiting_changes(workspace: Workspace) -> int:
    """Return how many shared changes were not put into any bundle yet."""
    return unsealed_count(workspace)


def _has_everything(workspace: Workspace, peer: str) -> bool:
    """Say whether a peer is known to have every sealed change that it may see."""
    institution = next((found for found in institutions(workspace) if found.fingerprint == peer), None)
    return institution is not None and peers.unsent(workspace, institution) == 0


def _sent_bundle(workspace: Workspace, found: LoggedBundle, *, complete: bool) -> SentBundle:
    """Return one line of the outbox."""
    marked = workspace.store.setting(MARK + found.digest)
    state = SendingState.RECEIVED if complete else SendingState.SENT if marked else SendingState.PREPARED
    body = found.body
    return SentBundle(
        digest=found.digest,
        sequence=found.sequence,
        peer=found.peer,
        name=str(body.get("name") or ""),
        file=str(body.get("file") or ""),
        size=cast("int", body.get("bytes") or 0),
        changes=cast("int", body.get("changes") or 0),
        moment=marked or found.moment,
        state=state,
    )
