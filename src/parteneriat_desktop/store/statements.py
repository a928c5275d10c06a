"""The statements that read records of one kind, each built and written out once.

Rules of this module:

1. A record is read as ONE row: the shared row ``t`` together with the private row ``p`` beside it. A
   record that has only a private row is that row.
2. What varies from query to query is bound; what changes the text of a statement is its ``Shape``.
   Building a statement takes longer than running it, so each shape is built once.
3. Names of fields come from the record class or raise ``KeyError``; values are always bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Float,
    Integer,
    Text,
    and_,
    bindparam,
    cast,
    column,
    exists,
    func,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.dialects import sqlite

from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.store.query import CHANGED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, FromClause, Select

    from parteneriat_desktop.store.tables import RecordTable


class What(Enum):
    """What a statement gives."""

    ROWS = "rows"
    IDS = "ids"
    COUNT = "count"
    ONE = "one"


class Compared(Enum):
    """How a field is compared with a value."""

    EMPTY = "is empty"
    EQUAL = "equals"
    AMONG = "is one of"


@dataclass(frozen=True, slots=True)
class Shape:
    """Everything about a query that changes the text of its statement."""

    what: What
    where: tuple[tuple[str, Compared], ...] = ()
    search: bool = False
    order: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement and the names of its values in their order; ``fixed`` holds those that never vary."""

    text: str
    names: tuple[str, ...]
    fixed: dict[str, Any]


class Statements:
    """The statements for one kind of record."""

    def __init__(self, table: RecordTable) -> None:
        self.table = table
        self.shared = table.table.alias("t")
        self.private = table.table.alias("p") if table.private else None
        self._prepared: dict[Shape, Prepared] = {}

    def prepare(self, shape: Shape) -> Prepared:
        """Return the statement of a shape."""
        found = self._prepared.get(shape)
        if found is None:
            compiled = self._build(shape).compile(dialect=sqlite.dialect())
            names = tuple(compiled.positiontup or ())
            fixed = {name: value for name, value in compiled.params.items() if value is not None}
            found = self._prepared[shape] = Prepared(self._write_out(shape, str(compiled)), names, fixed)
        return found

    def _write_out(self, shape: Shape, written: str) -> str:
        """Return the text of a statement; where all rows are sorted anew, SQLite is kept from going by an index."""
        if shape.what is What.ONE or shape.where or shape.search or self._is_list(shape):
            return written
        source = f"{self.table.table.name} AS t"
        return written.replace(source, f"{source} NOT INDEXED", 1)

    def _build(self, shape: Shape) -> Select[Any]:
        """Return the statement of a shape, to be written out."""
        if shape.what is What.ONE:
            one = self._select(*self._columns()).where(self.shared.c.id == bindparam("record"))
            return one.order_by(self.shared.c._deleted, self.shared.c._row)  # noqa: SLF001 - columns
        conditions = [self._condition(name, compared) for name, compared in shape.where]
        if shape.search:
            conditions.append(self._matches())
        columns = self._columns() if shape.what is What.ROWS else [self.shared.c.id]
        if shape.what is What.COUNT:
            columns = [func.count()]
        deleted = self.shared.c["_deleted"] if self._is_list(shape) else self.shared.c["_deleted"] + literal_column("0")
        statement = self._select(*columns).where(deleted == bindparam("deleted"), *conditions)
        if shape.what is What.COUNT:
            return statement
        ordered = statement.order_by(*self._order(shape))
        return ordered.limit(bindparam("limit", type_=Integer)).offset(bindparam("offset", type_=Integer))

    def _is_list(self, shape: Shape) -> bool:
        """Say whether the index of the list serves a query; any other may not be led to it by ``_deleted``."""
        in_order = shape.what is What.COUNT or (shape.order in {"", self.table.title} and not shape.descending)
        return in_order and not shape.where and not shape.search

    def _columns(self) -> Sequence[ColumnElement[Any]]:
        """Return what is selected of a whole record, in the order in which ``reading`` takes it apart."""
        names = ("_changed", "_extra", *self.table.kinds)
        first: list[ColumnElement[Any]] = [self.shared.c[name] for name in ("scope", "id", "_deleted", *names)]
        return first if self.private is None else [*first, *(self.private.c[name] for name in names)]

    def _select(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Select from all records (rule 1)."""
        shared, other = self.shared, self.table.table.alias("s")
        shared_one = exists().where(other.c.id == shared.c.id, other.c.scope != PRIVATE)
        return select(*columns).select_from(self._source()).where(or_(shared.c.scope != PRIVATE, ~shared_one))

    def _source(self) -> FromClause:
        """Return the shared rows, each with the private row beside it."""
        shared, private = self.shared, self.private
        if private is None:
            return shared
        beside = and_(private.c.id == shared.c.id, private.c.scope == PRIVATE, shared.c.scope != PRIVATE)
        return shared.outerjoin(private, and_(beside, private.c._deleted == 0))  # noqa: SLF001 - a column

    def _column(self, name: str) -> ColumnElement[Any]:
        """Return a field as a column, whichever row holds it."""
        if self.private is not None and name in self.table.private:
            return func.coalesce(self.private.c[name], self.shared.c[name])
        return self.shared.c[name]

    def _condition(self, name: str, compared: Compared) -> ColumnElement[bool]:
        """Return the condition on a field; several values are bound as one JSON list."""
        found = self._column(name)
        if compared is Compared.EMPTY:
            return found.is_(None)
        if compared is Compared.EQUAL:
            return found == bindparam(f"where_{name}")
        values = text(f"SELECT value FROM json_each(:where_{name})").bindparams(bindparam(f"where_{name}", type_=Text))  # noqa: S608 - a declared name
        return found.in_(values.columns(column("value")))

    def _matches(self) -> ColumnElement[bool]:
        """Return the condition that the text of a record holds the words."""
        rows = [row.c._row for row in (self.shared, self.private) if row is not None]  # noqa: SLF001 - a column
        found = text("SELECT rowid FROM search WHERE search MATCH :words").bindparams(bindparam("words", type_=Text))
        return or_(*(row.in_(found.columns(column("rowid"))) for row in rows))

    def _order(self, shape: Shape) -> list[ColumnElement[Any]]:
        """Return what the records are ordered by; empty ones stand last."""
        key = self._sort_key(shape.order)
        empty = key == literal_column("''") if key is self.shared.c._sort else func.coalesce(key, "") == ""  # noqa: SLF001 - a column
        return [empty, key.desc() if shape.descending else key.asc(), self.shared.c.id.asc()]

    def _sort_key(self, name: str) -> ColumnElement[Any]:
        """Return what a field is sorted by."""
        if name in {"", self.table.title}:
            return self.shared.c._sort  # noqa: SLF001 - a column
        if name == CHANGED:
            return self._changed()
        found = self._column(name)
        declared = self.table.record.field(name)
        if declared is None or declared.many or declared.facts.link is not None:
            return found
        if declared.kind is Decimal:
            return cast(found, Float)
        return func.sort_key(found) if declared.kind is str else found

    def _changed(self) -> ColumnElement[Any]:
        """Return the time of the latest change in either row; ``max`` of two values is no aggregate in SQLite."""
        shared = self.shared.c._changed  # noqa: SLF001 - a column
        if self.private is None:
            return shared
        return func.max(shared, func.coalesce(self.private.c._changed, ""))  # noqa: SLF001 - a column
