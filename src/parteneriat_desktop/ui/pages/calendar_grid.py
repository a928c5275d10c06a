"""The grid of a month: seven columns from Monday on, six weeks, narrow weekends.

It is a table for keyboard and screen reader: arrows move the day, also into the months beside; PageUp and
PageDown move by a month, Home goes to today, Enter opens the first entry.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.icons import pixmap
from parteneriat_desktop.ui.pages.calendar_model import DAYS, ICONS, ONE_DAY, WEEKS, Day, first_shown, spoken
from parteneriat_desktop.ui.tables.option import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.pages.calendar_model import Entry

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
WEEKEND, HEAD, ENTRY = 48, 30, 24
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}
MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MonthModel(QAbstractTableModel):
    """The days of six weeks."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.days: Sequence[Day] = ()
        monday = first_shown(context.today)
        self.weekdays = [
            formatting.show_weekday(monday + number * ONE_DAY, context.catalogue) for number in range(DAYS)
        ]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Qt's own."""
        return 0 if parent.isValid() or not self.days else WEEKS

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's own."""
        if not index.isValid():
            return None
        day = self.day_at(index)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return spoken(self._context, day)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's own."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        name = self.weekdays[section]
        return f"{name[:3]}." if section >= DAYS - 2 and len(name) > 4 else name  # noqa: PLR2004 - Saturday and Sunday are narrow

    def day_at(self, index: Index) -> Day:
        """Return the day of a cell."""
        return self.days[index.row() * DAYS + index.column()]

    def show_days(self, days: Sequence[Day]) -> None:
        """Show other days."""
        self.beginResetModel()
        self.days = days
        self.endResetModel()


