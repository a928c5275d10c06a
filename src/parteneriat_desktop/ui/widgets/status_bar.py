"""The status bar: works offline, what is not sent, conflicts; sample data, last save, backup.

Each entry is a button that leads to its page.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from parteneriat_desktop.ui.icons import icon
from parteneriat_desktop.ui.palette import Palette, Tone
from parteneriat_desktop.ui.widgets.cards import clear_layout, rule

HEIGHT = 32


@dataclass(frozen=True, slots=True)
class Notice:
    """One entry: words, icon, tone and the page it leads to."""

    words: str
    icon: str = ""
    tone: Tone = Tone.NEUTRAL
    page: str = ""


class StatusBar(QFrame):
    """One line below everything."""

    chosen = Signal(str)

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self.setProperty("look", "status")
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 1, 10, 0)
        self._row.setSpacing(4)

    def show_notices(self, left: list[Notice], right: list[Notice]) -> None:
        """Show the entries at the left and at the right."""
        clear_layout(self._row)
        for side in (left, right):
            for position, notice in enumerate(side):
                if position:
                    line = rule(upright=True)
                    line.setFixedHeight(14)
                    self._row.addWidget(line)
                self._row.addWidget(self._button(notice))
            if side is left:
                self._row.addStretch(1)

    def _button(self, notice: Notice) -> QPushButton:
        """Make the button of an entry."""
        made = QPushButton(f" {notice.words}" if notice.icon else notice.words)
        made.setProperty("look", "status")
        made.setProperty("tone", str(notice.tone))
        made.setAccessibleName(notice.words)
        if notice.icon:
            made.setIcon(icon(notice.icon, self._palette.colour(notice.tone), 14))
            made.setIconSize(QSize(14, 14))
        made.clicked.connect(lambda: self.chosen.emit(notice.page))
        return made
