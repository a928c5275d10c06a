"""Reading records by a query.

Rules of this module:

1. A record is read as ONE row: the fields of its shared row together with those of its private row
   beside it. A record that has only a private row is that row.
2. Deleted records are left out unless they are asked for; then only they are given.
3. ``where`` compares a field with a wire value; null means "empty", a list "one of these".
4. Without an order, rows stand in the order of their titles, in the Romanian alphabet. Numbers are
   ordered as numbers, texts by their sort key, everything else by its wire form; ties by id.
5. Rows of one id in several shared scopes are different records, because nobody may move a record;
   by its id the one of a dossier is found before the common one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Float, and_, bindparam, cast, column, exists, func, literal_column, or_, select, text, true
from sqlalchemy.dialects import sqlite

from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.store.database import driver
from parteneriat_desktop.store.search import query_of
from parteneriat_desktop.store.tables import Kind, dump

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause, Select

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.tables import RecordTable

#: The order by the time of the latest change.
CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Query:
    """Which records of one kind, in which order, and how many of them."""

    entity: str
    where: Mapping[str, Wire] = field(default_factory=dict[str, "Wire"])
    search: str = ""
    order: str = ""
    descending: bool = False
    limit: int | None = None
    offset: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it is now: its fields in wire form without nulls, and its fields in conflict.

    ``changed`` is the UTC time of the latest change, ``scope`` the one it is shared in.
    """

    entity: str
    id: str
    scope: str
    fields: dict[str, Wire]
    deleted: bool
    changed: str
    conflicts: tuple[str, ...]


