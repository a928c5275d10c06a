"""R01: what the sheet says about a partnership."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest
from paper import Paper
from report_samples import DAY, FILE, PARTNERSHIP, Records, a_frame, a_programme, nothing, ordinary

from parteneriat_desktop.records.evidence import Evidence, evidence
from parteneriat_desktop.records.partnership import AgreementClause, Partnership
from parteneriat_desktop.records.programme import CountingRule
from parteneriat_desktop.records.references import Document
from parteneriat_desktop.reports import partnership_sheet
from parteneriat_desktop.reports.catalogue import make


def sheet(records: Records, **frame: object) -> str:
    """The text of the sheet in English."""
    return Paper(make("R01", records, PARTNERSHIP, a_frame("en", **frame))).text


def partnership(records: Records) -> Partnership:
    """The partnership of the records."""
    return cast("Partnership", records.find("partnership", PARTNERSHIP))


def test_parties_stand_with_seat_and_code():
    text = sheet(ordinary())

    assert "Ploiești, Prahova (130534)" in text
    assert "Asociația ARES’EL" in text


def test_a_clause_that_was_not_agreed_is_missing():
    text = sheet(ordinary())

    assert text.count("present") == len(AgreementClause) - 1


def test_clauses_are_not_checked_where_nobody_filled_in_the_list():
    assert sheet(nothing()).count("not checked") == len(AgreementClause)


def test_documents_and_addenda_stand_with_their_numbers():
    records = ordinary()
    partnership(records).documents = [Document(title="Minuta", number="7", date=DAY, attachment=FILE)]
    text = sheet(records)

    assert "Addendum: prelungirea duratei" in text
    assert "Minuta" in text
    assert "No. 12/2021 of" in text


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"ends_on": date(2028, 3, 31)}, "25 Mar 2021 – 31 Mar 2028"),
        ({"in_force_on": None}, "24 months"),
        ({"in_force_on": None, "duration_months": 1}, "1 month"),
        ({}, "24 months from 25 Mar 2021"),
        ({"duration_months": None}, "from 25 Mar 2021"),
        ({"in_force_on": None, "duration_months": None, "ends_on": date(2028, 3, 31)}, "until 31 Mar 2028"),
    ],
)
def test_the_term_is_told_as_far_as_it_is_known(given: dict[str, object], printed: str):
    records = ordinary()
    for name, value in given.items():
        setattr(partnership(records), name, value)

    assert printed in sheet(records)


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"council_decision_date": date(2021, 3, 1)}, "Council decision no. 68/2021 of 1 Mar 2021"),
        ({}, "Council decision no. 68/2021"),
    ],
)
def test_the_decision_is_named(given: dict[str, object], printed: str):
    records = ordinary()
    for name, value in given.items():
        setattr(partnership(records), name, value)

    assert printed in sheet(records)


def test_a_partner_whose_unit_is_not_in_the_register_keeps_its_code():
    records = ordinary()
    town = records.find("partner", "town")
    town.country, town.unit_code = "MD", "4101"

    assert "4101" in sheet(records)


def test_what_lacks_is_listed_row_by_row():
    text = sheet(ordinary())

    assert "Not yet." in text
    assert all(f"E{number}" in text for number in range(1, 13))


def test_the_shorter_list_names_its_reasons():
    text = sheet(ordinary(), programme=a_programme(CountingRule.SHORT))

    assert "The partnership is not marked as new." in text


def test_a_programme_without_conditions_counts_nothing():
    programme = a_programme()
    programme.clauses = []

    text = sheet(ordinary(), programme=programme)

    assert "Not yet." in text
    assert "The programme names no condition" in text


def test_a_partnership_that_counts_is_said_to_count(monkeypatch: pytest.MonkeyPatch):
    def proved(*given: Any) -> Evidence:
        return replace(evidence(*given), countable=True, reasons=())

    monkeypatch.setattr(partnership_sheet, "evidence", proved)

    assert "Yes, every condition is met." in sheet(ordinary(), programme=a_programme())


def test_without_a_programme_nothing_is_counted():
    assert "No target has been chosen to count for." in sheet(ordinary(), programme=None)
