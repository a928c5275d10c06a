"""One field in conflict: its competing values to choose from, what stood before, and the result.

Arrows choose between the values of a row; a text can be written by hand instead (E).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.ui.comparing import Comparison, Side, marked
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import clear_layout
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from parteneriat_desktop.ui.context import Context

FIELD, BEFORE = 130, 128
#: How many values stand side by side.
SIDES = 2


def _grid(parent: QWidget, sides: int) -> QGridLayout:
    """Make the columns that heads and rows share."""
    grid = QGridLayout(parent)
    grid.setContentsMargins(16, 8, 16, 8)
    grid.setHorizontalSpacing(12)
    grid.setColumnMinimumWidth(0, FIELD)
    for column in range(1, sides + 1):
        grid.setColumnStretch(column, 3)
    grid.setColumnStretch(sides + 1, 2)
    grid.setColumnStretch(sides + 2, 4)
    return grid


def column_heads(context: Context, comparisons: Sequence[Comparison]) -> QWidget:
    """Make the heads: field, ours, theirs with who and when, before, result."""
    frame = QFrame()
    frame.setProperty("look", "head-row")
    first = comparisons[0].sides if comparisons else ()
    grid = _grid(frame, max(len(first), SIDES))
    grid.addWidget(label(context.text(N_("Field")), "strong"), 0, 0, Qt.AlignmentFlag.AlignTop)
    for column, side in enumerate(first, start=1):
        words = N_("Ours") if side.ours else N_("Theirs")
        icon = "landmark" if side.ours else "users"
        grid.addWidget(_head(context, context.text(words), f"{side.who}\n{side.when}", icon), 0, column)
    before = _head(context, context.text(N_("Before")), context.text(N_("what both of you saw")), "history")
    grid.addWidget(before, 0, len(first) + 1)
    result = _head(context, context.text(N_("Result")), context.text(N_("is saved as a new change")), "git-merge")
    grid.addWidget(result, 0, len(first) + 2)
    return frame


def _head(context: Context, title: str, second: str, icon: str) -> QWidget:
    """Make one head: icon, title and small lines."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(icon_line(icon, context.palette.accent, label(title, "strong"), 16))
    column.addWidget(label(second, "small", wrap=True))
    column.addStretch(1)
    return holder


class Value(QFrame):
    """One value beside its radio button; tinted while it is chosen, and chosen by a click anywhere on it."""

    def __init__(self, button: QRadioButton, words: QLabel) -> None:
        super().__init__()
        self._button = button
        self.setProperty("look", "clear")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 4)
        row.setSpacing(4)
        words.setContentsMargins(0, 4, 0, 0)
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)

    def tint(self) -> None:
        """Show by a tint whether the value is chosen."""
        self.setProperty("look", "chosen" if self._button.isChecked() else "clear")
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Qt's own."""
        self._button.click()


