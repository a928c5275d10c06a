"""States of records as chips: which tone and icon each state has in the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.records.values import Choice
from parteneriat_desktop.ui.icons import STATE_ICONS
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Kind
from parteneriat_desktop.ui.widgets.cards import Chip

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.ui.context import Context

#: Tone and, where it is not the tone's own, icon of each state by its wire value.
STATES: dict[str, tuple[Tone, str]] = {
    "draft": (Tone.NEUTRAL, "pencil"),
    "signed": (Tone.INFO, "file-check"),
    "in_progress": (Tone.INFO, ""),
    "suspended": (Tone.WARN, "hourglass"),
    "ended": (Tone.NEUTRAL, "circle-minus"),
    "in_consultation": (Tone.INFO, "megaphone"),
    "adopted": (Tone.OK, ""),
    "in_implementation": (Tone.INFO, ""),
    "in_monitoring": (Tone.INFO, "chart-line"),
    "closed": (Tone.NEUTRAL, "circle-minus"),
    "not_started": (Tone.NEUTRAL, ""),
    "delayed": (Tone.WARN, "clock"),
    "finished": (Tone.OK, ""),
    "cancelled": (Tone.NEUTRAL, "circle-minus"),
    "announced": (Tone.INFO, "megaphone"),
    "proposals_closed": (Tone.INFO, ""),
    "debate_scheduled": (Tone.INFO, "calendar-days"),
    "debate_held": (Tone.INFO, "users"),
    "documents_published": (Tone.INFO, "file-text"),
    "under_analysis": (Tone.WARN, "hourglass"),
    "response_published": (Tone.OK, "file-check"),
    "in_endorsement": (Tone.INFO, "gavel"),
    "withdrawn": (Tone.NEUTRAL, "circle-minus"),
    "archived": (Tone.NEUTRAL, "package"),
    "open": (Tone.WARN, "pencil"),
    "answered": (Tone.INFO, "corner-up-left"),
    "accepted": (Tone.OK, ""),
    "partly_accepted": (Tone.INFO, ""),
    "not_accepted": (Tone.NEUTRAL, "circle-minus"),
    "on_ballot": (Tone.INFO, "inbox"),
    "selected": (Tone.OK, ""),
    "not_selected": (Tone.NEUTRAL, "circle-minus"),
    "implemented": (Tone.OK, "file-check"),
    "published": (Tone.OK, "file-check"),
    "out_of_scope": (Tone.NEUTRAL, "circle-minus"),
    "idea": (Tone.NEUTRAL, "pencil"),
    "discussed": (Tone.INFO, "users"),
    "became_partnership": (Tone.OK, "handshake"),
    "declined": (Tone.NEUTRAL, "circle-minus"),
    "submitted": (Tone.INFO, "send"),
    "registered": (Tone.WARN, "hourglass"),
    "rejected": (Tone.NEUTRAL, "circle-minus"),
    "evaluated": (Tone.OK, "file-check"),
}


def tone_of(choice: Choice) -> tuple[Tone, str]:
    """Return tone and icon of a state."""
    tone, icon = STATES.get(choice.value, (Tone.NEUTRAL, ""))
    return tone, icon or STATE_ICONS[tone]


def state_chip(context: Context, record: Record | None) -> Chip | None:
    """Make the chip of a record's state; None for a record without one."""
    state = getattr(record, "state", None)
    if not isinstance(state, Choice):
        return None
    tone, icon = tone_of(state)
    return Chip(context.catalogue.label(state), tone, context.palette, icon)


def state_cell(context: Context, state: Choice | None) -> Cell:
    """Make the cell of a state; a dash where it is not known."""
    if state is None:
        return Cell(context.show(None), kind=Kind.MUTED)
    tone, icon = tone_of(state)
    return Cell(context.catalogue.label(state), kind=Kind.CHIP, icon=icon, tone=tone)
