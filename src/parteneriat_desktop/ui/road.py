"""The dates of one consultation as stations of its road, each with a sentence that recounts it by hand.

Only dates that stand in the records are shown, and today; days are counted plainly, as the calendar
does. Terms that the law sets are computed where legal rules live.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.announcement import Announcement
from parteneriat_desktop.records.contribution import Contribution
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.ui.widgets.timeline import Station

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.ui.context import Context

#: Most stations on the road.
MOST = 7


def stations(context: Context, consultation: Consultation) -> list[Station]:
    """Return the stations of a consultation in the order of their dates."""
    found = sorted(_stations(context, consultation), key=lambda station: station.day)
    return found[:MOST]


def _stations(context: Context, consultation: Consultation) -> Iterator[Station]:
    """Yield every date that is known."""
    start = consultation.announced_on
    if start is not None:
        posted = belonging(context.workspace, Announcement, "consultation", consultation.id)
        channels = ", ".join(dict.fromkeys(context.show(one.channel) for one in posted if one.channel is not None))
        yield _station(context, "announced_on", start, N_("Announced"), channels, _explain(context, start, None))
    received = len(belonging(context.workspace, Contribution, "consultation", consultation.id))
    count = context.say(Counted("{count} proposal received", "{count} proposals received", received))
    yield _station(context, "today", context.today, N_("Today"), count, _explain(context, context.today, start))
    for meeting in belonging(context.workspace, Meeting, "consultation", consultation.id):
        if meeting.held_on is not None:
            hour = formatting.show_time(meeting.starts_at, context.catalogue) if meeting.starts_at else ""
            second = " · ".join(part for part in (hour, meeting.place or "") if part)
            words = context.show(meeting.kind)
            yield _station(
                context, meeting.id, meeting.held_on, words, second, _explain(context, meeting.held_on, start)
            )
    dates = (
        ("proposals_deadline", consultation.proposals_deadline, N_("Proposals close")),
        ("planned_endorsement_on", consultation.planned_endorsement_on, N_("To endorsement")),
        ("adopted_act_date", consultation.adopted_act_date, N_("Act adopted")),
    )
    for key, day, words in dates:
        if day is not None:
            yield _station(context, key, day, words, _after(context, day, start), _explain(context, day, start))


def _station(context: Context, key: str, day: date, what: str, second: str, sentence: str) -> Station:
    """Make a station."""
    catalogue = context.catalogue
    weekday = formatting.show_weekday(day, catalogue)
    what = context.text(what)
    what = what[:1].upper() + what[1:]
    return Station(key, day, formatting.show_date(day, catalogue), weekday, what, second, sentence)


def _after(context: Context, day: date, start: date | None) -> str:
    """Return how many calendar days after the announcement a date is."""
    if start is None or day <= start:
        return ""
    return context.say(Counted("{count} calendar day", "{count} calendar days", (day - start).days))


def _explain(context: Context, day: date, start: date | None) -> str:
    """Return the sentence that recounts a date from the announcement."""
    weekday = formatting.show_weekday(day, context.catalogue)
    if start is None or day <= start:
        return context.say(Sentence("{weekday}, {day}.", weekday=weekday.capitalize(), day=day))
    return context.say(
        Counted(
            "{weekday}, {day}: {start_weekday} {start} + {count} calendar day.",
            "{weekday}, {day}: {start_weekday} {start} + {count} calendar days.",
            (day - start).days,
            weekday=weekday.capitalize(),
            day=day,
            start_weekday=formatting.show_weekday(start, context.catalogue),
            start=start,
        )
    )
