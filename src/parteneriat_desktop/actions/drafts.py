"""Drafts: what stands in an open form and is not saved yet, kept in this installation only.

A draft holds typed texts as they are; nothing is checked and nothing is journalled. It outlives a
crash of the program; saving or discarding the form drops it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Wire


def read(workspace: Workspace, entity: str, key: str) -> dict[str, Wire]:
    """Return the typed texts of a form by field; empty where there is no draft."""
    found = workspace.store.draft(entity, key)
    return {} if found is None else found.texts


def keep(workspace: Workspace, entity: str, key: str, texts: Mapping[str, Wire]) -> None:
    """Keep the typed texts of a form; the key is the record, or what a form of a new record is called."""
    workspace.store.put_draft(entity, key, texts, workspace.clock.moment())


def drop(workspace: Workspace, entity: str, key: str) -> None:
    """Forget the draft of a form."""
    workspace.store.drop_draft(entity, key)


def kept(workspace: Workspace) -> set[tuple[str, str]]:
    """Return entity and key of every draft, for the pencils in lists."""
    return {(draft.entity, draft.record) for draft in workspace.store.drafts()}
