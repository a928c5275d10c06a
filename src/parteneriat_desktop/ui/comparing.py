"""Conflicts as a person compares them: who wrote which value, what stood before, what is in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import show_records, trust
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.ui.history import field_words, show_wire

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.conflicts import Competing, Conflict
    from parteneriat_desktop.ui.context import Context

#: Texts shorter than this are shown whole, without marks of what differs.
LONG = 24


@dataclass(frozen=True, slots=True)
class Side:
    """One competing value: its change, the words for it, who wrote it and when, whether it is ours."""

    change: str
    words: str
    who: str
    when: str
    ours: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field in conflict: its label, ours first, then theirs, what stood before, the displayed value."""

    conflict: Conflict
    label: str
    sides: tuple[Side, ...]
    before: str
    shown: str


def compare(context: Context, conflict: Conflict) -> Comparison | None:
    """Return a conflict in words; None for a kind of record that this version does not know."""
    kind = entity(conflict.entity)
    if kind is None:
        return None
    sides = [_side(context, kind, conflict.field, value) for value in conflict.values]
    return Comparison(
        conflict=conflict,
        label=field_words(context, kind, conflict.field),
        sides=tuple(sorted(sides, key=lambda side: not side.ours)),
        before=_before(context, kind, conflict),
        shown=show_wire(context, kind, conflict.field, conflict.values[0].value),
    )


def marked(one: str, other: str) -> str:
    """Return a text as markup in which what differs from the other one is underlined."""
    if max(len(one), len(other)) < LONG:
        return escape(one)
    words, others = one.split(" "), other.split(" ")
    parts: list[str] = []
    for tag, start, end, _from, _to in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        piece = escape(" ".join(words[start:end]))
        if piece:
            parts.append(piece if tag == "equal" else f"<u>{piece}</u>")
    return " ".join(parts)


def _side(context: Context, kind: type[Record], field: str, value: Competing) -> Side:
    """Return one competing value in words."""
    ours = value.writer in context.workspace.own_writers
    owner = trust.trust_list(context.workspace).by_writer(value.writer)
    institution = context.workspace.profile.name if ours else owner.name if owner is not None else value.writer[:8]
    who = (
        institution
        if not value.user
        else context.say(Sentence("{institution}, {function}", institution=institution, function=value.user))
    )
    moment = datetime.fromisoformat(value.time).astimezone()
    return Side(
        change=value.change,
        words=show_wire(context, kind, field, value.value),
        who=who,
        when=formatting.show_moment(moment, context.catalogue),
        ours=ours,
    )


def _before(context: Context, kind: type[Record], conflict: Conflict) -> str:
    """Return the value that the competing changes replaced: the last one before the earliest of them."""
    competing = {value.change for value in conflict.values}
    before: Wire = None
    for change in show_records.history(context.workspace, conflict.entity, conflict.record):
        fields = change["fields"]
        if change["change"] in competing:
            break
        if isinstance(fields, dict) and conflict.field in fields and change["scope"] == conflict.scope:
            before = fields[conflict.field]
    return show_wire(context, kind, conflict.field, before)
