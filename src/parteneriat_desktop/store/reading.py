"""Reading records of one kind: by id, by a query, or only their ids or number.

Rules of this module:

1. A record is given as one ``Row``: the fields of its shared row together with those of its private
   row, and the names of its fields in conflict in both.
2. Rows of one id in several shared scopes are different records, because nobody may move a record;
   by its id the one that came first is found, so nobody can put another in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.store.database import driver
from parteneriat_desktop.store.query import Query, Row
from parteneriat_desktop.store.search import query_of
from parteneriat_desktop.store.statements import Compared, Shape, Statements, What
from parteneriat_desktop.store.tables import Kind, dump

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.tables import RecordTable

#: The fields in conflict by (record, scope).
Open = dict[tuple[str, str], list[str]]


class Reading:
    """How the records of one kind are read."""

    def __init__(self, table: RecordTable) -> None:
        self.table = table
        self._statements = Statements(table)

    def find(self, connection: Connection, record: str) -> Row | None:
        """Return a record by its id, deleted or not (rule 2)."""
        found = self._run(connection, Shape(What.ONE), {"record": record})
        return self._row(found[0], conflicts_of(connection, self.table.entity, record)) if found else None

    def rows(self, connection: Connection, query: Query) -> list[Row]:
        """Return the records that a query asks for."""
        open_conflicts = conflicts_of(connection, self.table.entity)
        return [self._row(values, open_conflicts) for values in self._ask(connection, query, What.ROWS)]

    def ids(self, connection: Connection, query: Query) -> list[str]:
        """Return the ids of the records that a query asks for."""
        return [record for (record,) in self._ask(connection, query, What.IDS)]

    def count(self, connection: Connection, query: Query) -> int:
        """Return how many records a query asks for, whatever its limits."""
        ((count,),) = self._ask(connection, query, What.COUNT)
        return int(count)

    def ids_holding(self, connection: Connection, key: str) -> list[str]:
        """Return the ids of the records, not deleted, in whose lists and parts a key is written, at any depth."""
        return [record for (record,) in driver(connection).execute(self.table.holding, {"key": dump(key)})]

    def highest_number(self, connection: Connection, record: str, year: str) -> int:
        """Return the highest n of the numbers “n/year” beneath a record, or of all, deleted ones included."""
        values = (record, year) if record else (year,)
        ((found,),) = driver(connection).execute(self.table.highest, values).fetchall()
        return found or 0

    def last_of_sequence(self, connection: Connection, record: str) -> int:
        """Return the highest number of a sequence beneath a record, deleted ones included."""
        ((found,),) = driver(connection).execute(self.table.last, (record,)).fetchall()
        return found or 0

    def _ask(self, connection: Connection, query: Query, what: What) -> list[Any]:
        """Run the statement of a query."""
        words = query_of(query.search)
        where = tuple((name, _comparison(self._kind(name), value)) for name, value in sorted(query.where.items()))
        ordered = what is not What.COUNT
        shape = Shape(what, where, bool(words), query.order if ordered else "", ordered and query.descending)
        values = {f"where_{name}": self._bound(name, value) for name, value in query.where.items()}
        limit = -1 if query.limit is None else query.limit
        values |= {"words": words, "deleted": int(query.deleted), "limit": limit, "offset": query.offset}
        return self._run(connection, shape, values)

    def _run(self, connection: Connection, shape: Shape, values: Mapping[str, Any]) -> list[Any]:
        """Run the statement of a shape with its values."""
        prepared = self._statements.prepare(shape)
        given = {**prepared.fixed, **values}
        return driver(connection).execute(prepared.text, [given[name] for name in prepared.names]).fetchall()

    def _kind(self, name: str) -> Kind | None:
        """Return how the column of a field holds its value; None for the columns that every record has."""
        return self.table.kinds.get(name)

    def _bound(self, name: str, value: Wire) -> Any:
        """Return a value as it is compared: lists, and whatever stands in a JSON column, as JSON text."""
        return dump(value) if isinstance(value, (list, dict)) or self._kind(name) is Kind.JSON else value

    def _row(self, values: Sequence[Any], open_conflicts: Open) -> Row:
        """Return the record of a selected row (rule 1)."""
        scope, record, deleted, changed, extra = values[:5]
        width = len(self.table.kinds)
        fields = self.table.decode(extra, values[5 : 5 + width])
        names = set(open_conflicts.get((record, scope), ()))
        if len(values) > 5 + width and values[5 + width] is not None:
            changed = max(changed, values[5 + width])
            fields |= self.table.decode(values[6 + width], values[7 + width :])
            names.update(open_conflicts.get((record, PRIVATE), ()))
        return Row(self.table.entity, record, scope, fields, bool(deleted), changed, tuple(sorted(names)))


def _comparison(kind: Kind | None, value: Wire) -> Compared:
    """Return how a column is compared with a value."""
    if value is None:
        return Compared.EMPTY
    return Compared.AMONG if isinstance(value, list) and kind is not Kind.JSON else Compared.EQUAL


def conflicts_of(connection: Connection, entity: str, record: str | None = None) -> Open:
    """Return the fields in conflict by (record, scope), of one record or of all of a kind."""
    statement = "SELECT record, scope, field FROM conflict WHERE entity = ? AND position = 0"
    values: tuple[str, ...] = (entity,)
    if record is not None:
        statement, values = f"{statement} AND record = ?", (entity, record)
    found: dict[tuple[str, str], list[str]] = {}
    for identity, scope, name in driver(connection).execute(statement, values):
        found.setdefault((identity, scope), []).append(name)
    return found
