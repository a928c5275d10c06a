"""How a plan stands by the figures of a report, whoever reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.deviation import DeviationState
from parteneriat_desktop.records.measure import Ratio
from parteneriat_desktop.records.monitoring_standing import (
    Months,
    areas,
    critical,
    elapsed,
    figure,
    matters,
    months,
    paid_share,
    target_pace,
    total_of,
)
from parteneriat_desktop.records.pace import Pace
from parteneriat_desktop.records.snapshot import (
    EffectivenessMeasure,
    FrozenActivity,
    FrozenDeviation,
    FrozenFigure,
    FrozenSum,
    FrozenTarget,
    Snapshot,
    SumBy,
)
from parteneriat_desktop.records.work import ActivityState

PLAN = {"adopted_on": date(2026, 3, 31), "monitored_until": date(2028, 3, 31), "period_until": date(2026, 9, 30)}


def a_snapshot(**given: object) -> Snapshot:
    """The second quarter of a plan of two years."""
    return Snapshot(**(PLAN | given))


def a_figure(kind: EffectivenessMeasure, numerator: int | None, denominator: int) -> FrozenFigure:
    """A figure."""
    number = None if numerator is None else Decimal(numerator)
    return FrozenFigure(figure=kind, numerator=number, denominator=Decimal(denominator))


def paces(found: Snapshot) -> dict[str, Pace]:
    """How each area stands, by its name."""
    return {area.name: area.pace for area in areas(found)}


def test_the_month_and_the_share_of_the_time_are_those_of_the_end_of_the_period():
    assert months(a_snapshot()) == Months(6, 24)
    assert elapsed(a_snapshot()) == Decimal("25.2")


@pytest.mark.parametrize("name", list(PLAN))
def test_without_one_of_the_days_there_is_no_month(name: str):
    assert months(a_snapshot(**{name: None})) is None
    assert elapsed(a_snapshot(**{name: None})) is None


def test_a_monitoring_that_ends_before_it_starts_has_no_month():
    assert months(a_snapshot(monitored_until=date(2026, 3, 31))) is None


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (FrozenTarget(progress=Decimal(30)), Pace.ON_TRACK),
        (FrozenTarget(progress=Decimal(20)), Pace.BEHIND),
        (FrozenTarget(progress=Decimal(4)), Pace.CRITICAL),
        (FrozenTarget(reached=True), Pace.ON_TRACK),
        (FrozenTarget(reached=False, goal="20", baseline="20"), Pace.BEHIND),
        (FrozenTarget(reached=False, goal="yes"), Pace.UNKNOWN),
        (FrozenTarget(), Pace.UNKNOWN),
    ],
)
def test_a_target_is_judged_by_its_progress_or_by_being_reached(target: FrozenTarget, expected: Pace):
    assert target_pace(target, Decimal(25)) is expected


def test_nothing_is_judged_where_nothing_is_known():
    assert set(paces(Snapshot()).values()) == {Pace.UNKNOWN}
    assert matters(Snapshot()) == []
    assert total_of(Snapshot()) == FrozenSum(by=SumBy.TOTAL)
    assert paid_share(total_of(Snapshot())) is None


def test_activities_are_judged_by_those_that_are_due():
    done = FrozenActivity(code="A1", state=ActivityState.FINISHED)
    late = FrozenActivity(code="A2", state=ActivityState.IN_PROGRESS, ends_on=date(2026, 9, 30))
    later = FrozenActivity(code="A3", state=ActivityState.IN_PROGRESS, ends_on=date(2026, 10, 1))
    cancelled = FrozenActivity(code="A4", state=ActivityState.CANCELLED, ends_on=date(2026, 1, 1))

    assert paces(a_snapshot(activities=[done, later, cancelled]))["Activities"] is Pace.ON_TRACK
    found = a_snapshot(activities=[done, late, later, cancelled])
    assert paces(found)["Activities"] is Pace.BEHIND
    assert dict(areas(found)[1].why.values) == {"finished": 1, "due": 2, "late": ("A2",)}
    assert paces(a_snapshot(activities=[late], period_until=None))["Activities"] is Pace.UNKNOWN


def test_the_budget_is_judged_by_what_was_paid():
    total = FrozenSum(by=SumBy.TOTAL, planned=Decimal("375870.46"), paid=Decimal("74205.30"))
    found = a_snapshot(sums=[FrozenSum(by=SumBy.SOURCE, planned=Decimal(1)), total])

    assert paid_share(total_of(found)) == Decimal("19.7")
    assert paces(found)["Budget"] is Pace.BEHIND


def test_an_interval_longer_than_promised_keeps_consultations_from_being_on_track():
    held = a_figure(EffectivenessMeasure.HELD_OF_PLANNED, 3, 3)
    within = a_figure(EffectivenessMeasure.LONGEST_GAP, 90, 92)
    beyond = a_figure(EffectivenessMeasure.LONGEST_GAP, 93, 92)

    assert paces(a_snapshot(figures=[held, within]))["Consultations"] is Pace.ON_TRACK
    assert paces(a_snapshot(figures=[held, beyond]))["Consultations"] is Pace.BEHIND


def test_without_planned_consultations_those_promised_count():
    none = a_figure(EffectivenessMeasure.HELD_OF_PLANNED, 0, 0)
    promised = a_figure(EffectivenessMeasure.HELD_OF_PROMISED, 0, 2)

    assert paces(a_snapshot(figures=[none, promised]))["Consultations"] is Pace.CRITICAL


def test_a_figure_that_is_withheld_or_cannot_be_divided_is_none():
    hidden = a_figure(EffectivenessMeasure.VULNERABLE, None, 40)
    found = a_snapshot(figures=[hidden, a_figure(EffectivenessMeasure.STEERING, 1, 2)])

    assert figure(found, EffectivenessMeasure.VULNERABLE) is None
    assert figure(found, EffectivenessMeasure.STEERING) == Ratio(Decimal(1), Decimal(2))
    assert paces(found)["Cooperation of the parties"] is Pace.BEHIND


def test_critical_targets_and_late_measures_are_to_be_decided():
    target = FrozenTarget(code="T5", progress=Decimal("4.2"))
    late = FrozenDeviation(due_on=date(2026, 9, 30), state=DeviationState.OPEN)
    closed = FrozenDeviation(due_on=date(2026, 9, 30), state=DeviationState.CLOSED)
    later = FrozenDeviation(due_on=date(2026, 10, 1), state=DeviationState.OPEN)
    found = a_snapshot(targets=[target], deviations=[closed, late, later, FrozenDeviation()])

    assert critical(found) == [target]
    assert [dict(sentence.values) for sentence in matters(found)] == [
        {"code": "T5", "progress": Sentence("{share}%", share=Decimal("4.2"))},
        {"number": "2", "day": date(2026, 9, 30)},
    ]
    assert len(matters(a_snapshot(deviations=[late], period_until=None))) == 0
