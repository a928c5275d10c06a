"""What a save, a deletion, a resolution and an undo write, given what the record is now.

Rules of this module (exchange.md 1.2):

1. Only CHANGED fields are written, and per field all its surviving changes are named as seen.
2. A field that was not changed is not written, so a conflict on it stays open.
3. A deletion names everything that survives in the record; an undeletion names the deletions.
4. A resolution is an ordinary save that names all survivors; it travels like any edit.
5. An undo is a new edit that brings back what was before; nothing is ever taken out of the journal.
6. Where nothing would change the answer is None: an empty change is never written.
7. Taking back what others wrote brings back what stood without it. What was decided or changed here since
   stays, and a conflict that was open before stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal.change import DELETED, EVERYTHING, Change, Edit
from parteneriat_desktop.journal.strict_json import canonical
from parteneriat_desktop.journal.survivors import Fold, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from parteneriat_desktop.records.values import Wire

__all__ = ["Edit", "delete", "edit", "renew", "resolve", "resolve_all", "take_back", "undelete", "undo"]


def edit(now: Fold, values: Mapping[str, Wire]) -> Edit | None:
    """Return what saving the given fields writes; null empties a field that holds something.

    A deleted record refuses the save with the code record-deleted.
    """
    if now.deleted:
        raise RefusedError(
            Sentence("This record has been deleted."),
            Sentence("Take the deletion back first, then change the record."),
            code="record-deleted",
        )
    changed = {name: value for name, value in values.items() if _differs(now, name, value)}
    return _edit(now, changed) if changed else None


def renew(now: Fold, values: Mapping[str, Wire]) -> Edit:
    """Return what says values again, although they are what stands there: the changes that gave them will be erased."""
    return _edit(now, values)


def delete(now: Fold) -> Edit | None:
    """Return the deletion of the record, or None where there is nothing (any more) to delete."""
    if now.deleted or not now.survivors:
        return None
    everything = {identity for ids in now.survivors.values() for identity in ids}
    deletion = _edit(now, {DELETED: True})
    return Edit(deletion.values, {**deletion.seen, EVERYTHING: tuple(sorted(everything))})


def undelete(now: Fold) -> Edit | None:
    """Return what keeps or brings back the record, or None where nobody wants it deleted."""
    if not now.deleted and DELETED not in now.conflicts:
        return None
    return _edit(now, {DELETED: False})


def resolve(now: Fold, name: str, value: Wire) -> Edit | None:
    """Return the decision of a person for one field in conflict; for ``_del`` true deletes and false keeps.

    A field without a conflict is refused with the code no-conflict.
    """
    if name not in now.conflicts:
        raise RefusedError(
            Sentence("There is no open conflict on “{field}” of this record.", field=name[:60]),
            Sentence("Look at the record again; somebody may have decided already."),
            code="no-conflict",
        )
    if name == DELETED:
        return delete(now) if value else undelete(now)
    return _edit(now, {name: value})


def resolve_all(now: Fold, values: Mapping[str, Wire]) -> Edit | None:
    """Return several decisions of a person about one record, perhaps whether it stays, as one change."""
    decided = [found for name in values if (found := resolve(now, name, values[name])) is not None]
    if not decided:
        return None
    return Edit(
        {name: value for one in decided for name, value in one.values.items()},
        {name: ids for one in decided for name, ids in one.seen.items()},
    )


def undo(changes: Mapping[str, Change], now: Fold) -> Edit | None:
    """Return what takes back the last surviving change of the record, or None where nothing would differ.

    The last change is the latest of those that still give a field its value. Taking back the first
    change of a record deletes it; taking back an undo does again what was undone.
    """
    if now.deleted or not now.survivors:
        return undelete(now)
    last = max((changes[identity] for ids in now.survivors.values() for identity in ids), key=_age)
    before = fold({identity: change for identity, change in changes.items() if identity != last.id})
    if before.deleted or not before.survivors:
        return delete(now)
    if DELETED in last.values:
        return undelete(now)
    return edit(now, {name: before.values.get(name) for name in last.values})


def take_back(changes: Mapping[str, Change], unwanted: Collection[str]) -> Edit | None:
    """Return what takes back some changes, or None where nothing would differ (rule 7).

    ``changes`` are those of one record in the order of their arrival, ``unwanted`` the ids to be taken back. A
    record that came with them is deleted; one that was worked on since is left alone: without their values it
    would be half a record.
    """
    now = fold(changes)
    rest = {identity: change for identity, change in changes.items() if identity not in unwanted}
    if next(iter(changes)) in unwanted:
        return None if rest else delete(now)
    before = fold(rest)
    if before.deleted:
        return delete(now)
    values = {
        name: before.values.get(name)
        for name, ids in now.survivors.items()
        if name != DELETED and not set(ids).isdisjoint(unwanted) and name not in before.conflicts
    }
    wanted: dict[str, Wire] = {
        name: value for name, value in values.items() if name in now.conflicts or _differs(now, name, value)
    }
    if not set(now.survivors.get(DELETED, ())).isdisjoint(unwanted) and (now.deleted or DELETED in now.conflicts):
        wanted[DELETED] = False
    return _edit(now, wanted) if wanted else None


def _age(change: Change) -> tuple[str, int, str]:
    """Return the key by which changes are shown in their order."""
    return change.time, change.serial, change.id


def _edit(now: Fold, values: Mapping[str, Wire]) -> Edit:
    """Return the values together with all that is seen of their fields (rule 1)."""
    return Edit(dict(values), {name: now.survivors[name] for name in values if name in now.survivors})


def _differs(now: Fold, name: str, value: Wire) -> bool:
    """Say whether a value is another than the displayed one; a field never filled in equals null."""
    return canonical(value) != canonical(now.values.get(name))
