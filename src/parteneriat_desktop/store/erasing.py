"""Personal data that was erased stays erased in the database.

Rules of this module (exchange.md 1.2, ``journal.erasure``):

1. An erasure counts once its change is sealed: then it is known whose key signed it.
2. Every stored line that a known erasure covers is replaced by its blanked form, whichever of the two
   arrived first; its segments stay valid and are relayed with the blanked line.
3. The search index reads everything again from the oldest blanked change on.
4. What is private is never sealed; it is blanked where it stands. So is what was erased before an older
   backup was restored.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.change import read
from parteneriat_desktop.journal.erasure import Erasures, blank
from parteneriat_desktop.journal.segment import Header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.journal.segment import Segment
    from parteneriat_desktop.store.log import Key

#: The changes that were blanked, as they were before, by the record that they belonged to.
Blanked = dict["Key", list["Change"]]

SEALED = "FROM change JOIN segment_change AS m ON m.change = change.row JOIN segment ON segment.row = m.segment"


def gather(connection: Connection, arriving: Iterable[Segment], owners: Mapping[str, str]) -> Erasures:
    """Return all erasures that are stored or arrive; ``owners`` names the institution of a key id."""
    return Erasures.gather([*_stored(connection), *_arriving(arriving)], owners)


def segments(connection: Connection) -> list[str]:
    """Return the hashes of the segments that erase something, in the order of their arrival."""
    rows = connection.exec_driver_sql(
        f"SELECT DISTINCT segment.row, segment.hash {SEALED} WHERE change.entity = 'erasure' ORDER BY segment.row"
    )
    return [name for _, name in rows]


def blank_stored(connection: Connection, erasures: Erasures) -> Blanked:
    """Blank what is stored and erased, and return what it was (rule 2)."""
    rows = connection.exec_driver_sql(
        f"SELECT change.row, change.scope, change.line, segment.header {SEALED}"  # noqa: S608 - fixed texts
        " WHERE change.id IN (SELECT value FROM json_each(?)) ORDER BY change.row",
        (json.dumps(sorted(erasures.blanked)),),
    ).all()
    found: dict[int, tuple[str, Change]] = {}
    for row, scope, line, header in rows:
        change = read(line)
        if not change.erased and erasures.settle(change, Header.read(header).key).erased:
            found[row] = scope, change
    return _blank(connection, found)


def blank_known(connection: Connection, scope: str, ids: Iterable[str]) -> Blanked:
    """Blank changes that are known to be erased, by their ids, and return what they were (rule 4)."""
    rows = connection.exec_driver_sql(
        "SELECT row, line FROM change WHERE scope = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY row",
        (scope, json.dumps(sorted(ids))),
    ).all()
    changes = {row: read(line) for row, line in rows}
    return _blank(connection, {row: (scope, change) for row, change in changes.items() if not change.erased})


def _blank(connection: Connection, found: Mapping[int, tuple[str, Change]]) -> Blanked:
    """Replace lines by their blanked forms."""
    blanked: Blanked = {}
    for scope, change in found.values():
        blanked.setdefault((scope, change.entity, change.record), []).append(change)
    if found:
        connection.exec_driver_sql(
            "UPDATE change SET line = ? WHERE row = ?",
            [(blank(change).line, row) for row, (_, change) in found.items()],
        )
        connection.exec_driver_sql("UPDATE indexed SET row = min(row, ?)", (min(found) - 1,))
    return blanked


def _stored(connection: Connection) -> Iterator[tuple[bytes, str]]:
    """Yield the stored erasures, each with the id of a key that signed it."""
    rows = connection.exec_driver_sql(f"SELECT change.line, segment.header {SEALED} WHERE change.entity = 'erasure'")
    for line, header in rows:
        yield line, Header.read(header).key


def _arriving(segments: Iterable[Segment]) -> Iterator[tuple[bytes, str]]:
    """Yield the lines that arrive, each with the id of the key that signed its segment."""
    for segment in segments:
        for line in segment.lines:
            yield line, segment.header.key
