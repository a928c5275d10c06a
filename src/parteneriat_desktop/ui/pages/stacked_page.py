"""A page that is a list first, and a dossier once a record is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.widgets.places import OneOfSeveral

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.ui.context import Context, Place
    from parteneriat_desktop.ui.pages.list_page import RecordList


class Dossier(Protocol):
    """What a page shows of one record."""

    record: str

    def load(self, record: str) -> None:
        """Show a record."""
        ...

    def refresh(self) -> None:
        """Read the record again."""
        ...


class StackedPage(Page):
    """List and dossier of one kind of record."""

    #: Key of the page and kind of its records.
    KEY: ClassVar[str]
    ENTITY: ClassVar[str]
    list: RecordList
    dossier: QWidget

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._places = OneOfSeveral()

    def build(self, record_list: RecordList, dossier: QWidget) -> None:
        """Put list and dossier into one place."""
        self.list, self.dossier = record_list, dossier
        self._places.addWidget(record_list)
        self._places.addWidget(dossier)
        self.head.put_search(record_list.search)
        self.outer.addWidget(self._places, 1)
        record_list.opened.connect(self._go_to)

    def open(self, record: str) -> None:
        """Open the dossier of a record."""
        self.show_dossier(record)
        self.list.search.hide()
        self._places.setCurrentWidget(self.dossier)

    def _go_to(self, record: str) -> None:
        """Go to the dossier of a row; the way back leads to the list."""
        self.context.go(self.KEY, self.ENTITY, record)

    def show_dossier(self, record: str) -> None:
        """Load a record into the dossier and describe it in the head."""
        raise NotImplementedError

    def show_list(self) -> None:
        """Read the list again and describe it in the head."""
        raise NotImplementedError

    def is_open(self) -> bool:
        """Say whether a dossier is shown."""
        return self._places.currentWidget() is self.dossier

    def close_dossier(self) -> None:
        """Show the list."""
        self._places.setCurrentWidget(self.list)
        self.list.search.show()
        self.list.reload()
        self.show_list()

    def show_place(self, place: Place) -> None:
        """Show the list, or a dossier."""
        if place.record:
            self.open(place.record)
        else:
            self.close_dossier()

    def go_back(self) -> bool:
        """Go from the dossier to the list."""
        if not self.is_open():
            return False
        self.leave()
        self.close_dossier()
        self.list.table.setFocus()
        return True

    def search_box(self) -> QWidget:
        """Return the search over the list."""
        return self.list.search
