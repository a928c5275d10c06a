"""Tabs of a dossier: icon, word and number; the current one bold with a thick accent line.

One Tab stop: arrows move between the tabs, Ctrl+Tab and Ctrl+Shift+Tab anywhere on the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from parteneriat_desktop.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from parteneriat_desktop.ui.palette import Palette


#: Icon and padding of a tab beside its words.
SIDES = 46
ICON_ONLY = 38
GAP = 4


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its key, icon and word; the figure beside it is shown later."""

    key: str
    icon: str
    words: str


class Tabs(QWidget):
    """A row of tabs."""

    chosen = Signal(str)

    def __init__(self, palette: Palette, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self._tabs = list(tabs)
        self._group = QButtonGroup(self)
        self._figures: dict[str, str] = {}
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for tab in tabs:
            button = QPushButton(f" {tab.words}")
            button.setProperty("look", "tab")
            button.setCheckable(True)
            button.setIcon(icon(tab.icon, palette.muted, 16))
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(lambda _checked=False, key=tab.key: self.chosen.emit(key))
            self._group.addButton(button)
            self.buttons[tab.key] = button
            row.addWidget(button)
        row.addStretch(1)
        QShortcut(QKeySequence("Ctrl+Tab"), self, lambda: self.step(1))
        QShortcut(QKeySequence("Ctrl+Shift+Tab"), self, lambda: self.step(-1))
        self.show_current(tabs[0].key)

    def show_figure(self, key: str, figure: str) -> None:
        """Show a figure beside the word of a tab."""
        self._figures[key] = figure
        self._fit()

    def offer(self, key: str, *, offered: bool) -> None:
        """Offer a tab, or leave it out where it says nothing."""
        self.buttons[key].setVisible(offered)
        self._fit()

    def offers(self, key: str) -> bool:
        """Say whether a tab is offered."""
        return not self.buttons[key].isHidden()

    def show_current(self, key: str) -> None:
        """Mark a tab as the current one; only it is a Tab stop."""
        for name, button in self.buttons.items():
            button.setChecked(name == key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus)
        self._fit()

    def current(self) -> str:
        """Return the key of the current tab."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def step(self, by: int) -> None:
        """Go to the next or previous tab, round the end."""
        keys = [key for key in self.buttons if self.offers(key)]
        key = keys[(keys.index(self.current()) + by) % len(keys)]
        focused = any(button.hasFocus() for button in self.buttons.values())
        self.show_current(key)
        if focused:
            self.buttons[key].setFocus()
        self.chosen.emit(key)

    def minimumSizeHint(self) -> QSize:
        """Qt's own."""
        return QSize(320, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the words of all tabs where there is room; else the last ones are icons, never the current one."""
        icons = self._only_icons()
        for tab in self._tabs:
            made, words = self.buttons[tab.key], self._words(tab)
            short = tab.key in icons
            made.setText("" if short else f" {words}")
            made.setMinimumWidth(ICON_ONLY if short else self._width(tab))
            made.setToolTip(words if short else "")
            made.setAccessibleName(words)

    def _only_icons(self) -> set[str]:
        """Return the tabs that have to do without words, from the last, until the others have room."""
        tabs = [tab for tab in self._tabs if self.offers(tab.key)]
        wanted = sum(self._width(tab) for tab in tabs) + GAP * len(tabs)
        found: set[str] = set()
        for tab in reversed(tabs):
            if wanted <= self.width():
                break
            if not self.buttons[tab.key].isChecked():
                found.add(tab.key)
                wanted -= self._width(tab) - ICON_ONLY
        return found

    def _words(self, tab: Tab) -> str:
        """Return the word of a tab and its figure."""
        figure = self._figures.get(tab.key, "")
        return f"{tab.words}  {figure}" if figure else tab.words

    def _width(self, tab: Tab) -> int:
        """Return how wide a tab is when it is the current one."""
        bold = QFont(self.font())
        bold.setBold(True)
        return QFontMetrics(bold).horizontalAdvance(self._words(tab)) + SIDES

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
