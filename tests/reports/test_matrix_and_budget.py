"""R04 and R11: the matrix counts its rows, the sums of every table are the same total."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from paper import Paper
from report_samples import DAY, FILE, PARTNERSHIP, PLAN, a_frame, a_programme, nothing, ordinary

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.budget import BudgetLine, Expenditure
from parteneriat_desktop.records.evidence import Evidence
from parteneriat_desktop.records.evidence_row import Papers, Row, RowState
from parteneriat_desktop.records.programme import CountingRule, EvidenceRow
from parteneriat_desktop.reports import evidence_matrix
from parteneriat_desktop.reports.catalogue import make

if TYPE_CHECKING:
    import pytest
    from held_records import Records

    from parteneriat_desktop.records.plan import Plan


def matrix(records: Records, **frame: object) -> str:
    """The text of the matrix in English."""
    return Paper(make("R04", records, PARTNERSHIP, a_frame("en", **frame))).text


def execution(records: Records) -> str:
    """The text of the execution in English."""
    return Paper(make("R11", records, PLAN, a_frame("en"))).text


def found(*states: RowState) -> Evidence:
    """An evidence whose rows have these states."""
    papers = Papers(date(2026, 3, 31), "3090", FILE)
    sentence = Sentence("{there}; still missing: {lacks}.", there=Sentence("Plan"), lacks=(Sentence("the date"),))
    rows = [
        Row(row, state, sentence, (Sentence("the date"),) if state is RowState.PARTIAL else (), "plan", PLAN, papers)
        for row, state in zip(EvidenceRow, states, strict=False)
    ]
    return Evidence(PARTNERSHIP, tuple(rows), countable=False, reasons=())


def test_the_first_line_counts_the_rows_by_their_state(monkeypatch: pytest.MonkeyPatch):
    states = [RowState.PROVED] * 8 + [RowState.PARTIAL, RowState.OVERDUE, RowState.MISSING, RowState.MISSING]
    monkeypatch.setattr(evidence_matrix, "evidence", lambda *_given: found(*states))
    text = matrix(ordinary())

    assert "Incomplete dossier: 8 proofs complete, 1 partial, 1 overdue, 2 missing." in text
    assert "No. 3090 of 31 Mar 2026" in text
    assert "not proved: E9, E10, E11, E12." in text


def test_a_complete_dossier_says_so(monkeypatch: pytest.MonkeyPatch):
    whole = found(*[RowState.PROVED] * 12)
    counted = Evidence(whole.partnership, whole.rows, countable=True, reasons=())
    monkeypatch.setattr(evidence_matrix, "evidence", lambda *_given: counted)
    text = matrix(ordinary())

    assert "Complete dossier: 12 proofs complete." in text
    assert "Countable towards the target: yes" in text


def test_every_condition_is_printed_even_with_nothing_filled_in():
    text = matrix(nothing())

    assert all(row.value in text for row in EvidenceRow)
    assert "Incomplete dossier: 0 proofs complete" in text


def test_without_a_target_nothing_is_counted():
    assert "No target has been chosen to count for." in matrix(ordinary(), programme=None)


def test_the_short_conditions_are_told_in_sentences():
    assert "The partnership is not marked as new." in matrix(ordinary(), programme=a_programme(CountingRule.SHORT))


def test_every_table_has_the_same_total_of_the_published_budget():
    text = execution(ordinary())

    assert "Planned 874,291.99 lei, paid 64,334.90 lei (7.4%)." in text
    assert text.count("Total 874,291.99") == 4
    assert "719,579.88" in text


def test_paying_more_than_planned_is_a_fact_that_is_named():
    records = ordinary()
    records.add(Expenditure(id="e1", line="l2", spent_on=DAY, amount=Decimal("20000.00")))

    assert "More was paid than planned: co-financing by the NGO." in execution(records)


def test_a_line_without_its_rate_is_in_no_sum_and_that_is_said():
    records = ordinary()
    records.add(BudgetLine(id="l9", plan=PLAN, currency="EUR", planned=Decimal("100.00"), year=2026))
    text = execution(records)

    assert "1 line or payment has no exchange rate and is in no sum." in text
    assert "874,291.99" in text


def test_a_plan_without_a_budget_says_so_in_every_section():
    records = nothing()
    cast("Plan", records.find("plan", PLAN)).currency = None
    text = execution(records)

    assert "The plan has no budget lines yet." in text
    assert text.count("There is nothing to add up here.") == 4
