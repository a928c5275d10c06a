"""Changes and segments with valid defaults; a test names only what matters to it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from parteneriat_desktop.journal.change import Author, Change, Edit, compose
from parteneriat_desktop.journal.segment import Header, Seal, Segment, seal

WRITER = "a" * 32
OTHER_WRITER = "b" * 32
KEY = "1" * 64
OTHER_KEY = "2" * 64
RECORD = "01936d6e-0000-7000-8000-000000000001"
SEAL = Seal(schema=1, app="parteneriat 1.0", key=KEY)


def an_id(number: int) -> str:
    """Return an id that no change has."""
    return hashlib.sha256(str(number).encode()).hexdigest()[:32]


def a_line(**keys: Any) -> dict[str, Any]:
    """Return the keys of a valid line in their order, with the given ones replaced."""
    line = {
        "e": "plan",
        "r": RECORD,
        "w": WRITER,
        "s": 1,
        "t": "2026-11-20T09:30:00.123Z",
        "u": "inspector",
        "f": {"title": "Plan"},
        "p": {},
    }
    return {**line, **keys}


def in_bytes(line: object) -> bytes:
    """Return a line as it is written."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()


def a_change(
    values: dict[str, Any] | None = None,
    seen: dict[str, tuple[str, ...]] | None = None,
    *,
    serial: int = 1,
    second: int = 0,
    writer: str = WRITER,
    entity: str = "plan",
) -> Change:
    """Return a change of the one record."""
    return compose(
        Edit({"title": "Plan"} if values is None else values, seen or {}),
        entity=entity,
        record=RECORD,
        author=Author(writer, "inspector"),
        serial=serial,
        time=f"2026-11-20T09:30:{second:02d}.000Z",
    )


def by_id(*changes: Change) -> dict[str, Change]:
    """Return changes by their ids."""
    return {change.id: change for change in changes}


def a_segment(*changes: Change, scope: str = "common", previous: Header | None = None, by: Seal = SEAL) -> Segment:
    """Return a sealed segment with a stand-in of a signature."""
    return seal(changes or (a_change(),), scope, previous, by).signed(b"signature")


def a_chain(length: int, *, writer: str = WRITER, scope: str = "common", start: int = 1) -> list[Header]:
    """Return the headers of a chain."""
    headers: list[Header] = []
    for number in range(length):
        change = a_change({"title": f"{start} {number}"}, serial=number + 1, writer=writer)
        headers.append(a_segment(change, scope=scope, previous=headers[-1] if headers else None).header)
    return headers
