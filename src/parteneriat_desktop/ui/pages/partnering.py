"""The lists around partnerships stand side by side: partnerships, proposals, the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

#: The page of partnerships, and the kinds of record that stand on the page of the library.
PARTNERSHIPS, LIBRARY = "partnerships", "library"
NEIGHBOURS = (
    (PARTNERSHIPS, "handshake", N_("Partnerships")),
    ("collaboration_proposal", "users", N_("Proposals of collaboration")),
    ("policy_proposal", "gavel", N_("Policy proposals")),
    ("resource", "folder-open", N_("Library")),
)


def neighbour_tabs(context: Context, current: str) -> Tabs:
    """Make the tabs that lead from one of the lists to the others; they stay with the list they began with."""
    tabs = Tabs(context.palette, [Tab(key, icon, context.text(words)) for key, icon, words in NEIGHBOURS])
    tabs.show_current(current)

    def go(key: str) -> None:
        """Go to another list."""
        tabs.show_current(current)
        if key == PARTNERSHIPS:
            context.go(PARTNERSHIPS)
        else:
            context.go(LIBRARY, key)

    tabs.chosen.connect(go)
    return tabs
