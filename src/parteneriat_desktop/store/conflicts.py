"""Open conflicts, history, and records whose parents have not arrived.

Rules of this module:

1. Both or all competing values of a conflict are given, the displayed one first, each with when,
   who (a function, not a name) and which writer; for ``_del`` the value says whether to delete.
2. A conflict that a missing change may dissolve is not ``sure``.
3. A record is an orphan while a link of it leads to a record that has never arrived here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.store.log import held, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.tables import RecordTable, RecordTables


@dataclass(frozen=True, slots=True)
class Competing:
    """One of the values of a field in conflict: the change that gives it, when, and who wrote it."""

    change: str
    value: Wire
    time: str
    user: str
    writer: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field (or register, or ``_del``) with several values that nobody has decided between."""

    entity: str
    record: str
    scope: str
    field: str
    values: tuple[Competing, ...]
    sure: bool


def read_conflicts(connection: Connection) -> list[Conflict]:
    """Return every open conflict, by kind, record, scope and field."""
    rows = connection.exec_driver_sql(
        "SELECT entity, record, scope, field, change, sure FROM conflict"
        " ORDER BY entity, record, scope, field, position"
    )
    grouped: dict[tuple[str, str, str, str, int], list[str]] = {}
    for entity, record, scope, name, change, sure in rows:
        grouped.setdefault((entity, record, scope, name, sure), []).append(change)
    found: list[Conflict] = []
    for (entity, record, scope, name, sure), ids in grouped.items():
        _, changes = held(connection, (scope, entity, record))
        values = tuple(_competing(changes[identity], name) for identity in ids)
        found.append(Conflict(entity, record, scope, name, values, bool(sure)))
    return found


def _competing(change: Change, name: str) -> Competing:
    """Return what one change says about a field."""
    return Competing(change.id, change.values[name], change.time, change.user, change.writer)


def read_history(connection: Connection, entity: str, record: str) -> list[tuple[str, Change]]:
    """Return every change of a record with its scope, the oldest first."""
    found = [
        (key[0], change)
        for key in keys_of(connection, record)
        if key[1] == entity
        for change in held(connection, key)[1].values()
    ]
    return sorted(found, key=lambda pair: (pair[1].time, pair[1].serial, pair[1].id))


def read_orphans(connection: Connection, tables: RecordTables) -> Iterator[tuple[str, str]]:
    """Yield the kind and id of every record that is not deleted and has a link into the void (rule 3)."""
    for entity, table in tables.by_entity.items():
        parents = [
            (field.name, parent.table.name)
            for field in table.record.fields()
            if not field.many and (parent := tables.by_entity.get(field.facts.link or "")) is not None
        ]
        if parents:
            yield from ((entity, record) for record in _orphans(connection, table, parents))


def _orphans(connection: Connection, table: RecordTable, parents: list[tuple[str, str]]) -> list[str]:
    """Return the ids of the orphans of one kind, given its link columns and the tables they lead to."""
    lost = " OR ".join(
        f'("{name}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "{parent}" AS o WHERE o.id = t."{name}"))'  # noqa: S608 - declared names
        for name, parent in parents
    )
    rows = connection.exec_driver_sql(
        f'SELECT DISTINCT id FROM "{table.table.name}" AS t WHERE _deleted = 0 AND ({lost}) ORDER BY id'  # noqa: S608 - declared names
    )
    return [record for (record,) in rows]
