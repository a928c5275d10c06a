"""A page that is a list first, and a dossier once a record is opened; every kind of record has the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from parteneriat_desktop.ui.pages.dossier import Dossier
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.widgets.places import OneOfSeveral

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.ui.context import Context, Place
    from parteneriat_desktop.ui.pages.list_page import RecordList


#: Height of a row with a second line below the first.
TWO_LINES = 46

D = TypeVar("D", bound=Dossier)


class StackedPage(Page, Generic[D]):
    """List and dossier of one kind of record."""

    #: Key of the page and kind of its records.
    KEY: ClassVar[str]
    ENTITY: ClassVar[str]
    list: RecordList
    dossier: D

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._places = OneOfSeveral()
        self._with_list: list[QWidget] = []

    def put_with_list(self, widget: QWidget) -> None:
        """Put something at this place of the page that is seen as long as the list is."""
        self._with_list.append(widget)
        self.outer.addWidget(widget)

    def build(self, record_list: RecordList, dossier: D) -> None:
        """Put list and dossier into one place."""
        self.list, self.dossier = record_list, dossier
        self._places.addWidget(record_list)
        self._places.addWidget(dossier)
        self.head.put_search(record_list.search)
        self.outer.addWidget(self._places, 1)
        record_list.opened.connect(self._go_to)
        record_list.new_wanted.connect(self.add_new)

    def open(self, record: str) -> None:
        """Open the dossier of a record."""
        self.show_dossier(record)
        self._show_with_list(shown=False)
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

    def refresh(self) -> None:
        """Read list or dossier again."""
        if self.is_open():
            self.show_dossier(self.dossier.record)
        else:
            self.list.reload()
            self.show_list()

    def leave(self) -> None:
        """Keep what is being typed."""
        self.dossier.flush()

    def arrange(self) -> None:
        """Show the parts of the dossier side by side, or below one another."""
        self.dossier.arrange(narrow=self.narrow)

    def is_open(self) -> bool:
        """Say whether a dossier is shown."""
        return self._places.currentWidget() is self.dossier

    def close_dossier(self) -> None:
        """Show the list."""
        self._places.setCurrentWidget(self.list)
        self._show_with_list(shown=True)
        self.list.reload()
        self.show_list()

    def _show_with_list(self, *, shown: bool) -> None:
        """Show what belongs to the list, or hide it."""
        for widget in (self.list.search, *self._with_list):
            widget.setVisible(shown)

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
