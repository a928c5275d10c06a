"""A list above, and below it what belongs to its chosen row: lines and payments, activities and duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from parteneriat_desktop.ui.widgets.cards import Card, empty_state
from parteneriat_desktop.ui.widgets.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.pages.list_page import RecordList


class PairTab(QWidget):
    """Two places below one another; ``below`` makes what stands under a row, ``waiting`` is said without one."""

    def __init__(self, context: Context, upper: RecordList, below: Callable[[str], QWidget], waiting: str) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        self.list = upper
        self._below = below
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(upper, 3)
        card = Card()
        card.body.addWidget(empty_state(context.text(waiting)))
        self.places = Places(card)
        outer.addWidget(self.places, 2)
        upper.chosen.connect(self.show_below)
        self.choose(upper.table.table().id_at(0))

    def current(self) -> str:
        """Return the chosen row."""
        return self.list.table.current_id()

    def choose(self, row: str) -> None:
        """Choose a row, as far as the list has it."""
        if row in self.list.table.table().ids():
            self.list.table.choose(row)

    def show_below(self, row: str) -> None:
        """Show what belongs to a row."""
        self.places.show_instead(self._below(row))
