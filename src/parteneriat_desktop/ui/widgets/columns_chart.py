"""A small chart of at most six groups: planned as outline, held as fill, the value on each column.

It can be read in greyscale, starts at 0, and the same numbers stand in a table one click away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.ui.theme import Look


@dataclass(frozen=True, slots=True)
class Pair:
    """What was planned and what was held in one group."""

    name: str
    planned: int
    held: int


class ColumnsChart(QWidget):
    """Two columns for each group."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.pairs: Sequence[Pair] = ()
        self.setAccessibleName(name)
        self.setMinimumHeight(look.px(96))

    def sizeHint(self) -> QSize:
        """Qt's own."""
        return QSize(300, self._look.px(100))

    def show_pairs(self, pairs: Sequence[Pair], description: str) -> None:
        """Draw other numbers; the description says them in one sentence."""
        self.pairs = pairs
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        painter = QPainter(self)
        palette = self._look.palette
        font = QFont(self.font())
        font.setPointSizeF(self._look.points(9))
        painter.setFont(font)
        line = painter.fontMetrics().height()
        base = self.height() - line - 4
        top = line + 2
        highest = max((max(pair.planned, pair.held) for pair in self.pairs), default=0)
        unit = (base - top) / max(highest, 1)
        painter.setPen(QPen(QColor(palette.line), 1))
        for step in range(1, min(highest, 4) + 1):
            height = round(base - unit * step * max(highest, 1) / min(max(highest, 1), 4))
            painter.drawLine(0, height, self.width(), height)
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawLine(0, base, self.width(), base)
        space = self.width() / max(len(self.pairs), 1)
        wide = min(26.0, space / 3.4)
        for number, pair in enumerate(self.pairs):
            middle = space * (number + 0.5)
            self._draw_column(
                painter, QRectF(middle - wide - 2, base, wide, unit * pair.planned), pair.planned, full=False
            )
            self._draw_column(painter, QRectF(middle + 2, base, wide, unit * pair.held), pair.held, full=True)
            painter.setPen(QColor(palette.muted))
            words = QRectF(middle - space / 2, base + 3, space, line)
            painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, pair.name)

    def _draw_column(self, painter: QPainter, column: QRectF, value: int, *, full: bool) -> None:
        """Draw one column upwards from its base with its value on it."""
        palette = self._look.palette
        column.moveBottom(column.top())
        if value:
            painter.setPen(QPen(QColor(palette.accent if full else palette.border), 1.4))
            painter.setBrush(QColor(palette.accent) if full else Qt.BrushStyle.NoBrush)
            painter.drawRect(column)
        painter.setPen(QColor(palette.text))
        above = QRectF(column.left() - 10, column.top() - painter.fontMetrics().height() - 1, column.width() + 20, 20)
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, str(value))
