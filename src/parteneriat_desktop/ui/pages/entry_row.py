"""The entry row under the register: one proposal after another, from paper, without leaving the keys.

Enter in the last cell saves the row and begins the next with date, channel and kind repeated; Esc
empties it. A row is a draft at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import save_record
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
from parteneriat_desktop.ui.widgets.buttons import square
from parteneriat_desktop.ui.widgets.cards import clear_layout

if TYPE_CHECKING:
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.editors.base import Editor

#: Fields of the row and how much of it each takes.
CELLS = (("received_on", 106), ("channel", 116), ("sender_kind", 134), ("article", 80), ("text", 0))
#: What the next row begins with.
REPEATED = ("received_on", "channel", "sender_kind")


class EntryRow(QWidget):
    """A new proposal in one row."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.consultation = ""
        self.setProperty("look", "clear")
        self.editors: dict[str, Editor] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 4, 16, 4)
        outer.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(6)
        for name, width in CELLS:
            editor = self._editor(name)
            self.editors[name] = editor
            if width:
                editor.setFixedWidth(context.look.px(width))
            row.addWidget(editor, int(not width))
            editor.edited.connect(self._edited)
        self.add = square("plus", context.text(N_("Save the row")), context.palette, self.save)
        row.addWidget(self.add)
        outer.addLayout(row)
        self._messages = QVBoxLayout()
        outer.addLayout(self._messages)
        self.draft = Draft(context, self._typed)
        text = self.editors["text"]
        if isinstance(text, LineEditor):
            text.line.setPlaceholderText(context.text(N_("Text of the proposal…")))
            text.line.returnPressed.connect(self.save)
        OwnKey(self, QKeyCombination(Qt.Key.Key_Escape), self.empty)

    def open(self, consultation: str) -> None:
        """Turn to another consultation and bring back what was being typed for it."""
        self.consultation = consultation
        self.draft.open(Contribution.ENTITY, "", {"consultation": consultation})
        stored = self.draft.stored()
        self._fill({})
        for name, typed in stored.items():
            if name in self.editors:
                self.editors[name].retype(typed)

    def focus_first(self) -> None:
        """Go to the first empty cell."""
        empty = (editor for editor in self.editors.values() if editor.read() is None)
        next(empty, self.editors["received_on"]).target().setFocus()

    def empty(self) -> None:
        """Empty the row."""
        self._fill({})
        self._show([])
        self.draft.drop()

    def save(self) -> None:
        """Save the row and begin the next; what is refused is said below the row."""
        values: dict[str, Wire] = {"consultation": self.consultation}
        problems: list[Problem] = []
        for name, editor in self.editors.items():
            wire = editor.read()
            if isinstance(wire, Sentence):
                problems.append(Problem(name, wire))
            elif wire is not None:
                values[name] = wire
        if not problems and "text" not in values:
            problems.append(Problem("text", Sentence("Write the text of the proposal.")))
        if problems:
            self._show(problems)
            return
        try:
            result = save_record.save(self.context.workspace, Contribution.ENTITY, values)
        except AppError as error:
            self._show([Problem("", error.sentence)])
            return
        if result.id is None:
            self._show(result.problems)
            return
        self._show([])
        self.draft.drop()
        self._fill({name: wire for name, wire in values.items() if name in REPEATED})
        self.saved.emit(result.id)
        self.focus_first()

    def _editor(self, name: str) -> Editor:
        """Make the editor of a cell; the text is one line here."""
        declared = Contribution.field(name)
        if declared is None:
            raise KeyError(name)
        editor = LineEditor(declared, self.context) if name == "text" else editor_for(declared, self.context)
        if isinstance(editor, DateEditor):
            editor.pick.setVisible(False)
        new = Sentence("new proposal: {field}", field=Sentence(declared.facts.label))
        editor.describe(self.context.say(new), "")
        return editor

    def _fill(self, values: dict[str, Wire]) -> None:
        """Show values in the cells, today where there is no date."""
        for name, editor in self.editors.items():
            editor.put(values.get(name))
            editor.mark(invalid=False)
        if "received_on" not in values:
            self.editors["received_on"].put(self.context.today.isoformat())

    def _typed(self) -> dict[str, Wire]:
        """Return what stands in the cells, once there is a text or an article."""
        begun = any(self.editors[name].read() is not None for name in ("article", "text"))
        return {name: editor.typed() for name, editor in self.editors.items()} if begun else {}

    def _edited(self) -> None:
        """Keep a draft soon."""
        self.draft.later()

    def _show(self, problems: list[Problem]) -> None:
        """Show what is wrong below the row and go there."""
        clear_layout(self._messages)
        for name, editor in self.editors.items():
            editor.mark(invalid=any(problem.field == name for problem in problems))
        for problem in problems:
            self._messages.addWidget(message_line(problem, self.context))
        first = next((self.editors[problem.field] for problem in problems if problem.field in self.editors), None)
        if first is not None:
            first.target().setFocus()
