"""How cells are drawn: texts in two lines, chips, bars and links, readable in the selected row.

Rules of this module:

1. A selected row is tinted and has a 3-px accent bar at its left; texts and chips keep their
   colours, so that states stay readable.
2. A text that does not fit is elided at its end; the tooltip and the screen reader have all of it.
3. The first and last cell stand 16 px from the edge, in line with the title of the card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from parteneriat_desktop.ui.icons import pixmap
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Kind
from parteneriat_desktop.ui.tables.model import CELL_ROLE
from parteneriat_desktop.ui.tables.option import place_of, state_of

if TYPE_CHECKING:
    from parteneriat_desktop.ui.theme import Look

EDGE = 16
INNER = 8
ICON = 16
CHIP_HEIGHT = 24
BAR_HEIGHT = 10
BAR_WIDTH = 86
#: How far each level of an outline stands from the one above.
STEP = 18


@dataclass(frozen=True, slots=True)
class Rules:
    """How the rows of one table look: height, and thin lines instead of alternate rows."""

    height: int = 36
    lines: bool = False


class CellDrawing(QStyledItemDelegate):
    """Draws the cells of one table."""

    def __init__(self, look: Look, rules: Rules, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rules = rules

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt's own."""
        width = super().sizeHint(option, index).width()
        return QSize(width, self._look.px(self._rules.height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt's own."""
        cell = cast("Cell", index.data(CELL_ROLE))
        model = index.model()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = place_of(option)
        self._draw_background(painter, option, index)
        left = EDGE if index.column() == 0 else INNER
        right = EDGE if index.column() == model.columnCount() - 1 else INNER
        inside = rect.adjusted(left, 0, -right, 0)
        aligned_right = bool(index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight)
        pen = _Pen(painter, self._look, right=aligned_right)
        if cell.kind is Kind.CHIP:
            pen.chip(inside, cell)
        elif cell.kind is Kind.BAR:
            pen.bar(inside, cell)
        elif cell.kind is Kind.LINK:
            pen.link(inside, cell)
        else:
            pen.texts(inside, cell)
        painter.restore()

    def _draw_background(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fill the cell: selected, under the pointer, every second row, or with a thin line below."""
        palette = self._look.palette
        rect = place_of(option)
        selected = bool(state_of(option) & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, QColor(palette.sel))
            if index.column() == 0:
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(palette.accent))
        elif not self._rules.lines and index.row() % 2:
            painter.fillRect(rect, QColor(palette.alt))
        if self._rules.lines:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.line))


class _Pen:
    """Draws the parts of one cell."""

    def __init__(self, painter: QPainter, look: Look, *, right: bool) -> None:
        self._painter = painter
        self._look = look
        self._align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._right = right

    def texts(self, rect: QRect, cell: Cell) -> None:
        """Draw an icon and one or two lines of text."""
        palette = self._look.palette
        rect = rect.adjusted(cell.level * STEP, 0, 0, 0)
        if cell.icon:
            colour = palette.colour(cell.tone or "muted")
            self._icon(rect.left(), rect, cell.icon, colour)
            rect = rect.adjusted(ICON + 10, 0, 0, 0)
        strong = cell.kind in (Kind.STRONG, Kind.GROUP)
        name = "muted" if cell.kind is Kind.MUTED else "text"
        colour = palette.colour(cell.tone if cell.tone and not cell.icon else name)
        if cell.kind is Kind.GROUP:
            self._group(rect, cell)
        elif cell.wraps and self._metrics(10).horizontalAdvance(cell.text) > rect.width():
            self._two_lines(rect, cell.text, colour)
        elif not cell.second:
            self._line(rect, cell.text, colour, bold=strong)
        else:
            half = rect.height() // 2
            self._line(rect.adjusted(0, 3, 0, -half), cell.text, colour, bold=strong)
            below = rect.adjusted(0, half, 0, -3)
            tone = palette.colour(cell.second_tone or "muted")
            if cell.second_icon:
                taken = min(self._metrics(9).horizontalAdvance(cell.second), below.width() - 20)
                start = below.right() - taken - 18 if self._right else below.left()
                self._icon(start, below, cell.second_icon, tone, 14)
                below = below.adjusted(0 if self._right else 18, 0, 0, 0)
            self._line(below, cell.second, tone, size=9)

    def chip(self, rect: QRect, cell: Cell) -> None:
        """Draw a tinted chip with icon and word."""
        tone = cell.tone or Tone.NEUTRAL
        palette = self._look.palette
        height = self._look.px(CHIP_HEIGHT)
        offset = 30 if cell.icon else 16
        width = min(self._metrics(9).horizontalAdvance(cell.text) + offset + 2, rect.width())
        box = QRect(rect.left(), rect.center().y() - height // 2, width, height)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(palette.tint(tone)))
        self._painter.drawRoundedRect(QRectF(box), 6, 6)
        start = box.left() + 8
        if cell.icon:
            self._icon(start, box, cell.icon, palette.colour(tone), 14)
            start += 18
        self._line(QRect(start, box.top(), box.right() - start - 3, height), cell.text, palette.colour(tone), size=9)

    def bar(self, rect: QRect, cell: Cell) -> None:
        """Draw a figure and, where there is a value, its bar."""
        palette = self._look.palette
        space = min(BAR_WIDTH, rect.width() // 2)
        bold = cell.share is not None and cell.share >= 1
        self._line(rect.adjusted(0, 0, -space - 8, 0), cell.text, palette.text, bold=bold)
        if cell.share is None:
            return
        top = rect.center().y() - BAR_HEIGHT // 2 + 0.5
        frame = QRectF(rect.right() - space + 0.5, top, space - 1, BAR_HEIGHT)
        self._painter.setPen(QPen(QColor(palette.border), 1))
        self._painter.setBrush(QColor(palette.track))
        self._painter.drawRoundedRect(frame, 5, 5)
        share = min(max(float(cell.share), 0.0), 1.0)
        if share > 0:
            full = frame.adjusted(0, 0, -(1 - share) * frame.width(), 0)
            self._painter.setBrush(QColor(palette.ok if share >= 1 else palette.accent))
            self._painter.drawRoundedRect(full, 5 if full.width() > BAR_HEIGHT else full.width() / 2, 5)

    def link(self, rect: QRect, cell: Cell) -> None:
        """Draw an action in accent with a chevron."""
        accent = self._look.palette.accent
        self._icon(rect.right() - 14, rect, "chevron-right", accent, 14)
        self._line(rect.adjusted(0, 0, -20, 0), cell.text, accent)

    def _group(self, rect: QRect, cell: Cell) -> None:
        """Draw the head of a group: its name, then its count in muted."""
        palette = self._look.palette
        self._line(rect, cell.text, palette.text, bold=True)
        width = self._metrics(10, bold=True).horizontalAdvance(cell.text)
        self._line(rect.adjusted(width + 8, 0, 0, 0), cell.second, palette.muted, size=9)

    def _icon(self, left: int, rect: QRect, name: str, colour: str, size: int = ICON) -> None:
        """Draw an icon in the middle of a row's height."""
        picture = pixmap(name, colour, size)
        self._painter.drawPixmap(left, rect.center().y() - size // 2 + 1, picture)

    def _line(self, rect: QRect, text: str, colour: str, *, bold: bool = False, size: float = 10) -> None:
        """Draw one line of text, elided where it does not fit."""
        metrics = self._metrics(size, bold=bold)
        self._painter.setFont(self._font(size, bold=bold))
        self._painter.setPen(QColor(colour))
        shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
        self._painter.drawText(rect, self._align | Qt.AlignmentFlag.AlignVCenter, shown)

    def _two_lines(self, rect: QRect, text: str, colour: str) -> None:
        """Draw a longer text in two small lines; what is still too long is cut in the second."""
        metrics = self._metrics(9)
        if metrics.horizontalAdvance(text) <= rect.width():
            self._line(rect, text, colour, size=9)
            return
        first = ""
        words = text.split(" ")
        while words and metrics.horizontalAdvance(f"{first} {words[0]}") <= rect.width():
            first = f"{first} {words.pop(0)}".strip()
        height = metrics.lineSpacing()
        top = rect.center().y() - height + 1
        self._line(QRect(rect.left(), top, rect.width(), height), first, colour, size=9)
        self._line(QRect(rect.left(), top + height, rect.width(), height), " ".join(words), colour, size=9)

    def _font(self, size: float, *, bold: bool = False) -> QFont:
        """Return the font of a size in points before scaling."""
        font = QFont(self._painter.font())
        font.setPointSizeF(self._look.points(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _metrics(self, size: float, *, bold: bool = False) -> QFontMetrics:
        """Return the measures of a font."""
        return QFontMetrics(self._font(size, bold=bold))
