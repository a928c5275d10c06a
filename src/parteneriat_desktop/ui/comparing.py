"""Conflicts as a person compares them: who wrote which value, what stood before, what is in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import conflicts, inbox, show_records, trust
from parteneriat_desktop.actions.conflicts import DELETION
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.values import Attachment, decode_attachment
from parteneriat_desktop.ui.history import field_words, show_wire

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.conflicts import Competing, Conflict
    from parteneriat_desktop.ui.context import Context

#: Texts shorter than this are shown whole, without marks of what differs.
LONG = 24


@dataclass(frozen=True, slots=True)
class Side:
    """One competing value: its change, the words for it, who wrote it, when, in which package, whether it is ours.

    ``file`` is where an attached file lies, where the value is one that has arrived.
    """

    change: str
    words: str
    who: str
    when: str
    ours: bool
    package: str = ""
    file: Path | None = None

    @property
    def origin(self) -> str:
        """Who, when and in which package, a line each."""
        return "\n".join(part for part in (self.who, self.when, self.package) if part)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field in conflict: its label, ours first, then theirs, what stood before, the displayed value.

    ``unsure`` says which missing package may dissolve the conflict; it is empty where none can.
    """

    conflict: Conflict
    label: str
    sides: tuple[Side, ...]
    before: str
    shown: str
    unsure: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Entity, record and field."""
        return self.conflict.entity, self.conflict.record, self.conflict.field

    @property
    def changes(self) -> frozenset[str]:
        """The competing changes."""
        return frozenset(side.change for side in self.sides)

    @property
    def about_deletion(self) -> bool:
        """Whether the question is whether the record stays."""
        return self.conflict.field == DELETION


def compare(context: Context, conflict: Conflict) -> Comparison | None:
    """Return a conflict in words; None for a kind of record that this version does not know."""
    kind = entity(conflict.entity)
    if kind is None:
        return None
    sides = [_side(context, kind, conflict, value) for value in conflict.values]
    unsure = conflicts.waiting_for(context.workspace, conflict)
    return Comparison(
        conflict=conflict,
        label=field_words(context, kind, conflict.field),
        sides=tuple(sorted(sides, key=lambda side: not side.ours)),
        before=_before(context, kind, conflict),
        shown=show_wire(context, kind, conflict.field, conflict.values[0].value),
        unsure="" if unsure is None else context.say(unsure),
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


def _side(context: Context, kind: type[Record], conflict: Conflict, value: Competing) -> Side:
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
    brought = None if ours else inbox.carrier(context.workspace, conflict.scope, value.change)
    return Side(
        change=value.change,
        words=show_wire(context, kind, conflict.field, value.value),
        who=who,
        when=formatting.show_moment(moment, context.catalogue),
        ours=ours,
        package="" if brought is None else context.say(Sentence("package {number}", number=brought.sequence)),
        file=_file(context, value.value),
    )


def _file(context: Context, value: Wire) -> Path | None:
    """Return where the attached file of a value lies, if it is one that has arrived."""
    reference = decode_attachment(value, None)
    if not isinstance(reference, Attachment):
        return None
    path = context.workspace.attachments.path(reference.sha256)
    return path if path.is_file() else None


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
