"""A key that means something of its own inside one widget, whatever it means in the rest of the window.

Two shortcuts with one key are both dead where both apply: Qt cannot tell which one is meant. So a widget that wants a
key for itself asks for it before any shortcut is looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QKeyCombination, QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class OwnKey(QObject):
    """Takes one key for a widget and for what stands in it; belongs to the widget."""

    def __init__(self, widget: QWidget, key: QKeyCombination, action: Callable[[], object]) -> None:
        super().__init__(widget)
        self._key = key
        self._action = action
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's own."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        presses = event.type() == QEvent.Type.KeyPress
        if not (asks or presses) or cast("QKeyEvent", event).keyCombination() != self._key:
            return super().eventFilter(watched, event)
        event.accept()
        if presses:
            self._action()
        return True
