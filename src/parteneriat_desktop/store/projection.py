"""From changes to rows: what the journal says about a record becomes its row and its conflicts.

Rules of this module:

1. A row is a pure function of the record's changes in its scope: writing it after each change
   (``project``), for many at once (``project_many``) or after deleting everything (``rebuild``) gives
   the same rows.
2. ``_changed`` is the time of the record's latest change, ``_row`` the number of its first.
3. A kind of record that this program does not know stays in the journal alone, until a newer
   program folds again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parteneriat_desktop.journal.survivors import fold
from parteneriat_desktop.records.registers import spread
from parteneriat_desktop.store.database import driver
from parteneriat_desktop.store.log import Key, read_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.tables import RecordTable, RecordTables

INSERT_CONFLICT = (
    "INSERT INTO conflict (record, scope, entity, field, position, change, sure) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
DELETE_CONFLICTS = "DELETE FROM conflict WHERE record = ? AND scope = ? AND entity = ?"


class Folded:
    """A record in one scope, folded: its row and what stands beside it."""

    __slots__ = ("changed", "fields", "fold", "key", "row")

    def __init__(self, key: Key, row: int, changes: Mapping[str, Change], table: RecordTable) -> None:
        self.key = key
        self.row = row
        self.fold = fold(changes)
        self.fields: dict[str, Wire] = spread(table.record, self.fold.values)
        self.changed = max(change.time for change in changes.values())

    def columns(self, table: RecordTable) -> tuple[Any, ...]:
        """Return the values for the table's upsert."""
        scope, _, record = self.key
        extra, values = table.encode(self.fields)
        sort = table.sort_key(self.fields)
        return (self.row, scope, record, int(self.fold.deleted), self.changed, sort, extra, *values)

    def conflicts(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of the table of conflicts."""
        scope, entity, record = self.key
        for name, ids in self.fold.conflicts.items():
            sure = int(name not in self.fold.unsure)
            for position, identity in enumerate(ids):
                yield record, scope, entity, name, position, identity, sure


def project(connection: Connection, table: RecordTable, folded: Folded) -> None:
    """Write the row and conflicts of one record."""
    scope, entity, record = folded.key
    sqlite = driver(connection)
    sqlite.execute(table.upsert, folded.columns(table))
    sqlite.execute(DELETE_CONFLICTS, (record, scope, entity))
    if folded.fold.conflicts:
        sqlite.executemany(INSERT_CONFLICT, folded.conflicts())


def project_many(connection: Connection, table: RecordTable, folded: Iterable[Folded]) -> int:
    """Write the rows and conflicts of records of one kind and return the number of fields in conflict."""
    rows: list[tuple[Any, ...]] = []
    conflicts: list[tuple[Any, ...]] = []
    count = 0
    for record in folded:
        rows.append(record.columns(table))
        conflicts.extend(record.conflicts())
        count += len(record.fold.conflicts)
    if rows:
        connection.exec_driver_sql(table.upsert, rows)
    if conflicts:
        connection.exec_driver_sql(INSERT_CONFLICT, conflicts)
    return count


def rebuild(connection: Connection, tables: RecordTables) -> None:
    """Forget every row and fold the whole journal again."""
    for table in tables.by_entity.values():
        connection.exec_driver_sql(f'DELETE FROM "{table.table.name}"')  # noqa: S608 - the name of a declared table
    for name in ("conflict", "indexed", "search"):
        connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608 - fixed names
    for entity, table in tables.by_entity.items():
        project_many(connection, table, _read_all(connection, entity, table))


def read_at(connection: Connection, table: RecordTable, until: str) -> Iterator[Folded]:
    """Yield every record of a kind, deleted or not, as its changes up to a time say."""
    return _read_all(connection, table.entity, table, until)


def _read_all(connection: Connection, entity: str, table: RecordTable, until: str | None = None) -> Iterator[Folded]:
    """Yield every record of a kind, folded; changes after a time are left out."""
    rows = connection.exec_driver_sql(
        "SELECT scope, record, row, line FROM change WHERE entity = ? ORDER BY record, scope, row", (entity,)
    )
    key, first = ("", "", ""), 0
    changes: dict[str, Change] = {}
    for scope, record, row, line in rows:
        if (scope, entity, record) != key:
            if changes:
                yield Folded(key, first, changes, table)
            key, first, changes = (scope, entity, record), row, {}
        change = read_line(line)
        if until is None or change.time <= until:
            changes[change.id] = change
    if changes:
        yield Folded(key, first, changes, table)


def read_scope(connection: Connection, table: RecordTable, scope: str) -> Iterator[tuple[str, dict[str, Wire]]]:
    """Yield the id and fields of every record of a kind in a scope that is not deleted."""
    columns = ", ".join(f'"{name}"' for name in ("id", "_extra", *table.kinds))
    rows = driver(connection).execute(
        f'SELECT {columns} FROM "{table.table.name}" WHERE scope = ? AND _deleted = 0 ORDER BY id',  # noqa: S608 - declared names
        (scope,),
    )
    for row in rows:
        yield row[0], table.decode(row[1], row[2:])
