"""The lists about consulting people stand side by side: consultations, bodies, questionnaires, yearly reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

#: Key of the page, icon and word, in their order.
SIBLINGS = (
    ("consultations", "megaphone", N_("Consultations")),
    ("bodies", "users", N_("Consultative bodies")),
    ("questionnaires", "list-todo", N_("Questionnaires")),
    ("budgeting", "landmark", N_("Participatory budgeting")),
    ("yearly", "chart-line", N_("Yearly report")),
)


def sibling_tabs(context: Context, current: str) -> Tabs:
    """Make the tabs that lead from one of the lists to the others."""
    tabs = Tabs(context.palette, [Tab(key, icon, context.text(words)) for key, icon, words in SIBLINGS])
    tabs.show_current(current)

    def go(key: str) -> None:
        """Go to another list; these tabs stay with their own."""
        tabs.show_current(current)
        context.go(key)

    tabs.chosen.connect(go)
    return tabs