class Reading:
    """How the records of one kind are read: the shared row ``t`` and, where the kind has private fields, ``p``."""

    def __init__(self, table: RecordTable) -> None:
        self.table = table
        self.shared = table.table.alias("t")
        self.private = table.table.alias("p") if table.private else None

    @cached_property
    def columns(self) -> Sequence[ColumnElement[Any]]:
        """What is selected, in the order in which ``_row`` reads it."""
        names = ("_changed", "_extra", *self.table.kinds)
        first: list[ColumnElement[Any]] = [self.shared.c[name] for name in ("scope", "id", "_deleted", *names)]
        return first if self.private is None else [*first, *(self.private.c[name] for name in names)]

    def select(self, query: Query, *columns: ColumnElement[Any]) -> Select[Any]:
        """Return the statement for the records that a query asks for, without order and limits."""
        shared = self.shared
        conditions = [self._equals(name, value) for name, value in query.where.items()]
        if query.search:
            conditions.append(self._matches(query.search))
        return (
            select(*columns)
            .select_from(self._source())
            .where(shared.c._deleted == int(query.deleted), self._is_record(), *conditions)  # noqa: SLF001 - a column
        )

    def run(self, connection: Connection, query: Query, *columns: ColumnElement[Any]) -> Sequence[Any]:
        """Return what the query selects, in its order and within its limits."""
        statement = self.select(query, *columns).order_by(*self._order(query))
        if query.limit is not None or query.offset:
            statement = statement.limit(-1 if query.limit is None else query.limit).offset(query.offset)
        return connection.execute(statement).all()

    @cached_property
    def _by_id(self) -> tuple[str, list[Any]]:
        """The statement that reads one record, written out once, and its values with None for the id.

        A form reads dozens of records by their ids; building the statement takes longer than running it.
        """
        shared = self.shared.c
        statement = (
            select(*self.columns)
            .select_from(self._source())
            .where(shared.id == bindparam("record"), self._is_record())
            .order_by(shared._deleted, shared.scope.desc())  # noqa: SLF001 - a column
            .limit(literal_column("1"))
        )
        compiled = statement.compile(dialect=sqlite.dialect())
        return str(compiled), [compiled.params[name] for name in compiled.positiontup or ()]

    def find(self, connection: Connection, record: str) -> Row | None:
        """Return a record by its id, deleted or not; the one of a dossier before the common one (rule 5)."""
        statement, values = self._by_id
        given = [record if value is None else value for value in values]
        found = driver(connection).execute(statement, given).fetchone()
        return None if found is None else self.row(found, conflicts_of(connection, self.table.entity, record))

    def count(self, connection: Connection, query: Query) -> int:
        """Return how many records the query selects, whatever its limits."""
        return int(connection.execute(self.select(query, func.count())).scalar_one())

    def row(self, values: Sequence[Any], conflicts: Mapping[tuple[str, str], Sequence[str]]) -> Row:
        """Return the record of a selected row; ``conflicts`` names the fields in conflict by record and scope."""
        scope, record, deleted, changed, extra = values[:5]
        width = len(self.table.kinds)
        fields = self.table.decode(extra, values[5 : 5 + width])
        names = set(conflicts.get((record, scope), ()))
        if self.private is not None and values[5 + width] is not None:
            changed = max(changed, values[5 + width])
            fields |= self.table.decode(values[6 + width], values[7 + width :])
            names.update(conflicts.get((record, PRIVATE), ()))
        return Row(self.table.entity, record, scope, fields, bool(deleted), changed, tuple(sorted(names)))

    def _source(self) -> FromClause:
        """Return the shared rows, each with the private row beside it."""
        shared, private = self.shared, self.private
        if private is None:
            return shared
        beside = and_(private.c.id == shared.c.id, private.c.scope == PRIVATE, shared.c.scope != PRIVATE)
        return shared.outerjoin(private, and_(beside, private.c._deleted == 0))  # noqa: SLF001 - a column

    def _is_record(self) -> ColumnElement[bool]:
        """Leave out private rows beside a shared one (rule 1)."""
        other = self.table.table.alias("s")
        return or_(
            self.shared.c.scope != PRIVATE, ~exists().where(other.c.id == self.shared.c.id, other.c.scope != PRIVATE)
        )

    def _column(self, name: str) -> ColumnElement[Any]:
        """Return a field as a column, whichever row holds it."""
        if self.private is not None and name in self.table.private:
            return func.coalesce(self.private.c[name], self.shared.c[name])
        return self.shared.c[name]

    def _equals(self, name: str, value: Wire) -> ColumnElement[bool]:
        """Return the condition that a field has a value (rule 3)."""
        column = self._column(name)
        if value is None:
            return column.is_(None)
        if self.table.kinds.get(name) is Kind.JSON:
            return column == dump(value)
        return column.in_(value) if isinstance(value, list) else column == value

    def _matches(self, words: str) -> ColumnElement[bool]:
        """Return the condition that the text of a record holds all the words; no words hold everywhere."""
        expression = query_of(words)
        if not expression:
            return true()
        rows = [self.shared.c._row] if self.private is None else [self.shared.c._row, self.private.c._row]  # noqa: SLF001 - a column
        found = text("SELECT rowid FROM search WHERE search MATCH :words").bindparams(words=expression)
        return or_(*(row.in_(found.columns(column("rowid"))) for row in rows))

    def _order(self, query: Query) -> list[ColumnElement[Any]]:
        """Return what the records are ordered by; empty ones stand last (rule 4)."""
        key = self._sort_key(query.order)
        empty = func.coalesce(key, "") == ""
        return [empty, key.desc() if query.descending else key.asc(), self.shared.c.id.asc()]

    def _changed(self) -> ColumnElement[Any]:
        """Return the time of the latest change in either row; ``max`` of two values is no aggregate in SQLite."""
        shared = self.shared.c._changed  # noqa: SLF001 - a column
        if self.private is None:
            return shared
        return func.max(shared, func.coalesce(self.private.c._changed, ""))  # noqa: SLF001 - a column

    def _sort_key(self, name: str) -> ColumnElement[Any]:
        """Return what a field is sorted by."""
        if name in {"", self.table.title}:
            return self.shared.c._sort  # noqa: SLF001 - a column
        if name == CHANGED:
            return self._changed()
        column = self._column(name)
        declared = self.table.record.field(name)
        if declared is None or declared.many or declared.facts.link is not None:
            return column
        if declared.kind is Decimal:
            return cast(column, Float)
        return func.sort_key(column) if declared.kind is str else column


def conflicts_of(connection: Connection, entity: str, record: str | None = None) -> dict[tuple[str, str], list[str]]:
    """Return the fields in conflict by (record, scope), of one record or of all of a kind."""
    statement = "SELECT record, scope, field FROM conflict WHERE entity = ? AND position = 0"
    values: tuple[str, ...] = (entity,)
    if record is not None:
        statement, values = f"{statement} AND record = ?", (entity, record)
    found: dict[tuple[str, str], list[str]] = {}
    for identity, scope, name in driver(connection).execute(statement, values):
        found.setdefault((identity, scope), []).append(name)
    return found
