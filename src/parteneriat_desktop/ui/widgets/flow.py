"""Buttons side by side that go on in a second row where words are long: no button is ever cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

GAP = 8


class Flow(QLayout):
    """Lays widgets out from left to right, each row aligned to the right edge, or to the left one."""

    def __init__(self, widgets: Sequence[QWidget], *, from_left: bool = False) -> None:
        super().__init__()
        self._from_left = from_left
        self._items: list[QLayoutItem] = []
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own."""
        self._items.append(item)

    def count(self) -> int:
        """Qt's own."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt's own."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt's own."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Qt's own."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Qt's own."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt's own."""
        rows = self._rows(width)
        return sum(_height(row) for row in rows) + GAP * max(len(rows) - 1, 0)

    def sizeHint(self) -> QSize:
        """Qt's own."""
        shown = self._shown()
        return QSize(_width(shown), _height(shown))

    def minimumSize(self) -> QSize:
        """Qt's own."""
        shown = self._shown()
        return QSize(max((item.sizeHint().width() for item in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Qt's own."""
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            left = rect.left() + (0 if self._from_left else max(rect.width() - _width(row), 0))
            for item in row:
                item.setGeometry(QRect(QPoint(left, top), item.sizeHint()))
                left += item.sizeHint().width() + GAP
            top += _height(row) + GAP

    def _shown(self) -> list[QLayoutItem]:
        """Return the items that are not hidden."""
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """Return the shown items row by row; a row holds at least one."""
        rows: list[list[QLayoutItem]] = []
        for item in self._shown():
            if rows and _width([*rows[-1], item]) <= width:
                rows[-1].append(item)
            else:
                rows.append([item])
        return rows


def _width(row: Sequence[QLayoutItem]) -> int:
    """Return how wide items are side by side."""
    return sum(item.sizeHint().width() for item in row) + GAP * max(len(row) - 1, 0)


def _height(row: Sequence[QLayoutItem]) -> int:
    """Return how high the highest item is."""
    return max((item.sizeHint().height() for item in row), default=0)
