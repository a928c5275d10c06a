"""Counts a legal term: from a day, by a rule of the pack, over the working days of a country.

Rules of this module:

1. The day on which something is published is not counted; day one is the day after. Under ``free_days`` the
   last day is not counted either, which gives one day more.
2. A minimum in calendar days that ends on a day off goes on to the next working day: the safe side. A maximum
   does not lean on that extension: the plain day stays, and the last working day not after it is suggested.
3. Working days begin with the first one after the start. Months end on the same day of the month, or on the
   last one of a shorter month, and are not moved.
4. A result is complete: with rule, article, version of the pack, days skipped with their names and the
   institution's own days that mattered, so that it can be recounted by hand and never has to be counted again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.legal_pack import CountMode, Kind, Unit
from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.countries.working_days import ONE_DAY

if TYPE_CHECKING:
    from parteneriat_desktop.countries.legal_pack import Count, LegalRule
    from parteneriat_desktop.countries.working_days import DayOff, ExtraDay, WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A counted term. ``plain`` is the day that binds, ``date`` the day to plan with.

    For a minimum ``date`` is ``plain`` moved to the next working day, for a maximum the last working day not
    after ``plain``; where nothing is moved they are equal.
    """

    rule: str
    act: str
    article: str
    verified: bool
    start: dt.date
    value: int
    unit: Unit
    kind: Kind
    mode: CountMode
    plain: dt.date
    date: dt.date
    skipped: tuple[DayOff, ...]
    extra: tuple[ExtraDay, ...]
    pack: int
    blocks: bool

    @property
    def is_moved(self) -> bool:
        """Whether the day to plan with is another than the one that binds."""
        return self.date != self.plain

    def days_broken(self, actual: dt.date) -> int:
        """Return by how many days something happened too early or too late; zero where the term was kept."""
        late = self.plain - actual if self.kind is Kind.MINIMUM else actual - self.plain
        return max(late.days, 0)


def count(rule: LegalRule, by: Count, start: dt.date, days: WorkingDays, pack: int) -> Deadline:
    """Count a term of a rule from its start."""
    plain = _plain(by, start, days)
    unmoved = Deadline(
        rule=rule.id,
        act=rule.act,
        article=rule.article,
        verified=rule.verified,
        start=start,
        value=by.value,
        unit=by.unit,
        kind=by.kind,
        mode=by.mode,
        plain=plain,
        date=plain,
        skipped=(),
        extra=(),
        pack=pack,
        blocks=by.blocks,
    )
    if by.unit is Unit.MONTH:
        return unmoved
    if by.unit is Unit.WORKING_DAY:
        since = start + ONE_DAY
        skipped = tuple(off for off in days.days_off(since, plain) if not off.is_weekend)
        return replace(unmoved, skipped=skipped, extra=days.mattering(since, plain))
    return _moved(unmoved, days)


def _plain(by: Count, start: dt.date, days: WorkingDays) -> dt.date:
    """Return the last day of the plain count."""
    value = by.value + (by.mode is CountMode.FREE_DAYS)
    match by.unit:
        case Unit.CALENDAR_DAY:
            return start + value * ONE_DAY
        case Unit.MONTH:
            return add_months(start, by.value)
        case Unit.DAY_OF_YEAR:
            return dt.date(start.year + 1, 1, 1) + (by.value - 1) * ONE_DAY
        case _:
            day = start
            while value:
                day += ONE_DAY
                value -= days.works(day)
            return day


def _moved(unmoved: Deadline, days: WorkingDays) -> Deadline:
    """Move the day to plan with onto a working day: forward for a minimum, back for a maximum."""
    step = ONE_DAY if unmoved.kind is Kind.MINIMUM else -ONE_DAY
    day = unmoved.plain
    skipped: list[DayOff] = []
    while (off := days.day_off(day)) is not None:
        skipped.append(off)
        day += step
    first, last = sorted((unmoved.plain, day))
    return replace(unmoved, date=day, skipped=tuple(skipped), extra=days.mattering(first, last))
