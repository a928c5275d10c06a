"""On track, behind, critical: against the time, and of several parts together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.records.pace import ORDER, Pace, elapsed_share, pace, together

ON, BEHIND, CRITICAL, UNKNOWN = Pace.ON_TRACK, Pace.BEHIND, Pace.CRITICAL, Pace.UNKNOWN


@pytest.mark.parametrize(
    ("done", "elapsed", "expected"),
    [
        ("25.0", "25.0", ON),
        ("24.9", "25.0", BEHIND),
        ("12.5", "25.0", BEHIND),
        ("12.4", "25.0", CRITICAL),
        ("-3", "25.0", CRITICAL),
        ("0", "0", ON),
        (None, "25.0", UNKNOWN),
        ("25.0", None, UNKNOWN),
    ],
)
def test_what_was_done_is_measured_by_the_time_elapsed(done: str | None, elapsed: str | None, expected: Pace):
    assert pace(done and Decimal(done), elapsed and Decimal(elapsed)) is expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], UNKNOWN),
        ([UNKNOWN, UNKNOWN], UNKNOWN),
        ([ON, UNKNOWN], ON),
        ([ON, ON, CRITICAL], CRITICAL),
        ([ON, ON, ON, CRITICAL], CRITICAL),
        ([ON, ON, ON, ON, CRITICAL], BEHIND),
        ([ON, ON, ON, ON, BEHIND], ON),
        ([ON, ON, ON, CRITICAL, UNKNOWN], CRITICAL),
    ],
)
def test_an_area_is_as_its_worst_part_softened_where_few_are_so(parts: list[Pace], expected: Pace):
    assert together(parts) is expected


@given(st.lists(st.sampled_from(list(Pace))))
def test_an_area_is_never_worse_than_its_worst_part(parts: list[Pace]):
    judged = [part for part in parts if part is not UNKNOWN]
    found = together(parts)

    assert (found is UNKNOWN) is (not judged)
    assert not judged or ORDER.index(found) <= max(ORDER.index(part) for part in judged)


@pytest.mark.parametrize(
    ("start", "end", "day", "share"),
    [
        (date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 5), Decimal("50.0")),
        (date(2026, 1, 1), date(2026, 1, 11), date(2025, 1, 5), Decimal("0.0")),
        (date(2026, 1, 1), date(2026, 1, 11), date(2030, 1, 5), Decimal("100.0")),
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 5), None),
        (None, date(2026, 1, 1), date(2026, 1, 5), None),
    ],
)
def test_the_share_of_time_stays_within_its_ends(
    start: date | None, end: date | None, day: date, share: Decimal | None
):
    assert elapsed_share(start, end, day) == share
