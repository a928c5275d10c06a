"""Working days: Monday to Friday without public holidays, changed by the institution's own days.

Rules of this module:

1. Public holidays come from the package ``holidays``, in the church calendar of the country.
2. What no library can know (a bridge day by decision of the government, worked back on a Saturday) is
   entered by a person with its reason and stands above both calendar and weekend.
3. Of two own days that contradict each other the day off counts: it is the safe side for whoever must wait.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.countries.holiday_names import holiday_name
from parteneriat_desktop.errors import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

SATURDAY = 5
WEEKEND = {SATURDAY: "Saturday", SATURDAY + 1: "Sunday"}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ExtraDay:
    """A day that the institution entered: worked although it is free, or free although it is worked."""

    day: date
    works: bool
    reason: str


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that is not worked, and why: names of holidays, the weekend, or the institution's own reason."""

    day: date
    names: tuple[str, ...]
    own: bool = False

    @property
    def is_weekend(self) -> bool:
        """Whether it is a Saturday or Sunday, a holiday or not."""
        return self.day.weekday() in WEEKEND

    @property
    def said(self) -> Sentence | str:
        """The reason, to be said in a person's language; an own reason as it was typed."""
        return listed([name if self.own else holiday_name(name) for name in self.names])


@dataclass(frozen=True)
class WorkingDays:
    """The working days of one country for one institution."""

    country: str
    extra: Mapping[date, ExtraDay] = field(default_factory=dict["date", ExtraDay])

    def day_off(self, day: date) -> DayOff | None:
        """Return why a day is not worked, or None for a working day."""
        extra = self.extra.get(day)
        if extra is not None and extra.works:
            return None
        usual = self.usual_day_off(day)
        if usual is None and extra is not None:
            return DayOff(day, (extra.reason,), own=True)
        return usual

    def usual_day_off(self, day: date) -> DayOff | None:
        """Return why a day is not worked when nobody entered anything, or None."""
        names = _holidays(self.country, day.year).get(day)
        if names is None and day.weekday() in WEEKEND:
            names = (WEEKEND[day.weekday()],)
        return None if names is None else DayOff(day, names)

    def works(self, day: date) -> bool:
        """Say whether a day is worked."""
        return self.day_off(day) is None

    def days_off(self, since: date, until: date) -> list[DayOff]:
        """Return the days of a period, both ends included, that are not worked."""
        return [found for day in span(since, until) if (found := self.day_off(day)) is not None]

    def mattering(self, since: date, until: date) -> tuple[ExtraDay, ...]:
        """Return the own days of a period, both ends included, without which it would be counted otherwise."""
        own = (self.extra[day] for day in sorted(self.extra) if since <= day <= until)
        return tuple(extra for extra in own if extra.works is (self.usual_day_off(extra.day) is not None))


def listed(parts: Sequence[Sentence | str]) -> Sentence | str:
    """Return several things one after another, to be said as a whole."""
    first, *rest = parts
    return Sentence("{one}, {others}", one=first, others=listed(rest)) if rest else first


def own_days(given: Iterable[ExtraDay]) -> dict[date, ExtraDay]:
    """Return the institution's own days by day; the day off counts where two contradict each other."""
    return {extra.day: extra for extra in sorted(given, key=lambda extra: (not extra.works, extra.reason))}


def span(since: date, until: date) -> Iterator[date]:
    """Yield the days from one to another, both included."""
    day = since
    while day <= until:
        yield day
        day += ONE_DAY


@cache
def _holidays(country: str, year: int) -> Mapping[date, tuple[str, ...]]:
    """Return the public holidays of a year with their English names."""
    from holidays import country_holidays  # noqa: PLC0415 - loads a calendar, only asked for where days are counted

    found = country_holidays(country, years=year, language="en_US", expand=False)
    return {day: tuple(name.split("; ")) for day, name in cast("dict[date, str]", dict(found)).items()}
