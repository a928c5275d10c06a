"""A second opinion on legal terms, written apart from the program: plain loops over a list of free days.

Holidays are spelled out from the law and the Easter formula here; nothing of the program is asked.
"""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)
YEARS = range(2024, 2036)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the Orthodox church, from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, before = divmod(d + e + 114, 31)
    return date(year, month, before + 1) + 13 * DAY


def romanian(year: int) -> set[date]:
    """Return the public holidays of Romania (Labour Code art. 139), as they are from 2024 on."""
    easter = orthodox_easter(year)
    moving = {easter + days * DAY for days in (-2, 0, 1, 49, 50)}
    fixed = [(1, 1), (1, 2), (1, 6), (1, 7), (1, 24), (5, 1), (6, 1), (8, 15), (11, 30), (12, 1), (12, 25), (12, 26)]
    return moving | {date(year, month, day) for month, day in fixed}


def bulgarian(year: int) -> set[date]:
    """Return the public holidays of Bulgaria with their substitutes (Labour Code art. 154)."""
    easter = orthodox_easter(year)
    church = {easter + days * DAY for days in (-2, -1, 0, 1)}
    fixed = [(1, 1), (3, 3), (5, 1), (5, 6), (5, 24), (9, 6), (9, 22), (12, 24), (12, 25), (12, 26)]
    days = [date(year, month, day) for month, day in fixed]
    free = church | set(days)
    for day in days:
        if day.weekday() > 4:
            instead = day + DAY
            while instead.weekday() > 4 or instead in free:
                instead += DAY
            free.add(instead)
    one_off = {date(2025, 12, 31), date(2026, 1, 2)}
    return free | {day for day in one_off if day.year == year}


HOLIDAYS = {
    "RO": set[date]().union(*(romanian(year) for year in range(2023, 2040))),
    "BG": set[date]().union(*(bulgarian(year) for year in range(2023, 2040))),
}


def is_free(country: str, day: date) -> bool:
    """Say whether nobody works on a day."""
    return day.weekday() > 4 or day in HOLIDAYS[country]


def calendar_days(country: str, start: date, count: int, *, latest: bool) -> tuple[date, date]:
    """Return the plain day and the day to plan with, of a term in calendar days."""
    plain = date.fromordinal(start.toordinal() + count)
    day = plain
    while is_free(country, day):
        day += -DAY if latest else DAY
    return plain, day


def working_days(country: str, start: date, count: int) -> date:
    """Return the last of so many working days after the start."""
    worked = [day for n in range(1, 4 * count) if not is_free(country, day := start + n * DAY)]
    return worked[count - 1]


def two_years(start: date) -> date:
    """Return the same day two years later, the last of February for the 29th."""
    try:
        return start.replace(year=start.year + 2)
    except ValueError:
        return date(start.year + 2, 2, 28)


def last_of_january(country: str, start: date) -> tuple[date, date]:
    """Return 31 January of the next year and the last working day not after it."""
    return calendar_days(country, date(start.year + 1, 1, 31), 0, latest=True)
