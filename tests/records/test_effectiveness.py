"""Figures of regularity and effectiveness: each a numerator and a denominator, a dash where there is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from surrounding_records import World

from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.effectiveness import Span, figures, longest_gap, promised
from parteneriat_desktop.records.measure import Ratio
from parteneriat_desktop.records.plan import ConsultationCommitment, Plan
from parteneriat_desktop.records.snapshot import EffectivenessMeasure

if TYPE_CHECKING:
    from collections.abc import Sequence

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 1))


def world_with_plan(every: int | None = 3) -> World:
    """Return a world with a partnership and a concluded plan that promises to consult every so many months."""
    world = World()
    world.add("partnership", "p", in_force_on="2026-01-01", steering_group=True, steering_frequency_months=3)
    commitment = {"frequency_months": every} if every else None
    world.add("plan", "plan", partnership="p", adopted_on="2026-01-01", consultation_commitment=commitment)
    return world


def found(world: World, name: str, span: Span = YEAR) -> tuple[str, str]:
    """Return numerator and denominator of a figure."""
    plan = world.find("plan", "plan")
    assert isinstance(plan, Plan)
    ratio = figures(plan, span, world)[EffectivenessMeasure(name)]
    return str(ratio.numerator), str(ratio.denominator)


def consultation(world: World, record: str, announced: str | None, **given: Any) -> None:
    """Keep a consultation of the plan."""
    world.add("consultation", record, plan="plan", announced_on=announced, **({"state": "announced"} | given))


def test_without_records_no_figure_has_a_value():
    world = World()
    plan = world.make("plan", "plan")
    assert isinstance(plan, Plan)
    ratios = figures(plan, YEAR, world)
    assert list(ratios) == list(EffectivenessMeasure)
    assert all(ratio.quotient is None for ratio in ratios.values())
    assert all(ratio == Ratio(Decimal(0), Decimal(0)) for ratio in ratios.values())


def test_consultations_held_of_those_planned_and_promised():
    world = world_with_plan()
    consultation(world, "k1", "2026-02-01", planned_for="2026-02-01")
    consultation(world, "k2", "2026-05-01", planned_for="2026-04-01", state="archived")
    consultation(world, "k3", None, planned_for="2026-09-01", state="draft")
    consultation(world, "k4", "2026-06-01", state="cancelled")
    consultation(world, "k5", "2026-06-02", state="draft")
    consultation(world, "k6", "2025-12-01")
    assert found(world, "held_of_planned") == ("2", "3")
    assert found(world, "held_of_promised") == ("2", "3")
    assert found(world, "held_of_promised", Span(date(2026, 1, 1), date(2027, 1, 1))) == ("2", "4")
    assert found(world_with_plan(None), "held_of_promised") == ("0", "0")


def test_the_longest_time_without_a_consultation():
    world = world_with_plan()
    consultation(world, "k1", "2026-02-01")
    consultation(world, "k2", "2026-08-01")
    assert found(world, "longest_gap") == ("181", "89")
    assert found(world_with_plan(None), "longest_gap") == ("364", "0")
    assert found(world, "longest_gap", Span(date(2025, 1, 1), date(2025, 12, 31))) == ("0", "0")
    assert found(world, "longest_gap", Span(date(2026, 1, 1), date(2026, 1, 1))) == ("0", "90")


@given(st.lists(DAYS, max_size=8), DAYS, st.integers(1, 12))
def test_no_gap_is_longer_than_the_period_and_all_days_are_in_one(days: Sequence[date], adopted: date, every: int):
    plan = Plan(adopted_on=adopted, consultation_commitment=ConsultationCommitment(frequency_months=every))
    consultations = [Consultation.read("", {"announced_on": day.isoformat(), "state": "announced"}) for day in days]
    gap = longest_gap(plan, consultations, YEAR)
    if adopted > YEAR.until:
        assert gap is None
        return
    assert gap is not None
    start = max(adopted, YEAR.start)
    assert 0 <= gap.days <= (YEAR.until - start).days
    assert start <= gap.start <= YEAR.until
    assert not any(gap.start < day < gap.start + (YEAR.until - YEAR.until.replace(day=30)) * gap.days for day in days)
    assert promised(plan, YEAR) <= 12


def test_proposals_answered_accepted_and_how_long_that_took():
    world = world_with_plan()
    consultation(world, "k", "2026-02-01")
    for received, decision, reply in (
        ("2026-02-10", "accepted", "2026-02-12"),
        ("2026-02-10", "partly_accepted", "2026-02-20"),
        ("2026-02-10", "not_accepted", "2026-02-11"),
        ("2026-02-10", "not_accepted", None),
        ("2026-02-10", "under_analysis", None),
        ("2026-02-10", None, None),
        ("2025-02-10", "accepted", "2025-02-12"),
    ):
        world.add("contribution", consultation="k", received_on=received, decision=decision, reply_date=reply, text="x")
    assert found(world, "answered") == ("4", "6")
    assert found(world, "accepted") == ("2", "4")
    assert found(world, "days_to_answer") == ("2", "1")


def test_participants_and_vulnerable_people():
    world = world_with_plan()
    consultation(world, "k1", "2026-02-01")
    consultation(world, "k2", "2026-03-01")
    consultation(world, "k3", "2026-04-01")
    world.add("meeting", "m", consultation="k1", place="Sala")
    world.add("participation_count", meeting="m", total=20, roma=3, disability=1)
    world.add("participation_count", consultation="k1", total=10)
    world.add("participation_count", consultation="k2", total=15, homeless=0)
    world.add("participation_count", consultation="k3", source="list")
    world.add("participation_count", consultation="k2", total=0, roma="<5", homeless=0)
    assert found(world, "participants") == ("45", "2")
    assert found(world, "vulnerable") == ("4", "35")


def test_satisfaction_is_a_mean_of_scores_wherever_they_were_given():
    world = world_with_plan()
    consultation(world, "k", "2026-02-01")
    world.add("meeting", "m", consultation="k", partnership="p", place="Sala")
    world.add("consultative_body", "b", partnership="p", name="Consiliu", kind="civic_forum")
    items = [{"number": 1, "text": "Informare", "kind": "likert_5"}, {"number": 2, "text": "Altele", "kind": "text"}]
    world.add("questionnaire_template", "t", title="Satisfacție", items=items)
    for name, owner in (("partnership", "p"), ("consultation", "k"), ("meeting", "m"), ("body", "b")):
        world.add("questionnaire", f"q-{name}", based_on="t", title="S", **{name: owner})
        answers = [{"item": 1, "score": 5 if name == "body" else 2}, {"item": 2, "text": "Bine"}]
        world.add("response", questionnaire=f"q-{name}", received_on="2026-05-01", answers=answers)
    world.add("response", questionnaire="q-body", received_on="2025-05-01", answers=[{"item": 1, "score": 5}])
    assert found(world, "satisfaction") == ("11", "4")


def test_meetings_of_the_steering_group_of_those_planned():
    world = world_with_plan()
    for day, kind in (("2026-03-01", "coordination"), ("2026-06-01", "coordination"), ("2026-07-01", "visit")):
        world.add("meeting", partnership="p", kind=kind, held_on=day, place="Sala")
    assert found(world, "steering") == ("2", "3")
    without = World()
    without.add("partnership", "p")
    without.add("plan", "plan", partnership="p")
    assert found(without, "steering") == ("0", "0")


def test_agreed_actions_that_are_done():
    world = world_with_plan()
    decisions = [{"what": "A", "status": "done"}, {"what": "B", "status": "open"}, {"what": "C"}]
    world.add("meeting", partnership="p", held_on="2026-03-01", place="Sala", decisions=decisions)
    world.add("meeting", partnership="p", held_on="2025-03-01", place="Sala", decisions=decisions)
    entry = {"partnership": "p", "parties": ["hall", "ngo"]}
    world.add("cooperation_entry", **entry, entry_date="2026-03-01", next_step="D", next_done_on="2026-04-01")
    world.add("cooperation_entry", **entry, entry_date="2026-03-01", next_step="E")
    world.add("cooperation_entry", **entry, entry_date="2026-03-01")
    assert found(world, "actions_closed") == ("2", "5")


@pytest.mark.parametrize("day", [None, date(2025, 12, 31), date(2027, 1, 1)])
def test_a_span_has_only_its_days(day: date | None):
    assert not YEAR.has(day)
    assert YEAR.has(YEAR.start)
    assert YEAR.has(YEAR.until)
