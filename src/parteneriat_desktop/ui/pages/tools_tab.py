"""Tools that are in use, the pilots in which they are tried out, the visits: lists below one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from parteneriat_desktop.ui.pages.children import ChildList

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

KINDS = ("working_tool", "pilot", "monitoring_visit")


class ToolsTab(QWidget):
    """The lists of what is used and tried out in a plan."""

    def __init__(self, context: Context, plan: str) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.lists = {name: ChildList(context, name, "plan", [plan]) for name in KINDS}
        for made in self.lists.values():
            column.addWidget(made, 1)
