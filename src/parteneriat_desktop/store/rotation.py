"""Which backups are kept: the newest of each of the last 7 days, 4 weeks and 12 months that have one.

Rules of this module:

1. Days, weeks (ISO 8601, from Monday) and months are counted where there IS a backup: a computer
   that stood still over the summer loses none.
2. Backups of the future (a clock that was wrong) are kept.
3. Only the moments in the names count, never the clock or the times of files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

DAYS, WEEKS, MONTHS = 7, 4, 12


def keep(moments: Iterable[datetime], today: date) -> set[datetime]:
    """Return the moments of the backups that are kept."""
    newest_first = sorted(moments, reverse=True)
    kept = {moment for moment in newest_first if moment.date() > today}
    past = [moment for moment in newest_first if moment.date() <= today]
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= _newest_of_each(past, period, most)
    return kept


def _newest_of_each(newest_first: list[datetime], period: Callable[[datetime], object], most: int) -> set[datetime]:
    """Return the newest moment of each of the latest periods."""
    found: dict[object, datetime] = {}
    for moment in newest_first:
        found.setdefault(period(moment), moment)
    return set(list(found.values())[:most])


def _day(moment: datetime) -> object:
    """Return the day of a moment."""
    return moment.date()


def _week(moment: datetime) -> object:
    """Return the ISO year and week of a moment."""
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    """Return the year and month of a moment."""
    return moment.year, moment.month
