"""One field in conflict: its competing values to choose from, what stood before, and the result.

Rules of this module:

1. Left and right choose, up and down change the row, Space takes the displayed value, E writes the result of a
   text by hand. Every choice can be taken back, one by one.
2. The same row stands side by side where there is room, and below one another as a card where there is not.
3. What a choice means is said where it is not plain: a record that is deleted stays in the history, and a
   conflict that a missing package may dissolve says which one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.ui.pages.conflict_heads import FIELD, columns
from parteneriat_desktop.ui.pages.conflict_values import ChoiceKeys, LongWords, Value
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import clear_layout
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.ui.comparing import Comparison, Side
    from parteneriat_desktop.ui.context import Context


class Chosen(NamedTuple):
    """What was chosen in a row: the change of a value, or a text of one's own; neither at first."""

    change: str = ""
    own: str | None = None


class ConflictRow(QFrame):
    """The values of one field and the choice between them; without ``heads`` below one another."""

    changed = Signal()
    #: A person chose, so that the choice can be taken back.
    chose = Signal()
    #: The keys up and down.
    across = Signal(int)

    def __init__(self, context: Context, comparison: Comparison, heads: Sequence[Side]) -> None:
        super().__init__()
        self.context = context
        self.comparison = comparison
        self._own: QPlainTextEdit | None = None
        self._earlier: list[Chosen] = []
        self._shown_state = Chosen()
        self._group = QButtonGroup(self)
        self.buttons: list[QRadioButton] = []
        self._values: list[Value] = []
        self._keys = ChoiceKeys(self)
        self._keys.along.connect(self._along)
        self._keys.across.connect(self.across)
        self._keys.shown.connect(self._take_shown)
        self._result = QVBoxLayout()
        self._result.setSpacing(2)
        if heads:
            self._lay_side_by_side(heads)
        else:
            self._lay_upright()
        shortcut = QShortcut(QKeySequence("E"), self, self.write_by_hand)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show_result()

    def chosen(self) -> str:
        """Return the change of the chosen value, "own" for a text of one's own, empty for none."""
        return "own" if self._own is not None else self.state().change

    def own_text(self) -> str | None:
        """Return the text written by hand, or None."""
        return None if self._own is None else self._own.toPlainText()

    def state(self) -> Chosen:
        """Return what is chosen, to be put back later."""
        if self._own is not None:
            return Chosen(own=self._own.toPlainText())
        checked = self._group.checkedId()
        return Chosen(self.comparison.sides[checked].change if checked >= 0 else "")

    def put(self, state: Chosen) -> None:
        """Choose what was chosen before."""
        self._own = None
        self._group.setExclusive(False)
        for button, side in zip(self.buttons, self.comparison.sides, strict=True):
            button.setChecked(side.change == state.change)
        self._group.setExclusive(True)
        if state.own is not None:
            self._own = self._editor(state.own)
        self._show_result()
        self.changed.emit()

    def take_side(self, *, ours: bool) -> None:
        """Choose our value, or the first of theirs."""
        for position, side in enumerate(self.comparison.sides):
            if side.ours is ours:
                self._take(position)
                return

    def step_back(self) -> None:
        """Take back the last choice in this row."""
        self.put(self._earlier.pop() if self._earlier else Chosen())

    def forget(self) -> None:
        """Take back every choice."""
        self._earlier.clear()
        self.put(Chosen())

    def focus(self) -> None:
        """Give the focus to the chosen value, else to the first one."""
        self.buttons[max(self._group.checkedId(), 0)].setFocus(Qt.FocusReason.TabFocusReason)

    def write_by_hand(self) -> None:
        """Write the result by hand; it begins with the chosen or displayed value."""
        if not self._is_text() or self._own is not None:
            return
        self._earlier.append(self.state())
        checked = self._group.checkedId()
        begin = self.comparison.sides[checked].words if checked >= 0 else self.comparison.shown
        self._own = self._editor(begin)
        self._show_result()
        self._own.setFocus()
        self.chose.emit()
        self.changed.emit()

    def _lay_side_by_side(self, heads: Sequence[Side]) -> None:
        """Put field, values, what stood before and the result beside one another, below the heads."""
        sides = len(heads)
        grid = columns(self, sides)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._name(FIELD), 0, 0, top)
        for column, (side, other) in enumerate(self._pairs(), start=1):
            origin = "" if side.origin == heads[column - 1].origin else side.origin
            grid.addWidget(self._value(side, other, origin), 0, column, top)
        before = self.comparison.before
        grid.addWidget(LongWords(self.context, before, before, "muted"), 0, sides + 1, top)
        grid.addLayout(self._result, 0, sides + 2)

    def _lay_upright(self) -> None:
        """Put the same below one another, each value under who wrote it and when."""
        context = self.context
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addWidget(self._name(0))
        for side, other in self._pairs():
            whose = N_("Ours") if side.ours else N_("Theirs")
            words = Sentence("{whose}: {origin}", whose=Sentence(whose), origin=side.origin.replace("\n", " · "))
            column.addWidget(label(context.say(words), "small", wrap=True))
            column.addWidget(self._value(side, other, ""))
        before = Sentence("Before: {value}", value=self.comparison.before)
        column.addWidget(label(context.say(before), "muted", wrap=True))
        column.addLayout(self._result)

    def _name(self, width: int) -> QWidget:
        """Make the name of the field with what is to be known before choosing (rule 3)."""
        context = self.context
        holder = QWidget()
        holder.setProperty("look", "clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(self.comparison.label, "strong", wrap=True))
        if self.comparison.about_deletion:
            words = N_("If you choose “deleted”, the record stays in the history and can be brought back.")
            column.addWidget(label(context.text(words), "small", wrap=True))
        if self.comparison.unsure:
            words_of = label(self.comparison.unsure, "warn", wrap=True)
            column.addWidget(icon_line("hourglass", context.palette.warn, words_of))
        files = [side.file for side in self.comparison.sides if side.file is not None]
        if files:
            opening = N_("Open the file") if len(files) == 1 else N_("Open both files")
            act = link(
                context.text(opening), context.palette, lambda: [context.chooser.show_file(one) for one in files]
            )
            column.addWidget(act, alignment=Qt.AlignmentFlag.AlignLeft)
        if width:
            holder.setFixedWidth(width)
        return holder

    def _pairs(self) -> list[tuple[Side, Side]]:
        """Return each value with the one it is compared with."""
        sides = self.comparison.sides
        return [(side, sides[(position + 1) % len(sides)]) for position, side in enumerate(sides)]

    def _value(self, side: Side, other: Side, origin: str) -> QWidget:
        """Make one value with its button; what differs from the other is underlined."""
        button = QRadioButton()
        name = Sentence("{field}: {whose}, {value}", field=self.comparison.label, whose=side.who, value=side.words)
        button.setAccessibleName(self.context.say(name))
        position = len(self.buttons)
        self._group.addButton(button, position)
        button.clicked.connect(lambda _checked=False: self._take(position))
        button.installEventFilter(self._keys)
        self.buttons.append(button)
        value = Value(self.context, button, side, other, origin)
        self._values.append(value)
        return value

    def _take(self, position: int) -> None:
        """Choose a value."""
        before = self._shown_state if self._own is None else self.state()
        if before.change == self.comparison.sides[position].change:
            return
        self._earlier.append(before)
        self._own = None
        self.buttons[position].setChecked(True)
        self._show_result()
        self.chose.emit()
        self.changed.emit()

    def _take_shown(self) -> None:
        """Choose the value that is displayed everywhere meanwhile."""
        shown = self.comparison.conflict.values[0].change
        self._take(next(at for at, side in enumerate(self.comparison.sides) if side.change == shown))

    def _along(self, by: int) -> None:
        """Choose the next or previous value."""
        checked = self._group.checkedId()
        position = (checked + by) % len(self.buttons) if checked >= 0 else 0
        self._take(position)
        self.buttons[position].setFocus(Qt.FocusReason.TabFocusReason)

    def _editor(self, text: str) -> QPlainTextEdit:
        """Make the editor of a text of one's own."""
        made = QPlainTextEdit(text)
        made.setTabChangesFocus(True)
        made.setFixedHeight(84)
        name = Sentence("{field}: result written by you", field=self.comparison.label)
        made.setAccessibleName(self.context.say(name))
        return made

    def _is_text(self) -> bool:
        """Say whether the field holds text, which can be written by hand."""
        kind = entity(self.comparison.conflict.entity)
        declared = kind.field(self.comparison.conflict.field) if kind is not None else None
        return declared is not None and declared.kind is str and not declared.many and declared.facts.link is None

    def _show_result(self) -> None:
        """Show the result: chosen, written by hand, or provisional."""
        clear_layout(self._result)
        context, palette = self.context, self.context.palette
        self._shown_state = self.state()
        checked = self._group.checkedId()
        for value in self._values:
            value.tint()
        if self._own is not None:
            self._result.addWidget(self._own)
            written = label(context.text(N_("written by you")), "info")
            self._result.addWidget(icon_line("pencil", palette.info, written))
        elif checked >= 0:
            side = self.comparison.sides[checked]
            self._result.addWidget(LongWords(context, side.words, side.words, "strong"))
            words = label(context.text(N_("chosen: ours") if side.ours else N_("chosen: theirs")), "ok")
            self._result.addWidget(icon_line("circle-check", palette.ok, words))
        else:
            shown = context.say(Sentence("{value} (provisional)", value=self.comparison.shown))
            self._result.addWidget(LongWords(context, shown, shown))
            words = label(context.text(N_("choose a value")), "err")
            self._result.addWidget(icon_line("circle-alert", palette.err, words))
        if self._own is None and self._is_text():
            act = link(context.text(N_("Write it myself (E)")), palette, self.write_by_hand)
            row = QHBoxLayout()
            row.addWidget(act)
            row.addStretch(1)
            self._result.addLayout(row)
        self._result.addStretch(1)
