"""What every page has: a head, a body with margins, a place to show, a way to refresh itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parteneriat_desktop.ui.widgets.head import Head

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from parteneriat_desktop.ui.context import Context, Place

#: Pages narrower than this show one thing at a time: list or form, main or right column.
ONE_AT_A_TIME = 940


class Page(QWidget):
    """One page; built when first opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.narrow = False
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(24, 12, 24, 12)
        self.outer.setSpacing(12)
        self.head = Head()
        self.outer.addWidget(self.head)

    def show_place(self, place: Place) -> None:
        """Show what was asked for; without a record the page as a whole."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again what may have changed."""

    def leave(self) -> None:
        """Keep what is being typed, before another page is shown."""

    def go_back(self) -> bool:
        """Go back one level inside the page; say whether there was one."""
        return False

    def primary(self) -> None:
        """Press the page's primary button (Ctrl+Enter)."""

    def search_box(self) -> QWidget | None:
        """Return the box to search in (Ctrl+F), where the page has one."""
        return None

    def add_new(self) -> None:
        """Begin a new record (Ctrl+N), where the page has some."""

    def print_out(self) -> None:
        """Make the page's PDF (Ctrl+P), where there is one."""

    def arrange(self) -> None:
        """Put things side by side or one at a time, after ``narrow`` has changed."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.context.look.px(ONE_AT_A_TIME)
        if narrow != self.narrow:
            self.narrow = narrow
            self.arrange()
