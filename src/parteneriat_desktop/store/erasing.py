"""Personal data that was erased stays erased in the database.

Rules of this module (exchange.md 1.2, ``journal.erasure``):

1. An erasure counts once its change is sealed: then it is known whose key signed it.
2. Every stored line that a known erasure covers is replaced by its blanked form, whichever of the two
   arrived first; its segments stay valid and are relayed with the blanked line.
3. The search index reads everything again from the oldest blanked change on.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.change import read
from parteneriat_desktop.journal.erasure import Erasures
from parteneriat_desktop.journal.segment import Header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from parteneriat_desktop.journal.segment import Segment
    from parteneriat_desktop.store.log import Key

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


def blank_stored(connection: Connection, erasures: Erasures) -> list[Key]:
    """Blank what is stored and erased, and return the records that it belonged to (rule 2)."""
    rows = connection.exec_driver_sql(
        f"SELECT change.row, change.scope, change.line, segment.header {SEALED}"  # noqa: S608 - fixed texts
        " WHERE change.id IN (SELECT value FROM json_each(?)) ORDER BY change.row",
        (json.dumps(sorted(erasures.blanked)),),
    ).all()
    blanked: dict[int, bytes] = {}
    touched: dict[Key, None] = {}
    for row, scope, line, header in rows:
        change = read(line)
        settled = change if change.erased else erasures.settle(change, Header.read(header).key)
        if settled.line != line:
            blanked[row] = settled.line
            touched[scope, change.entity, change.record] = None
    if blanked:
        connection.exec_driver_sql(
            "UPDATE change SET line = ? WHERE row = ?", [(line, row) for row, line in blanked.items()]
        )
        connection.exec_driver_sql("UPDATE indexed SET row = min(row, ?)", (min(blanked) - 1,))
    return list(touched)


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
