"""What a month shows: six weeks of days, each with its name if it is off, and its dates as entries.

Rules of this module:

1. An entry says what, with the hour before it if there is one; the dossier stands in the tooltip.
2. A date that passed is overdue only where the list of what is due still has it; else it is done.
3. State is icon and tone together; a day off has its name written out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import calendar_dates
from parteneriat_desktop.actions.due import Group
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.ui.palette import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parteneriat_desktop.actions.calendar_dates import CalendarDate
    from parteneriat_desktop.ui.context import Context

WEEKS, DAYS = 6, 7
ONE_DAY = timedelta(days=1)
#: Icon of each tone of an entry.
ICONS = {Tone.ERR: "circle-alert", Tone.WARN: "clock", Tone.INFO: "megaphone", Tone.NEUTRAL: "circle-check"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One date on a day: its words, its state, and what it comes from."""

    words: str
    tone: Tone
    source: CalendarDate


@dataclass(slots=True)
class Day:
    """One day: whether it is worked, the name of its holiday, its entries."""

    day: date
    is_off: bool = False
    holiday: str = ""
    entries: list[Entry] = field(default_factory=list[Entry])


def first_shown(day: date) -> date:
    """Return the Monday with which the page of a day's month begins."""
    first = day.replace(day=1)
    return first - first.weekday() * ONE_DAY


def days_shown(context: Context, month: date, dossier: str = "") -> list[Day]:
    """Return the days of six weeks around a month; with a dossier only the dates of its record."""
    first = first_shown(month)
    last = first + (WEEKS * DAYS - 1) * ONE_DAY
    return days_between(context, first, last, dossier)


def days_between(context: Context, first: date, last: date, dossier: str = "") -> list[Day]:
    """Return the days of a period with their entries."""
    workspace = context.workspace
    shown = {first + number * ONE_DAY: Day(first + number * ONE_DAY) for number in range((last - first).days + 1)}
    for off in calendar_dates.days_off(workspace, first, last):
        day = shown[off.day]
        day.is_off = True
        said = off.said
        day.holiday = "" if off.is_weekend and len(off.names) == 1 else _said(context, said)
    for one in calendar_dates.dates(workspace, first, last):
        if not dossier or one.title == dossier:
            shown[one.day].entries.append(Entry(words(context, one), tone(context, one), one))
    return list(shown.values())


def dossiers(days: Iterable[Day]) -> list[str]:
    """Return the titles of the dossiers that have a date, in their order."""
    return sorted({entry.source.title for day in days for entry in day.entries if entry.source.title})


def words(context: Context, one: CalendarDate) -> str:
    """Return what stands in the grid: the hour, then what it is."""
    what = context.say(one.what).rstrip(".")
    if one.starts_at is None:
        return what
    return f"{formatting.show_time(one.starts_at, context.catalogue)} {what}"


def tone(context: Context, one: CalendarDate) -> Tone:
    """Return the state of a date: overdue, this week, later, done."""
    today = context.today
    if one.day < today:
        key = (one.day, one.entity, one.record, one.field)
        overdue = {(due.on, due.entity, due.record, due.field) for due in context.due() if due.group is Group.OVERDUE}
        return Tone.ERR if key in overdue else Tone.NEUTRAL
    sunday = today + (6 - today.weekday()) * ONE_DAY
    return Tone.WARN if one.day <= sunday else Tone.INFO


def spoken(context: Context, day: Day) -> str:
    """Return what a screen reader says about a day."""
    parts = [formatting.show_long_date(day.day, context.catalogue, weekday=True)]
    if day.holiday:
        parts.append(day.holiday)
    if day.day == context.today:
        parts.append(context.say(Sentence("today")))
    parts += [f"{entry.words}, {entry.source.title}" for entry in day.entries]
    return "; ".join(parts)


def _said(context: Context, reason: Sentence | str) -> str:
    """Return the reason of a day off in the person's language."""
    return context.say(reason) if isinstance(reason, Sentence) else reason
