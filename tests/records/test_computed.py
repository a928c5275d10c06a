"""Values that are computed: payments, progress of targets, the monitoring clock."""

from __future__ import annotations

from datetime import date

import pytest
from surrounding_records import World

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.records.checks import label
from parteneriat_desktop.records.computed import computed
from parteneriat_desktop.records.plan import Plan


def test_what_was_paid_from_a_line():
    world = World()
    line = world.add("budget_line", "line", planned="100")
    assert computed(line, world) == {"paid": "0.00"}
    for amount in ("10.10", "20.20", None):
        world.add("expenditure", line="line", amount=amount, supplier="S")
    assert computed(line, world) == {"paid": "30.30"}


def progress(target: dict[str, object], *values: tuple[str | None, str | None]) -> dict[str, object]:
    """Return the computed values of a target with the given days and values."""
    world = World()
    kept = world.add("target", "t", **target)
    for day, value in values:
        world.add("indicator_value", target="t", measured_on=day, value=value)
    return computed(kept, world)


UP = {"baseline": "10", "target_value": "50", "mode": "snapshot"}


@pytest.mark.parametrize(
    ("target", "values", "realised", "percent", "reached"),
    [
        (UP, [("2026-02-01", "30"), ("2026-01-01", "20")], "30", "50.0", False),
        (
            {**UP, "mode": "cumulative", "baseline": "0"},
            [("2026-02-01", "30"), ("2026-01-01", "15")],
            "45",
            "90.0",
            False,
        ),
        (UP, [], None, None, None),
        (UP, [("2026-01-01", None), (None, "9")], None, None, None),
        (UP, [("2026-01-01", "70")], "70", "150.0", True),
        (UP, [("2026-01-01", "0")], "0", "-25.0", False),
        ({"baseline": "50", "target_value": "10", "mode": "snapshot"}, [("2026-01-01", "40")], "40", "25.0", False),
        ({"baseline": "50", "target_value": "50"}, [("2026-01-01", "40")], "40", None, False),
        ({"target_value": "50"}, [("2026-01-01", "40")], "40", None, False),
        ({"baseline": "50"}, [("2026-01-01", "40")], "40", None, None),
        ({"baseline": "0", "target_value": "3"}, [("2026-01-01", "1")], "1", "33.3", False),
    ],
)
def test_progress_of_a_target(
    target: dict[str, object],
    values: list[tuple[str | None, str | None]],
    realised: str | None,
    percent: str | None,
    *,
    reached: bool | None,
):
    assert progress(target, *values) == {"realised": realised, "progress_percent": percent, "reached": reached}


def test_the_monitoring_clock():
    world = World()

    def clock(**given: object) -> dict[str, object]:
        return computed(world.make("plan", **given), world)

    assert clock(adopted_on="2026-11-10", monitored_until="2028-11-10") == {
        "monitored_days": 10,
        "monitoring_days_left": 721,
    }
    assert clock(adopted_on="2024-01-01", monitored_until="2026-01-01") == {
        "monitored_days": 731,
        "monitoring_days_left": 0,
    }
    assert clock(adopted_on="2027-01-01", monitored_until="2029-01-01")["monitored_days"] == 0
    assert clock(adopted_on="2026-11-10") == {}
    assert clock(monitored_until="2028-11-10") == {}


def test_other_records_have_no_computed_values():
    world = World()
    assert computed(world.make("partner"), world) == {}


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 3, 31), date(2028, 3, 31)),
        (date(2026, 2, 28), date(2028, 2, 28)),
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2026, 8, 31), date(2028, 8, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_one(start: date, end: date):
    assert add_months(start, 24) == end


def test_a_label_is_the_one_of_the_field():
    assert str(label(Plan(), "title")) == "Title"
    assert str(label(Plan(), "unknown")) == "unknown"
