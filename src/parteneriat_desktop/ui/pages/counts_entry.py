"""How many took part, typed inside the meeting: the total and its parts, checked against each other at once.

What is not known stays empty and is never counted as nought. Vulnerable groups of one to four leave the house
as “<5”; their exact number stays here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import listing, save_record
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.participation_count import AGE, CAPACITY, SEX, VULNERABLE, ParticipationCount
from parteneriat_desktop.records.problems import Problem, Severity, refusing
from parteneriat_desktop.ui.draft import Draft
from parteneriat_desktop.ui.editors.catalogue import editor_for
from parteneriat_desktop.ui.fields import message_line
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import clear_layout
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.editors.base import Editor

FIELDS = ("total", "source", *SEX, *AGE, *VULNERABLE, *CAPACITY)
COLUMNS = 3


class CountsEntry(QWidget):
    """The counts of one meeting: the first record of them, or a new one."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.meeting = self.record = ""
        self.setProperty("look", "clear")
        self.editors: dict[str, Editor] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        for position, name in enumerate(FIELDS):
            declared = ParticipationCount.field(name)
            if declared is None:
                raise KeyError(name)
            editor = editor_for(declared, context)
            words = context.text(declared.facts.label)
            editor.describe(words, "")
            editor.edited.connect(self._edited)
            self.editors[name] = editor
            row, column = position // COLUMNS * 2, position % COLUMNS
            grid.addWidget(label(words, "small", wrap=True), row, column)
            grid.addWidget(editor, row + 1, column)
        outer.addLayout(grid)
        self._messages = QVBoxLayout()
        outer.addLayout(self._messages)
        self.save_button = button(
            context.text(N_("Save the counts")), context.palette, self.save, icon_name="save", look="small"
        )
        outer.addWidget(self.save_button)
        self.draft = Draft(context, self._typed)

    def load(self, meeting: str) -> None:
        """Show the counts of a meeting."""
        self.draft.flush()
        self.meeting = meeting
        known = self.context.workspace.children("participation_count", "meeting", meeting)
        self.record = known[0].id if known else ""
        stored = self._stored()
        for name, editor in self.editors.items():
            editor.put(stored.get(name))
        self.draft.open("participation_count", self.record, {"meeting": meeting})
        for name, typed in self.draft.stored().items():
            if name in self.editors:
                self.editors[name].retype(typed)
        self._show(self._problems())

    def save(self) -> None:
        """Save the counts; what contradicts itself is said and not saved."""
        problems = self._problems()
        if refusing(problems):
            self._show(problems)
            return
        values: dict[str, Wire] = {"meeting": self.meeting, **self._values()}
        try:
            result = save_record.save(self.context.workspace, "participation_count", values, self.record or None)
        except AppError as error:
            self._show([Problem("", error.sentence)])
            return
        self._show(result.problems)
        if result.id is not None:
            self.draft.drop()
            self.record = result.id
            self.context.announce(self, self.context.text(N_("Saved")))
            self.saved.emit(result.id)

    def _stored(self) -> dict[str, Wire]:
        """Return what is stored."""
        return listing.stored(self.context.workspace, "participation_count", self.record) if self.record else {}

    def _values(self) -> dict[str, Wire]:
        """Return what was typed and understood."""
        read = {name: editor.read() for name, editor in self.editors.items()}
        return {name: wire for name, wire in read.items() if not isinstance(wire, Sentence)}

    def _typed(self) -> dict[str, Wire]:
        """Return what stands in the cells, where it is not what is stored."""
        stored = self._stored()
        if all(stored.get(name) == wire for name, wire in self._values().items()):
            return {}
        return {name: editor.typed() for name, editor in self.editors.items()}

    def _edited(self) -> None:
        """Check at once and keep a draft soon."""
        self._show(self._problems())
        self.draft.later()

    def _problems(self) -> list[Problem]:
        """Return what was not understood and what contradicts itself."""
        read = {name: editor.read() for name, editor in self.editors.items()}
        unread = [Problem(name, wire) for name, wire in read.items() if isinstance(wire, Sentence)]
        typed = ParticipationCount.read(self.record, {"meeting": self.meeting, **self._values()})
        found = typed.problems(self.context.workspace)
        return [*unread, *(one for one in found if one.severity is not Severity.MISSING)]

    def _show(self, problems: Sequence[Problem]) -> None:
        """Mark the cells at fault and say below them what is wrong."""
        clear_layout(self._messages)
        for name, editor in self.editors.items():
            editor.mark(invalid=any(one.field == name and one.severity is Severity.ERROR for one in problems))
        for problem in problems:
            self._messages.addWidget(message_line(problem, self.context))
