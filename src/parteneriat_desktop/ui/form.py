"""The form of one record: fields in sections, drafts while one types, messages beside the fields.

Rules of this module:

1. Nothing typed is lost: a draft is kept at the latest a second after the last key, and offered
   again when the record is opened.
2. Only fields that the person changed are saved. A refused save changes nothing and goes to the
   first field at fault; a disk that does not take it is said above the buttons, the draft stays.
3. A field is judged when the person leaves it and when saving, never while typing the first time.
4. The button row never scrolls away.
5. Fields that mean nothing beside the chosen kind are shown only while something stands in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import listing, save_record
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.problems import Problem, Severity, refusing
from parteneriat_desktop.ui.draft import Draft
from parteneriat_desktop.ui.editors.catalogue import editor_for
from parteneriat_desktop.ui.editors.units import UnitEditor, UnitsEditor
from parteneriat_desktop.ui.fields import FieldBox, FieldRow, Letters, message_line
from parteneriat_desktop.ui.form_buttons import ButtonRow
from parteneriat_desktop.ui.idle_fields import decides, show_what_matters
from parteneriat_desktop.ui.layouts.catalogue import LAYOUTS, UNIT_FIELDS
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Banner, clear_layout, scrolling
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parteneriat_desktop.records.fields import Field, Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.editors.base import Editor
    from parteneriat_desktop.ui.layouts.section import Section

#: Narrower forms have one column.
TWO_COLUMNS = 720
#: Letters that menus and buttons use.
RESERVED = ""


class Form(QWidget):
    """Shows, keeps and saves one record of a kind."""

    saved = Signal(str)
    discarded = Signal()

    def __init__(self, context: Context, kind: type[Record], *, columns: int = 2, hidden: Sequence[str] = ()) -> None:
        super().__init__()
        self.context = context
        self.kind = kind
        self.record = ""
        self._columns = columns
        self._preset: dict[str, Wire] = {}
        self._stored: dict[str, Wire] = {}
        self.boxes: dict[str, FieldBox] = {}
        self._rows: dict[str, FieldRow] = {}
        self.setProperty("look", "clear")
        self.draft = Draft(context, self._typed)
        self.buttons = ButtonRow(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self._general = QVBoxLayout()
        outer.addLayout(self._general)
        outer.addWidget(scrolling(self._build(hidden)), 1)
        self._banner = QVBoxLayout()
        outer.addLayout(self._banner)
        outer.addWidget(self.buttons)
        self.draft.kept.connect(self.buttons.show_draft)
        self.draft.emptied.connect(self.buttons.show_no_draft)
        self.draft.missed.connect(self._say_missed)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        QShortcut(QKeySequence("F8"), self, self.go_to_fault)

    def load(self, record: str = "", preset: Mapping[str, Wire] | None = None, field: str = "") -> None:
        """Show a stored record, or an empty form with some values filled in."""
        self.draft.flush()
        self.record = record
        self._preset = dict(preset or {})
        typed = self.context.workspace.find(self.kind.ENTITY, record) if record else None
        stored = listing.stored(self.context.workspace, self.kind.ENTITY, record) if record else {}
        for name, box in self.boxes.items():
            box.load(stored.get(name))
            if name in self._preset and not record:
                box.editor.put(self._preset[name])
        self._stored = {**self._preset, **stored}
        self._show_problems(list(typed.problems(self.context.workspace)) if typed is not None else [])
        clear_layout(self._banner)
        self.draft.open(self.kind.ENTITY, record, self._preset)
        self._restore(self.draft.stored())
        self._show_what_matters()
        self.buttons.show_record(stored=typed is not None)
        if field in self.boxes:
            self.boxes[field].focus()

    def changed(self) -> dict[str, FieldBox]:
        """Return the fields that no longer hold what was loaded."""
        return {name: box for name, box in self.boxes.items() if box.changed()}

    def save(self) -> bool:
        """Save what was changed; say whether it was."""
        clear_layout(self._banner)
        changed = self.changed()
        values: dict[str, Wire] = {}
        problems: list[Problem] = []
        for name, box in changed.items():
            wire = box.editor.read()
            if isinstance(wire, Sentence):
                problems.append(Problem(name, wire))
            else:
                values[name] = wire
        if problems:
            return self._refuse(problems)
        if not values and self.record:
            self._finish(self.record)
            return True
        try:
            result = save_record.save(self.context.workspace, self.kind.ENTITY, values, self.record or None)
        except AppError as error:
            self._say_failure(error)
            return False
        if result.id is None:
            return self._refuse(result.problems)
        self._finish(result.id)
        return True

    def discard(self) -> None:
        """Throw the draft away and show what is stored."""
        self.draft.drop()
        self.load(self.record, self._preset)
        self.discarded.emit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems found elsewhere (finalising) beside their fields and go to the first."""
        self._show_problems(problems)
        self.go_to_fault()

    def faults(self) -> list[FieldBox]:
        """Return the fields at fault in their order."""
        return [box for box in self.boxes.values() if box.problems]

    def go_to_fault(self) -> None:
        """Go to the next field at fault, or the first."""
        faults = self.faults()
        if not faults:
            return
        focused = cast("QWidget | None", self.focusWidget())
        at = next(
            (number for number, box in enumerate(faults) if focused is not None and box.isAncestorOf(focused)), -1
        )
        faults[(at + 1) % len(faults)].focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own."""
        super().resizeEvent(event)
        wide = self._columns > 1 and event.size().width() >= self.context.look.px(TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() is not direction:
            self._sides.setDirection(direction)

    def _build(self, hidden: Sequence[str]) -> QWidget:
        """Make sections, rows and fields."""
        content = QWidget()
        self._sides = QHBoxLayout(content)
        self._sides.setContentsMargins(0, 0, 6, 0)
        self._sides.setSpacing(24)
        sides = (QVBoxLayout(), QVBoxLayout())
        letters = Letters(RESERVED)
        sections = LAYOUTS[self.kind.ENTITY]
        for section in sections:
            self._build_section(section, sides[section.right], letters, hidden)
        for side in sides if any(section.right for section in sections) else sides[:1]:
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        return content

    def _build_section(self, section: Section, side: QVBoxLayout, letters: Letters, hidden: Sequence[str]) -> None:
        """Make the rows of one section."""
        side.setSpacing(8)
        names = [tuple(name for name in row if name not in hidden) for row in section.rows]
        if not any(names):
            return
        if side.count():
            side.addSpacing(8)
        if len(LAYOUTS[self.kind.ENTITY]) > 1:
            side.addWidget(label(self.context.text(section.title), "card-title"))
        for row in filter(None, names):
            boxes = [FieldBox(self._editor(name), self.context, letters) for name in row]
            made = FieldRow(boxes, self.context)
            side.addWidget(made)
            for name, box in zip(row, boxes, strict=True):
                self.boxes[name] = box
                self._rows[name] = made
                box.editor.edited.connect(self._edited)
                if decides(box.editor.declared):
                    box.editor.edited.connect(self._show_what_matters)
                box.editor.left.connect(lambda name=name: self._judge(name))

    def _editor(self, name: str) -> Editor:
        """Make the editor of a field; units of administration have one of their own."""
        declared = self._declared(name)
        if (self.kind.ENTITY, name) in UNIT_FIELDS:
            return (UnitsEditor if declared.many else UnitEditor)(declared, self.context)
        editor = editor_for(declared, self.context)
        editor.lock(locked=name in self.kind.ASSIGNED)
        return editor

    def _declared(self, name: str) -> Field:
        """Return the declaration of a field that the layout names."""
        declared = self.kind.field(name)
        if declared is None:
            raise KeyError(name)
        return declared

    def _typed(self) -> dict[str, Wire]:
        """Return what stands in the fields that were changed, for the draft."""
        return {name: box.editor.typed() for name, box in self.changed().items()}

    def _restore(self, typed: Mapping[str, Wire]) -> None:
        """Bring back what a draft kept."""
        for name, wire in typed.items():
            if name in self.boxes:
                self.boxes[name].editor.retype(wire)

    def _edited(self) -> None:
        """Keep a draft soon."""
        self.draft.later()

    def _show_what_matters(self) -> None:
        """Hide the empty fields that mean nothing beside the present values."""
        show_what_matters(self.kind, self.boxes, self._stored, self.context.workspace)
        for row in set(self._rows.values()):
            row.shrink()

    def _judge(self, name: str) -> None:
        """Judge one field when the person leaves it."""
        box = self.boxes[name]
        if not box.changed():
            return
        wire = box.editor.read()
        sentence: Sentence | None = wire if isinstance(wire, Sentence) else None
        if not isinstance(wire, Sentence) and not _names_a_file(wire):
            sentence = box.editor.declared.accept(wire, self.context.workspace.country)[1]
        box.refuse([Problem(name, sentence)] if sentence is not None else [])
        self._rows[name].show_messages()
        self._count_faults()

    def _refuse(self, problems: Sequence[Problem]) -> bool:
        """Show what keeps the record from being saved and go to the first field at fault."""
        self._show_problems(problems)
        self.draft.flush()
        first = next(iter(refusing(problems)), None)
        if first is not None and first.field in self.boxes:
            self.boxes[first.field].focus()
        if problems:
            self.context.announce(self, self.context.say(problems[0].sentence))
        return False

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Show each problem beside its field, those of the whole record above."""
        for name, box in self.boxes.items():
            box.refuse([problem for problem in problems if self._place(problem) == name])
        for row in set(self._rows.values()):
            row.show_messages()
        self._show_what_matters()
        clear_layout(self._general)
        for problem in problems:
            if not self._place(problem):
                self._general.addWidget(message_line(problem, self.context))
        self._count_faults()

    def _place(self, problem: Problem) -> str:
        """Return the field at which a problem is shown: its own, or the first of its register."""
        if problem.field in self.boxes:
            return problem.field
        members = self.kind.REGISTERS.get(problem.field, ())
        return next((name for name in members if name in self.boxes), "")

    def _count_faults(self) -> None:
        """Show how many fields are at fault."""
        errors = [box for box in self.faults() if any(found.severity is Severity.ERROR for found in box.problems)]
        self.buttons.show_faults(len(errors))

    def say(self, error: AppError) -> None:
        """Say above the buttons what was refused, and what to do next."""
        clear_layout(self._banner)
        advice = self.context.say(error.advice)
        self._banner.addWidget(Banner(advice, Tone.ERR, self.context.palette, strong=self.context.say(error.sentence)))

    def _say_failure(self, error: AppError) -> None:
        """Say above the buttons that the disk did not take it."""
        again = button(self.context.text(N_("Try again")), self.context.palette, self.save, look="small")
        words = self.context.say(Sentence("{problem} {advice}", problem=error.sentence, advice=error.advice))
        kept = self.context.text(N_("Not saved. What you typed is kept as a draft."))
        self._banner.addWidget(Banner(words, Tone.ERR, self.context.palette, strong=kept, action=again))

    def _say_missed(self) -> None:
        """Say above the buttons that the draft could not be kept."""
        clear_layout(self._banner)
        words = self.context.text(N_("The disk does not take it. Leave this window open, free some space and save."))
        kept = self.context.text(N_("The draft could not be kept."))
        self._banner.addWidget(Banner(words, Tone.ERR, self.context.palette, strong=kept))

    def _finish(self, record: str) -> None:
        """Forget the draft, show what is stored now and tell everybody."""
        self.draft.drop()
        self.load(record)
        self.buttons.show_saved()
        self.context.announce(self, self.context.text(N_("Saved")))
        self.context.changed.emit(self.kind.ENTITY, record)
        self.saved.emit(record)


def _names_a_file(wire: Wire) -> bool:
    """Say whether a value holds a newly chosen file, which only the save can judge."""
    if isinstance(wire, list):
        return any(_names_a_file(item) for item in wire)
    if isinstance(wire, dict):
        return set(wire) == {"path"} or any(_names_a_file(item) for item in wire.values())
    return False
