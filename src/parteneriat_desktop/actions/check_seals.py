"""The sealed packages: what was signed, and each where its chain says.

Rules of this module:

1. Every stored segment is read again: its changes are those whose ids were signed, blanked ones only where an
   erasure covers them, and its signature is verified with the key that was enrolled when it arrived.
2. A package that names another as the one before it really follows it: same writer, same scope, next number.
3. A key that is no longer known here proves nothing any more; its packages are counted, not condemned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.journal import exchange

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.segment import Segment
    from parteneriat_desktop.sync.trust import TrustList


def check_seals(workspace: Workspace) -> tuple[bool, Sentence]:
    """Return whether every sealed package is whole, signed and in its place, and the sentence that says so."""
    headers = workspace.store.headers()
    misplaced = exchange.misplaced(headers)
    if misplaced:
        return False, Counted(
            "{count} sealed package does not follow the one that it names.",
            "{count} sealed packages do not follow the ones that they name.",
            len(misplaced),
        )
    try:
        known = _verify(workspace, [header.hash for header in headers])
    except AppError as error:
        return False, error.sentence
    if known < len(headers):
        return True, Counted(
            "{count} sealed package is whole; its signature cannot be verified, because its key is no longer known.",
            "{count} sealed packages are whole; their signatures cannot be verified, because their keys are no longer "
            "known.",
            len(headers) - known,
        )
    return True, Counted(
        "{count} sealed package is whole and rightly signed.",
        "{count} sealed packages are whole and rightly signed.",
        known,
    )


def _verify(workspace: Workspace, names: list[str]) -> int:
    """Read and verify segments by their hashes; return how many were signed by keys that are known here."""
    trust = trust_list(workspace)
    erasures = workspace.store.erasures(trust.owners)
    known = 0
    for name in names:
        segment = workspace.store.segment(name)
        segment.changes(erasures)
        known += _is_known(segment, trust)
    return known


def _is_known(segment: Segment, trust: TrustList) -> bool:
    """Verify the signature of a segment; say whether its key is known, refuse a wrong signature."""
    from parteneriat_desktop.sync.certificate import verifies  # noqa: PLC0415 - heavy
    from parteneriat_desktop.sync.refusals import refuse  # noqa: PLC0415 - as above

    owner = trust.by_key(segment.header.key)
    if owner is not None and not verifies(owner.public_key, segment.signature, segment.header.line):
        raise refuse("segment-signature-invalid", file=segment.header.hash)
    return owner is not None
