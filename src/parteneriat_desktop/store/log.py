"""The journal in the database: changes as they arrived, and the segments that seal them.

Rules of this module:

1. A line is inserted once per scope and never changed; inserting it again does nothing.
2. The changes of a record are those of its scope, record id AND entity: whoever reuses the id of a
   record for another kind gets another record.
3. What a segment holds is kept as the order of its changes, so it is given back byte for byte.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal.change import Change, digest_line, read
from parteneriat_desktop.journal.segment import Header, Segment, Waiting
from parteneriat_desktop.store.database import driver
from parteneriat_desktop.store.failures import DAMAGED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

#: A record in one scope: (scope, entity, record).
Key = tuple[str, str, str]

INSERT = "INSERT INTO change (row, id, scope, entity, record, writer, serial, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
OF_RECORD = "SELECT row, line FROM change WHERE record = ? AND scope = ? AND entity = ? ORDER BY row"

UNSEALED = "FROM change WHERE writer = ? AND NOT EXISTS (SELECT 1 FROM segment_change AS m WHERE m.change = change.row)"

#: Lines are immutable, so reading one again gives an equal change.
read_line = lru_cache(maxsize=1_024)(read)


def held(connection: Connection, key: Key) -> tuple[int, dict[str, Change]]:
    """Return the number of the first change of a record (0 without one) and its changes by id."""
    scope, entity, record = key
    rows = driver(connection).execute(OF_RECORD, (record, scope, entity)).fetchall()
    changes = [read_line(line) for _, line in rows]
    return (rows[0][0] if rows else 0), {change.id: change for change in changes}


def insert(connection: Connection, scope: str, change: Change) -> int:
    """Append a change that is not there yet and return its number."""
    return cast("int", driver(connection).execute(INSERT, (None, *as_row(scope, change))).lastrowid)


def as_row(scope: str, change: Change) -> tuple[str, str, str, str, str, int, bytes]:
    """Return the column values of a change behind its number."""
    return change.id, scope, change.entity, change.record, change.writer, change.serial, change.line


def keys_of(connection: Connection, record: str) -> list[Key]:
    """Return the scopes and kinds in which a record id has changes."""
    rows = driver(connection).execute(
        "SELECT DISTINCT scope, entity FROM change WHERE record = ? ORDER BY scope, entity", (record,)
    )
    return [(scope, entity, record) for scope, entity in rows]


def last_serial(connection: Connection, writer: str) -> int:
    """Return the highest serial of a writer, 0 without changes."""
    found = connection.exec_driver_sql("SELECT max(serial) FROM change WHERE writer = ?", (writer,)).scalar()
    return cast("int", found or 0)


def unsealed(connection: Connection, writer: str) -> dict[str, list[Waiting]]:
    """Return a writer's changes that belong to no segment, by scope, in the order of their serials.

    A line that is neither what its id says nor blanked is refused (damaged): nothing broken is ever signed.
    """
    rows = driver(connection).execute(f"SELECT scope, line, id, serial {UNSEALED} ORDER BY serial, row", (writer,))
    found: dict[str, list[Waiting]] = {}
    for scope, line, identity, serial in rows:
        if digest_line(line) != identity and read(line).id != identity:
            raise RefusedError(*DAMAGED, code="damaged")
        found.setdefault(scope, []).append(Waiting(line, identity, writer, serial))
    return found


def count_unsealed(connection: Connection, writer: str) -> dict[str, int]:
    """Return how many of a writer's changes belong to no segment, by scope."""
    rows = driver(connection).execute(f"SELECT scope, count(*) {UNSEALED} GROUP BY scope", (writer,))
    return dict(rows.fetchall())


def numbers(connection: Connection, scope: str, ids: Iterable[str]) -> dict[str, int]:
    """Return the numbers of those changes that are in the journal of a scope, by id."""
    rows = driver(connection).execute(
        "SELECT change.id, change.row FROM json_each(?) AS asked JOIN change ON change.id = asked.value AND scope = ?",
        (json.dumps(list(ids)), scope),
    )
    return dict(rows.fetchall())


