"""The fold: what a set of changes says about one record.

Rules of this module (exchange.md 1.1):

1. The fold is a pure function of a SET of changes of one record in one scope. Order and repeats of
   arrival do not matter.
2. The value of a field is what nobody has superseded. A change supersedes exactly the changes that it
   lists as seen for this field; clocks and serials supersede nothing.
3. Several survivors with different values are a conflict. All are kept; the one with the latest time
   (then the largest id) is displayed until a person decides. Equal values are no conflict.
4. A record is deleted when a deletion survives and every surviving value was seen by a surviving
   deletion. An edit that no deletion had seen keeps the record, and the deletion is a conflict.
5. A conflict is unsure while a change of its field names a change that has not arrived: it may vanish.
6. A register is one field whose value is an object: its members never come apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.change import DELETED, EVERYTHING
from parteneriat_desktop.journal.strict_json import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.records.values import Wire

#: The changes that give a field its surviving values, the displayed one first: (time, id, value).
Survivors = list[tuple[str, str, "Wire"]]


@dataclass(frozen=True, slots=True)
class Fold:
    """What is true about one record in one scope.

    ``values``: the displayed value of each field. ``survivors``: the ids of the surviving changes of
    each field, ``_del`` included, the displayed one first. ``conflicts``: the competing ids of each
    field in conflict; ``_del`` stands for the question whether the record exists. ``deleted``:
    whether the record is hidden. ``unsure``: the conflicts that a missing change may dissolve.
    """

    values: dict[str, Wire]
    survivors: dict[str, tuple[str, ...]]
    conflicts: dict[str, tuple[str, ...]]
    deleted: bool
    unsure: frozenset[str]


#: What is known of a record without changes.
NOTHING = Fold({}, {}, {}, deleted=False, unsure=frozenset())


def fold(changes: Mapping[str, Change]) -> Fold:
    """Return what the changes of ONE record in ONE scope, by their ids, say together."""
    if len(changes) == 1:
        return _alone(*changes.values())
    seen = _seen(changes)
    alive = _alive(changes, seen)
    values: dict[str, Wire] = {name: found[0][2] for name, found in alive.items() if name != DELETED}
    survivors = {name: tuple(identity for _, identity, _ in found) for name, found in alive.items()}
    conflicts = {name: survivors[name] for name, found in alive.items() if _differ(found)}
    deleters = tuple(identity for _, identity, value in alive.get(DELETED, ()) if value)
    if deleters and _unseen(changes, survivors, deleters):
        conflicts.setdefault(DELETED, deleters)
    return Fold(
        values,
        survivors,
        conflicts,
        deleted=bool(deleters) and DELETED not in conflicts,
        unsure=frozenset(name for name in conflicts if not seen.get(name, set[str]()) <= changes.keys()),
    )


def _alone(change: Change) -> Fold:
    """Return what a single change says: all its values survive, and its deletion has seen them."""
    values = dict(change.values)
    values.pop(DELETED, None)
    return Fold(
        values,
        dict.fromkeys(change.values, (change.id,)),
        {},
        deleted=change.values.get(DELETED) is True,
        unsure=frozenset(),
    )


def _seen(changes: Mapping[str, Change]) -> dict[str, set[str]]:
    """Return per field the ids that the author of some newer value had before him."""
    seen: dict[str, set[str]] = {}
    for change in changes.values():
        for name, ids in change.seen.items():
            if name in seen:
                seen[name].update(ids)
            else:
                seen[name] = set(ids)
    return seen


def _alive(changes: Mapping[str, Change], seen: Mapping[str, set[str]]) -> dict[str, Survivors]:
    """Return per field what nobody has superseded, the displayed one first (rules 2 and 3)."""
    alive: dict[str, Survivors] = {}
    for identity, change in changes.items():
        for name, value in change.values.items():
            if identity not in seen.get(name, ()):
                alive.setdefault(name, []).append((change.time, identity, value))
    for found in alive.values():
        if len(found) > 1:
            found.sort(key=itemgetter(0, 1), reverse=True)
    return alive


def _differ(found: Survivors) -> bool:
    """Say whether survivors hold different values (rule 3)."""
    return len(found) > 1 and len({canonical(value) for _, _, value in found}) > 1


def _unseen(
    changes: Mapping[str, Change], survivors: Mapping[str, tuple[str, ...]], deleters: tuple[str, ...]
) -> set[str]:
    """Return the surviving changes of values that no surviving deletion had seen (rule 4)."""
    held = {identity for name, ids in survivors.items() if name != DELETED for identity in ids}
    known = {identity for deleter in deleters for identity in changes[deleter].seen.get(EVERYTHING, ())}
    return held - known - set(deleters)
