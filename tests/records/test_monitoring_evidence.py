"""Rows E11 and E12: reports up to date, cooperation written down, promised consultations, satisfaction."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from surrounding_records import World, attachment
from whole_dossier import dossier, programme

from parteneriat_desktop.records.evidence import evidence
from parteneriat_desktop.records.evidence_row import FileState, Papers, Row, RowState, with_files
from parteneriat_desktop.records.programme import EvidenceRow
from parteneriat_desktop.records.values import Attachment


def row(world: World, name: str) -> Row:
    """Return one row of the dossier."""
    return next(one for one in evidence("p", world, programme()).rows if one.row.value == name)


def on(day: str, *without: str, **changes: dict[str, Any]) -> World:
    """Return the dossier on a day."""
    world = dossier(without, **changes)
    world.today = date.fromisoformat(day)
    return world


def test_before_the_first_report_is_due_its_day_is_said():
    found = row(on("2026-08-15", "rep"), "E11")
    assert found.state is RowState.MISSING
    assert str(found.sentence) == "No monitoring report is registered; the first one is due on 2026-08-15."


def test_the_day_after_the_term_the_report_is_overdue():
    found = row(on("2026-08-16", "rep"), "E11")
    assert found.state is RowState.OVERDUE
    assert str(found.sentence) == (
        "1 monitoring report is overdue: that of 2026-02-01 to 2026-07-31 was due on 2026-08-15."
    )
    assert (found.entity, found.record, found.papers) == ("plan", "plan", Papers())


def test_overdue_reports_are_counted_and_the_latest_one_is_shown():
    found = row(on("2027-08-20"), "E11")
    assert found.state is RowState.OVERDUE
    assert "2 monitoring reports are overdue; the first, of 2026-08-01 to 2027-01-31" in str(found.sentence)
    assert (found.entity, found.record, found.papers.number) == ("monitoring_report", "rep", "8")


def test_reports_that_cover_what_is_due_prove_the_monitoring():
    found = row(on("2027-02-15"), "E11")
    assert found.state is RowState.PROVED
    assert str(found.sentence) == "Reports cover 1 of 4 periods"


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"signed_pdf": None}, ["the attached document"]),
        ({"registration_number": None}, ["the registration number"]),
        ({"registration_date": None}, ["the date"]),
    ],
)
def test_an_issued_report_needs_number_day_and_document(changes: dict[str, Any], lacks: list[str]):
    found = row(on("2026-11-20", rep=changes), "E11")
    assert (found.state, [str(lack) for lack in found.lacks]) == (RowState.PARTIAL, lacks)


def test_a_draft_before_its_term_is_partial():
    found = row(on("2026-08-10", rep={"state": "draft"}), "E11")
    assert found.state is RowState.PARTIAL
    assert "the signature of the report" in [str(lack) for lack in found.lacks]


def test_every_report_needs_its_document():
    world = on("2027-02-20", later={"announced_on": "2027-01-01"})
    given = {"plan": "plan", "kind": "half_yearly", "period_from": "2026-08-01", "period_until": "2027-01-31"}
    papers = {"registration_number": "9", "registration_date": "2027-02-10", "signed_pdf": attachment("doi.pdf")}
    second = world.make("monitoring_report", "rep2", **given, **papers, state="sent")
    world.records["monitoring_report", "rep2"] = second
    found = row(world, "E11")
    assert (found.state, found.record, len(found.papers.files)) == (RowState.PROVED, "rep2", 1)
    broken = world.make("monitoring_report", "rep", **{**world_fields(world), "registration_number": None})
    world.records["monitoring_report", "rep"] = broken
    assert [str(lack) for lack in row(world, "E11").lacks] == ["number and document of each report"]


def world_fields(_world: World) -> dict[str, Any]:
    """Return the fields of the first report of the dossier."""
    return {
        "plan": "plan",
        "kind": "half_yearly",
        "period_from": "2026-02-01",
        "period_until": "2026-07-31",
        "state": "sent",
    }


def test_without_a_concluded_plan_nothing_is_monitored():
    found = row(on("2026-11-20", plan={"state": "draft"}), "E11")
    assert (found.state, str(found.sentence)) == (
        RowState.MISSING,
        "No plan is adopted, so there is nothing to monitor yet.",
    )


def test_cooperation_consultations_and_satisfaction_are_said_in_figures():
    found = row(on("2026-11-20"), "E12")
    assert found.state is RowState.PROVED
    assert str(found.sentence) == "Cooperation log: 1; meetings: 1; consultations held: 1 of 1; scores: 1"


@pytest.mark.parametrize(
    ("without", "changes", "lack"),
    [
        (("s",), {}, "the results of satisfaction"),
        (("e",), {}, "the entries of the cooperation log"),
        ((), {"m": {"minutes_document": None}}, "registered and attached minutes of each meeting"),
        ((), {"plan": {"consultation_commitment": None}}, "the promise how often people are consulted"),
        (("m",), {"e": {"evidence": None}}, "the attached document"),
        (("m",), {"e": {"registration_number": None}}, "the registration number"),
    ],
)
def test_cooperation_is_partial_and_says_what_it_lacks(
    without: tuple[str, ...], changes: dict[str, dict[str, Any]], lack: str
):
    found = row(on("2026-11-20", *without, **changes), "E12")
    assert found.state is RowState.PARTIAL
    assert lack in [str(one) for one in found.lacks]


def test_a_promised_consultation_that_was_not_held_is_overdue():
    assert row(on("2027-01-01"), "E12").state is RowState.PROVED
    found = row(on("2027-01-02"), "E12")
    assert found.state is RowState.OVERDUE
    assert str(found.sentence) == "The consultation promised in the plan was due on 2027-01-01."
    assert row(on("2026-08-02", later={"state": "cancelled"}), "E12").state is RowState.OVERDUE


def test_after_the_monitoring_nobody_waits_for_a_consultation():
    plan = {"monitored_until": "2028-02-01"}
    late = {"announced_on": "2027-12-01"}
    assert row(on("2028-07-01", plan=plan, later=late), "E12").state is RowState.PROVED


def test_a_pause_that_is_over_does_not_stand_against_a_partnership_for_ever():
    found = row(on("2027-12-05", later={"announced_on": "2027-12-01"}), "E12")
    assert found.state is RowState.PROVED
    assert "consultations held: 1 of 3" in str(found.sentence)


ONE, OTHER = (Attachment(letter * 64, f"{letter}.pdf", "application/pdf", 5) for letter in "ab")
PROVED_ROW = Row(EvidenceRow.E1, RowState.PROVED, Papers().lacks()[0], papers=Papers(document=ONE, others=(OTHER, ONE)))


@pytest.mark.parametrize(
    ("one", "other", "state", "file", "lacks"),
    [
        (FileState.WHOLE, FileState.WHOLE, RowState.PROVED, FileState.WHOLE, 0),
        (FileState.CHANGED, FileState.WHOLE, RowState.PARTIAL, FileState.CHANGED, 1),
        (FileState.WHOLE, FileState.ABSENT, RowState.PARTIAL, FileState.ABSENT, 1),
        (FileState.ABSENT, FileState.CHANGED, RowState.PARTIAL, FileState.CHANGED, 2),
    ],
)
def test_a_file_that_was_changed_or_is_not_here_proves_nothing(
    one: FileState, other: FileState, state: RowState, file: FileState, lacks: int
):
    found = with_files(PROVED_ROW, {ONE.sha256: one, OTHER.sha256: other})
    assert (found.state, found.file, len(found.lacks)) == (state, file, lacks)


def test_a_row_without_files_or_that_was_not_proved_stays_in_its_state():
    bare = Row(EvidenceRow.E1, RowState.MISSING, Papers().lacks()[0])
    assert with_files(bare, {}) is bare
    late = Row(EvidenceRow.E11, RowState.OVERDUE, Papers().lacks()[0], papers=Papers(document=ONE))
    found = with_files(late, {ONE.sha256: FileState.CHANGED})
    assert found.state is RowState.OVERDUE
    assert "changed outside the program: ('a.pdf',)" in str(found.lacks[0])
