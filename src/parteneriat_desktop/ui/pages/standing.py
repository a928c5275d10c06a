"""How a record stands with others: stays here, not sent, sent, received, returned with reasons."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.record_exchange import Standing, record_exchange
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

#: Most institutions that are named one by one.
MOST = 4


def standing_lines(context: Context, entity: str, record: str) -> QWidget:
    """Make one line for each institution that may see a record; where they are many, one for each state."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    found = record_exchange(context.workspace, entity, record)
    palette = context.palette
    for one in found.asked:
        words = Sentence(
            "{institution} asks for a correction: {reason}", institution=one.asked_by, reason=one.request.reason or ""
        )
        column.addWidget(icon_line("undo-2", palette.err, label(context.say(words), "err", wrap=True)))
    if not found.shared:
        column.addWidget(_line(context, "lock", palette.muted, context.text(N_("Stays in the institution."))))
    elif len(found.standings) <= MOST:
        for standing in found.standings:
            column.addWidget(_line(context, *_look(context, standing.state), context.say(standing.sentence)))
    else:
        for state, count in Counter(one.state for one in found.standings).items():
            column.addWidget(
                _line(context, *_look(context, state), context.say(_counted(context, found.standings, state, count)))
            )
    return holder


def _counted(context: Context, standings: tuple[Standing, ...], state: SendingState | None, count: int) -> Sentence:
    """Say how many institutions a record stands alike with."""
    if state is None:
        return Counted(
            "Not in a package for {count} institution yet.", "Not in a package for {count} institutions yet.", count
        )
    first = next(one.peer for one in standings if one.state is state)
    return Counted(
        "{count} institution ({first}): {state}",
        "{count} institutions ({first} and others): {state}",
        count,
        first=first,
        state=context.catalogue.label(state),
    )


def _look(context: Context, state: SendingState | None) -> tuple[str, str]:
    """Return icon and colour of a state."""
    palette = context.palette
    looks = {
        SendingState.PREPARED: ("circle-dot", palette.info),
        SendingState.SENT: ("hourglass", palette.warn),
        SendingState.RECEIVED: ("circle-check", palette.ok),
        SendingState.RETURNED: ("undo-2", palette.err),
    }
    return ("circle-dashed", palette.muted) if state is None else looks[state]


def _line(_context: Context, icon: str, colour: str, words: str) -> QWidget:
    """Make one line."""
    return icon_line(icon, colour, label(words, "small", wrap=True))
