"""Numbers that the program gives: certificates through the institution, reports within their plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from action_samples import a_partner, a_partnership, a_plan, a_record, fields_of

from parteneriat_desktop.actions import change_record
from parteneriat_desktop.actions.save_record import save

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace


def an_event(workspace: Workspace, title: str) -> str:
    training = a_record(workspace, "training", title=title)
    return a_record(workspace, "training_event", training=training, held_on="2025-03-01", place="Sala mare")


def certificate(workspace: Workspace, event: str, issued_on: str, **given: str) -> str:
    record = a_record(workspace, "certificate", training_event=event, issued_on=issued_on, **given)
    number: str = fields_of(workspace, "certificate", record)["number"]
    return number


def test_certificates_are_numbered_through_the_institution_and_by_year(town_hall: Workspace):
    first, second = an_event(town_hall, "Dialog civic"), an_event(town_hall, "Consultare")
    assert certificate(town_hall, first, "2026-03-01", holder_name="Ana Pop") == "1/2026"
    assert certificate(town_hall, second, "2026-03-02") == "2/2026"
    assert certificate(town_hall, first, "2025-12-30") == "1/2025"
    assert certificate(town_hall, first, "2026-04-01") == "3/2026"


def test_the_name_on_a_certificate_stays_here(town_hall: Workspace):
    event = an_event(town_hall, "Dialog civic")
    record = a_record(town_hall, "certificate", training_event=event, issued_on="2026-03-01", holder_name="Ana Pop")
    scopes = {scope: change.values for scope, change in town_hall.store.history("certificate", record)}
    assert "holder_name" in scopes["private"]
    assert all("holder_name" not in values for scope, values in scopes.items() if scope != "private")
    nameless = save(town_hall, "certificate", {"holder_name": "Ana Pop"})
    assert nameless.id is None


def test_reports_are_counted_within_their_plan_and_begin_as_drafts(town_hall: Workspace):
    partnership = a_partnership(town_hall, a_partner(town_hall))
    one, other = (a_plan(town_hall, partnership, adopted_on="2026-02-01", state="adopted") for _ in range(2))
    reports = [a_record(town_hall, "monitoring_report", plan=plan, kind="quarterly") for plan in (one, one, other)]
    found = [fields_of(town_hall, "monitoring_report", record) for record in reports]
    assert [(fields["sequence"], fields["state"]) for fields in found] == [(1, "draft"), (2, "draft"), (1, "draft")]
    change_record.delete(town_hall, "monitoring_report", reports[1])
    third = a_record(town_hall, "monitoring_report", plan=one, kind="quarterly")
    assert fields_of(town_hall, "monitoring_report", third)["sequence"] == 3


def test_a_report_of_no_plan_has_no_number_and_no_home(town_hall: Workspace):
    saved = save(town_hall, "monitoring_report", {"kind": "quarterly"})
    assert (saved.id, {problem.field for problem in saved.problems}) == (None, {"plan"})
