"""What somebody has, lacks and should be sent, decided from segment headers alone.

Rules of this module (exchange.md 1.2):

1. ``heads`` are the newest segments whose WHOLE chain back to n = 1 is here. What stands after a gap
   is applied and shown, but not acknowledged.
2. A gap is a segment whose ``prev`` is absent; the next receipt asks for it by its hash.
3. A fork is a second segment with the same writer, scope and number: two machines work under one
   identity. Both are kept; nothing is lost.
4. ``delta`` is everything but what the peer's LATEST receipt acknowledges, plus what it asks for.
   Since the receipt, never since the last sending: a lost letter heals with the next one.
5. The latest receipt REPLACES the older one. A peer restored from a backup acknowledges less than
   before, and is sent again what it lost; a union of receipts would never do so.
6. Any subset of segments is a valid bundle, and nothing here depends on order or repeats of arrival.

Callers give the headers of the scopes that the peer may see, and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from parteneriat_desktop.journal.segment import Header


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A segment that has not arrived: whose, in which scope, its number and its hash."""

    writer: str
    scope: str
    number: int
    hash: str


@dataclass(frozen=True, slots=True, order=True)
class Fork:
    """Several segments with one number: whose, in which scope, the number and the hashes."""

    writer: str
    scope: str
    number: int
    hashes: tuple[str, ...]


def heads(headers: Iterable[Header]) -> list[str]:
    """Return the hashes that acknowledge everything that is here without a gap, sorted."""
    complete: dict[str, Header] = {}
    for header in sorted(headers, key=_place):
        if header.number == 1 or _follows(header, complete.get(header.previous)):
            complete[header.hash] = header
    return sorted(complete.keys() - {header.previous for header in complete.values()})


def gaps(headers: Iterable[Header]) -> list[Gap]:
    """Return the segments that others name and that are not here, sorted."""
    present = {header.hash: header for header in headers}
    return sorted(
        {
            Gap(header.writer, header.scope, header.number - 1, header.previous)
            for header in present.values()
            if header.previous and header.previous not in present
        }
    )


def forks(headers: Iterable[Header]) -> list[Fork]:
    """Return the numbers that occur more than once in one chain, sorted."""
    places: dict[tuple[str, str, int], set[str]] = {}
    for header in headers:
        places.setdefault((header.writer, header.scope, header.number), set()).add(header.hash)
    return sorted(Fork(*place, tuple(sorted(hashes))) for place, hashes in places.items() if len(hashes) > 1)


def misplaced(headers: Iterable[Header]) -> list[str]:
    """Return the hashes of segments that do not follow the one that they name as the one before, sorted."""
    present = {header.hash: header for header in headers}
    return sorted(
        header.hash
        for header in present.values()
        if header.previous in present and not _follows(header, present[header.previous])
    )


def delta(headers: Iterable[Header], acknowledged: Collection[str], wanted: Collection[str]) -> list[str]:
    """Return the hashes to send to a peer, oldest first: each segment after the one before it in its chain.

    ``acknowledged`` are the heads of the peer's latest receipt (none: everything is sent), ``wanted``
    the hashes it asks for; hashes that are not here are passed over.
    """
    present = {header.hash: header for header in headers}
    held = covered(present.values(), acknowledged) - set(wanted)
    return [header.hash for header in sorted(present.values(), key=_place) if header.hash not in held]


def covered(headers: Iterable[Header], acknowledged: Iterable[str]) -> set[str]:
    """Return the hashes that some heads acknowledge: each head that is here and all before it in its chain."""
    present = {header.hash: header for header in headers}
    held: set[str] = set()
    for head in acknowledged:
        found = present.get(head)
        while found is not None and found.hash not in held:
            held.add(found.hash)
            found = present.get(found.previous)
    return held


def _place(header: Header) -> tuple[int, str, str, str]:
    """Return the key that puts every segment after the one before it."""
    return header.number, header.scope, header.writer, header.hash


def _follows(header: Header, previous: Header | None) -> bool:
    """Say whether a segment really continues the chain of the one that it names."""
    return previous is not None and (previous.writer, previous.scope, previous.number + 1) == (
        header.writer,
        header.scope,
        header.number,
    )
