"""Editors of numbers, dates and times: lines that read strictly and say what they did not understand."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QKeyCombination, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting, reading
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import FEW, MaskedCount, encode
from parteneriat_desktop.ui.editors.texts import LineEditor
from parteneriat_desktop.ui.icons import icon
from parteneriat_desktop.ui.own_key import OwnKey

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context

OPENS = QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down)


class IntegerEditor(LineEditor):
    """A whole number."""

    SHARE = 2

    def written(self, wire: Wire) -> str:
        """Return the figures as one would type them."""
        value = self.declared.read(wire) if wire is not None and not self.declared.many else None
        if isinstance(value, MaskedCount):
            value = value.number
        if isinstance(value, int | Decimal):
            return reading.typed_number(value, self.context.catalogue)
        return super().written(wire)

    def read(self) -> Wire | Sentence:
        """Return the number, or the sentence that refuses the text."""
        value = reading.read_integer(self.line.text())
        return value if isinstance(value, Sentence) else encode(value)


class MaskedCountEditor(IntegerEditor):
    """A number of people, or “<5” where no more may be known."""

    def written(self, wire: Wire) -> str:
        """Return the figures as one would type them."""
        return FEW if wire == FEW else super().written(wire)

    def read(self) -> Wire | Sentence:
        """Return the number or “<5”, or the sentence that refuses the text."""
        return FEW if "".join(self.line.text().split()) == FEW else super().read()


class DecimalEditor(IntegerEditor):
    """A number with decimals, never a binary fraction."""

    def read(self) -> Wire | Sentence:
        """Return the number, or the sentence that refuses the text."""
        value = reading.read_number(self.line.text())
        return value if isinstance(value, Sentence) else encode(value)


class TimeEditor(LineEditor):
    """A time of day."""

    SHARE = 1

    def written(self, wire: Wire) -> str:
        """Return hour and minutes."""
        return wire if isinstance(wire, str) else ""

    def read(self) -> Wire | Sentence:
        """Return the time, or the sentence that refuses the text."""
        value = reading.read_time(self.line.text())
        return encode(value) if isinstance(value, time) else value


class _Calendar(QWidget):
    """A month to choose a day from, under its line; Esc closes it."""

    def __init__(self, editor: DateEditor) -> None:
        super().__init__(editor, Qt.WindowType.Popup)
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.activated.connect(editor.choose)
        self.calendar.clicked.connect(editor.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.calendar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)


class DateEditor(LineEditor):
    """A date: typed as 24.11.2026, 24.11 or 24/11/26, or chosen from a calendar; it may be empty."""

    SHARE = 2

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__(declared, context)
        self._calendar: _Calendar | None = None
        words = context.text(N_("Choose from the calendar (Alt+Down)"))
        self.pick = self.line.addAction(
            icon("calendar-days", context.palette.muted, 16), QLineEdit.ActionPosition.TrailingPosition
        )
        self.pick.setText(words)
        self.pick.setToolTip(words)
        self.pick.triggered.connect(self.open)
        OwnKey(self.line, OPENS, self.open)
        self.left.connect(self._tidy)

    def written(self, wire: Wire) -> str:
        """Return the date as it stands in tables."""
        day = self.declared.read(wire) if isinstance(wire, str) else None
        return formatting.show_date(day, self.context.catalogue) if isinstance(day, date) else str(wire or "")

    def read(self) -> Wire | Sentence:
        """Return the date, or the sentence that refuses the text."""
        value = reading.read_date(self.line.text(), self.context.today)
        return encode(value) if isinstance(value, date) else value

    def lock(self, *, locked: bool) -> None:
        """Let the date be read only."""
        super().lock(locked=locked)
        self.pick.setEnabled(not locked)

    def open(self) -> None:
        """Open the calendar at the date of the line, or today."""
        if self._calendar is None:
            self._calendar = _Calendar(self)
        wire = self.read()
        day = date.fromisoformat(wire) if isinstance(wire, str) else self.context.today
        self._calendar.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()
        self._calendar.calendar.setFocus()

    def choose(self, day: QDate) -> None:
        """Take a day from the calendar."""
        self.line.setText(formatting.show_date(date(day.year(), day.month(), day.day()), self.context.catalogue))
        if self._calendar is not None:
            self._calendar.hide()
        self.line.setFocus()
        self.edited.emit()
        self.left.emit()

    def _tidy(self) -> None:
        """Write a date that was understood in its full form."""
        wire = self.read()
        if isinstance(wire, str):
            self.line.setText(self.written(wire))
