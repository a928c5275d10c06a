"""The road of a consultation: stations at equal distances, the line full up to today and dashed after.

Rules of this module:

1. One Tab stop; arrows choose a station. Distances are never to scale: legal terms differ too much.
2. A state is an icon and words, colour comes third.
3. Where there is no room side by side the stations stand below one another, one line each.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.icons import pixmap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from parteneriat_desktop.ui.context import Context

HEIGHT = 94
ROW = 30
DOT = 18
#: Widths of date, weekday and words in the upright list.
DATE, WEEKDAY, WHAT = 88, 84, 210
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Mark(Enum):
    """How a station is drawn, and the word that a screen reader says."""

    DONE = N_("done")
    TODAY = N_("today")
    COMING = N_("to come")
    MISSED = N_("not kept")


@dataclass(frozen=True, slots=True)
class Station:
    """One date on the road: when, what, a second line, and the sentences that explain it."""

    key: str
    day: date
    day_words: str
    weekday: str
    what: str
    second: str
    strong: str
    sentence: str
    mark: Mark
    is_verified: bool = True
    is_frozen: bool = False


class Timeline(QWidget):
    """Up to seven stations."""

    chosen = Signal(str)

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self._look = context.look
        self.stations: Sequence[Station] = ()
        self._current = 0
        self._upright = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt's own."""
        height = ROW * max(len(self.stations), 1) if self._upright else HEIGHT
        return QSize(600, self._look.px(height))

    def show_upright(self, *, upright: bool) -> None:
        """Show the stations below one another, or side by side."""
        self._upright = upright
        self.updateGeometry()
        self.update()

    def show_stations(self, stations: Sequence[Station]) -> None:
        """Show a road; the station chosen before stays chosen, else the first that is still to come is."""
        before = self.stations[self._current].key if self._current < len(self.stations) else ""
        self.stations = stations
        keys = [station.key for station in stations]
        coming = [at for at, station in enumerate(stations) if station.mark in {Mark.COMING, Mark.MISSED}]
        last = coming[0] if coming else max(len(stations) - 1, 0)
        self.choose(keys.index(before) if before in keys else last)
        self.updateGeometry()

    def choose(self, position: int) -> None:
        """Choose a station and tell it."""
        self._current = position
        if 0 <= position < len(self.stations):
            station = self.stations[position]
            mark = self._context.text(station.mark.value)
            words = f"{station.day_words}, {station.weekday}: {station.what}, {station.second} ({mark})"
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
        place = event.position().y() / self._row() if self._upright else event.position().x() / self._space()
        if self.stations:
            self.choose(min(int(place), len(self.stations) - 1))
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's own."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for position in range(len(self.stations) - 1):
            self._draw_line(painter, position)
        for position, station in enumerate(self.stations):
            self._draw_frame(painter, position)
            self._draw_dot(painter, position, station)
            if self._upright:
                self._draw_row(painter, position, station)
            else:
                self._draw_words(painter, position, station)

    def _space(self) -> float:
        """Return the width that one station has side by side."""
        return self.width() / max(len(self.stations), 1)

    def _row(self) -> int:
        """Return the height that one station has in the upright list."""
        return self._look.px(ROW)

    def _centre(self, position: int) -> QPointF:
        """Return the middle of the dot of a station."""
        if self._upright:
            return QPointF(DOT, self._row() * (position + 0.5))
        return QPointF(self._space() * position + DOT / 2 + 3, DOT / 2 + 2)

    def _draw_line(self, painter: QPainter, position: int) -> None:
        """Draw the line to the next station: full up to today, dashed after."""
        palette = self._look.palette
        done = position < self._reached()
        pen = QPen(QColor(palette.accent if done else palette.border), 2 if done else 1.5)
        if not done:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        away = QPointF(0, DOT / 2 + 1) if self._upright else QPointF(DOT / 2 + 2, 0)
        painter.drawLine(self._centre(position) + away, self._centre(position + 1) - away)

    def _reached(self) -> int:
        """Return the station that the road has come to: today's, else the last one before those that are to come."""
        marks = [station.mark for station in self.stations]
        if Mark.TODAY in marks:
            return marks.index(Mark.TODAY)
        return max((at for at, mark in enumerate(marks) if mark is Mark.DONE), default=0)

    def _draw_frame(self, painter: QPainter, position: int) -> None:
        """Draw the tint and edge of the chosen station."""
        if position != self._current:
            return
        palette = self._look.palette
        top = self._row() * position
        frame = (
            QRectF(DOT * 2, top + 1, self.width() - DOT * 2 - 2, self._row() - 2)
            if self._upright
            else QRectF(self._space() * position + 1, DOT + 7, min(self._space() - 8, 230), self.height() - DOT - 9)
        )
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(palette.accent if focused else palette.border), 2 if focused else 1))
        painter.setBrush(QColor(palette.sel))
        painter.drawRoundedRect(frame, 6, 6)

    def _draw_dot(self, painter: QPainter, position: int, station: Station) -> None:
        """Draw the icon of a state."""
        palette, centre = self._look.palette, self._centre(position)
        corner = (centre - QPointF(DOT / 2 + 1, DOT / 2 + 1)).toPoint()
        if station.mark is Mark.DONE:
            painter.drawPixmap(corner, pixmap("circle-check", palette.ok, DOT + 2))
        elif station.mark is Mark.MISSED:
            painter.drawPixmap(corner, pixmap("circle-alert", palette.err, DOT + 2))
        else:
            now = station.mark is Mark.TODAY
            painter.setPen(QPen(QColor(palette.accent if now else palette.border), 2))
            painter.setBrush(QColor(palette.accent if now else palette.base))
            painter.drawEllipse(centre, DOT / 2 - 1, DOT / 2 - 1)

    def _draw_words(self, painter: QPainter, position: int, station: Station) -> None:
        """Draw date, weekday, what and second line below the dot."""
        palette = self._look.palette
        height = self._look.px(20)
        line = QRect(int(self._space() * position) + 8, DOT + 10, int(self._space()) - 18, height)
        taken = self._write(painter, line, station.day_words, palette.text, bold=True) + 8
        self._write(painter, line.adjusted(taken, 0, 0, 0), station.weekday, palette.muted, small=True)
        self._write(painter, line.translated(0, self._look.px(19)), station.what, palette.text)
        second = line.translated(0, self._look.px(38))
        self._write(painter, second, station.second, self._second_colour(station), small=True)

    def _draw_row(self, painter: QPainter, position: int, station: Station) -> None:
        """Draw date, weekday, what and second words in one line."""
        palette = self._look.palette
        left = DOT * 2 + 8
        line = QRect(left, self._row() * position, self.width() - left - 8, self._row())
        self._write(painter, line, station.day_words, palette.text, bold=True)
        line.adjust(self._look.px(DATE), 0, 0, 0)
        self._write(painter, line, station.weekday, palette.muted, small=True)
        line.adjust(self._look.px(WEEKDAY), 0, 0, 0)
        words = QRect(line)
        words.setWidth(self._look.px(WHAT) - 8)
        self._write(painter, words, station.what, palette.text)
        line.adjust(self._look.px(WHAT), 0, 0, 0)
        self._write(painter, line, station.second, self._second_colour(station), small=True)

    def _second_colour(self, station: Station) -> str:
        """Return the colour of the second words."""
        palette = self._look.palette
        return palette.err if station.mark is Mark.MISSED else palette.muted

    def _write(
        self, painter: QPainter, rect: QRect, words: str, colour: str, *, bold: bool = False, small: bool = False
    ) -> int:
        """Write words into a line, cut where they do not fit, and return how wide they are."""
        font = QFont(self.font())
        font.setPointSizeF(self._look.points(9 if small else 10))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)
