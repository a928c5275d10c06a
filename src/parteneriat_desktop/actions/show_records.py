"""Records as they are printed: ``{"entity", "id", "fields"}``, with computed values beside them.

A deleted record is shown only when asked for by its identifier. Private fields are shown to the
person who works here and to nobody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.records.computed import computed
from parteneriat_desktop.records.plan import Plan, PlanState
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.query import Row
    from parteneriat_desktop.store.search import Hit

PLAN = Plan.ENTITY


def printed(workspace: Workspace, row: Row) -> dict[str, Wire]:
    """Return a record as a JSON object."""
    kind = known_entity(row.entity)
    values = computed(kind.read(row.id, row.fields), workspace) | _version(workspace, row)
    document: dict[str, Wire] = {"entity": row.entity, "id": row.id, "fields": dict(sorted(row.fields.items()))}
    if values:
        document["computed"] = values
    if row.deleted:
        document["deleted"] = True
    if row.conflicts:
        document["conflicts"] = list(row.conflicts)
    return document


def _version(workspace: Workspace, row: Row) -> dict[str, Wire]:
    """Return which version of a plan this is: how often it was adopted; older versions stay in the history."""
    if row.entity != PLAN:
        return {}
    changes = [change for _, change in workspace.store.history(PLAN, row.id)]
    return {"version": sum(change.values.get("state") == PlanState.ADOPTED.value for change in changes)}


def show(workspace: Workspace, name: str, record: str) -> dict[str, Wire]:
    """Return one record, deleted or not."""
    return printed(workspace, known_row(workspace, name, record))


def show_all(workspace: Workspace, name: str) -> Iterator[dict[str, Wire]]:
    """Yield every record of an entity that is not deleted, oldest first."""
    known_entity(name)
    for row in workspace.store.rows(Query(name)):
        yield printed(workspace, row)


def history(workspace: Workspace, name: str, record: str) -> list[dict[str, Wire]]:
    """Return the changes of a record, oldest first: who changed which field to what, and when."""
    known_row(workspace, name, record)
    return [
        {
            "change": change.id,
            "scope": scope,
            "time": change.time,
            "user": change.user,
            "writer": change.writer,
            "fields": dict(change.values),
        }
        for scope, change in workspace.store.history(name, record)
    ]


def search(workspace: Workspace, text: str, limit: int = 50) -> list[Hit]:
    """Find records by words, without regard to diacritics or capitals."""
    return list(workspace.store.search(text, limit))
