"""The consultations of a period on a line of months, with its sentence (paper.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.reports.charts.timeline import Event, Said, timeline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.reports.charts.drawing import Drawing

EVENTS = (
    (Event.HELD, N_("held")),
    (Event.MISSED, N_("planned, not held")),
    (Event.PLANNED, N_("planned")),
)


def consultation_timeline(
    events: Sequence[tuple[date, Event]], end: date, width: float, catalogue: Catalogue
) -> list[Drawing]:
    """Return the drawing of consultations up to and after the end of a period; none of fewer than three."""
    counts = {event: sum(one is event for _day, one in events) for event in Event}
    summary = Sentence(
        "Consultations held: {held}; planned, not held: {missed}; still planned: {planned}.",
        held=counts[Event.HELD],
        missed=counts[Event.MISSED],
        planned=counts[Event.PLANNED],
    )
    words = Said(
        catalogue.text(N_("Consultations over the months")),
        catalogue.say(summary),
        tuple((event, catalogue.text(name)) for event, name in EVENTS),
        catalogue.text(N_("end of the period")),
    )
    drawn = timeline(words, events, end, width)
    return [] if drawn is None else [drawn]
