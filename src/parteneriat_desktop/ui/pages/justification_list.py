"""Earlier justifications of the same register, the newest first, to use again (Ctrl+J)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QKeyEvent

    from parteneriat_desktop.ui.context import Context

HEIGHT = 260
LONGEST = 160
_ON_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class JustificationList(QWidget):
    """A search line over a list; Enter takes what is marked, Esc closes."""

    taken = Signal(str)

    def __init__(self, context: Context, parent: QWidget, find: Callable[[str], Sequence[str]]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._find = find
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = context.text(N_("Earlier justifications: search"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._take)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(context.text(N_("Earlier justifications")))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.installEventFilter(self)
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's own."""
        if event.type() == event.Type.KeyPress and cast("QKeyEvent", event).key() in _ON_LIST:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def open_under(self, widget: QWidget) -> None:
        """Open as wide as a widget, over it."""
        self.resize(max(widget.width(), 300), HEIGHT)
        self.move(widget.mapToGlobal(widget.rect().topLeft()))
        self.show()
        self.search.setFocus()

    def _show(self, words: str) -> None:
        """List the justifications that hold the words."""
        self.list.clear()
        for text in self._find(words):
            item = QListWidgetItem(text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…")
            item.setData(Qt.ItemDataRole.UserRole, text)
            item.setToolTip(text)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        """Use the marked one."""
        chosen = self.list.selectedItems()
        self.close()
        for item in chosen:
            self.taken.emit(str(item.data(Qt.ItemDataRole.UserRole)))
