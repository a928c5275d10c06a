"""Bars: a share with its figure beside it, the twelve segments of the evidence, long work.

A bar without a value is not drawn; a figure over 100 % keeps its value and fills the bar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from parteneriat_desktop.ui.widgets.buttons import Pressed, button
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.palette import Palette

HEIGHT = 10


class Bar(QWidget):
    """How much of something is done: ``done`` of ``all`` equal parts; all of it is ``good``, as a rule."""

    def __init__(
        self, palette: Palette, done: int, whole: int, *, segments: bool = False, name: str = "", good: bool = True
    ) -> None:
        super().__init__()
        self._palette = palette
        self._segments = segments
        self._good = good
        self.done, self.whole = done, whole
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.move_to(done, whole)

    def move_to(self, done: int, whole: int) -> None:
        """Show another share."""
        self.done, self.whole = done, whole
        self.setAccessibleDescription(f"{done} / {whole}")
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's own."""
        return QSize(120, HEIGHT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._palette
        frame = QRectF(0.5, (self.height() - HEIGHT) / 2 + 0.5, self.width() - 1, HEIGHT - 1)
        outline = QPainterPath()
        outline.addRoundedRect(frame, 4, 4)
        painter.fillPath(outline, QColor(palette.track))
        share = min(self.done / self.whole, 1.0) if self.whole else 0.0
        if share > 0:
            painter.save()
            painter.setClipPath(outline)
            full = frame.adjusted(0, 0, -(1 - share) * frame.width(), 0)
            painter.fillRect(full, QColor(palette.ok if share >= 1 and self._good else palette.accent))
            painter.restore()
        if self._segments and self.whole:
            painter.setPen(QPen(QColor(palette.base), 2))
            for part in range(1, self.whole):
                left = frame.left() + frame.width() * part / self.whole
                painter.drawLine(round(left), round(frame.top()) + 1, round(left), round(frame.bottom()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawPath(outline)


class Work(QWidget):
    """Long work: which step of how many, a bar and a way to stop it."""

    def __init__(self, palette: Palette, stop: str, stopped: Pressed, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.words = label(name)
        self.bar = Bar(palette, 0, 1, name=name)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        self.stop = button(stop, palette, stopped, look="small")
        row.addWidget(self.stop)

    def show_step(self, step: int, steps: int, words: str) -> None:
        """Show how far the work has come."""
        self.bar.move_to(step, max(steps, 1))
        if words:
            self.words.setText(words)