class ConflictRow(QFrame):
    """The values of one field and the choice between them."""

    changed = Signal()

    def __init__(self, context: Context, comparison: Comparison) -> None:
        super().__init__()
        self.context = context
        self.comparison = comparison
        self._own: QPlainTextEdit | None = None
        self._group = QButtonGroup(self)
        self.buttons: list[QRadioButton] = []
        self._values: list[Value] = []
        sides = comparison.sides
        grid = _grid(self, max(len(sides), SIDES))
        name = label(comparison.label, "strong", wrap=True)
        name.setFixedWidth(FIELD)
        grid.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignTop)
        for column, side in enumerate(sides, start=1):
            other = sides[(column) % len(sides)]
            grid.addWidget(self._value(side, other), 0, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(comparison.before, "muted", wrap=True), 0, len(sides) + 1, Qt.AlignmentFlag.AlignTop)
        self._result = QVBoxLayout()
        self._result.setSpacing(2)
        grid.addLayout(self._result, 0, len(sides) + 2)
        shortcut = QShortcut(QKeySequence("E"), self, self.write_by_hand)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show_result()

    def chosen(self) -> str:
        """Return the change of the chosen value, "own" for a text of one's own, empty for none."""
        if self._own is not None:
            return "own"
        checked = self._group.checkedId()
        return self.comparison.sides[checked].change if checked >= 0 else ""

    def own_text(self) -> str | None:
        """Return the text written by hand, or None."""
        return None if self._own is None else self._own.toPlainText()

    def take_side(self, *, ours: bool) -> None:
        """Choose our value, or the first of theirs."""
        for button, side in zip(self.buttons, self.comparison.sides, strict=True):
            if side.ours is ours:
                button.setChecked(True)
                self._choose()
                return

    def forget(self) -> None:
        """Take back the choice."""
        self._own = None
        self._group.setExclusive(False)
        for button in self.buttons:
            button.setChecked(False)
        self._group.setExclusive(True)
        self._show_result()
        self.changed.emit()

    def write_by_hand(self) -> None:
        """Write the result by hand; it begins with the chosen or displayed value."""
        if not self._is_text() or self._own is not None:
            return
        checked = self._group.checkedId()
        begin = self.comparison.sides[checked].words if checked >= 0 else self.comparison.shown
        self._own = QPlainTextEdit(begin)
        self._own.setTabChangesFocus(True)
        self._own.setFixedHeight(84)
        name = Sentence("{field}: result written by you", field=self.comparison.label)
        self._own.setAccessibleName(self.context.say(name))
        self._show_result()
        self._own.setFocus()
        self.changed.emit()

    def _value(self, side: Side, other: Side) -> QWidget:
        """Make one value with its button; what differs from the other is underlined."""
        button = QRadioButton()
        name = Sentence("{field}: {whose}, {value}", field=self.comparison.label, whose=side.who, value=side.words)
        button.setAccessibleName(self.context.say(name))
        self._group.addButton(button, len(self.buttons))
        button.clicked.connect(lambda _checked=False: self._choose())
        self.buttons.append(button)
        words = label("", wrap=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(marked(side.words, other.words))
        words.setToolTip(f"{side.who}\n{side.when}")
        value = Value(button, words)
        self._values.append(value)
        return value

    def _choose(self) -> None:
        """Show the chosen value as the result."""
        self._own = None
        self._show_result()
        self.changed.emit()

    def _is_text(self) -> bool:
        """Say whether the field holds text, which can be written by hand."""
        kind = entity(self.comparison.conflict.entity)
        declared = kind.field(self.comparison.conflict.field) if kind is not None else None
        return declared is not None and declared.kind is str and not declared.many and declared.facts.link is None

    def _show_result(self) -> None:
        """Show the result: chosen, written by hand, or provisional."""
        if self._own is None:
            clear_layout(self._result)
        context, palette = self.context, self.context.palette
        checked = self._group.checkedId()
        for value in self._values:
            value.tint()
        if self._own is not None:
            clear_layout(self._result)
            self._result.addWidget(self._own)
            written = label(context.text(N_("written by you")), "info")
            self._result.addWidget(icon_line("pencil", palette.info, written))
        elif checked >= 0:
            side = self.comparison.sides[checked]
            self._result.addWidget(label(side.words, "strong", wrap=True))
            words = label(context.text(N_("chosen: ours") if side.ours else N_("chosen: theirs")), "ok")
            self._result.addWidget(icon_line("circle-check", palette.ok, words))
        else:
            shown = context.say(Sentence("{value} (provisional)", value=self.comparison.shown))
            self._result.addWidget(label(shown, wrap=True))
            words = label(context.text(N_("choose a value")), "err")
            self._result.addWidget(icon_line("circle-alert", palette.err, words))
        if self._own is None and self._is_text():
            self._result.addWidget(link(context.text(N_("Write it myself (E)")), palette, self.write_by_hand))
        self._result.addStretch(1)
