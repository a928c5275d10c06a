"""R09: two published reports entered as records give their figures, and never an error of a spreadsheet."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from held_records import Records
from paper import Paper
from report_samples import a_frame
from transparency_samples import eforie, nadlac

from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.contribution import Contribution, ContributionDecision
from parteneriat_desktop.records.transparency_report import TransparencyReport
from parteneriat_desktop.reports.catalogue import make

if TYPE_CHECKING:
    from collections.abc import Callable

REPORT = "report-1"


def entered(filling: Callable[[Callable[..., str]], str]) -> tuple[Records, str]:
    """The records of a published report, and the id of the report."""
    records, numbers = Records(), count(1)

    def saving(name: str, /, **fields: Any) -> str:
        kind = entity(name)
        assert kind is not None
        found = kind.accept(fields, records.country)
        assert found.problems == []
        identifier = f"{name}-{next(numbers)}"
        records.add(kind.read(identifier, found.values))
        return identifier

    return records, filling(saving)


def printed(records: Records, report: str, language: str = "en") -> str:
    """The text of the report."""
    return Paper(make("R09", records, report, a_frame(language))).text


def rows(records: Records, report: str) -> list[str]:
    """The lines of the report as they stand on paper."""
    pages = Paper(make("R09", records, report, a_frame("en"))).pages
    return [" ".join(line.split()) for page in pages for line in page.splitlines()]


def test_eforie_2020_has_its_published_figures_and_no_error():
    lines = rows(*entered(eforie))

    assert "1 Draft acts adopted in the year 259" in lines
    assert "2c of these, in mass media –" in lines
    assert "10 Acts adopted without the mandatory consultation 250" in lines
    assert "B1 Public meetings in total 21" in lines
    assert not any("#DIV" in line for line in lines)


def test_nadlac_2022_says_not_applicable_where_a_spreadsheet_said_error():
    lines = rows(*entered(nadlac))

    assert "1 Draft acts adopted in the year 3" in lines
    assert "2 Draft acts announced in public 9" in lines
    assert "7 Recommendations received 0" in lines
    assert "7.2 Share received electronically not applicable" in lines
    assert any(line.startswith("Draft acts announced in public: 9; adopted: 3.") for line in lines)


@pytest.mark.parametrize("language", ["ro", "bg"])
def test_every_language_has_the_whole_form(language: str):
    text = printed(*entered(nadlac), language)

    assert all(number in text for number in ("a)", "g)", "2a", "3.1", "B8", "C"))


def a_report(**fields: object) -> tuple[Records, str]:
    """A report with typed values only."""
    return Records().add(TransparencyReport(id=REPORT, **fields)), REPORT


def test_nothing_collected_is_said_and_every_value_is_a_dash():
    records, report = a_report()
    text = printed(records, report)

    assert "Nothing was collected for this year." in text
    assert "The year" not in text


def test_a_long_evaluation_follows_as_running_text():
    evaluation = "Asociațiile au participat la fiecare dezbatere și au primit răspuns. " * 4
    text = printed(*a_report(year=2025, own_evaluation=evaluation.strip()))

    assert "text, below" in text
    assert evaluation.strip() in text
    assert "The year 2025" in text


def test_a_short_answer_in_words_stands_among_the_values():
    assert "DISPOZIȚIA PRIMARULUI" in printed(*a_report(year=2025, responsible_how="DISPOZIȚIA PRIMARULUI"))


def test_reasons_alone_are_told_without_a_dash_before_them():
    lines = rows(*a_report(year=2025, non_public_reasons="date personale"))

    assert "g) Meetings that were not public, with their reasons date personale" in lines


def test_what_was_taken_over_in_part_stands_apart():
    records, report = entered(nadlac)
    for number, decision in enumerate((ContributionDecision.ACCEPTED, ContributionDecision.PARTLY_ACCEPTED)):
        draft = next(one for one in records.all("consultation"))
        records.add(
            Contribution(
                id=f"c{number}", consultation=draft.id, received_on=date(2022, 3, 1), text="text", decision=decision
            )
        )

    assert "b) Recommendations included in drafts and decisions 1 + 1 in part" in rows(records, report)
