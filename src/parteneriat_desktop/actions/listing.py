"""Records for lists: found, filtered and ordered by the store, read page by page.

A list asks for ids first and for the records of one page at a time, so that 100,000 records stay
quick. Deleted records are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire


def ids(
    workspace: Workspace,
    name: str,
    *,
    where: Mapping[str, Wire] | None = None,
    search: str = "",
    order: str = "",
    descending: bool = False,
) -> list[str]:
    """Return the ids of the records that match, in order; without an order by title."""
    known_entity(name)
    return workspace.store.ids(Query(name, where or {}, search, order, descending))


def records(workspace: Workspace, name: str, wanted: Sequence[str]) -> list[Record]:
    """Return the records with the given ids, in the order of the ids."""
    kind = known_entity(name)
    rows = {row.id: row for row in workspace.store.rows(Query(name, {"id": [*wanted]}))}
    return [kind.read(record, rows[record].fields) for record in wanted if record in rows]


def count(workspace: Workspace, name: str, where: Mapping[str, Wire] | None = None) -> int:
    """Return how many records match."""
    known_entity(name)
    return workspace.store.count(Query(name, where or {}))


def stored(workspace: Workspace, name: str, record: str) -> dict[str, Wire]:
    """Return the stored wire values of a record, empty where there is none or it is deleted."""
    known_entity(name)
    row = workspace.store.row(name, record)
    return {} if row is None or row.deleted else dict(row.fields)
