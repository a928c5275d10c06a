"""Valid records by default; a test names only what matters to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parteneriat_desktop.actions.save_record import save

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace


def a_record(workspace: Workspace, entity: str, **fields: Any) -> str:
    saved = save(workspace, entity, fields)
    assert saved.id is not None, [str(problem.sentence) for problem in saved.problems]
    return saved.id


def a_partner(workspace: Workspace, **fields: Any) -> str:
    return a_record(workspace, "partner", **{"name": "Asociația „Exemplu”", "kind": "ngo_association", **fields})


def a_partnership(workspace: Workspace, *parties: str, **fields: Any) -> str:
    listed = [{"partner": party} for party in parties]
    return a_record(workspace, "partnership", **{"title": "Parteneriat", "parties": listed or None, **fields})


def a_plan(workspace: Workspace, partnership: str, **fields: Any) -> str:
    return a_record(workspace, "plan", **{"partnership": partnership, "title": "Plan", **fields})


def a_consultation(workspace: Workspace, **fields: Any) -> str:
    return a_record(workspace, "consultation", **{"title": "Consultare", "regime": "voluntary", **fields})


def fields_of(workspace: Workspace, entity: str, record: str) -> dict[str, Any]:
    row = workspace.store.row(entity, record)
    assert row is not None
    return dict(row.fields)
