"""The side bar: the institution, the pages, help. One Tab stop with arrows inside.

Below 1000 logical pixels it folds to icons, which keep their names as tooltips and for screen
readers. Count chips stand only for what waits for this person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from parteneriat_desktop.ui.icons import icon, pixmap
from parteneriat_desktop.ui.tables.option import place_of, state_of
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.words import ElidedLabel, picture

if TYPE_CHECKING:
    from parteneriat_desktop.ui.palette import Tone
    from parteneriat_desktop.ui.theme import Look

WIDE = 232
NARROW = 56
ENTRY = 36
_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the side bar."""

    page: str
    title: str
    icon: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the person on a page: how many, with which icon and tone."""

    count: int
    icon: str
    tone: Tone
    words: str


class _EntryDrawing(QStyledItemDelegate):
    """Draws the entries: icon, title and the chip of what waits."""

    def __init__(self, bar: SideBar) -> None:
        super().__init__(bar)
        self._bar = bar

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt's own."""
        return QSize(100, self._bar.look.px(ENTRY) + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt's own."""
        palette = self._bar.look.palette
        entry = self._bar.entries[index.row()]
        state = state_of(option)
        box = place_of(option).adjusted(0, 0, 0, -2)
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(palette.sel if current else palette.hover))
            painter.drawRoundedRect(QRectF(box), 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(palette.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)
        colour = palette.accent if current else palette.muted
        start = box.left() + (box.width() - 20) // 2 if self._bar.folded else box.left() + 12
        painter.drawPixmap(start, box.center().y() - 9, pixmap(entry.icon, colour, 20))
        if not self._bar.folded:
            right = self._draw_chip(painter, box, self._bar.waiting.get(entry.page))
            font = QFont(self._bar.font())
            font.setPointSizeF(self._bar.look.points(10))
            font.setWeight(QFont.Weight.DemiBold if current else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(palette.text))
            space = QRect(box.left() + 40, box.top(), right - box.left() - 44, box.height())
            words = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, space.width())
            painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _draw_chip(self, painter: QPainter, box: QRect, waiting: Waiting | None) -> int:
        """Draw the chip of what waits; return where the title must end."""
        if waiting is None or not waiting.count:
            return box.right()
        palette = self._bar.look.palette
        font = QFont(self._bar.font())
        font.setPointSizeF(self._bar.look.points(9))
        width = QFontMetrics(font).horizontalAdvance(str(waiting.count)) + 28
        chip = QRect(box.right() - width - 5, box.center().y() - 9, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.tint(waiting.tone)))
        painter.drawRoundedRect(QRectF(chip), 6, 6)
        painter.drawPixmap(
            chip.left() + 6, chip.center().y() - 6, pixmap(waiting.icon, palette.colour(waiting.tone), 13)
        )
        painter.setFont(font)
        painter.setPen(QColor(palette.colour(waiting.tone)))
        painter.drawText(chip.adjusted(22, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, str(waiting.count))
        return chip.left()


class SideBar(QFrame):
    """Institution, pages and help, the whole height above the status bar."""

    chosen = Signal(str)
    help_wanted = Signal()

    def __init__(
        self, look: Look, entries: list[Entry], institution: tuple[str, str, str], texts: tuple[str, str]
    ) -> None:
        super().__init__()
        self.look = look
        self.entries = entries
        self.waiting: dict[str, Waiting] = {}
        self.folded = False
        self.setProperty("look", "side")
        self.setFixedWidth(look.px(WIDE))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(8)
        column.addLayout(self._institution_row(*institution))
        self.list = QListWidget()
        self.list.setAccessibleName(texts[0])
        self.list.setItemDelegate(_EntryDrawing(self))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setData(_ROLE, entry.page)
            item.setToolTip(entry.title)
            self.list.addItem(item)
        self.list.currentRowChanged.connect(self._tell)
        column.addWidget(self.list, 1)
        self.help: QPushButton = button(texts[1], look.palette, self.help_wanted.emit, look="side")
        self.help.setIcon(icon("circle-question-mark", look.palette.muted, 20))
        self.help.setIconSize(QSize(20, 20))
        self.help.setText(f" {texts[1]}")
        self.help.setAccessibleName(texts[1])
        column.addWidget(self.help)

    def show_page(self, page: str) -> None:
        """Mark the entry of a page without telling anybody; a page without an entry marks none."""
        row = next((at for at, entry in enumerate(self.entries) if entry.page == page), -1)
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(row)

    def show_waiting(self, waiting: dict[str, Waiting]) -> None:
        """Show what waits on which page."""
        self.waiting = waiting
        for row, entry in enumerate(self.entries):
            found = waiting.get(entry.page)
            words = f"{entry.title}, {found.words}" if found is not None and found.count else entry.title
            self.list.item(row).setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self.list.viewport().update()

    def fold(self, *, folded: bool) -> None:
        """Become icons only, or words again."""
        if folded == self.folded:
            return
        self.folded = folded
        self.setFixedWidth(NARROW if folded else self.look.px(WIDE))
        self._names.setVisible(not folded)
        self._second.setVisible(not folded)
        self.help.setText("" if folded else f" {self.help.accessibleName()}")
        self.list.doItemsLayout()

    def _institution_row(self, name: str, kind: str, icon_name: str) -> QHBoxLayout:
        """Show the institution: icon, name, kind and county."""
        row = QHBoxLayout()
        row.setContentsMargins(10, 4, 4, 12)
        row.setSpacing(10)
        row.addWidget(picture(icon_name, self.look.palette.accent, 24))
        column = QVBoxLayout()
        column.setSpacing(0)
        self._names = ElidedLabel(name, "strong")
        self._second = ElidedLabel(kind, "small")
        column.addWidget(self._names)
        column.addWidget(self._second)
        row.addLayout(column, 1)
        return row

    def _tell(self, row: int) -> None:
        """Tell which page was chosen."""
        if 0 <= row < len(self.entries):
            self.chosen.emit(self.entries[row].page)
