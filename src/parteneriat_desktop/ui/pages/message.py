"""One message of a discussion: institution, function and day over its text, further in the deeper it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.going import RECORD
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import rule
from parteneriat_desktop.ui.widgets.words import ElidedLabel, label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from parteneriat_desktop.records.discussion import Threaded
    from parteneriat_desktop.ui.context import Context

#: How much further in an answer stands, and how many levels are told apart.
INDENT, DEEPEST = 24, 5
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Message(QWidget):
    """Shows one message; only the writing institution changes it, and only while nobody has answered."""

    answer_wanted = Signal(str)
    step_wanted = Signal(object, int)

    def __init__(self, context: Context, placed: Threaded, *, changeable: bool) -> None:
        super().__init__()
        self.entry = placed.entry
        self._context = context
        self._own = placed.entry.institution == context.workspace.profile.name
        self.setProperty("look", "clear")
        row = QHBoxLayout(self)
        row.setContentsMargins(INDENT * min(placed.depth, DEEPEST), 0, 0, 0)
        row.setSpacing(8)
        if placed.depth:
            row.addWidget(rule(upright=True))
        self._frame = QFrame()
        self._frame.setProperty("look", "step")
        row.addWidget(self._frame, 1)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(8, 2, 8, 6)
        column.setSpacing(1)
        column.addLayout(self._head(changeable=changeable and self._own))
        column.addWidget(label(placed.entry.text or DASH, wrap=True))
        self.setAccessibleName(f"{self._by()}: {placed.entry.text or DASH}")
        level = Sentence("answer, level {level}", level=placed.depth) if placed.depth else Sentence("first of a thread")
        self.setAccessibleDescription(context.say(level))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.step_wanted.emit(self, STEPS[key])
        elif key in ENTER:
            self.answer_wanted.emit(self.entry.id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's own."""
        super().focusInEvent(event)
        self._mark(current=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt's own."""
        super().focusOutEvent(event)
        self._mark(current=False)

    def _head(self, *, changeable: bool) -> QHBoxLayout:
        """Make the line over the text; its links are reached by Enter and by the pointer."""
        context, palette, entry = self._context, self._context.palette, self.entry
        row = QHBoxLayout()
        row.setSpacing(8)
        name = ElidedLabel(entry.institution or DASH, "strong")
        name.ensurePolished()
        name.setMaximumWidth(name.sizeHint().width() + 8)
        row.addWidget(name, 2)
        facts = [context.show(entry.function), context.show(entry.written_on)]
        row.addWidget(ElidedLabel(" · ".join(facts), "small"), 3)
        actions = [link(context.text(N_("Write an answer")), palette, self._answer, icon_name="corner-up-left")]
        if changeable:
            actions.append(link(context.text(N_("Edit")), palette, self._change, icon_name="pencil"))
        for action in actions:
            action.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(action)
        return row

    def _by(self) -> str:
        """Return who wrote the message, in which function, on which day."""
        entry, show = self.entry, self._context.show
        return ", ".join((entry.institution or DASH, show(entry.function), show(entry.written_on)))

    def _answer(self) -> None:
        """Ask for the answer to this message."""
        self.answer_wanted.emit(self.entry.id)

    def _change(self) -> None:
        """Open the message in its form."""
        self._context.go(RECORD, "discussion_entry", self.entry.id)

    def _mark(self, *, current: bool) -> None:
        """Show the edge of the message that has the focus."""
        self._frame.setProperty("current", "true" if current else "false")
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)
