"""What monitoring makes due: over 26 simulated months exactly what the schedule demands, and agreed steps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from action_samples import a_record

from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.due import due
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.records.frequency import Frequency
from parteneriat_desktop.records.monitoring_schedule import Terms, periods

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace

ADOPTED = date(2026, 3, 31)


def on(workspace: Workspace, day: date) -> Workspace:
    """The workspace as it stands on another day."""
    workspace.clock = Clock(day, workspace.clock.now)
    return workspace


def changed(workspace: Workspace, entity: str, record: str, **fields: Any) -> None:
    """Save more about a known record."""
    assert save(workspace, entity, fields, record).id == record


def found(workspace: Workspace, entity: str, day: date) -> list[tuple[date, str]]:
    """What is due of a kind on a day, with its field."""
    return [(one.on, one.field) for one in due(on(workspace, day)) if one.entity == entity]


@pytest.fixture
def plan(town_hall: Workspace) -> str:
    return a_record(
        town_hall,
        "plan",
        partnership=a_record(town_hall, "partnership", title="Parteneriat"),
        title="Plan",
        adopted_on=ADOPTED.isoformat(),
        monitored_until="2028-03-31",
        reporting_frequency="quarterly",
        state="adopted",
    )


def test_over_26_months_exactly_the_reports_of_the_schedule_become_due(town_hall: Workspace, plan: str):
    demanded = periods(ADOPTED, date(2028, 3, 31), Terms(Frequency.QUARTERLY))
    assert len(demanded) == 8
    for month in range(27):
        today = add_months(ADOPTED, month)
        expected = [one.due for one in demanded if one.due <= today + timedelta(days=30)]
        assert [day for day, field in found(town_hall, "plan", today) if field == "reporting_frequency"] == expected
    assert plan


def test_a_report_that_was_issued_is_not_due_any_more(town_hall: Workspace, plan: str):
    first, second, *_ = periods(ADOPTED, date(2028, 3, 31), Terms(Frequency.QUARTERLY))
    on(town_hall, second.due)
    report = a_record(
        town_hall,
        "monitoring_report",
        plan=plan,
        kind="quarterly",
        period_from=first.start.isoformat(),
        period_until=first.until.isoformat(),
    )
    assert [day for day, _field in found(town_hall, "plan", second.due)] == [first.due, second.due]
    row: Any = town_hall.find("monitoring_report", report)
    assert not row.is_issued
    changed(town_hall, "plan", plan, state="closed")
    assert found(town_hall, "plan", second.due) == []


@pytest.mark.parametrize(
    ("frequency", "measured", "expected"),
    [
        ("quarterly", None, date(2026, 6, 30)),
        ("quarterly", "2026-07-10", date(2026, 10, 10)),
        ("once", None, date(2026, 10, 31)),
        ("once", "2026-07-10", None),
        (None, None, None),
    ],
)
def test_an_indicator_is_due_by_its_frequency(
    town_hall: Workspace, plan: str, frequency: str | None, measured: str | None, expected: date | None
):
    on(town_hall, date(2026, 10, 15))
    target = a_record(
        town_hall, "target", plan=plan, code="T1", name="Persoane", frequency=frequency, due_on="2026-10-31"
    )
    if measured:
        a_record(town_hall, "indicator_value", target=target, measured_on=measured, value="3")
    days = [day for day, field in found(town_hall, "target", date(2026, 10, 15)) if field == "frequency"]
    assert days == ([expected] if expected else [])


def test_agreed_steps_measures_and_improvements_are_due_until_they_are_done(town_hall: Workspace, plan: str):
    today = date(2026, 10, 15)
    on(town_hall, today)
    meeting = a_record(
        town_hall,
        "meeting",
        kind="coordination",
        held_on="2026-09-01",
        decisions=[
            {"what": "a", "due_on": "2026-10-20", "status": "open"},
            {"what": "b", "due_on": "2026-10-20"},
            {"what": "c", "due_on": "2026-10-21", "status": "done"},
            {"what": "d"},
        ],
    )
    deviation = a_record(
        town_hall,
        "deviation",
        plan=plan,
        kind="risk",
        description="x",
        measure="y",
        due_on="2026-10-22",
        noticed_on="2026-10-01",
        state="open",
    )
    improvement = a_record(town_hall, "improvement_proposal", text="z", source="meeting", due_on="2026-10-23")
    sentences = {one.record: str(one.sentence) for one in due(town_hall)}
    assert sentences[meeting] == "2 agreed actions are due."
    assert sentences[deviation] == "Measure: y"
    assert improvement in sentences
    changed(town_hall, "deviation", deviation, state="closed")
    changed(town_hall, "improvement_proposal", improvement, decision="rejected", reason="nu se poate")
    assert not {deviation, improvement} & {one.record for one in due(town_hall)}


def test_the_next_step_of_a_cooperation_is_due_until_it_is_done(town_hall: Workspace):
    on(town_hall, date(2026, 10, 15))
    partners = [a_record(town_hall, "partner", name=name) for name in ("A", "B")]
    entry = a_record(
        town_hall,
        "cooperation_entry",
        partnership=a_record(town_hall, "partnership", title="P"),
        entry_date="2026-10-01",
        kind="meeting",
        parties=partners,
        summary="s",
        next_step="trimite lista",
        next_due="2026-10-20",
    )
    assert [str(one.sentence) for one in due(town_hall) if one.record == entry] == ["Agreed: trimite lista"]
    changed(town_hall, "cooperation_entry", entry, next_done_on="2026-10-14")
    assert not [one for one in due(town_hall) if one.record == entry]


def test_the_answer_to_a_registered_policy_proposal_is_due_by_law(town_hall: Workspace):
    on(town_hall, date(2026, 10, 15))
    policy = a_record(
        town_hall,
        "policy_proposal",
        title="P",
        submitted_on="2026-10-01",
        registration_number="12",
        registration_date="2026-10-01",
        state="registered",
    )
    (one,) = [found for found in due(town_hall) if found.record == policy]
    assert (one.on, one.field) == (date(2026, 10, 31), "reply_date")
    changed(town_hall, "policy_proposal", policy, reply_date="2026-10-14")
    assert not [found for found in due(town_hall) if found.record == policy]


@pytest.mark.usefixtures("plan")
def test_reports_are_due_also_where_the_programme_was_deleted(town_hall: Workspace):
    counted = a_record(town_hall, "programme", code="X", name="Program")
    town_hall.profile = town_hall.profile.changed(programme="X")
    delete(town_hall, "programme", counted)
    today = add_months(ADOPTED, 6)
    expected = [one.due for one in periods(ADOPTED, date(2028, 3, 31), Terms(Frequency.QUARTERLY))]
    assert [day for day, field in found(town_hall, "plan", today) if field == "reporting_frequency"] == [
        day for day in expected if day <= today + timedelta(days=30)
    ]
