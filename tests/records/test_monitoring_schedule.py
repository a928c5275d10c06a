"""Reporting periods from the conclusion of a plan: no gaps, clipped months, what is covered, due and overdue."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from surrounding_records import World, marks

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.records.frequency import Frequency
from parteneriat_desktop.records.monitoring_report import MonitoringReport
from parteneriat_desktop.records.monitoring_schedule import (
    REPORTING_DAYS,
    Coverage,
    PeriodState,
    Terms,
    kind_of_report,
    next_period,
    periods,
    schedule,
    terms_of,
)
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.programme import Programme

DAY = timedelta(days=1)
DAYS = st.dates(min_value=date(2021, 1, 1), max_value=date(2030, 12, 31))


@given(DAYS, st.sampled_from(list(Frequency)), st.integers(min_value=0, max_value=900), st.integers(0, 60))
def test_periods_follow_each_other_without_a_gap_to_the_end(adopted: date, frequency: Frequency, more: int, days: int):
    end = add_months(adopted, 24) + timedelta(days=more)
    found = periods(adopted, end, Terms(frequency, days))
    assert found[0].start == adopted
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert [one.is_last for one in found] == [False] * (len(found) - 1) + [True]
    assert all(after.start == before.until + DAY for before, after in pairwise(found))
    assert all(one.due == one.until + timedelta(days=days) for one in found)
    assert end - DAY <= found[-1].until <= end
    assert all(one.start <= one.until for one in found)


@given(DAYS, st.sampled_from([Frequency.QUARTERLY, Frequency.HALF_YEARLY, Frequency.YEARLY]))
def test_two_years_are_eight_quarters_four_halves_or_two_years(adopted: date, frequency: Frequency):
    found = periods(adopted, None, Terms(frequency))
    assert len(found) == {Frequency.QUARTERLY: 8, Frequency.HALF_YEARLY: 4, Frequency.YEARLY: 2}[frequency]
    assert found[-1].until == add_months(adopted, 24) - DAY


@pytest.mark.parametrize(
    ("adopted", "frequency", "until", "starts"),
    [
        ("2024-01-31", Frequency.QUARTERLY, None, ["2024-01-31", "2024-04-30", "2024-07-31", "2024-10-31"]),
        ("2023-08-31", Frequency.HALF_YEARLY, None, ["2023-08-31", "2024-02-29", "2024-08-31", "2025-02-28"]),
        ("2024-02-29", Frequency.YEARLY, None, ["2024-02-29", "2025-02-28"]),
        ("2024-01-01", Frequency.ONCE, None, ["2024-01-01"]),
        ("2024-01-01", Frequency.YEARLY, "2026-06-15", ["2024-01-01", "2025-01-01", "2026-01-01"]),
    ],
)
def test_months_are_clipped(adopted: str, frequency: Frequency, until: str | None, starts: list[str]):
    end = date.fromisoformat(until) if until else None
    found = periods(date.fromisoformat(adopted), end, Terms(frequency))
    assert [one.start.isoformat() for one in found][: len(starts)] == starts


def test_a_rest_of_less_than_a_month_belongs_to_the_last_period():
    found = periods(date(2024, 1, 1), date(2026, 1, 20), Terms(Frequency.YEARLY))
    assert [(one.start, one.until) for one in found] == [
        (date(2024, 1, 1), date(2024, 12, 31)),
        (date(2025, 1, 1), date(2026, 1, 20)),
    ]


@pytest.mark.parametrize(
    ("plan", "programme", "wanted"),
    [
        ({}, None, Terms(Frequency.HALF_YEARLY, REPORTING_DAYS, 24)),
        ({"reporting_frequency": "quarterly"}, {"reporting_frequency": "yearly"}, Terms(Frequency.QUARTERLY)),
        (
            {},
            {"reporting_frequency": "yearly", "reporting_days": 0, "minimum_monitoring_months": 36},
            Terms(Frequency.YEARLY, 0, 36),
        ),
    ],
)
def test_terms_are_those_of_the_plan_or_the_programme(
    plan: dict[str, Any], programme: dict[str, Any] | None, wanted: Terms
):
    world = World()
    kept = world.make("plan", **plan)
    rules = world.make("programme", **programme) if programme is not None else None
    assert isinstance(kept, Plan)
    assert rules is None or isinstance(rules, Programme)
    assert terms_of(kept, rules) == wanted


PLAN = {
    "adopted_on": "2026-01-01",
    "monitored_until": "2028-01-01",
    "state": "adopted",
    "reporting_frequency": "quarterly",
}


def reported(today: str, *reports: tuple[str, str, str], **plan: Any) -> list[Coverage]:
    """Return the schedule of a plan with reports: first day, last day, state."""
    world = World(today=date.fromisoformat(today))
    kept = world.add("plan", "plan", **(PLAN | plan))
    for start, until, state in reports:
        made = world.make(
            "monitoring_report", plan="plan", kind="quarterly", period_from=start, period_until=until, state=state
        )
        world.records[made.ENTITY, made.id] = made
    return schedule(kept, world, None)


def states(found: list[Coverage]) -> list[str]:
    """Return the state of each period."""
    return [one.state.value for one in found]


FIRST, SECOND = ("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30")


@pytest.mark.parametrize(
    ("today", "reports", "wanted"),
    [
        ("2025-12-31", [], ["future", "future", "future"]),
        ("2026-01-01", [], ["running", "future", "future"]),
        ("2026-03-31", [], ["running", "future", "future"]),
        ("2026-04-01", [], ["due", "running", "future"]),
        ("2026-04-15", [], ["due", "running", "future"]),
        ("2026-04-16", [], ["overdue", "running", "future"]),
        ("2026-04-16", [(*FIRST, "draft")], ["overdue", "running", "future"]),
        ("2026-04-16", [(*FIRST, "checked")], ["overdue", "running", "future"]),
        ("2026-04-16", [(*FIRST, "signed")], ["done", "running", "future"]),
        ("2026-04-16", [(*FIRST, "rejected")], ["overdue", "running", "future"]),
        ("2026-08-01", [(FIRST[0], SECOND[1], "sent")], ["done", "done", "running"]),
        ("2026-08-01", [(*FIRST, "confirmed"), ("2026-04-02", SECOND[1], "confirmed")], ["done", "overdue", "running"]),
    ],
)
def test_what_covers_a_period(today: str, reports: list[tuple[str, str, str]], wanted: list[str]):
    assert states(reported(today, *reports))[:3] == wanted


def test_the_days_that_no_report_covers():
    found = reported("2026-08-01", ("2026-01-05", "2026-02-28", "sent"), ("2026-02-20", "2026-03-10", "sent"))
    assert found[0].uncovered == (
        (date(2026, 1, 1), date(2026, 1, 4)),
        (date(2026, 3, 11), date(2026, 3, 31)),
    )
    assert len(found[0].reports) == 2


def test_the_next_period_is_the_first_for_which_nothing_is_written():
    found = reported("2026-08-01", (*FIRST, "signed"), (*SECOND, "draft"))
    following = next_period(found)
    assert following is not None
    assert following.number == 3
    assert kind_of_report(following, Terms(Frequency.QUARTERLY)).value == "quarterly"
    assert kind_of_report(following, Terms(Frequency.MONTHLY)).value == "ad_hoc"
    assert kind_of_report(found[-1].period, Terms(Frequency.QUARTERLY)).value == "final"
    assert next_period([one for one in found if one.state is PeriodState.DONE]) is None


def test_a_plan_that_is_not_concluded_has_no_periods():
    assert reported("2026-08-01", state="draft") == []
    assert reported("2026-08-01", adopted_on=None) == []


def test_ad_hoc_reports_and_reports_without_a_period_cover_nothing():
    world = World(today=date(2026, 5, 1))
    kept = world.add("plan", "plan", **PLAN)
    for kind, until in (("ad_hoc", "2026-03-31"), ("quarterly", None)):
        given = {"kind": kind, "period_from": "2026-01-01", "period_until": until, "state": "sent"}
        made = world.make("monitoring_report", plan="plan", **given)
        world.records[made.ENTITY, made.id] = made
    assert states(schedule(kept, world, None))[0] == "overdue"


def neighbour(*taken: tuple[str, str], kind: str = "quarterly", period: tuple[str, str] = SECOND) -> set[str]:
    """Return the sentences about the period of a report beside others."""
    world = World(today=date(2026, 8, 1))
    world.add("plan", "plan", **PLAN)
    for start, until in taken:
        world.add("monitoring_report", plan="plan", kind="quarterly", period_from=start, period_until=until)
    given = {"period_from": period[0], "period_until": period[1]}
    problems = world.problems("monitoring_report", plan="plan", kind=kind, **given)
    assert marks(problems) <= {("period_from", "warning")}
    return {str(problem.sentence) for problem in problems}


def test_a_period_that_overlaps_or_leaves_a_gap_is_a_warning():
    assert neighbour(FIRST) == set()
    assert neighbour(("2026-01-01", "2026-04-01")) == {
        "The period overlaps with that of report –, from 2026-01-01 to 2026-04-01."
    }
    assert neighbour(("2026-01-01", "2026-03-30")) == {"No report covers the days between 2026-03-30 and this period."}
    assert neighbour(("2026-01-01", "2026-04-01"), kind="ad_hoc") == set()
    assert neighbour(period=("2025-12-01", "2026-03-31")) == {"The plan was concluded on 2026-01-01 only."}
    assert neighbour(("2026-07-01", "2026-09-30")) == set()


def test_a_report_beside_itself_overlaps_with_nothing():
    world = World(today=date(2026, 8, 1))
    world.add("plan", "plan", **PLAN)
    given = {"plan": "plan", "kind": "quarterly", "period_from": FIRST[0], "period_until": FIRST[1]}
    kept = world.add("monitoring_report", "r", **given)
    assert isinstance(kept, MonitoringReport)
    assert kept.problems(world) == []
    world.add("monitoring_report", plan="plan", kind="quarterly", period_from=SECOND[0])
    assert kept.problems(world) == []


@pytest.mark.parametrize(
    "plan", [{"state": "draft"}, {"state": "in_consultation"}, {"adopted_on": None}, {"state": None}]
)
def test_a_report_for_a_plan_that_is_not_concluded_is_refused(plan: dict[str, Any]):
    world = World()
    world.add("plan", "plan", **(PLAN | plan))
    problems = world.problems("monitoring_report", plan="plan")
    assert marks(problems) == {("plan", "error")}
    assert world.problems("monitoring_report", plan="gone") == []
