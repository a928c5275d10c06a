"""The records of a kind as they stood at an earlier time, folded from the journal.

Rules of this module:

1. A change counts by the time that its author wrote it, not by its arrival: what was written before and
   came later is there, as if it had come in time.
2. Rows, order and private fields are those of ``Reading``: with the present time both give the same. Of
   records with one id in several scopes the one that came first is given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.store.projection import read_at
from parteneriat_desktop.store.query import Row

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.projection import Folded
    from parteneriat_desktop.store.tables import RecordTable


def rows_at(connection: Connection, table: RecordTable, until: str) -> list[Row]:
    """Return the records of a kind that were not deleted at a time, in the order of lists."""
    folded = list(read_at(connection, table, until))
    private = {found.key[2]: found for found in folded if found.key[0] == PRIVATE}
    first: dict[str, Folded] = {}
    for found in sorted(folded, key=lambda one: one.row):
        if found.key[0] != PRIVATE:
            first.setdefault(found.key[2], found)
    shared = [found for found in first.values() if not found.fold.deleted]
    shared.sort(key=lambda found: _place(table, found))
    return [_row(found, private.get(found.key[2])) for found in shared]


def _place(table: RecordTable, found: Folded) -> tuple[bool, str, str, str]:
    """Return the place of a record in a list: by its title's sort key, those without a title last."""
    sort = table.sort_key(found.fields)
    return (not sort, sort, found.key[2], found.key[0])


def _row(found: Folded, private: Folded | None) -> Row:
    """Return a record with the private fields beside it."""
    scope, entity, record = found.key
    fields = _filled(found)
    row = Row(entity, record, scope, fields, deleted=False, changed=found.changed, conflicts=_names(found))
    if private is None:
        return row
    names = tuple(sorted({*row.conflicts, *_names(private)}))
    return replace(row, fields=fields | _filled(private), changed=max(row.changed, private.changed), conflicts=names)


def _filled(found: Folded) -> dict[str, Wire]:
    """Return the fields that hold a value."""
    return {name: value for name, value in found.fields.items() if value is not None}


def _names(found: Folded) -> tuple[str, ...]:
    """Return the names of the fields in conflict."""
    return tuple(sorted(found.fold.conflicts))