class MonthGrid(QTableView):
    """Shows a month; tells which day is chosen, and which month is wanted."""

    chosen = Signal(date)
    month_wanted = Signal(date)
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.month = context.today.replace(day=1)
        self.days = MonthModel(context)
        self.setModel(self.days)
        self.setItemDelegate(DayDrawing(context, self))
        self.setAccessibleName(context.text(N_("Calendar")))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setProperty("look", "month")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head = self.horizontalHeader()
        head.setFixedHeight(context.look.px(HEAD))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.setMinimumSectionSize(WEEKEND)
        self.doubleClicked.connect(self._open)

    def show_days(self, month: date, days: Sequence[Day]) -> None:
        """Show the page of a month."""
        self.month = month
        self.days.show_days(days)
        self._size_columns()

    def choose(self, day: date) -> None:
        """Choose a day of the page."""
        number = (day - first_shown(self.month)).days
        if 0 <= number < WEEKS * DAYS:
            self.setCurrentIndex(self.days.index(*divmod(number, DAYS)))

    def chosen_day(self) -> Day | None:
        """Return the chosen day, or None."""
        index = self.currentIndex()
        return self.days.day_at(index) if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt's own."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.days.day_at(current).day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own."""
        key, day = Qt.Key(event.key()), self.chosen_day()
        if day is None:
            super().keyPressEvent(event)
        elif key in STEPS:
            self._move(day.day + STEPS[key] * ONE_DAY)
        elif key in MONTHS:
            self._move(add_months(day.day, MONTHS[key]))
        elif key == Qt.Key.Key_Home:
            self._move(self._context.today)
        elif key in _ENTER:
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own."""
        super().resizeEvent(event)
        self._size_columns()

    def _move(self, day: date) -> None:
        """Go to a day, also of another month."""
        if (day.year, day.month) == (self.month.year, self.month.month):
            self.choose(day)
        else:
            self.month_wanted.emit(day)

    def _open(self, _index: Index = NOWHERE) -> None:
        """Open the first entry of the chosen day."""
        day = self.chosen_day()
        if day is not None and day.entries:
            self.opened.emit(day.entries[0])

    def _size_columns(self) -> None:
        """Give the weekend its narrow columns and the rest what is left."""
        narrow = self._context.look.px(WEEKEND)
        wide = (self.viewport().width() - 2 * narrow) // (DAYS - 2)
        for column in range(DAYS):
            self.setColumnWidth(column, wide if column < DAYS - 2 else narrow)


class DayDrawing(QStyledItemDelegate):
    """Draws one day: number, name of the holiday, at most two entries, then how many more."""

    def __init__(self, context: Context, parent: MonthGrid) -> None:
        super().__init__(parent)
        self._context = context
        self._grid = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own."""
        day = self._grid.days.day_at(index)
        palette, rect = self._context.palette, QRectF(place_of(option))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(palette.off if day.is_off else palette.base))
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._draw_number(painter, rect, day)
        self._draw_entries(painter, rect, day)
        if index == self._grid.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent if self._grid.hasFocus() else palette.border), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw_number(self, painter: QPainter, rect: QRectF, day: Day) -> None:
        """Draw the number of the day at the left and the name of its holiday at the right."""
        context, palette = self._context, self._context.palette
        inside = (day.day.year, day.day.month) == (self._grid.month.year, self._grid.month.month)
        number = str(day.day.day)
        is_today = day.day == context.today
        if is_today:
            number = f"{number} · {context.text(N_('today'))}"
        font = _font(self._grid.font(), context.look.points(10), bold=inside or is_today)
        place = QRectF(rect.left() + 8, rect.top() + 4, rect.width() - 12, 22)
        painter.setFont(font)
        if is_today:
            wide = QFontMetrics(font).horizontalAdvance(number) + 16
            painter.setBrush(QColor(palette.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(rect.left() + 3, rect.top() + 3, min(wide, rect.width() - 6), 24), 5, 5)
        painter.setPen(QColor(palette.on_accent if is_today else palette.text if inside else palette.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, number)
        taken = QFontMetrics(font).horizontalAdvance(number) + 12
        if day.holiday and place.width() - taken > 24:  # noqa: PLR2004 - less than two letters tell nothing
            small = _font(self._grid.font(), context.look.points(9))
            painter.setFont(small)
            painter.setPen(QColor(palette.muted))
            name = QFontMetrics(small).elidedText(day.holiday, Qt.TextElideMode.ElideRight, int(place.width() - taken))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)

    def _draw_entries(self, painter: QPainter, rect: QRectF, day: Day) -> None:
        """Draw as many entries as fit, and say how many more there are."""
        high = self._context.look.px(ENTRY)
        room = int((rect.height() - 30) // (high + 2))
        shown = day.entries if len(day.entries) <= room else day.entries[: max(room - 1, 0)]
        top = rect.top() + 30
        for entry in shown:
            self._draw_entry(painter, QRectF(rect.left() + 4, top, rect.width() - 8, high), entry)
            top += high + 2
        if len(shown) < len(day.entries):
            painter.setFont(_font(self._grid.font(), self._context.look.points(9)))
            painter.setPen(QColor(self._context.palette.text))
            more = f"+{len(day.entries) - len(shown)}"
            painter.drawText(QRectF(rect.left() + 8, top, rect.width() - 12, high), Qt.AlignmentFlag.AlignVCenter, more)

    def _draw_entry(self, painter: QPainter, place: QRectF, entry: Entry) -> None:
        """Draw one entry: icon and words on a tint."""
        palette = self._context.palette
        colour = palette.colour(entry.tone)
        painter.setBrush(QColor(palette.tint(entry.tone)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(place, 5, 5)
        painter.drawPixmap(int(place.left()) + 6, int(place.center().y()) - 6, pixmap(ICONS[entry.tone], colour, 14))
        font = _font(self._grid.font(), self._context.look.points(9))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        room = place.adjusted(25, 0, -4, 0)
        text = QFontMetrics(font).elidedText(entry.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


def _font(base: QFont, size: float, *, bold: bool = False) -> QFont:
    """Return the font of a size in points."""
    font = QFont(base)
    font.setPointSizeF(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
