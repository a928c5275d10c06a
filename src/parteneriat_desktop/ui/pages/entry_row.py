"""The entry row under the register: one proposal after another, from paper, without leaving the keys.

Rules of this module:

1. Tab or Enter goes to the next cell; Enter in the last one saves the row and begins the next, with date,
   channel and kind repeated. Ctrl+D copies the cell above, Esc empties the row. A row is a draft at once.
2. F2 on a proposal brings it into the row: the same keys change it in its place in the register.
3. What is refused is said below the row as soon as the cell is left.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import listing, save_record
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.contribution import Contribution
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.ui.draft import Draft
from parteneriat_desktop.ui.editors.catalogue import editor_for
from parteneriat_desktop.ui.editors.figures import DateEditor
from parteneriat_desktop.ui.editors.texts import LineEditor
from parteneriat_desktop.ui.fields import message_line
from parteneriat_desktop.ui.own_key import OwnKey
from parteneriat_desktop.ui.pages.entry_private import PRIVATE, PrivatePart
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import square
from parteneriat_desktop.ui.widgets.cards import Chip, clear_layout
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.editors.base import Editor

#: Fields of the row; the last one takes what is left.
CELLS = ("received_on", "channel", "sender_kind", "article", "text")
#: What the next row begins with.
REPEATED = ("received_on", "channel", "sender_kind")
NUMBER, GAP = 34, 4
ENTER = (QKeyCombination(Qt.Key.Key_Return), QKeyCombination(Qt.Key.Key_Enter))
COPY_ABOVE = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D)


class EntryRow(QWidget):
    """A proposal in one row: a new one, or one that is being changed."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, context: Context, widths: Mapping[str, int]) -> None:
        super().__init__()
        self.context = context
        self._widths = widths
        self.consultation = ""
        self.record = ""
        self.above = ""
        self.deadline: date | None = None
        self.setProperty("look", "clear")
        self.editors: dict[str, Editor] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 4, 16, 4)
        outer.setSpacing(3)
        outer.addLayout(self._cells())
        self.private = PrivatePart(context)
        self.private.hide()
        outer.addWidget(self.private)
        for name, editor in self.private.editors.items():
            self.editors[name] = editor
            editor.edited.connect(self._edited)
        self._messages = QVBoxLayout()
        outer.addLayout(self._messages)
        self.draft = Draft(context, self._typed)
        OwnKey(self, QKeyCombination(Qt.Key.Key_Escape), self.empty)

    def open(self, consultation: str) -> None:
        """Turn to another consultation and bring back what was being typed for it."""
        self.consultation, self.record, self.above = consultation, "", ""
        self._turn_to("")
        stored = self.draft.stored()
        self._fill({})
        self._show([])
        for name, typed in stored.items():
            if name in self.editors:
                self.editors[name].retype(typed)

    def change(self, record: str) -> None:
        """Bring a stored proposal into the row."""
        self.draft.flush()
        self._turn_to(record)
        self._fill(listing.stored(self.context.workspace, Contribution.ENTITY, record))
        self._show([])
        self.editors["received_on"].target().setFocus()

    def show_number(self, number: str) -> None:
        """Show the number that the row has or will have."""
        self.number.setText(number)

    def focus_first(self) -> None:
        """Go to the first empty cell."""
        empty = (self.editors[name] for name in CELLS if self.editors[name].read() is None)
        next(empty, self.editors["received_on"]).target().setFocus()

    def empty(self) -> None:
        """Empty the row; where nothing is in it, leave it."""
        begun = bool(self._typed()) or bool(self.record)
        self.draft.drop()
        self._turn_to("")
        self._fill({})
        self._show([])
        if not begun:
            self.left.emit()

    def show_private(self) -> None:
        """Show the private part, or hide it."""
        self.private.setVisible(self.private.isHidden())
        if not self.private.isHidden():
            self.editors["sender_name"].target().setFocus()

    def copy_above(self, name: str) -> None:
        """Copy the cell of the proposal above."""
        stored = listing.stored(self.context.workspace, Contribution.ENTITY, self.above) if self.above else {}
        if name in stored:
            self.editors[name].put(stored[name])
            self._edited()

    def save(self) -> None:
        """Save the row and begin the next; what is refused is said below the row."""
        values: dict[str, Wire] = {"consultation": self.consultation}
        problems: list[Problem] = []
        for name, editor in self.editors.items():
            wire = editor.read()
            if isinstance(wire, Sentence):
                problems.append(Problem(name, wire))
            elif wire is not None or self.record:
                values[name] = wire
        if not problems and not values.get("text"):
            problems.append(Problem("text", Sentence("Write the text of the proposal.")))
        if problems:
            self._show(problems)
            return
        try:
            result = save_record.save(self.context.workspace, Contribution.ENTITY, values, self.record or None)
        except AppError as error:
            self._show([Problem("", error.sentence)])
            return
        if result.id is None:
            self._show(result.problems)
            return
        self._begin_next(values)
        self.saved.emit(result.id)

    def _begin_next(self, values: dict[str, Wire]) -> None:
        """Empty the row for the next proposal."""
        self._show([])
        self.draft.drop()
        changed = bool(self.record)
        self._turn_to("")
        self._fill({} if changed else {name: wire for name, wire in values.items() if name in REPEATED})
        if changed:
            self.left.emit()
        else:
            self.focus_first()

    def _cells(self) -> QHBoxLayout:
        """Make the cells, each under its column."""
        context = self.context
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.number = label("", "small")
        self.number.setFixedWidth(context.look.px(NUMBER))
        row.addWidget(self.number)
        for name in CELLS:
            editor, width = self._editor(name), self._widths[name]
            self.editors[name] = editor
            if width:
                editor.setFixedWidth(context.look.px(width) - GAP)
            row.addWidget(editor, int(not width))
            editor.edited.connect(self._edited)
            editor.left.connect(partial(self._judge, name))
            self._add_keys(name, editor.target())
        self.late = Chip(context.text(N_("late")), Tone.WARN, context.palette, "clock")
        self.late.hide()
        row.addWidget(self.late)
        locked = context.text(N_("Name, contact and scan of the sender (stay here)"))
        self.lock = square("lock", locked, context.palette, self.show_private)
        row.addWidget(self.lock)
        self.add = square("plus", context.text(N_("Save the row")), context.palette, self.save)
        row.addWidget(self.add)
        return row

    def _editor(self, name: str) -> Editor:
        """Make the editor of a cell; the text is one line here."""
        declared = Contribution.field(name)
        if declared is None:
            raise KeyError(name)
        editor = LineEditor(declared, self.context) if name == "text" else editor_for(declared, self.context)
        if isinstance(editor, DateEditor):
            editor.pick.setVisible(False)
        if isinstance(editor, LineEditor) and name == "text":
            editor.line.setPlaceholderText(self.context.text(N_("Text of the proposal…")))
        editor.target().setProperty("look", "cell")
        new = Sentence("new proposal: {field}", field=Sentence(declared.facts.label))
        editor.describe(self.context.say(new), "")
        return editor

    def _add_keys(self, name: str, cell: QWidget) -> None:
        """Let Enter go on and Ctrl+D copy the cell above."""
        at = CELLS.index(name) + 1
        onward = partial(self._go_to, CELLS[at]) if at < len(CELLS) else self.save
        for key in ENTER:
            OwnKey(cell, key, onward)
        OwnKey(cell, COPY_ABOVE, partial(self.copy_above, name))

    def _go_to(self, name: str) -> None:
        """Go to a cell."""
        self.editors[name].target().setFocus(Qt.FocusReason.TabFocusReason)

    def _turn_to(self, record: str) -> None:
        """Type about a stored proposal, or about a new one."""
        self.record = record
        preset: dict[str, Wire] = {} if record else {"consultation": self.consultation}
        self.draft.open(f"{Contribution.ENTITY}-row" if record else Contribution.ENTITY, record, preset)
        self.number.setProperty("look", "strong" if record else "small")
        self.number.style().unpolish(self.number)
        self.number.style().polish(self.number)

    def _fill(self, values: dict[str, Wire]) -> None:
        """Show values in the cells, today where there is no date."""
        for name, editor in self.editors.items():
            editor.put(values.get(name))
            editor.mark(invalid=False)
        if "received_on" not in values:
            self.editors["received_on"].put(self.context.today.isoformat())
        if not self.record or not any(values.get(name) for name in PRIVATE):
            self.private.hide()
        self._show_late()

    def _typed(self) -> dict[str, Wire]:
        """Return what stands in the cells, once there is more than the row begins with."""
        begun = any(self.editors[name].read() is not None for name in ("article", "text", *PRIVATE))
        return {name: editor.typed() for name, editor in self.editors.items()} if begun else {}

    def _edited(self) -> None:
        """Keep a draft soon."""
        self._show_late()
        self.draft.later()

    def _show_late(self) -> None:
        """Mark a proposal that arrived after the term."""
        day = self.editors["received_on"].read()
        self.late.setVisible(self.deadline is not None and isinstance(day, str) and day > self.deadline.isoformat())

    def _judge(self, name: str) -> None:
        """Say at once what is wrong with a cell that was left."""
        editor = self.editors[name]
        wire = editor.read()
        found: Sentence | None = wire if isinstance(wire, Sentence) else None
        if not isinstance(wire, Sentence) and wire is not None:
            found = editor.declared.accept(wire, self.context.workspace.country)[1]
        self._mark([Problem(name, found)] if found is not None else [])

    def _show(self, problems: list[Problem]) -> None:
        """Show what is wrong below the row and go there."""
        self._mark(problems)
        first = next((self.editors[problem.field] for problem in problems if problem.field in self.editors), None)
        if first is not None:
            first.target().setFocus()

    def _mark(self, problems: list[Problem]) -> None:
        """Mark the cells at fault and say below the row what is wrong."""
        clear_layout(self._messages)
        for name, editor in self.editors.items():
            editor.mark(invalid=any(problem.field == name for problem in problems))
        for problem in problems:
            self._messages.addWidget(message_line(problem, self.context))
