"""What is typed wrongly about plans and their monitoring is refused or warned of, and nothing else is changed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from calling import as_lines, call, done, put

if TYPE_CHECKING:
    from pathlib import Path

CARD = {"code": "T1", "name": "Instruiți", "unit": "persoane", "target_value": "150"}


@pytest.fixture
def plan(town_hall: Path) -> str:
    """An adopted plan in lei."""
    partnership = put(town_hall, "partnership", title="Parteneriat")
    given = {"partnership": partnership, "title": "Plan", "currency": "RON", "state": "adopted"}
    return put(town_hall, "plan", **given, adopted_on="2026-01-15", monitored_until="2028-01-15")


def told(home: Path, entity: str, record: str | None = None, **fields: Any) -> dict[str, Any]:
    """Give one record and return what is answered."""
    line: dict[str, Any] = {"entity": entity, "fields": fields} | ({} if record is None else {"id": record})
    called = call(home, "put", given=as_lines([line]))
    (answer,) = called.document
    assert called.status == (0 if answer["id"] else 1)
    return dict(answer)


def marks(answer: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the fields that were remarked on, with the severity."""
    return {(one["field"], one["severity"]) for one in answer["problems"]}


def refused(home: Path, entity: str, record: str | None = None, **fields: Any) -> set[str]:
    """Give one record that is refused, changing nothing, and return the fields it is refused for."""
    before = done(home, "show", entity)
    answer = told(home, entity, record, **fields)
    assert answer["id"] is None
    assert done(home, "show", entity) == before
    return {field for field, severity in marks(answer) if severity == "error"}


def test_a_target_without_a_baseline_is_not_finalised_until_its_reason_is_written(town_hall: Path, plan: str) -> None:
    target = put(town_hall, "target", plan=plan, **CARD)

    def lacking() -> set[str]:
        problems = call(town_hall, "finalise", "target", target).document["problems"]
        return {one["message"] for one in problems if one["field"].startswith("baseline")}

    assert any("Why the baseline is unknown" in message for message in lacking())
    put(town_hall, "target", target, baseline_unknown_reason="Nimeni nu a numărat înainte.")
    assert lacking() == set()


@pytest.mark.parametrize("entity", ["objective", "activity"])
def test_an_end_before_its_start_is_refused(town_hall: Path, plan: str, entity: str) -> None:
    days = {"starts_on": "2026-06-01", "ends_on": "2026-05-31"}
    assert refused(town_hall, entity, plan=plan, code="A1", name="Set", **days) == {"ends_on"}


def test_a_spending_above_its_line_is_warned_of_and_recorded(town_hall: Path, plan: str) -> None:
    line = put(town_hall, "budget_line", plan=plan, source="state_budget", chapter="services", planned="100.00")
    answer = told(town_hall, "expenditure", line=line, amount="100.01", spent_on="2026-05-05")

    assert "warning" in {severity for _field, severity in marks(answer)}
    (kept,) = done(town_hall, "show", "expenditure")
    assert kept["fields"]["amount"] == "100.01"


def test_two_accountable_partners_of_one_activity_are_refused(town_hall: Path, plan: str) -> None:
    partner = put(town_hall, "partner", name="Asociația", kind="ngo_association")
    activity = put(town_hall, "activity", plan=plan, code="A1", name="Set")
    put(town_hall, "responsibility", activity=activity, partner=partner, role="accountable")

    assert refused(town_hall, "responsibility", activity=activity, partner=partner, role="accountable") == {"role"}


def test_the_unit_of_an_indicator_stands_once_it_was_measured(town_hall: Path, plan: str) -> None:
    target = put(town_hall, "target", plan=plan, **CARD, baseline="0")
    put(town_hall, "target", target, unit="oameni")
    put(town_hall, "indicator_value", target=target, measured_on="2026-05-05", value="10")

    assert refused(town_hall, "target", target, unit="lei") == {"unit"}


def test_a_monitoring_period_that_overlaps_another_is_warned_of(town_hall: Path, plan: str) -> None:
    first = {"period_from": "2026-01-15", "period_until": "2026-07-14"}
    put(town_hall, "monitoring_report", plan=plan, kind="half_yearly", **first)
    second = {"period_from": "2026-07-01", "period_until": "2026-10-31"}
    answer = told(town_hall, "monitoring_report", plan=plan, kind="half_yearly", **second)

    assert ("period_from", "warning") in marks(answer)


def test_a_report_for_a_plan_that_is_not_concluded_is_refused(town_hall: Path, plan: str) -> None:
    put(town_hall, "plan", plan, state="draft")
    assert refused(town_hall, "monitoring_report", plan=plan, kind="quarterly") == {"plan"}


def test_evidence_whose_file_was_changed_outside_the_program_is_shown(town_hall: Path, tmp_path: Path) -> None:
    paper = tmp_path / "acord.pdf"
    paper.write_bytes(b"%PDF-1.7 acord")
    signed = {"signed_on": "2026-01-10", "registration_number": "1", "signed_document": {"path": str(paper)}}
    record = put(town_hall, "partnership", title="Parteneriat", **signed)
    (kept,) = (one for one in town_hall.rglob("*") if one.is_file() and one.read_bytes() == paper.read_bytes())
    kept.write_bytes(b"altceva")
    (row,) = (one for one in done(town_hall, "show", "partnership", record, "--evidence")["rows"] if one["row"] == "E1")

    assert "changed outside the program: acord.pdf" in row["sentence"]


@pytest.mark.parametrize("amount", ["100.001", "0.125", "1000000000000.005"])
def test_amounts_with_three_decimals_are_refused(town_hall: Path, plan: str, amount: str) -> None:
    given = {"plan": plan, "source": "state_budget", "chapter": "services"}
    assert refused(town_hall, "budget_line", **given, planned=amount) == {"planned"}


def test_amounts_of_twelve_digits_are_kept_added_and_printed(town_hall: Path, plan: str, tmp_path: Path) -> None:
    for source in ("state_budget", "local_budget"):
        put(town_hall, "budget_line", plan=plan, source=source, chapter="services", planned="499999999999.99")
    out = tmp_path / "R11.pdf"
    done(town_hall, "report", "R11", "--id", plan, "--out", out)
    text = printed(out)

    assert text.count("499,999,999,999.99") >= 2
    assert "999,999,999,999.98" in text


def printed(file: Path) -> str:
    """Return the words of a PDF."""
    return subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout
