"""The head of a page: breadcrumb over title and chips, or title over a subtitle; buttons at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from parteneriat_desktop.ui.icons import icon
from parteneriat_desktop.ui.widgets.cards import clear_layout
from parteneriat_desktop.ui.widgets.words import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from parteneriat_desktop.ui.palette import Palette

HEIGHT = 52
#: Least width that is left to the title and its chips.
TITLE = 200
#: Between the parts of a breadcrumb.
STEP = " \u203a "


class Head(QWidget):
    """Says in words what the page is about."""

    def __init__(self) -> None:
        super().__init__()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._leading = QHBoxLayout()
        row.addLayout(self._leading)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._above = ElidedLabel("", "small")
        self._title_row = QHBoxLayout()
        self._title_row.setSpacing(12)
        self.title = ElidedLabel("", "title")
        self._below = ElidedLabel("", "small")
        words.addStretch(1)
        words.addWidget(self._above)
        words.addLayout(self._title_row)
        words.addWidget(self._below)
        words.addStretch(1)
        row.addLayout(words, 1)
        self._search = QHBoxLayout()
        row.addLayout(self._search)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        row.addLayout(self._actions)
        self._chips: Sequence[QWidget] = ()
        self.describe("")

    def describe(
        self, title: str, *, above: Sequence[str] = (), below: str = "", chips: Sequence[QWidget] = ()
    ) -> None:
        """Show title, breadcrumb or subtitle, and chips."""
        self._title_row.removeWidget(self.title)
        clear_layout(self._title_row)
        _put(self.title, title)
        _put(self._above, STEP.join(above))
        _put(self._below, below)
        self._above.setVisible(bool(above))
        self._below.setVisible(bool(below))
        self._chips = chips
        self._title_row.addWidget(self.title)
        wanted = self.title.fontMetrics().horizontalAdvance(title) + 8
        self.title.setMaximumWidth(wanted if chips else 16_777_215)
        for chip in chips:
            self._title_row.addWidget(chip, alignment=Qt.AlignmentFlag.AlignVCenter)
        if chips:
            self._title_row.addStretch(1)

    def put_leading(self, widget: QWidget | None) -> None:
        """Put the way back at the left, or nothing."""
        clear_layout(self._leading)
        if widget is not None:
            self._leading.addWidget(widget)

    def put_search(self, box: QWidget) -> None:
        """Put the box to search in before the buttons; it stays for as long as the page."""
        self._search.addWidget(box)

    def put_actions(self, widgets: Sequence[QWidget]) -> None:
        """Put buttons at the right."""
        clear_layout(self._actions)
        for widget in widgets:
            self._actions.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """Qt's own."""
        return super().minimumSizeHint().expandedTo(QSize(0, HEIGHT))

    def sizeHint(self) -> QSize:
        """Qt's own."""
        return super().sizeHint().expandedTo(QSize(0, HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Qt's own."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the buttons beside the title, or below it where they would not leave it enough room."""
        fixed = sum(part.minimumSize().width() for part in (self._leading, self._search, self._actions))
        self._fit_chips(self.width() - fixed - 2 * self._row.spacing())
        words = max(TITLE, self._title_row.minimumSize().width())
        beside = fixed + words <= self.width()
        direction = QHBoxLayout.Direction.LeftToRight if beside else QHBoxLayout.Direction.TopToBottom
        if self._row.direction() is not direction:
            self._row.setDirection(direction)

    def _fit_chips(self, room: int) -> None:
        """Leave out chips, from the last to the second, that would not leave the title room to be known by."""
        left = room - min(TITLE, self.title.maximumWidth())
        for at, chip in enumerate(self._chips):
            left -= chip.sizeHint().width() + self._title_row.spacing()
            shown = at == 0 or left >= 0
            if chip.isHidden() is shown:
                chip.setVisible(shown)


def _put(words: ElidedLabel, text: str) -> None:
    """Change a line, its tooltip and its name."""
    words.setText(text)
    words.setToolTip(text)
    words.setAccessibleName(text)


class SearchBox(QLineEdit):
    """Text to search for; tells it a little after the last key."""

    wanted = Signal(str)

    def __init__(self, placeholder: str, palette: Palette, *, delay: int = 150) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMinimumWidth(260)
        self.addAction(icon("search", palette.muted, 16), QLineEdit.ActionPosition.LeadingPosition).setText(placeholder)
        self._timer = QTimer(self, singleShot=True, interval=delay)
        self._timer.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.textEdited.connect(self._wait)
        self.returnPressed.connect(lambda: self.wanted.emit(self.text()))

    def _wait(self, _text: str) -> None:
        """Wait a little for the next key."""
        self._timer.start()
