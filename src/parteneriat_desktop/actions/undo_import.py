"""Take back a whole import: everything it changed here becomes what it was, by ordinary changes.

Rules of this module:

1. Nothing is taken out of the journal: the segments stay, can be relayed and verified, and what others wrote
   stands in the history. The reversal is written here, travels like any change and can itself be undone.
2. What was decided or changed here since the import stays. A record that came with it and was worked on since
   is left alone and counted; so is what this version cannot read, and an erasure.
3. One import is taken back once. Importing the same file again brings nothing, because nothing is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import backup
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal import editing
from parteneriat_desktop.records.catalogue import entity

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.editing import Edit
    from parteneriat_desktop.store.bundles import LoggedBundle

#: Before the digest of a bundle: when its import was taken back.
UNDONE = "undone:"
#: Digits of a digest that tell imports apart.
SHORTEST = 8
#: A record in one scope: (scope, entity, record).
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the records brought back to what they were, and those left as they are (rule 2)."""

    sender: str
    sequence: int
    records: tuple[Key, ...]
    left: tuple[Key, ...]


def undo_import(workspace: Workspace, digest: str) -> Undone:
    """Take back the import of a bundle, by its manifest digest or the beginning of it.

    Raises ``RefusedError``: no such import (unknown-bundle), it was taken back before (nothing-to-do), or an
    earlier version made it and did not write down what it brought (import-too-old).
    """
    found = _imported(workspace, digest)
    touched = _touched(workspace, found)
    backup.back_up_daily(workspace)
    moment = workspace.clock.moment()
    try:
        with workspace.store.writing():
            edits = {key: _edit(workspace, key, ids) for key, ids in touched.items()}
            for (scope, name, record), edit in edits.items():
                if edit is not None:
                    workspace.append(scope, name, record, edit, moment)
            workspace.store.put_setting(UNDONE + found.digest, moment)
    except BaseException:
        workspace.forget_serial()
        raise
    records = tuple(key for key, edit in edits.items() if edit is not None)
    left = tuple(key for key, edit in edits.items() if edit is None and _stands(workspace, key, touched[key]))
    return Undone(str(found.body.get("name") or ""), found.sequence, records, left)


def was_undone(workspace: Workspace, digest: str) -> bool:
    """Say whether an import was taken back."""
    return bool(workspace.store.setting(UNDONE + digest))


def _imported(workspace: Workspace, digest: str) -> LoggedBundle:
    """Return the import of a bundle that can be taken back, or refuse."""
    received = [one for one in workspace.store.bundles() if one.direction == "received"]
    found = [one for one in received if len(digest) >= SHORTEST and one.digest.startswith(digest)]
    if len(found) != 1:
        raise RefusedError(
            Sentence("No package with the digest {digest} was imported here.", digest=digest[:64] or "–"),
            Sentence("Copy the digest from the list of what was received."),
            code="unknown-bundle",
        )
    (one,) = found
    if was_undone(workspace, one.digest):
        raise RefusedError(
            Sentence("This import was taken back before."),
            Sentence("Look at the history of its records; each change can be undone there."),
            code="nothing-to-do",
        )
    if "arrived" not in one.body:
        raise RefusedError(
            Sentence("This package was imported by an earlier version, which did not write down what it brought."),
            Sentence("Undo the changes record by record, in the history of each."),
            code="import-too-old",
        )
    return one


def _touched(workspace: Workspace, found: LoggedBundle) -> dict[Key, set[str]]:
    """Return the changes that an import brought, by record."""
    first, end = cast("list[int]", found.body["arrived"])
    touched: dict[Key, set[str]] = {}
    for scope, change in workspace.store.arrived(first, end):
        touched.setdefault((scope, change.entity, change.record), set()).add(change.id)
    return touched


def _edit(workspace: Workspace, key: Key, unwanted: set[str]) -> Edit | None:
    """Return what takes back some changes of a record; nothing for a kind that this version does not know."""
    if entity(key[1]) is None:
        return None
    return editing.take_back(workspace.store.changes(*key), unwanted)


def _stands(workspace: Workspace, key: Key, unwanted: set[str]) -> bool:
    """Say whether something that an import brought still counts in a record."""
    now = workspace.store.fold(*key)
    return not now.deleted and any(not unwanted.isdisjoint(ids) for ids in now.survivors.values())
