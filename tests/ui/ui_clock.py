"""A clock that stands on one day and goes on by a second each time it is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from parteneriat_desktop.actions.clock import Clock

TODAY = date(2026, 11, 24)


def clock() -> Clock:
    seconds = iter(range(1_000_000))
    begin = datetime(2026, 11, 24, 8, tzinfo=UTC)
    return Clock(TODAY, lambda: begin + timedelta(seconds=next(seconds)))
