"""What every dossier has: the record shown, rows from top to bottom, a panel beside its middle or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

#: Qt's own word for a width without limit.
ANY_WIDTH = 16_777_215


class Dossier(QWidget):
    """Everything about one record."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.record = ""
        self.setProperty("look", "clear")
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(8)

    def flush(self) -> None:
        """Keep what is being typed, where something can be typed."""

    def arrange(self, *, narrow: bool) -> None:
        """Put the panel beside the rest, or below it."""


def put_beside(sides: QBoxLayout, panel: QWidget, width: int, *, narrow: bool) -> None:
    """Put a panel of a fixed width beside the rest of a row, or below it over the whole width."""
    sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
    panel.setMinimumWidth(0 if narrow else width)
    panel.setMaximumWidth(ANY_WIDTH if narrow else width)
