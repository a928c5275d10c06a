"""What was merged by itself: fields that only one side changed while the two sides disagreed about others.

Counted from the earliest of the competing changes on; a field in conflict is never among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import show_records
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.ui.history import field_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.conflicts import Conflict
    from parteneriat_desktop.ui.context import Context


@dataclass(frozen=True, slots=True)
class Merged:
    """One field (or register) that one side alone changed: its label and whether that side is ours."""

    label: str
    ours: bool


def merged_fields(context: Context, conflicts: Sequence[Conflict]) -> list[Merged]:
    """Return the fields of the record of these conflicts that were merged by themselves, as they were changed."""
    kind = entity(conflicts[0].entity) if conflicts else None
    if kind is None:
        return []
    competing = {value.change for conflict in conflicts for value in conflict.values}
    open_fields = {conflict.field for conflict in conflicts}
    scopes = {conflict.scope for conflict in conflicts}
    writers: dict[str, set[bool]] = {}
    begun = False
    for change in show_records.history(context.workspace, conflicts[0].entity, conflicts[0].record):
        begun = begun or change["change"] in competing
        if begun and change["scope"] in scopes:
            for name in cast("Mapping[str, Wire]", change["fields"]):
                writers.setdefault(name, set()).add(change["writer"] in context.workspace.own_writers)
    return [
        Merged(field_words(context, kind, name), ours=sides == {True})
        for name, sides in writers.items()
        if name not in open_fields and len(sides) == 1
    ]


def merged_title(context: Context, merged: Sequence[Merged]) -> str:
    """Say how many fields were merged by themselves."""
    words = Counted(
        "Merged by themselves in this record, {count} field:",
        "Merged by themselves in this record, {count} fields:",
        len(merged),
    )
    return context.say(words)


def merged_words(context: Context, merged: Sequence[Merged]) -> str:
    """Name the fields that were merged by themselves and the side that changed each."""
    return ", ".join(context.say(_named(one)) for one in merged)


def _named(one: Merged) -> Sentence:
    """Return a merged field with the side that changed it."""
    if one.ours:
        return Sentence("{field} (ours)", field=one.label)
    return Sentence("{field} (theirs)", field=one.label)
