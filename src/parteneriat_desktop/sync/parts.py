"""Splitting what is to be sent into parts that e-mail carries.

Rules of this module:

1. Each part is a valid bundle by itself; any subset may arrive, in any order. Nothing has to be put
   together again: segments and attachments are complete in their part.
2. A part has at most 7 MB, because e-mail adds 37 % and gateways take 10 MB. A single attachment
   that is larger travels alone in a part of its own, which is then too large for e-mail.
3. Segments go first, in the order they are given (oldest first), then copies for people and
   attachments. The same content gives the same parts.
4. What a part blanks, it also erases: the erasing segments travel along in every part that needs them
   (``journal.companions``), so that each is accepted by whoever gets it first.
5. The parts of one export share its id; each has its own number and sequence, and names the one
   before as its previous bundle.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.journal.companions import companions, erases
from parteneriat_desktop.sync.bundle import Enclosure, Outgoing, Written, write_bundle
from parteneriat_desktop.sync.container import Entry, pack
from parteneriat_desktop.sync.description import write_description
from parteneriat_desktop.sync.zip_form import LARGEST_BUNDLE, MOST_ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parteneriat_desktop.journal.segment import Segment
    from parteneriat_desktop.sync.signing import Signer

#: Bytes of a part that e-mail carries.
LARGEST_PART: Final = 7_000_000
#: Bytes that every part has beside its description: README, signature, headers.
FRAME: Final = 16_000
#: Bytes that a file adds beside its content: two headers, its lines in the lists of digests and facts.
OVERHEAD: Final = 1_600
#: Files of a part beside the container's own.
MOST_FILES: Final = MOST_ENTRIES - 10


def write_parts(outgoing: Outgoing, signer: Signer, largest: int = LARGEST_PART) -> list[Written]:
    """Return the signed parts, each of at most ``largest`` bytes where rule 2 allows it."""
    if may_fit(outgoing, largest):
        whole = write_bundle(outgoing, signer)
        if len(whole.data) <= largest:
            return [whole]
    written: list[Written] = []
    for part in split(outgoing, largest):
        previous = written[-1].manifest if written else part.description.previous
        chained = replace(part, description=replace(part.description, previous=previous))
        written.append(write_bundle(chained, signer))
    return written


def may_fit(outgoing: Outgoing, largest: int) -> bool:
    """Tell whether one part is worth trying: few enough files, and nothing that is stored exceeds it already."""
    stored = sum(len(one.content) for one in outgoing.enclosures)
    text = sum(len(line) for segment in outgoing.segments for line in segment.lines)
    files = len(outgoing.segments) + len(outgoing.enclosures)
    return files <= MOST_FILES and stored <= largest and stored + text <= LARGEST_BUNDLE // 2


def split(outgoing: Outgoing, largest: int = LARGEST_PART) -> list[Outgoing]:
    """Return the numbered parts, not yet chained; a part without files where there is nothing to send."""
    frame = FRAME + len(write_description(replace(outgoing.description, files=())))
    erasing = [segment for segment in outgoing.segments if erases(segment)]
    pieces: list[tuple[Segment | Enclosure, int]] = [
        *weigh_segments(outgoing.segments, erasing),
        *weigh_enclosures(outgoing.enclosures),
    ]
    groups = list(group(pieces, largest - frame, MOST_FILES - len(erasing))) or [[]]
    return [
        Outgoing(
            replace(
                outgoing.description,
                part=position + 1,
                parts=len(groups),
                sequence=outgoing.description.sequence + position,
            ),
            whole([piece for piece in run if not isinstance(piece, Enclosure)], erasing),
            tuple(piece for piece in run if isinstance(piece, Enclosure)),
        )
        for position, run in enumerate(groups)
    ]


def whole(segments: list[Segment], erasing: list[Segment]) -> tuple[Segment, ...]:
    """Return the segments of a part with the erasing ones that they need (rule 4)."""
    return (*segments, *companions(segments, erasing))


def weigh_segments(segments: Iterable[Segment], erasing: list[Segment]) -> Iterator[tuple[Segment, int]]:
    """Yield each segment with the bytes that it, and what must travel along with it, adds to a container."""
    for segment in segments:
        yield segment, sum(weigh(one) for one in whole([segment], erasing))


def weigh(segment: Segment) -> int:
    """Return the bytes that a segment adds to a container."""
    _, packed = pack(Entry("", segment.bytes(), text=True))
    return len(packed) + OVERHEAD


def weigh_enclosures(enclosures: Iterable[Enclosure]) -> Iterator[tuple[Enclosure, int]]:
    """Yield each enclosed file with the bytes that it adds to a container, copies before attachments."""
    for one in sorted(enclosures, key=lambda one: (one.path.startswith("attachments/"), one.path)):
        yield one, len(one.content) + OVERHEAD


def group(
    pieces: Iterable[tuple[Segment | Enclosure, int]], room: int, most: int
) -> Iterator[list[Segment | Enclosure]]:
    """Yield runs of at most so many pieces that fit into the room together; a piece that never fits stands alone."""
    run: list[Segment | Enclosure] = []
    used = 0
    for piece, size in pieces:
        if run and (used + size > room or len(run) >= most):
            yield run
            run, used = [], 0
        run.append(piece)
        used += size
    if run:
        yield run
