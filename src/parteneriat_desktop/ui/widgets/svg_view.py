"""A drawing that fills the width it has, up to a readable size; the sentence of the drawing is its description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from parteneriat_desktop.ui.theme import Look

#: Logical pixels for a point of the drawing at most: its smallest letters are then as large as the page's.
LARGEST = 1.75


class SvgView(QWidget):
    """Shows an SVG document."""

    def __init__(self, look: Look, document: str, name: str, description: str) -> None:
        super().__init__()
        self._renderer = QSvgRenderer(QByteArray(document.encode()), self)
        size = self._renderer.defaultSize()
        self._ratio = size.height() / max(size.width(), 1)
        self._widest = look.px(round(size.width() * LARGEST))
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Qt's own."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt's own."""
        return round(min(width, self._widest) * self._ratio)

    def sizeHint(self) -> QSize:
        """Qt's own."""
        return QSize(self._widest, self.heightForWidth(self._widest))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width(), self._widest)
        self._renderer.render(painter, QRectF(0, 0, width, width * self._ratio))
