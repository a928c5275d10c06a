"""What is painted first: the window's own outline and a word, before anything heavy is loaded.

Rules of this module:

1. Nothing below ``ui`` is imported here but the catalogue, so that an old computer shows a window as
   soon as Qt can paint one.
2. The outline has the colours and places of the real window, so that nothing jumps when it comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.ui.theme import Look

SIZE = QSize(1180, 700)
SIDE = 232


class Opening(QWidget):
    """The outline of the window while records and pages are loaded."""

    painted = Signal()

    def __init__(self, catalogue: Catalogue, look: Look) -> None:
        super().__init__()
        self._told = False
        self.setWindowTitle("Parteneriat")
        self.resize(SIZE)
        side = QWidget()
        side.setFixedWidth(look.px(SIDE))
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setStyleSheet(f"background: {look.palette.side}")
        words = QLabel(catalogue.text(N_("Loading…")))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's own."""
        super().paintEvent(event)
        if not self._told:
            self._told = True
            self.painted.emit()
