"""A list of records with search, a count, and what to do where it is empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Card, empty_state
from parteneriat_desktop.ui.widgets.head import SearchBox
from parteneriat_desktop.ui.widgets.places import OneOfSeveral

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tables.cells import Column, RowSource
    from parteneriat_desktop.ui.tables.drawing import Rules


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list is called, what would stand in it, and what its button for a new record says; in English."""

    name: str
    empty: str
    add: str


class RecordList(Card):
    """A searchable table in a card."""

    opened = Signal(str)
    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(
        self,
        context: Context,
        columns: Sequence[Column],
        source: RowSource,
        words: ListWords,
        rules: Rules | None = None,
    ) -> None:
        super().__init__(padded=False)
        self.context = context
        self._name = context.text(words.name)
        self.body.setContentsMargins(1, 1, 1, 8)
        self.search = SearchBox(
            context.text(N_("Search in this list (Ctrl+F)")), context.palette, delay=context.search_delay
        )
        self.search.wanted.connect(self._search)
        self.table = TableView(TableModel(columns, source), context.text(words.name), context.look, rules)
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self.chosen)
        begin = button(context.text(words.add), context.palette, self.new_wanted.emit, icon_name="plus")
        clear = link(context.text(N_("Clear the search")), context.palette, self.clear, icon_name="x")
        self._places = OneOfSeveral()
        self._places.addWidget(self.table)
        self._places.addWidget(empty_state(context.text(words.empty), begin))
        self._places.addWidget(empty_state(context.text(N_("Nothing in this list has these words.")), clear))
        self.body.addWidget(self._places, 1)
        self._show_place()

    def put_head(self, *widgets: QWidget) -> None:
        """Put the name of the list over it, with widgets at the right: search, a button for a new record."""
        self.add_head(self._name, *widgets)
        head = self.body.takeAt(self.body.count() - 1)
        if head is not None:
            self.body.insertItem(0, head)

    def reload(self, source: RowSource | None = None) -> None:
        """Read the list again and keep the chosen row."""
        current = self.table.current_id()
        self.table.table().reload(source)
        if current:
            self.table.choose(current)
        self._show_place()

    def count(self) -> int:
        """Return how many rows the list has as filtered."""
        return self.table.table().rowCount()

    def clear(self) -> None:
        """Show all rows again."""
        self.search.clear()
        self._search("")
        self.search.setFocus()

    def _search(self, text: str) -> None:
        """Keep the rows that have the words."""
        self.table.table().search(text)
        self._show_place()

    def _show_place(self) -> None:
        """Show the table, or the sentence that says why it is empty."""
        searched = bool(self.search.text().strip())
        self._places.setCurrentIndex(0 if self.count() else 2 if searched else 1)


def column_holder(*widgets: QWidget) -> QWidget:
    """Put widgets below one another; the last takes the growth."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for position, widget in enumerate(widgets, start=1):
        column.addWidget(widget, int(position == len(widgets)))
    return holder
