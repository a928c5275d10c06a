"""The fold once more, written as slowly and plainly as the rules read. Nothing here asks the journal.

A line is given as the dictionary of its JSON text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass
class Expected:
    """What the rules say about one record."""

    values: dict[str, Any]
    survivors: dict[str, list[str]]
    conflicts: dict[str, list[str]]
    deleted: bool
    unsure: set[str]


def same(left: Any, right: Any) -> bool:
    """Say whether two values are the same JSON value; 1 and true are not."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


def superseded(lines: dict[str, dict[str, Any]], field: str, identity: str) -> bool:
    """Say whether the author of another change saw this one under the same field."""
    return any(identity in line["p"].get(field, []) for line in lines.values())


def expect(lines: dict[str, dict[str, Any]]) -> Expected:
    """Return what a set of lines of one record says."""
    survivors: dict[str, list[str]] = {}
    for field in sorted({name for line in lines.values() for name in line["f"]}):
        alive = [i for i in lines if field in lines[i]["f"] and not superseded(lines, field, i)]
        if alive:
            survivors[field] = sorted(alive, key=lambda i: (lines[i]["t"], i), reverse=True)
    conflicts = {
        field: ids
        for field, ids in survivors.items()
        if any(not same(lines[ids[0]]["f"][field], lines[other]["f"][field]) for other in ids)
    }
    deleters = [i for i in survivors.get("_del", []) if lines[i]["f"]["_del"]]
    edits = {i for field, ids in survivors.items() if field != "_del" for i in ids if i not in deleters}
    if deleters and any(all(i not in lines[d]["p"].get("*", []) for d in deleters) for i in edits):
        conflicts.setdefault("_del", deleters)
    return Expected(
        values={field: lines[ids[0]]["f"][field] for field, ids in survivors.items() if field != "_del"},
        survivors=survivors,
        conflicts=conflicts,
        deleted=deleters != [] and "_del" not in conflicts,
        unsure={
            field
            for field in conflicts
            if any(i not in lines for line in lines.values() for i in line["p"].get(field, []))
        },
    )
