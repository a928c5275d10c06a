"""The card of what is kept and waits: what this version cannot show, and what has not arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from parteneriat_desktop.actions import waiting
from parteneriat_desktop.errors import Counted
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.settings_card import SettingsCard
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import clear_layout
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from parteneriat_desktop.actions.waiting import Waiting
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tasks import Progress

#: Lines shown; the command line lists all.
MOST = 20


class WaitingCard(SettingsCard):
    """What is kept and passed on although it cannot be placed or shown here."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("Kept and waiting"))
        words = N_(
            "Nothing that arrives is dropped: what a newer version wrote, and what belongs to something that has not "
            "arrived yet, is kept and passed on."
        )
        self.content.addWidget(label(context.text(words), "small", wrap=True))
        row = QHBoxLayout()
        row.addWidget(
            button(context.text(N_("List what waits")), context.palette, self.look, icon_name="search", look="small")
        )
        row.addStretch(1)
        self.content.addLayout(row)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.content.addLayout(self.lines)

    def look(self) -> None:
        """Look through everything and list what waits."""
        context = self.context

        def work(_report: Progress) -> list[Waiting]:
            """Look through all records."""
            return waiting.waiting(context.workspace)

        context.tasks.start(work, self._show, self.fail)

    def _show(self, found: list[Waiting]) -> None:
        """Show what waits, or that nothing does."""
        context = self.context
        clear_layout(self.lines)
        for one in found[:MOST]:
            words = label(context.say(one.sentence), "small", wrap=True)
            self.lines.addWidget(icon_line("hourglass", context.palette.warn, words))
        if not found:
            self.say(context.text(N_("Nothing waits, and everything can be shown.")))
            return
        self.say(context.say(Counted("{count} thing is kept.", "{count} things are kept.", len(found))))
