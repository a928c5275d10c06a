"""The canonical text of a workspace: every record and open conflict of the shared scopes.

Two workspaces that hold the same changes print the same bytes, whatever the order in which those
changes arrived: lines are sorted, keys are sorted, nothing local or private is in them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.query import Row


def dump(workspace: Workspace, *, private: bool = False) -> list[dict[str, Wire]]:
    """Return records and conflicts, each as one object, in canonical order."""
    documents: list[dict[str, Wire]] = []
    for kind in ENTITIES:
        hidden = {found.name for found in kind.fields() if found.facts.private and not private}
        rows = workspace.store.rows(Query(kind.ENTITY))
        documents += [_record(row, hidden) for row in rows if private or row.scope != PRIVATE]
    for conflict in workspace.store.conflicts():
        if private or conflict.scope != PRIVATE:
            documents.append(
                {
                    "scope": conflict.scope,
                    "entity": conflict.entity,
                    "id": conflict.record,
                    "conflict": conflict.field,
                    "values": [{"change": found.change, "value": found.value} for found in conflict.values],
                }
            )
    return sorted(documents, key=canonical)


def _record(row: Row, hidden: set[str]) -> dict[str, Wire]:
    """Return a record as it stands in the dump."""
    shown: dict[str, Wire] = {name: value for name, value in row.fields.items() if name not in hidden}
    return {"scope": row.scope, "entity": row.entity, "id": row.id, "fields": shown}


def canonical(document: dict[str, Wire]) -> str:
    """Return one line of the dump."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
