"""The road of a consultation: stations at equal distances, the line full up to today and dashed after.

One Tab stop; arrows choose a station. Distances are never to scale: legal terms differ too much.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from parteneriat_desktop.ui.icons import pixmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from parteneriat_desktop.ui.theme import Look

HEIGHT = 104
DOT = 18
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Station:
    """One date on the road: when, what, a second line, and the sentence that explains it."""

    key: str
    day: date
    day_words: str
    weekday: str
    what: str
    second: str
    sentence: str


class Timeline(QWidget):
    """Up to seven stations."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._today = date.min
        self.stations: Sequence[Station] = ()
        self._current = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt's own."""
        return QSize(600, self._look.px(HEIGHT))

    def show_stations(self, stations: Sequence[Station], today: date) -> None:
        """Show a road; the first station that is still to come is chosen."""
        self.stations, self._today = stations, today
        coming = [position for position, station in enumerate(stations) if station.day >= today]
        self.choose(coming[0] if coming else max(len(stations) - 1, 0))

    def choose(self, position: int) -> None:
        """Choose a station and tell it."""
        self._current = position
        if 0 <= position < len(self.stations):
            station = self.stations[position]
            words = f"{station.day_words}, {station.weekday}: {station.what}, {station.second}"
            self.setAccessibleDescription(words)
            self.chosen.emit(station.key)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self._current + step < len(self.stations):
            self.choose(self._current + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's own."""
        if self.stations:
            self.choose(min(int(event.position().x() / self._space()), len(self.stations) - 1))
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for position in range(len(self.stations)):
            self._draw_line(painter, position)
        for position, station in enumerate(self.stations):
            self._draw_station(painter, position, station)

    def _space(self) -> float:
        """Return the width that one station has."""
        return self.width() / max(len(self.stations), 1)

    def _draw_line(self, painter: QPainter, position: int) -> None:
        """Draw the line to the next station."""
        if position + 1 >= len(self.stations):
            return
        palette = self._look.palette
        done = self.stations[position + 1].day <= self._today
        pen = QPen(QColor(palette.accent if done else palette.border), 2 if done else 1.5)
        if not done:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        left = self._space() * position + DOT + 4
        painter.drawLine(QPointF(left, DOT / 2 + 2), QPointF(self._space() * (position + 1), DOT / 2 + 2))

    def _draw_station(self, painter: QPainter, position: int, station: Station) -> None:
        """Draw the dot and the words of one station."""
        palette = self._look.palette
        left = self._space() * position
        if position == self._current:
            frame = QRectF(left + 1, DOT + 7, min(self._space() - 12, 220), self.height() - DOT - 9)
            painter.setPen(
                QPen(QColor(palette.accent if self.hasFocus() else palette.border), 2 if self.hasFocus() else 1)
            )
            painter.setBrush(QColor(palette.sel))
            painter.drawRoundedRect(frame, 6, 6)
        dot = QRectF(left + 4, 3, DOT - 2, DOT - 2)
        if station.day < self._today:
            painter.drawPixmap(round(left) + 2, 1, pixmap("circle-check", palette.ok, DOT + 2))
        else:
            painter.setPen(QPen(QColor(palette.accent if station.day == self._today else palette.border), 2))
            painter.setBrush(QColor(palette.accent if station.day == self._today else palette.base))
            painter.drawEllipse(dot)
        self._draw_words(painter, QRectF(left + 8, DOT + 11, self._space() - 22, 22), station)

    def _draw_words(self, painter: QPainter, line: QRectF, station: Station) -> None:
        """Draw date, weekday, what and second line."""
        palette = self._look.palette
        bold = self._font(10, QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(palette.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, station.day_words)
        taken = QFontMetrics(bold).horizontalAdvance(station.day_words) + 8
        small = self._font(9)
        painter.setFont(small)
        painter.setPen(QColor(palette.muted))
        painter.drawText(line.adjusted(taken, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, station.weekday)
        for words, font, colour, down in (
            (station.what, self._font(10), palette.text, 22),
            (station.second, small, palette.muted, 42),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line.translated(0, self._look.px(down)), Qt.AlignmentFlag.AlignVCenter, shown)

    def _font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the font of a size in points before scaling."""
        font = QFont(self.font())
        font.setPointSizeF(self._look.points(size))
        font.setWeight(weight)
        return font
