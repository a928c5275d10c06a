"""Search in all records: what was found, of which kind, with the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import show_records
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.going import open_record
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import kind_of
from parteneriat_desktop.ui.widgets.buttons import link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.ui.context import Context, Place

MOST = 200


class _Found:
    """The records that hold the words; searched when asked."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._cells: dict[str, list[Cell]] = {}

    def ids(self, search: str, _order: str, /) -> list[str]:
        """Return what was found, best first; nothing without words."""
        catalogue = self._context.catalogue
        hits = show_records.search(self._context.workspace, search, MOST) if search.strip() else []
        self._cells = {
            f"{hit.entity}:{hit.id}": [
                Cell(hit.title, hit.excerpt, Kind.STRONG),
                Cell(kind_of(hit.entity, catalogue)),
                Cell(catalogue.text(N_("Open")), kind=Kind.LINK),
            ]
            for hit in hits
        }
        return list(self._cells)

    def cells(self, ids: Sequence[str]) -> list[list[Cell]]:
        """Return the rows of what was found."""
        return [self._cells[found] for found in ids]


class SearchPage(Page):
    """What was found in all records."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        columns = (
            Column(context.text(N_("Record"))),
            Column(context.text(N_("Kind")), 220),
            Column("", 120, right=True),
        )
        self.list = RecordList(
            context,
            columns,
            _Found(context),
            ListWords(
                name=N_("What was found"),
                empty=N_("Write one or more words; capitals and diacritics do not matter."),
                add=N_("New partner"),
            ),
            rules=Rules(46, lines=True),
        )
        self.list.opened.connect(self._open)
        self.list.search.setMinimumWidth(380)
        self.list.search.wanted.connect(self._describe)
        self.head.put_search(self.list.search)
        self.head.put_actions([link(context.text(N_("Back (Esc)")), context.palette, context.back.emit)])
        self.outer.addWidget(self.list, 1)

    def show_place(self, place: Place) -> None:
        """Search for the words that were typed elsewhere."""
        words = str(place.preset.get("text") or "")
        self.list.search.setText(words)
        self.list.search.wanted.emit(words)
        self.list.search.setFocus()
        self._describe(words)

    def refresh(self) -> None:
        """Search again."""
        self.list.reload()

    def search_box(self) -> QWidget:
        """Return the box of this page."""
        return self.list.search

    def _open(self, found: str) -> None:
        """Open what was found."""
        name, _, record = found.partition(":")
        open_record(self.context, name, record)

    def _describe(self, words: str) -> None:
        """Say how much was found."""
        count = Counted("{count} record", "{count} records", self.list.count())
        found = Sentence("{count} with “{words}”", count=count, words=words)
        self.head.describe(self.context.text(N_("Search")), below=self.context.say(found) if words.strip() else "")
