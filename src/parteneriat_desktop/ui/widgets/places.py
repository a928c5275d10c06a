"""One place for several things: the one that stays, and at most one other that is shown instead of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSize


class OneOfSeveral(QStackedWidget):
    """Shows one of its widgets and needs as much room as that one, never as much as a hidden one."""

    def minimumSizeHint(self) -> QSize:
        """Qt's own."""
        current = self.currentWidget()
        return current.minimumSizeHint() if current is not None else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Qt's own."""
        current = self.currentWidget()
        return current.sizeHint() if current is not None else super().sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Qt's own."""
        current = self.currentWidget()
        return current is not None and current.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Qt's own."""
        current = self.currentWidget()
        return current.heightForWidth(width) if current is not None else -1


class Places(OneOfSeveral):
    """Shows what stays, or something else in its place; what is no longer shown is thrown away."""

    def __init__(self, stays: QWidget) -> None:
        super().__init__()
        self.stays = stays
        self.addWidget(stays)

    def show_instead(self, widget: QWidget) -> None:
        """Show something else."""
        self.show_first()
        self.addWidget(widget)
        self.setCurrentWidget(widget)

    def show_first(self) -> None:
        """Show what stays and throw the other away."""
        self.setCurrentWidget(self.stays)
        for position in range(self.count() - 1, 0, -1):
            old = self.widget(position)
            if old is not None:
                self.removeWidget(old)
                old.deleteLater()
