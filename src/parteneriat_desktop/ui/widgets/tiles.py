"""Tiles: a number with a word, which filter the list below them when pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from parteneriat_desktop.ui.widgets.words import ElidedLabel, label, picture

if TYPE_CHECKING:
    from parteneriat_desktop.ui.palette import Palette, Tone

HEIGHT = 60


class Tile(QPushButton):
    """Icon, number, word and a second line; pressed it filters."""

    def __init__(self, palette: Palette, icon_name: str, tone: Tone, word: str) -> None:
        super().__init__()
        self.setProperty("look", "tile")
        self.setCheckable(True)
        self.setMinimumHeight(HEIGHT)
        self._word = word
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(picture(icon_name, palette.colour(tone), 22))
        self._number = label("", "big")
        row.addWidget(self._number)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(ElidedLabel(word, "strong"))
        self._second = ElidedLabel("", "small")
        words.addWidget(self._second)
        words.addStretch(1)
        row.addLayout(words, 1)
        for child in self.findChildren(ElidedLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Qt's own."""
        return QSize(180, HEIGHT)

    def show_number(self, number: int, second: str) -> None:
        """Show how many there are, and what stands under the word."""
        self._number.setText(str(number))
        self._second.setText(second)
        self._second.setToolTip(second)
        self.setAccessibleName(f"{number} {self._word}, {second}")