def insert_segment(connection: Connection, segment: Segment, changes: Iterable[int]) -> None:
    """Keep a segment whose changes, by their numbers, are in the journal."""
    header = segment.header
    cursor = connection.exec_driver_sql(
        "INSERT INTO segment (hash, scope, header, signature) VALUES (?, ?, ?, ?)",
        (header.hash, header.scope, header.line, segment.signature),
    )
    members = [(cursor.lastrowid, position, change) for position, change in enumerate(changes)]
    if members:
        connection.exec_driver_sql("INSERT INTO segment_change (segment, position, change) VALUES (?, ?, ?)", members)


def knows_segment(connection: Connection, name: str) -> bool:
    """Say whether a segment is kept, by its hash."""
    return connection.exec_driver_sql("SELECT 1 FROM segment WHERE hash = ?", (name,)).first() is not None


def headers(connection: Connection, scope: str | None) -> list[Header]:
    """Return the headers of all segments, or of one scope, in the order of their arrival."""
    where, values = ("", ()) if scope is None else (" WHERE scope = ?", (scope,))
    rows = connection.exec_driver_sql(f"SELECT header FROM segment{where} ORDER BY row", values)  # noqa: S608 - fixed texts
    return [Header.read(line) for (line,) in rows]


def between(connection: Connection, first: int, end: int) -> list[tuple[str, Change]]:
    """Return the changes that were inserted with the numbers from ``first`` up to ``end``, each with its scope."""
    rows = driver(connection).execute(
        "SELECT scope, line FROM change WHERE row >= ? AND row < ? ORDER BY row", (first, end)
    )
    return [(scope, read_line(line)) for scope, line in rows.fetchall()]


def segments_of(connection: Connection, scope: str, identity: str) -> list[str]:
    """Return the hashes of the segments that seal a change of a scope."""
    rows = driver(connection).execute(
        "SELECT segment.hash FROM change JOIN segment_change AS m ON m.change = change.row"
        " JOIN segment ON segment.row = m.segment WHERE change.id = ? AND change.scope = ? ORDER BY segment.row",
        (identity, scope),
    )
    return [name for (name,) in rows.fetchall()]


def written_by(
    connection: Connection, writers: Iterable[str], records: Iterable[str]
) -> list[tuple[str, Change, list[str]]]:
    """Return the changes that some writers made to some records, each with its scope and the segments that seal it."""
    rows = driver(connection).execute(
        "SELECT change.scope, change.line, group_concat(segment.hash, ' ') FROM json_each(?) AS asked"
        " JOIN change ON change.record = asked.value"
        " LEFT JOIN segment_change AS m ON m.change = change.row LEFT JOIN segment ON segment.row = m.segment"
        " WHERE change.writer IN (SELECT value FROM json_each(?)) GROUP BY change.row ORDER BY change.row",
        (json.dumps(sorted(records)), json.dumps(list(writers))),
    )
    return [(scope, read_line(line), str(hashes or "").split()) for scope, line, hashes in rows.fetchall()]


def segment(connection: Connection, name: str) -> Segment:
    """Return a segment by its hash, as it arrived; an unknown one is refused (unknown-segment)."""
    found = connection.exec_driver_sql("SELECT row, header, signature FROM segment WHERE hash = ?", (name,)).first()
    if found is None:
        raise RefusedError(
            Sentence("The package part {hash} is not in this workspace.", hash=name[:32]),
            Sentence("Ask the one who made it to send it again."),
            code="unknown-segment",
        )
    row, header, signature = found
    lines = connection.exec_driver_sql(
        "SELECT line FROM segment_change JOIN change ON change.row = segment_change.change"
        " WHERE segment = ? ORDER BY position",
        (row,),
    )
    return Segment(Header.read(header), signature, tuple(line for (line,) in lines))
