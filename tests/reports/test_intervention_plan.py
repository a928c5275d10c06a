"""R02: what the plan says on paper."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

import pytest
from paper import Paper
from report_samples import PLAN, SENTENCE, Records, a_frame, nothing, ordinary

from parteneriat_desktop.records.budget import BudgetChapter, BudgetLine, FundingSource
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.result import Result
from parteneriat_desktop.records.target import Horizon
from parteneriat_desktop.records.work import RaciRole, Responsibility
from parteneriat_desktop.reports.catalogue import make

if TYPE_CHECKING:
    from parteneriat_desktop.records.plan import Plan


def document(records: Records) -> Paper:
    """The plan in English."""
    return Paper(make("R02", records, PLAN, a_frame("en")))


def plan(records: Records) -> Plan:
    """The plan of the records."""
    return cast("Plan", records.find("plan", PLAN))


def a_line(number: int, **given: object) -> BudgetLine:
    """A budget line."""
    values = {"chapter": BudgetChapter.STAFF, "source": FundingSource.LOCAL_BUDGET, "planned": Decimal(10)}
    return BudgetLine(id=f"line{number}", plan=PLAN, **(values | given))


def test_six_sections_and_four_annexes_are_always_there():
    for records in (nothing(), ordinary()):
        outline = document(records).outline()

        assert [title.split(".")[0] for title in outline if title[0].isdigit()] == ["1", "2", "3", "4", "5", "6"]
        assert [title for title in outline if title.startswith("Annex")] == [
            "Annex 1 – Targets",
            "Annex 2 – Results",
            "Annex 3 – Budget",
            "Annex 4 – Responsibilities",
        ]


def test_what_is_missing_has_to_be_decided():
    text = document(ordinary()).text

    assert "The plan is not filled in completely." in text
    assert "To decide:" in text


def test_a_complete_plan_leaves_nothing_to_decide():
    records = ordinary()
    for found in plan(records).missing():
        setattr(plan(records), found.field, "x")
    text = document(records).text

    assert "The plan is filled in completely." in text
    assert "Nothing has to be decided." in text


def test_amounts_by_source_and_year_add_up():
    text = document(ordinary()).text

    assert text.count("874,291.99") >= 4
    assert "The plan states" not in text


def test_a_stated_total_that_differs_is_told():
    records = ordinary()
    plan(records).budget_total = Decimal(900_000)

    assert "The plan states 900,000.00; the lines add up to 874,291.99." in document(records).text


@pytest.mark.parametrize(("lines", "told"), [(1, "1 line in another currency"), (2, "2 lines in another currency")])
def test_lines_that_cannot_be_converted_are_told(lines: int, told: str):
    records = ordinary()
    for number in range(lines):
        records.add(a_line(number, currency="EUR"))

    assert told in document(records).text


def test_many_years_become_rows():
    records = ordinary()
    for year in range(2026, 2036):
        records.add(a_line(year, year=year))
    paper = document(records)

    assert paper.strays == []
    assert "874,391.99" in paper.text


def test_a_line_without_a_year_has_a_column_of_its_own():
    assert "no year" in document(ordinary().add(a_line(1))).text


def test_many_partners_become_rows():
    records = ordinary()
    for number in range(8):
        records.add(
            Partner(id=f"more{number}", name=f"Asociația {number}"),
            Responsibility(
                id=f"more{number}", activity="a1", partner=f"more{number}", role=RaciRole.INFORMED, function="f"
            ),
        )
    text = document(records).text

    assert "Asociația 7" in text
    assert "Functions" not in text


def test_a_role_that_nobody_named_leaves_the_matrix_alone():
    assert document(ordinary().add(Responsibility(id="x", activity="gone", partner="town"))).strays == []


def test_a_long_result_stands_whole_in_the_annex_only():
    records = ordinary()
    long = SENTENCE * 40
    records.add(Result(id="long", plan=PLAN, horizon=Horizon.SHORT, description=long))
    text = document(records).text

    assert "(whole text: annex 2)" in text
    assert text.count(SENTENCE.strip()) >= 38


def test_a_result_without_horizon_stands_in_the_annex():
    assert (
        "Rezultat fără orizont"
        in document(ordinary().add(Result(id="none", plan=PLAN, description="Rezultat fără orizont"))).text
    )


def test_a_long_document_has_contents_with_links_that_are_right():
    records = ordinary()
    plan(records).problem_analysis = SENTENCE * 190
    paper = document(records)
    pages = paper.pages
    contents = next(page for page in pages if "Contents" in page)
    listed = dict(
        line.strip().rsplit(None, 1) for line in contents.split("Contents")[1].splitlines() if "Annex" in line
    )

    assert len(listed) == 4
    assert all(title in pages[int(number) - 1] for title, number in listed.items())
    assert "TOC" in paper.tags()
    assert paper.archivable
