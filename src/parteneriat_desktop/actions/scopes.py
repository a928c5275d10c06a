"""Where a record lives: private, common, or the dossier of a partnership.

Private work never leaves the institution. Common work belongs to no partnership. A dossier is
shared by its parties and the ministry. A record's scope is found once, when the record is made, by
following the links that its class names as owners; it never moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.journal.scope import COMMON, dossier
from parteneriat_desktop.records.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire


def home_scope(workspace: Workspace, kind: type[Record], record: str, values: Mapping[str, Wire]) -> str | Problem:
    """Return the scope in which a new record lives, or the problem of a missing owner."""
    if kind.ENTITY == "partnership":
        return dossier(record)
    for link in kind.OWNERS:
        owner = values.get(link)
        declared = kind.field(link)
        if isinstance(owner, str) and declared is not None and declared.facts.link is not None:
            row = workspace.store.row(declared.facts.link, owner)
            if row is not None:
                return row.scope
    if kind.COMMON:
        return COMMON
    return Problem(kind.OWNERS[0], Sentence("Choose what this belongs to; without it nobody would find it again."))
