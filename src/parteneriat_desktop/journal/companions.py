"""Which segments must travel together.

Rules of this module (``journal.erasure``, rule 7):

1. A receiver refuses a blanked line that no erasure covers, or anybody could blank the work of others. So
   whatever carries a blanked line also carries the segments that erase it, whether the receiver is thought
   to have them or not: its disk may be a clone, or restored from before, and parts arrive in any order.
2. An erasing segment may hold blanked lines itself; it takes along what those need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.journal.erasure import blanked_ids, erased_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parteneriat_desktop.journal.segment import Segment


def erases(segment: Segment) -> bool:
    """Say whether a segment erases anything."""
    return bool(erased_ids(segment.lines))


def companions(chosen: Iterable[Segment], erasing: Iterable[Segment]) -> list[Segment]:
    """Return those of the erasing segments that the chosen ones need beside them, in their order."""
    listed = list(chosen)
    needed = {identity for segment in listed for identity in blanked_ids(segment.lines)}
    if not needed:
        return []
    here = {segment.header.hash for segment in listed}
    others = {found.header.hash: found for found in erasing if found.header.hash not in here}
    covers = {name: erased_ids(found.lines) for name, found in others.items()}
    taken: set[str] = set()
    while further := {name for name, ids in covers.items() if name not in taken and ids & needed}:
        taken |= further
        needed |= {identity for name in further for identity in blanked_ids(others[name].lines)}
    return [found for name, found in others.items() if name in taken]
