"""What a person looks at: records, history, search, dump, what is due, review, the target, reports."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest
from action_samples import a_consultation, a_partner, a_partnership, a_plan, a_record
from exchanging import text_of

from conftest import ENGLISH, a_clock
from parteneriat_desktop.actions import due, dump, make_report, programmes, report_frame, review, show_records
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.clock import machine_clock
from parteneriat_desktop.actions.demo import fill
from parteneriat_desktop.actions.demo.consultations import days_ago
from parteneriat_desktop.actions.demo.partners import tax_number
from parteneriat_desktop.actions.demo.sample import Sample
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.countries import country
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.reports.frame import DocumentState

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.consultation import Consultation


def test_a_record_is_shown_with_computed_values_and_marks(town_hall: Workspace) -> None:
    consultation = a_consultation(town_hall, announced_on="2026-11-01", proposals_deadline="2026-11-10")
    late = a_record(town_hall, "contribution", consultation=consultation, text="Târzie", received_on="2026-11-12")
    assert show_records.show(town_hall, "contribution", late)["computed"] == {"late": True}
    record = a_partnership(town_hall)
    plan = a_plan(town_hall, record)
    for state in ("adopted", "in_implementation", "adopted"):
        save(town_hall, "plan", {"state": state}, plan)
    assert show_records.show(town_hall, "plan", plan)["computed"] == {"version": 2}
    delete(town_hall, "plan", plan)
    assert show_records.show(town_hall, "plan", plan)["deleted"] is True
    assert list(show_records.show_all(town_hall, "plan")) == []
    assert [one["id"] for one in show_records.show_all(town_hall, "partnership")] == [record]


def test_a_conflict_is_marked_on_the_record(town_hall: Workspace) -> None:
    record = a_partner(town_hall)
    row = town_hall.store.row("partner", record)
    assert row is not None
    marked = type(row)(row.entity, row.id, row.scope, row.fields, row.deleted, row.changed, ("name",))
    assert show_records.printed(town_hall, marked)["conflicts"] == ["name"]


def test_what_arrived_private_only_is_in_no_shared_dump(town_hall: Workspace) -> None:
    record = town_hall.new_record_id()
    with town_hall.store.writing():
        for name in ("cineva", "altcineva"):
            edit = Edit({"contact_person": name}, {})
            town_hall.append(PRIVATE, "partner", record, edit, town_hall.clock.moment())
    assert text_of(town_hall) == []
    assert [sorted(found) for found in dump.dump(town_hall, private=True)] == [
        ["conflict", "entity", "id", "scope", "values"],
        ["entity", "fields", "id", "scope"],
    ]


def test_the_history_says_who_changed_what(town_hall: Workspace) -> None:
    record = a_partner(town_hall, name="Unu")
    save(town_hall, "partner", {"name": "Doi"}, record)
    first, second = show_records.history(town_hall, "partner", record)
    assert (first["user"], second["fields"]) == ("inspector", {"name": "Doi"})


def test_search_finds_without_diacritics(town_hall: Workspace) -> None:
    record = a_partner(town_hall, name="Asociația din Țara Hațegului")
    assert [hit.id for hit in show_records.search(town_hall, "hateg")] == [record]


def test_the_dump_leaves_out_what_is_private_unless_asked(town_hall: Workspace) -> None:
    a_partner(town_hall, contact_person="cineva")
    assert "cineva" not in "".join(text_of(town_hall))
    assert "cineva" in "".join(dump.canonical(one) for one in dump.dump(town_hall, private=True))


def due_fields(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [(item.on.isoformat(), str(item.group), item.field) for item in due.due(workspace)]


def test_dates_are_due_in_their_groups(town_hall: Workspace) -> None:
    for deadline in ("2026-11-19", "2026-11-20", "2026-11-22", "2026-11-23", "2026-12-20", "2026-12-21"):
        a_consultation(town_hall, announced_on="2026-11-01", proposals_deadline=deadline, title=deadline)
    assert due_fields(town_hall) == [
        ("2026-11-19", "overdue", "proposals_deadline"),
        ("2026-11-20", "week", "proposals_deadline"),
        ("2026-11-22", "week", "proposals_deadline"),
        ("2026-11-23", "month", "proposals_deadline"),
        ("2026-12-20", "month", "proposals_deadline"),
    ]


def test_unanswered_proposals_are_due_after_the_term(town_hall: Workspace) -> None:
    consultation = a_consultation(
        town_hall, announced_on="2026-11-01", proposals_deadline="2026-11-10", state="under_analysis"
    )
    a_record(town_hall, "contribution", consultation=consultation, text="Propunere")
    a_record(town_hall, "contribution", consultation=consultation, text="Alta", decision="accepted", justification="da")
    (item,) = due.due(town_hall)
    assert str(item.sentence) == "1 proposal waits for its reasoned answer."


def test_promises_fall_due_by_whole_months(town_hall: Workspace) -> None:
    partnership = a_partnership(
        town_hall,
        in_force_on="2025-12-01",
        ends_on="2026-12-01",
        steering_frequency_months=3,
        state="in_progress",
    )
    a_record(town_hall, "meeting", partnership=partnership, kind="coordination", held_on="2026-09-10")
    a_record(town_hall, "meeting", partnership=partnership, kind="visit", held_on="2026-10-10")
    plan = a_plan(
        town_hall,
        partnership,
        adopted_on="2024-11-30",
        monitored_until="2026-11-30",
        consultation_commitment={"frequency_months": 6},
    )
    a_consultation(town_hall, plan=plan, announced_on="2026-05-31", state="archived")
    a_consultation(town_hall, plan=plan, planned_for="2026-12-03")
    a_consultation(town_hall, plan=plan, planned_for="2026-12-04", announced_on="2026-05-30", state="archived")
    a_partnership(town_hall, ends_on="2026-12-01", state="ended")
    a_record(town_hall, "target", plan=plan, name="Țintă", due_on="2026-12-10")
    a_plan(town_hall, partnership, adopted_on="2024-01-01", monitored_until="2026-01-01", state="closed")
    a_plan(town_hall, partnership)
    a_plan(town_hall, partnership, adopted_on="2026-01-01")
    a_record(town_hall, "target", plan=plan, name="Fără termen")
    assert [(day, field) for day, _, field in due_fields(town_hall)] == [
        ("2026-11-30", "monitored_until"),
        ("2026-11-30", "consultation_commitment"),
        ("2026-12-01", "ends_on"),
        ("2026-12-03", "planned_for"),
        ("2026-12-10", "steering_frequency_months"),
        ("2026-12-10", "due_on"),
    ]


def test_an_unknown_clause_or_no_clause_counts_nothing(town_hall: Workspace) -> None:
    a_record(town_hall, "programme", code="X", name="Program fără condiții", objective=1)
    record = a_partnership(town_hall)
    assert not programmes.counted(town_hall, "X")[record].countable
    assert not programmes.evidence_of(town_hall, record).countable


def test_a_review_lists_what_is_wrong_worst_first(town_hall: Workspace) -> None:
    a_partner(town_hall)
    a_record(town_hall, "programme", code="X", name="Program")
    found = review.review(town_hall)
    severities = [review.ORDER[finding.problem.severity] for finding in found.findings]
    assert severities == sorted(severities)
    assert {finding.entity for finding in found.findings} == {"partner", "programme"}
    assert found.in_order == 0


def test_the_shipped_programme_counts_and_a_record_takes_its_place(town_hall: Workspace) -> None:
    assert programmes.programme(town_hall).objective == 50
    a_record(town_hall, "programme", code="447", name="Ținta schimbată", objective=60)
    assert programmes.programme(town_hall).objective == 60
    record = a_partnership(town_hall)
    assert not programmes.counted(town_hall)[record].countable
    with pytest.raises(RefusedError) as refused:
        programmes.programme(town_hall, "999")
    assert refused.value.code == "unknown-programme"


def wanted(code: str, record: str | None, **more: Any) -> make_report.Wanted:
    return make_report.Wanted(code, record, ENGLISH, **more)


def test_a_report_is_a_pdf_and_the_same_data_give_the_same_bytes(town_hall: Workspace, tmp_path: Path) -> None:
    record = a_partnership(town_hall, registration_number="41", registration_date="2026-03-01")
    data = make_report.make(town_hall, wanted("r01", record))
    assert data.startswith(b"%PDF-1.")
    assert make_report.make(town_hall, wanted("R01", record)) == data
    make_report.write(tmp_path / "R01.pdf", data)
    assert (tmp_path / "R01.pdf").read_bytes() == data


def test_reports_that_cannot_be_printed_are_refused(town_hall: Workspace) -> None:
    record = a_partnership(town_hall)
    delete(town_hall, "partnership", record)
    for code, given, expected in (
        ("R99", record, "unknown-report"),
        ("R01", None, "no-record"),
        ("R17", None, "no-record"),
        ("R01", record, "deleted"),
    ):
        with pytest.raises(RefusedError) as refused:
            make_report.make(town_hall, wanted(code, given))
        assert refused.value.code == expected


def test_the_letterhead_names_the_county_of_a_registered_unit(town_hall: Workspace) -> None:
    assert report_frame.issuer(town_hall, ENGLISH).lines == ()
    town_hall.profile = town_hall.profile.changed(unit_code="54975")
    assert report_frame.issuer(town_hall, ENGLISH).lines == ("Cluj county",)


def test_sample_records_fill_an_empty_workspace_and_mark_it(town_hall: Workspace) -> None:
    town_hall.profile = town_hall.profile.changed(unit_code="54975")
    count = fill(town_hall, seed=1, scale=1)
    assert count == sum(1 for line in text_of(town_hall) if json.loads(line).get("fields"))
    assert report_frame.frame(town_hall, ENGLISH).state is DocumentState.SAMPLE
    short = programmes.counted(town_hall, "447-short")
    assert sum(evidence.countable for evidence in short.values()) == 2
    with pytest.raises(RefusedError) as refused:
        fill(town_hall, seed=1, scale=1)
    assert refused.value.code == "not-empty"


def test_the_same_seed_gives_the_same_sample_records(region: Any) -> None:
    for workspace in (region.town_hall, region.ngo):
        workspace.profile = region.town_hall.profile
        fill(workspace, seed=7, scale=2)
    assert text_of(region.town_hall) == text_of(region.ngo)


def test_sample_data_that_the_program_refuses_are_a_fault(town_hall: Workspace) -> None:
    sample = Sample(town_hall, random.Random(1), {})  # noqa: S311 - no secret
    with pytest.raises(ValueError, match="partner"):
        sample.save("partner", {"name": 5})


def test_sample_tax_numbers_pass_the_check() -> None:
    assert country("RO").tax_number(tax_number(999_000_100)) == tax_number(999_000_100)


def test_the_machines_clock_may_be_moved_to_another_day() -> None:
    assumed = machine_clock(date(2024, 2, 29))
    assert assumed.today == date(2024, 2, 29)
    assert abs((assumed.now().date() - assumed.today).days) <= 1
    assert machine_clock(None).moment().endswith("Z")
    assert a_clock().moment() == "2026-11-20T09:00:01.000Z"


def test_sample_consultations_lie_in_the_last_five_years_however_many_are_wanted(town_hall: Workspace) -> None:
    ago = [days_ago(number) for number in range(1000)]
    assert ago[:4] == [9, 179, 349, 519]
    assert len(set(ago)) == 1000
    assert max(ago) < 5 * 365
    assert fill(town_hall, 1, 6) > 6 * 50
    titles = [getattr(one, "title", "") for one in town_hall.all("consultation")]
    assert len(titles) == len(set(titles)) + titles.count("Consultarea priorităților planului") - 1
    assert all(one.announced_on.year >= 2021 for one in cast("list[Consultation]", town_hall.all("consultation")))
