"""Taking in the segments of a bundle that has been verified.

Rules of this module (exchange.md 1.2):

1. A known segment is passed over; a known change is not inserted again but belongs to the new
   segment too. So any order and any repeat of arrival ends in the same rows.
2. Records never seen before are folded from what arrived, nothing is read back; this is decided for
   all segments at once. Records that were here are folded from the journal.
3. What has been erased stays blank, and what arrives blanked is blanked here (``journal.erasure``).
4. Everything happens in the caller's transaction: a refusal leaves nothing behind.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.store import erasing, log
from parteneriat_desktop.store.projection import DELETE_CONFLICTS, Folded, project_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.journal.erasure import Erasures
    from parteneriat_desktop.journal.segment import Segment
    from parteneriat_desktop.store.log import Key
    from parteneriat_desktop.store.tables import RecordTables


@dataclass(frozen=True, slots=True)
class Received:
    """What a bundle brought.

    ``records`` are the touched records of known kinds as (scope, entity, record); ``conflicts``
    counts their fields in conflict now. The new changes are those with the numbers from ``first`` up to, but
    without, ``end``. ``blanked`` are the changes that were blanked here, as they were.
    """

    new_segments: int = 0
    known_segments: int = 0
    new_changes: int = 0
    records: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    conflicts: int = 0
    first: int = 0
    end: int = 0
    blanked: list[Change] = field(default_factory=list["Change"])


@dataclass(frozen=True, slots=True)
class Known:
    """What the caller knows already: the changes of segments that it has read, by hash, and whose a key is."""

    read: Mapping[str, Sequence[Change]] = field(default_factory=dict["str", "Sequence[Change]"])
    owners: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class Arrival:
    """What arrives in one go, sorted: numbers of changes by (scope, id), and new changes by record."""

    numbers: dict[tuple[str, str], int]
    seen_before: set[Key]
    next: int
    rows: list[tuple[int, str, str, str, str, str, int, bytes]] = field(
        default_factory=list[tuple[int, str, str, str, str, str, int, bytes]]
    )
    records: dict[Key, tuple[int, dict[str, Change]]] = field(
        default_factory=dict["Key", tuple[int, dict[str, "Change"]]]
    )

    def take(self, scope: str, change: Change) -> int:
        """Return the number of a change; a new one is kept to be inserted."""
        known = self.numbers.get((scope, change.id))
        if known is not None:
            return known
        number = self.next
        self.next += 1
        self.numbers[scope, change.id] = number
        self.rows.append((number, *log.as_row(scope, change)))
        key = (scope, change.entity, change.record)
        found = self.records.get(key)
        if found is None:
            self.records[key] = (number, {change.id: change})
        else:
            found[1][change.id] = change
        return number


def receive(
    connection: Connection,
    tables: RecordTables,
    segments: Sequence[Segment],
    known: Known,
) -> Received:
    """Insert the segments and fold the records that they touch."""
    fresh = [
        segment
        for name, segment in {segment.header.hash: segment for segment in segments}.items()
        if not log.knows_segment(connection, name)
    ]
    erasures = erasing.gather(connection, fresh, known.owners)
    contents = [(segment, _changes(segment, known, erasures)) for segment in fresh]
    arrival = _prepare(connection, [change for _, changes in contents for change in changes])
    first = arrival.next
    numbered = [
        (segment, [arrival.take(segment.header.scope, change) for change in changes]) for segment, changes in contents
    ]
    if arrival.rows:
        connection.exec_driver_sql(log.INSERT, arrival.rows)
    for segment, numbers in numbered:
        log.insert_segment(connection, segment, numbers)
    erased = erasing.blank_stored(connection, erasures) if erasures.blanked else {}
    conflicts = _project(connection, tables, arrival, erased)
    records = [key for key in {**arrival.records, **dict.fromkeys(erased)} if key[1] in tables.by_entity]
    blanked = [change for changes in erased.values() for change in changes]
    counts = len(fresh), len(segments) - len(fresh), len(arrival.rows)
    return Received(*counts, records, conflicts, first, arrival.next, blanked)


def keep_own(connection: Connection, segment: Segment, ids: Sequence[str]) -> bool:
    """Keep a segment whose changes, by their ids, are all here and erase nothing; say whether that was so.

    Nothing else follows from sealing such changes, so none of them has to be read.
    """
    if log.knows_segment(connection, segment.header.hash) or any(b'"erasure"' in line for line in segment.lines):
        return False
    found = log.numbers(connection, segment.header.scope, ids)
    if len(found) != segment.header.count:
        return False
    log.insert_segment(connection, segment, [found[identity] for identity in ids])
    return True


def blank_known(connection: Connection, tables: RecordTables, scope: str, ids: Iterable[str]) -> list[Change]:
    """Blank changes that are known to be erased and fold their records again; return what they were."""
    erased = erasing.blank_known(connection, scope, ids)
    _project(connection, tables, Arrival({}, set(), 0), erased)
    return [change for changes in erased.values() for change in changes]


def _prepare(connection: Connection, changes: Iterable[Change]) -> Arrival:
    """Look up, at once for everything, which changes and records were here before (rule 2)."""
    listed = list(changes)
    ids = json.dumps([change.id for change in listed])
    numbers = {
        (scope, identity): number
        for number, scope, identity in connection.exec_driver_sql(
            "SELECT row, scope, id FROM change WHERE id IN (SELECT value FROM json_each(?))", (ids,)
        )
    }
    records = json.dumps(sorted({change.record for change in listed}))
    seen_before = {
        (scope, entity, record)
        for scope, entity, record in connection.exec_driver_sql(
            "SELECT DISTINCT scope, entity, record FROM change WHERE record IN (SELECT value FROM json_each(?))",
            (records,),
        )
    }
    last = connection.exec_driver_sql("SELECT max(row) FROM change").scalar()
    return Arrival(numbers, seen_before, cast("int", last or 0) + 1)


def _changes(segment: Segment, known: Known, erasures: Erasures) -> Sequence[Change]:
    """Return the changes of a segment as they are after the erasures."""
    changes = known.read.get(segment.header.hash)
    if changes is None:
        return segment.changes(erasures)
    return [erasures.settle(change, segment.header.key) for change in changes]


def _project(connection: Connection, tables: RecordTables, arrival: Arrival, erased: Iterable[Key]) -> int:
    """Write the rows of all touched records and return how many fields are in conflict."""
    by_entity: dict[str, list[Folded]] = {}
    touched = {**arrival.records, **dict.fromkeys(erased)}
    again = {*arrival.seen_before, *erased}
    for key in touched:
        scope, entity, record = key
        table = tables.by_entity.get(entity)
        if table is None:
            continue
        if key in again:
            number, changes = log.held(connection, key)
            connection.exec_driver_sql(DELETE_CONFLICTS, (record, scope, entity))
        else:
            number, changes = arrival.records[key]
        by_entity.setdefault(entity, []).append(Folded(key, number, changes, table))
    return sum(project_many(connection, tables.by_entity[entity], folded) for entity, folded in by_entity.items())
