"""Labels: one line, a sentence that wraps, a line that is cut with the whole text in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from parteneriat_desktop.ui.icons import pixmap


def label(text: str, look: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label with a look of the style sheet; it never reads markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


class ElidedLabel(QLabel):
    """One line that is cut where it does not fit; tooltip and screen reader have all of it."""

    def __init__(self, text: str, look: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if look:
            self.setProperty("look", look)

    def minimumSizeHint(self) -> QSize:
        """Qt's own."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        painter = QPainter(self)
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def picture(name: str, colour: str, size: int = 20) -> QLabel:
    """Make a label that shows an icon; beside words it is decoration for screen readers."""
    made = QLabel()
    made.setPixmap(pixmap(name, colour, size))
    made.setFixedSize(size, size)
    return made


def icon_line(name: str, colour: str, words: QLabel, size: int = 14, *, gap: int = 6) -> QWidget:
    """Put an icon before a sentence, at the height of its first line."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    row.addWidget(
        picture(name, colour, size),
        alignment=Qt.AlignmentFlag.AlignTop if words.wordWrap() else Qt.AlignmentFlag.AlignVCenter,
    )
    row.addWidget(words, 1)
    return holder
