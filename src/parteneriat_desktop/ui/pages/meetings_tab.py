"""The meetings of a consultation: all of them at the left, the chosen one beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.children import ChildList
from parteneriat_desktop.ui.pages.meeting_panel import MeetingPanel

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

PANEL = 420


class MeetingsTab(QWidget):
    """List and panel; without a meeting only the list with its sentence."""

    counted = Signal(str)

    def __init__(self, context: Context, consultation: str, *, narrow: bool) -> None:
        super().__init__()
        self.context = context
        self.setProperty("look", "clear")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.list = ChildList(context, "meeting", "consultation", [consultation])
        self.panel = MeetingPanel(context)
        self.panel.saved.connect(self.counted)
        row.addWidget(self.list, 1)
        row.addWidget(self.panel)
        self.panel.setFixedWidth(context.look.px(PANEL))
        self.panel.setAccessibleName(context.text(N_("The chosen meeting")))
        ids = self.list.table.table().ids()
        self.panel.setVisible(bool(ids) and not narrow)
        self.list.table.chosen.connect(self.panel.load)
        if ids and not narrow:
            self.list.table.choose(ids[0])
