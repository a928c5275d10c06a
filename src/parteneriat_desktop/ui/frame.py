"""The frame of every page: side bar, the page, status bar; the way around and the keys of the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.news import left_notices, right_notices, waiting_by_page
from parteneriat_desktop.ui.pages.catalogue import PAGES, UNDER, order_of
from parteneriat_desktop.ui.postman import Postman
from parteneriat_desktop.ui.tab_order import give_focus, go_on, stops
from parteneriat_desktop.ui.widgets.places import OneOfSeveral
from parteneriat_desktop.ui.widgets.sidebar import Entry, SideBar
from parteneriat_desktop.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from parteneriat_desktop.ui.pages.page import Page

#: Below this width the side bar is icons only.
FOLDS = 1000
SIZE = QSize(1180, 700)
SMALLEST = QSize(900, 500)
#: Most places that one can go back to.
REMEMBERED = 50


class Frame(QMainWindow):
    """The window of an open workspace."""

    def __init__(self, context: Context, closed: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.context = context
        self._closed = closed
        self._pages: dict[str, Page] = {}
        self._been: list[Place] = []
        self._place = Place("")
        profile = context.workspace.profile
        self._order = order_of(profile.role)
        self.setWindowTitle(f"{profile.name} – Parteneriat")
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.setAcceptDrops(True)
        self._build()
        self._add_keys()
        context.wanted.connect(self.go)
        context.back.connect(self.go_back)
        context.changed.connect(self._changed)
        self.go(Place(self._order[0]))
        self.show_news()
        self.postman = Postman(context)

    def go(self, place: Place) -> None:
        """Show a place and remember where one came from."""
        if self._place.page and place != self._place:
            self.current().leave()
            self._been = [*self._been, self._place][-REMEMBERED:]
        self._show(place)

    def go_back(self) -> None:
        """Go back one level: to where one came from; inside a page that was not left since, to its list."""
        direct = bool(self._place.record or self._place.preset)
        if not (direct and self._been) and self.current().go_back():
            return
        self.current().leave()
        if self._been:
            self._show(self._been.pop())

    def place(self) -> Place:
        """Return the place shown."""
        return self._place

    def current(self) -> Page:
        """Return the page shown."""
        return self.page(self._place.page)

    def page(self, key: str) -> Page:
        """Return a page, built when first asked for."""
        if key not in self._pages:
            self._pages[key] = PAGES[key].build(self.context)
            self._places.addWidget(self._pages[key])
        return self._pages[key]

    def show_news(self) -> None:
        """Show what waits, what was saved and backed up."""
        self.side.show_waiting(waiting_by_page(self.context))
        self.status.show_notices(left_notices(self.context), right_notices(self.context))

    def jump(self, by: int) -> None:
        """Jump to the next or previous part of the window: side bar, head, body, status bar."""
        page = self.current()
        regions: list[QWidget] = [self.side, page.head, page, self.status]
        focused = cast("QWidget | None", self.focusWidget())
        at = next((at for at, region in enumerate(regions) if focused is not None and region.isAncestorOf(focused)), 0)
        for step in range(1, len(regions) + 1):
            region = regions[(at + step * by) % len(regions)]
            target = self.side.list if region is self.side else _first(region, page.head if region is page else None)
            if target is not None:
                give_focus(target)
                return

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Qt's own."""
        focused = cast("QWidget | None", self.focusWidget())
        order = [*stops(self.side), *stops(self.current()), *stops(self.status)]
        return go_on(order, focused, 1 if next else -1) or super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own."""
        super().resizeEvent(event)
        self.side.fold(folded=event.size().width() < self.context.look.px(FOLDS))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt's own."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt's own."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.context.go("send", files=[str(Path(file)) for file in files])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt's own."""
        if self._place.page:
            self.current().leave()
        self.postman.close()
        self.context.tasks.close()
        if self._closed is not None:
            self._closed()
        super().closeEvent(event)

    def _show(self, place: Place) -> None:
        """Show a place."""
        self._place = place
        page = self.page(place.page)
        self._places.setCurrentWidget(page)
        self.side.show_page(place.page if place.page in self._order else UNDER.get(place.page, place.page))
        page.show_place(place)

    def _build(self) -> None:
        """Make side bar, place of the pages, status bar, in reading order."""
        context = self.context
        profile = context.workspace.profile
        entries = [Entry(key, context.text(PAGES[key].title), PAGES[key].icon) for key in self._order]
        icon = {"ngo": "users", "ministry": "building-2"}.get(profile.role, "landmark")
        self.side = SideBar(
            context.look,
            entries,
            (profile.name, self._second(), icon),
            (context.text(N_("Pages")), context.text(N_("Help (F1)"))),
        )
        self.side.chosen.connect(self._go_to)
        self.side.help_wanted.connect(self._help)
        self._places = OneOfSeveral()
        self.status = StatusBar(context.palette)
        self.status.chosen.connect(self._go_to)
        central = QWidget()
        outer = QVBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._places, 1)
        outer.addLayout(row, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(central)

    def _go_to(self, key: str) -> None:
        """Go to a page; an entry without a page leads nowhere."""
        if key:
            self.go(Place(key))

    def _second(self) -> str:
        """Return the line under the institution: what it is, and its county."""
        context = self.context
        profile = context.workspace.profile
        words = {"town_hall": N_("Town hall"), "ngo": N_("Organisation"), "ministry": N_("Programme officer")}
        unit = context.workspace.country.unit(profile.unit_code) if profile.unit_code else None
        kind = context.text(words.get(profile.role, profile.role))
        return kind if unit is None else f"{kind} · {unit.county}"

    def _add_keys(self) -> None:
        """Connect the keys of the window."""
        for number, key in enumerate(self._order, start=1):
            digit = 0 if key == "settings" else number
            QShortcut(QKeySequence(f"Alt+{digit}"), self, partial(self._go_to, key))
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F1", self._help),
            ("F6", lambda: self.jump(1)),
            ("Shift+F6", lambda: self.jump(-1)),
            ("Esc", self.go_back),
            ("Ctrl+F", self._search),
            ("Ctrl+N", lambda: self.current().add_new()),
            ("Ctrl+P", lambda: self.current().print_out()),
            ("Ctrl+Return", lambda: self.current().primary()),
            ("F5", lambda: self._changed("", "")),
        )
        for sequence, action in keys:
            QShortcut(QKeySequence(sequence), self, action)

    def _search(self) -> None:
        """Go to the box to search in; where the page has none, to the search of everything."""
        box = self.current().search_box()
        if box is not None and box.isVisible():
            box.setFocus()
        else:
            self.go(Place("search"))

    def _help(self) -> None:
        """Show the help on this page."""
        if self._place.page != "help":
            self.go(Place("help", field=self._place.page))

    def _changed(self, _entity: str, _record: str) -> None:
        """Let the page and the news read again what may have changed."""
        self.current().refresh()
        self.show_news()


def _first(region: QWidget, without: QWidget | None) -> QWidget | None:
    """Return the first widget of a region that takes the focus."""
    return next((stop for stop in stops(region) if without is None or not without.isAncestorOf(stop)), None)
