"""One competing value beside its radio button, and words that are long: six lines, then "Show all"."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.comparing import marked
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from parteneriat_desktop.ui.comparing import Side
    from parteneriat_desktop.ui.context import Context

#: What fits into six lines of a column.
SIX_LINES = 200
#: Keys by which a value is chosen or left: along the row, and up and down between rows.
ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ACROSS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LongWords(QWidget):
    """Words of which at most six lines are seen until one asks for all; what differs is underlined."""

    def __init__(self, context: Context, words: str, other: str, look: str = "") -> None:
        super().__init__()
        self.setProperty("look", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._whole = words, other
        self.label = label("", look, wrap=True)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(self.label)
        self.all = link(context.text(N_("Show all")), context.palette, self.show_all)
        column.addWidget(self.all, alignment=Qt.AlignmentFlag.AlignLeft)
        long = len(words) > SIX_LINES or words.count("\n") > SIX_LINES // 40
        self.all.setVisible(long)
        self.label.setText(marked(_cut(words), other) if long else marked(words, other))

    def show_all(self) -> None:
        """Show everything."""
        self.all.hide()
        self.label.setText(marked(*self._whole))


class Value(QFrame):
    """One value beside its radio button; tinted while it is chosen, and chosen by a click anywhere on it.

    ``origin`` says who wrote it and when, where no head of a column says so.
    """

    def __init__(self, context: Context, button: QRadioButton, side: Side, other: Side, origin: str) -> None:
        super().__init__()
        self.button = button
        self.setProperty("look", "clear")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 4)
        row.setSpacing(4)
        column = QVBoxLayout()
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        words = LongWords(context, side.words, other.words)
        words.setToolTip(side.origin)
        column.addWidget(words)
        if origin:
            column.addWidget(label(origin, "small", wrap=True))
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def tint(self) -> None:
        """Show by a tint whether the value is chosen."""
        self.setProperty("look", "chosen" if self.button.isChecked() else "clear")
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Qt's own."""
        self.button.click()


class ChoiceKeys(QObject):
    """The keys of a row: left and right choose, up and down change the row, Space takes the displayed value."""

    along = Signal(int)
    across = Signal(int)
    shown = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's own."""
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(cast("QKeyEvent", event).key())
        if key in ALONG:
            self.along.emit(ALONG[key])
        elif key in ACROSS:
            self.across.emit(ACROSS[key])
        elif key == Qt.Key.Key_Space:
            self.shown.emit()
        else:
            return super().eventFilter(watched, event)
        return True


def _cut(words: str) -> str:
    """Return the beginning of long words."""
    lines = "\n".join(words.splitlines()[:5])[:SIX_LINES]
    return lines.rpartition(" ")[0] + " …" if " " in lines else f"{lines}…"
