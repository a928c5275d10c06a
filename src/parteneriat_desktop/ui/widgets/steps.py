"""The four steps of sending: check, PDF, sign, send. Done, current, to come.

Any earlier step may be opened again; Ctrl+→ and Ctrl+← move.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from parteneriat_desktop.ui.icons import STATE_ICONS
from parteneriat_desktop.ui.widgets.cards import clear_layout
from parteneriat_desktop.ui.widgets.words import ElidedLabel, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from parteneriat_desktop.ui.palette import Palette, Tone


#: Side of the circle of a step.
CIRCLE = 26


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what to do, what came of it, and its tone (None: still to come)."""

    words: str
    second: str
    tone: Tone | None = None


class Number(QLabel):
    """The number of a step in a circle: filled where one stands, open for what is to come."""

    def __init__(self, number: int, colour: str, palette: Palette, *, filled: bool) -> None:
        super().__init__(str(number))
        self._colour, self._filled = QColor(colour), filled
        self._ink = QColor(palette.on_accent if filled else colour)
        self.setFixedSize(CIRCLE, CIRCLE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, 2))
        if self._filled:
            painter.setBrush(self._colour)
        painter.drawEllipse(self.rect().adjusted(1, 1, -2, -2))
        painter.setPen(self._ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class StepRow(QWidget):
    """The steps side by side."""

    chosen = Signal(int)

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._narrow = False
        self.setProperty("look", "clear")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self.buttons: list[QPushButton] = []

    def show_steps(self, steps: Sequence[Step], current: int, *, narrow: bool = False) -> None:
        """Show where one stands; where there is little room, number and word only."""
        self._narrow = narrow
        focused = next((number for number, made in enumerate(self.buttons) if made.hasFocus()), -1)
        clear_layout(self._row)
        self.buttons = []
        for number, step in enumerate(steps):
            if number:
                self._row.addWidget(picture("chevron-right", self._palette.muted, 18))
            made = self._button(number, step, current=number == current)
            self.buttons.append(made)
            self._row.addWidget(made, 1)
        if focused >= 0:
            self.buttons[focused].setFocus()

    def _button(self, number: int, step: Step, *, current: bool) -> QPushButton:
        """Make one step."""
        made = QPushButton()
        made.setProperty("look", "step")
        made.setCheckable(True)
        made.setChecked(current)
        made.clicked.connect(lambda _checked=False: self._press(number))
        made.setAccessibleName(f"{number + 1} {step.words}, {step.second}")
        row = QHBoxLayout(made)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(12)
        if step.tone is None:
            colour = self._palette.accent if current else self._palette.muted
            row.addWidget(Number(number + 1, colour, self._palette, filled=current))
        else:
            row.addWidget(picture(STATE_ICONS[step.tone], self._palette.colour(step.tone), 26))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(ElidedLabel(f"{number + 1} {step.words}", "strong"))
        if not self._narrow:
            words.addWidget(ElidedLabel(step.second, "small"))
        words.addStretch(1)
        row.addLayout(words, 1)
        for child in made.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _press(self, number: int) -> None:
        """Tell which step was chosen; the page decides whether it opens."""
        self.chosen.emit(number)
