"""Monitoring reports: drafts filled in from records, figures frozen when checked, content that stands still."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from surrounding_records import World, attachment, marks, refusal
from whole_dossier import dossier, programme

from parteneriat_desktop.records.monitoring_report import MonitoringReport, ReportState
from parteneriat_desktop.records.monitoring_schedule import Period, next_period, periods_of, schedule, terms_of
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.report_draft import LONGEST, prefill
from parteneriat_desktop.records.snapshot import EffectivenessMeasure, Snapshot, SumBy
from parteneriat_desktop.records.states import following, problems_before, settled

REPORT: dict[str, Any] = {
    "plan": "plan",
    "kind": "half_yearly",
    "period_from": "2026-02-01",
    "period_until": "2026-07-31",
    "summary": "Pe drum bun",
    "cooperation": "Bună",
    "self_assessment": 4,
    "self_assessment_reason": "Ținte atinse",
    "prepared_by": "referent",
    "checked_by": "secretar general",
    "approved_by": "primar",
}
NUMBER = {"registration_number": "8", "registration_date": "2026-08-10"}


def whole() -> World:
    """Return the whole dossier without its report, with some more to report on."""
    world = dossier(("rep",))
    world.add("partner", "other", name="Alt partener", kind="university", country="RO")
    world.add("indicator_value", target="t", measured_on="2026-06-01", value="3")
    world.add("indicator_value", target="t", measured_on="2026-09-01", value="5")
    world.add("indicator_value", target="t", measured_on="2026-07-01", unavailable_reason="nu s-a măsurat")
    world.add("expenditure", line="line", amount="30", vat="5", spent_on="2026-06-01")
    world.add("expenditure", line="line", amount="60", vat="5", spent_on="2026-10-01")
    given = {"plan": "plan", "kind": "risk", "noticed_on": "2026-03-01", "description": "Fonduri târzii"}
    world.add("deviation", **given, state="open", measure="Avans")
    world.add(
        "deviation", **(given | {"description": "Închis înainte", "noticed_on": "2026-01-05"}), closed_on="2026-01-10"
    )
    world.add("deviation", **(given | {"description": "De mai târziu", "noticed_on": "2026-09-01"}))
    world.add("consultation", "next", plan="plan", planned_for="2026-07-15", title="A doua", state="draft")
    world.add("contribution", consultation="later", received_on="2026-07-05", decision="accepted", text="Da")
    world.add("contribution", consultation="later", received_on="2026-07-05", text="Încă nu")
    world.add("participation_count", consultation="later", total=12)
    return world


def report(**changes: Any) -> MonitoringReport:
    """Return a report of the dossier."""
    made = World().make("monitoring_report", "r", **(REPORT | changes))
    assert isinstance(made, MonitoringReport)
    return made


def test_the_figures_are_those_of_the_period():
    world = whole()
    found = report().figures(world)
    assert (found.as_of, found.plan, found.currency) == (world.today, None, "RON")
    target = (found.targets or [])[0]
    assert (target.goal, target.realised, str(target.measured_on)) == ("5", "3", "2026-07-01")
    assert (target.progress, target.reached, target.unavailable_reason) == (None, False, "nu s-a măsurat")
    assert [(one.code, one.is_part) for one in found.activities or ()] == [("A", False), ("A.1", True)]
    sums = {(one.by, one.key): (str(one.planned), str(one.paid), str(one.paid_in_period)) for one in found.sums or ()}
    assert sums[SumBy.TOTAL, None] == ("100.00", "30.00", "30.00")
    assert sums[SumBy.SOURCE, "pnrr_grant"] == ("100.00", "30.00", "30.00")
    assert sums[SumBy.PARTNER, None] == ("100.00", "30.00", "30.00")
    held = [
        (one.title, str(one.held_on), one.participants, one.proposals, one.answered)
        for one in found.consultations or ()
    ]
    assert held == [(None, "2026-07-01", 12, 2, 1), ("A doua", "None", None, 0, 0)]
    assert [str(one.entry_date) for one in found.cooperation or ()] == ["2026-05-05"]
    assert [one.description for one in found.deviations or ()] == ["Fonduri târzii"]
    assert len(found.figures or ()) > 5


def test_the_words_of_the_report_stand_in_its_figures_too():
    found = report().figures(World())
    assert (found.summary, found.self_assessment, found.approved_by) == ("Pe drum bun", 4, "primar")
    assert found.targets is None
    assert report(period_until=None).figures(whole()).targets is None


def test_names_are_written_out_and_long_entries_shortened():
    world = whole()
    world.add("budget_line", plan="plan", source="other", partner="other", planned="0", chapter="staff", year=2026)
    entry = {"partnership": "p", "parties": ["hall", "ngo"], "entry_date": "2026-05-06", "summary": "x" * 601}
    world.add("cooperation_entry", **entry)
    found = report().figures(world)
    assert {one.key for one in found.sums or () if one.by is SumBy.PARTNER} == {"Alt partener", None}
    summary = (found.cooperation or [])[1].summary
    assert summary is not None
    assert (len(summary), summary[-1]) == (600, "…")


@pytest.mark.parametrize(("roma", "shown"), [(0, "0"), (3, None), (5, "5")])
def test_a_few_vulnerable_people_are_not_written_as_their_number(roma: int, shown: str | None):
    world = whole()
    world.add("participation_count", consultation="later", total=30, roma=roma)
    figures = {one.figure: one for one in report().figures(world).figures or ()}
    vulnerable = figures[EffectivenessMeasure.VULNERABLE]
    assert (None if vulnerable.numerator is None else str(vulnerable.numerator)) == shown
    assert str(vulnerable.denominator) == "30"


def test_a_plan_without_a_partnership_is_reported_on_too():
    world = World()
    world.add("plan", "plan", adopted_on="2026-02-01", state="adopted", title="Plan")
    found = report().figures(world)
    assert (found.partnership, found.plan, found.cooperation) == (None, "Plan", [])


def test_what_was_frozen_is_what_a_report_says():
    frozen = {"plan": "Planul de atunci", "as_of": "2026-08-01"}
    assert report(frozen=frozen).figures(whole()) == Snapshot(plan="Planul de atunci", as_of=date(2026, 8, 1))


def test_the_way_of_a_report():
    world = whole()
    found = report()
    assert following(found) == ("checked",)
    assert problems_before(found, "checked", world) == []
    values = settled(found, "checked", world)
    assert values["state"] == "checked"
    assert isinstance(values["frozen"], dict)
    checked = report(state="checked", frozen=values["frozen"])
    assert following(checked) == ("signed", "draft")
    assert {problem.field for problem in problems_before(checked, "signed", world)} == {
        "registration_number",
        "registration_date",
        "signed_pdf",
    }
    assert settled(checked, "draft", world) == {"state": "draft", "frozen": None}
    signed = report(state="signed", frozen=values["frozen"], **NUMBER, signed_pdf=attachment())
    assert problems_before(report(state="checked", **NUMBER, signed_pdf=attachment()), "signed", world) == []
    assert settled(signed, "sent", world) == {"state": "sent"}
    assert marks(problems_before(signed, "sent", world)) == {("sent_on", "missing")}
    assert marks(problems_before(signed, "rejected", world)) == {("return_reason", "missing")}
    sent = report(state="sent", sent_on="2026-08-11", **NUMBER, signed_pdf=attachment())
    assert marks(problems_before(sent, "confirmed", world)) == {("confirmed_on", "missing")}
    returned = report(state="rejected", return_reason="Lipsește o anexă")
    assert following(returned) == ("draft",)
    assert problems_before(returned, "draft", world) == []


@pytest.mark.parametrize("name", ["summary", "cooperation", "self_assessment", "checked_by", "period_until"])
@pytest.mark.parametrize("state", [state.value for state in ReportState if state is not ReportState.DRAFT])
def test_the_content_of_a_report_stands_still_once_it_was_checked(state: str, name: str):
    other = {"summary": "Altfel", "cooperation": "Altfel", "checked_by": "altcineva", "period_until": "2026-08-31"}
    changed = {name: other.get(name, 5)}
    problems = report(state=state, **changed).change_problems(report(state=state), World())
    assert marks(problems) == {(name, "error")}
    assert "take it back to the draft" in str(problems[0].sentence)


@pytest.mark.parametrize(
    ("state", "locked"), [("checked", False), ("signed", True), ("sent", True), ("rejected", False)]
)
def test_number_and_signature_stand_still_once_it_was_signed(state: str, *, locked: bool):
    before = report(state=state, **NUMBER, signed_pdf=attachment())
    after = report(state=state, registration_number="9", registration_date="2026-08-10", signed_pdf=attachment("x.pdf"))
    names = {problem.field for problem in after.change_problems(before, World())}
    assert names == ({"registration_number", "signed_pdf"} if locked else set())


def test_a_draft_and_what_follows_the_signing_may_be_edited():
    assert report(summary="Altfel").change_problems(report(), World()) == []
    assert report(summary="Altfel", state="draft").change_problems(report(state="draft"), World()) == []
    assert report(state="signed", sent_on="2026-08-12").change_problems(report(state="signed"), World()) == []


def test_a_person_changes_neither_state_nor_figures():
    for name, wire in (("state", "signed"), ("frozen", {}), ("sequence", 3)):
        assert refusal("monitoring_report", name, wire) == "This field is filled in by the program."


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, set()),
        ({"period_until": "2026-01-31"}, {("period_until", "error")}),
        ({"registration_date": "2026-07-01"}, {("registration_date", "error")}),
        ({"sent_on": "2026-11-21"}, {("sent_on", "error")}),
        ({"sent_on": "2026-08-11", "confirmed_on": "2026-08-10"}, {("confirmed_on", "error")}),
        ({"period_from": "2026-01-31"}, {("period_from", "warning")}),
    ],
)
def test_what_is_said_about_the_days_of_a_report(changes: dict[str, Any], wanted: set[tuple[str, str]]):
    assert marks(report(**changes).problems(whole())) == wanted


@pytest.mark.parametrize("wrong", [0, 6])
def test_the_mark_is_between_one_and_five(wrong: int):
    assert refusal("monitoring_report", "self_assessment", wrong)


def test_a_draft_is_filled_in_from_the_records_of_its_period():
    world = whole()
    world.add(
        "cooperation_entry", partnership="p", parties=["hall", "ngo"], entry_date="2026-06-05", summary="Atelier\ncomun"
    )
    world.add("activity", "b", plan="plan", code="B", name="Curs", percent=40)
    plan = world.find("plan", "plan")
    assert isinstance(plan, Plan)
    period = next_period(schedule(plan, world, programme()))
    assert period is not None
    values = prefill(plan, period, terms_of(plan, programme()), world)
    assert values == {
        "plan": "plan",
        "kind": "half_yearly",
        "period_from": "2026-02-01",
        "period_until": "2026-07-31",
        "summary": "A\nA.1\nB · Curs · 40 %",
        "cooperation": "05.05.2026\n05.06.2026 · Atelier comun",
        "deviations": "Fonduri târzii · Avans",
    }
    world.add("monitoring_report", **values, prepared_by="referent")
    assert prefill(plan, period, terms_of(plan, programme()), world)["prepared_by"] == "referent"


def test_a_draft_takes_whole_lines_as_many_as_fit():
    world = whole()
    for number in range(40):
        given = {"partnership": "p", "parties": ["hall", "ngo"], "entry_date": "2026-06-05"}
        world.add("cooperation_entry", **given, summary=f"{number:03}" + "x" * 590)
    plan = world.find("plan", "plan")
    assert isinstance(plan, Plan)
    period: Period = periods_of(plan, programme())[0]
    text = prefill(plan, period, terms_of(plan, programme()), world)["cooperation"]
    assert isinstance(text, str)
    assert len(text) <= LONGEST
    assert all(len(line) > 590 for line in text.splitlines()[1:])


def test_a_visit_belongs_to_a_plan_or_a_report():
    world = World()
    given = {"visited_on": "2026-05-01", "participants": ["referent", "coordonator ONG"], "findings": "Bine"}
    assert marks(world.problems("monitoring_visit", **given)) == {("plan", "missing")}
    assert world.problems("monitoring_visit", **given, plan="plan") == []
    assert world.problems("monitoring_visit", **given, report="r") == []
    late = given | {"plan": "plan", "measures_due": "2026-04-01"}
    assert marks(world.problems("monitoring_visit", **late)) == {("measures_due", "error")}
