from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.store.rotation import keep

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_a_year_of_two_backups_a_day_leaves_seven_days_four_weeks_and_twelve_months():
    moments = [NOW - timedelta(hours=12 * step) for step in range(2 * 400)]
    kept = sorted(keep(moments, TODAY), reverse=True)
    assert kept[0] == NOW
    assert [moment.date() for moment in kept[:7]] == [TODAY - timedelta(days=step) for step in range(7)]
    # the newest of the weeks before, then the newest of the months before
    assert [moment.date().isoformat() for moment in kept[7:]] == [
        "2026-11-08",
        "2026-11-01",
        "2026-10-31",
        "2026-09-30",
        "2026-08-31",
        "2026-07-31",
        "2026-06-30",
        "2026-05-31",
        "2026-04-30",
        "2026-03-31",
        "2026-02-28",
        "2026-01-31",
        "2025-12-31",
    ]


def test_a_computer_that_stood_still_loses_nothing():
    moments = [NOW - timedelta(days=200 + step) for step in range(7)]
    assert keep(moments, TODAY) == set(moments)


def test_backups_of_a_wrong_clock_are_kept():
    assert keep([datetime(2099, 1, 1, tzinfo=UTC)], TODAY) == {datetime(2099, 1, 1, tzinfo=UTC)}


@given(st.lists(st.integers(0, 900 * 24), unique=True, max_size=60))
def test_the_newest_always_stays_and_keeping_is_stable(hours: list[int]):
    moments = {NOW - timedelta(hours=hour) for hour in hours}
    kept = keep(moments, TODAY)
    assert kept <= moments
    assert len(kept) <= 23
    assert keep(kept, TODAY) == kept
    if moments:
        assert max(moments) in kept
