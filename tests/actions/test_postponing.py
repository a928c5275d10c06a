"""What is put off: an activity keeps its old end and the reason; a report is due on its new day and says so."""

from datetime import date

import pytest
from action_samples import a_partnership, a_plan, a_record, fields_of

from conftest import ENGLISH
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.due import due
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace

WORDS = {"reason": "furnizorul a întârziat", "decided_by": "primar"}


@pytest.fixture
def plan(town_hall: Workspace) -> str:
    dates = {"adopted_on": "2026-03-31", "monitored_until": "2028-03-31"}
    return a_plan(town_hall, a_partnership(town_hall), reporting_frequency="quarterly", state="adopted", **dates)


def test_an_activity_put_off_without_a_reason_asks_for_it(town_hall: Workspace, plan: str):
    activity = a_record(town_hall, "activity", plan=plan, code="A1", name="Puțuri", ends_on="2026-06-30")
    said = save(town_hall, "activity", {"ends_on": "2026-08-30"}, activity)
    assert said.id == activity
    (problem,) = [one for one in said.problems if one.field == "ends_on"]
    assert ENGLISH.say(problem.sentence) == (
        "The end was 30 Jun 2026: write under “Postponements” why it was put off, and who decided."
    )


def test_an_activity_put_off_keeps_the_old_day_the_reason_and_who_decided(town_hall: Workspace, plan: str):
    activity = a_record(town_hall, "activity", plan=plan, code="A1", name="Puțuri", ends_on="2026-06-30")
    moved = {"moved_from": "2026-06-30", "moved_to": "2026-08-30", **WORDS}
    said = save(town_hall, "activity", {"ends_on": "2026-08-30", "postponements": [moved]}, activity)
    assert said.problems == []
    assert fields_of(town_hall, "activity", activity)["postponements"] == [moved]
    assert save(town_hall, "activity", {"ends_on": "2026-07-30"}, activity).problems == []
    assert save(town_hall, "activity", {"ends_on": None}, activity).problems == []


def test_a_postponement_to_an_earlier_day_is_refused(town_hall: Workspace, plan: str):
    moved = {"moved_from": "2026-06-30", "moved_to": "2026-06-30", **WORDS}
    fields = {"plan": plan, "code": "A1", "name": "Puțuri", "postponements": [moved]}
    assert save(town_hall, "activity", fields).id is None
    assert save(town_hall, "plan", {"postponed_reports": [moved]}, plan).id is None


def test_a_report_put_off_is_due_on_its_new_day_and_says_from_when_and_why(town_hall: Workspace, plan: str):
    town_hall.clock = Clock(date(2026, 7, 10), town_hall.clock.now)
    stood = [one for one in due(town_hall) if one.field == "reporting_frequency"]
    assert [str(one.on) for one in stood] == ["2026-07-14"]
    moved = {"moved_from": "2026-07-14", "moved_to": "2026-08-03", **WORDS}
    assert save(town_hall, "plan", {"postponed_reports": [moved]}, plan).problems == []
    (now,) = [one for one in due(town_hall) if one.field == "reporting_frequency"]
    assert str(now.on) == "2026-08-03"
    assert ENGLISH.say(now.sentence) == (
        "Monitoring report on 31 Mar 2026 – 29 Jun 2026, put off from 14 Jul 2026: furnizorul a întârziat"
    )
