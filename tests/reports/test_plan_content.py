"""What belongs to a plan, in order and summed up."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from report_samples import PLAN, Records, ordinary

from parteneriat_desktop.records.budget import BudgetChapter, BudgetLine, FundingSource
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.work import Activity, Objective
from parteneriat_desktop.reports.plan_content import PlanContent, code_key


def content(*records: object) -> PlanContent:
    """The content of a plan in lei with these records."""
    held = Records().add(Plan(id=PLAN, currency="RON"), *records)
    return PlanContent(held, held.find("plan", PLAN))


def an_activity(name: str, **given: object) -> Activity:
    """An activity whose id and code are its name."""
    return Activity(id=name, plan=PLAN, code=name, **given)


def test_two_comes_before_ten_and_no_code_last():
    records = [Objective(code=code) for code in ("A10", None, "A2", "2", "A2.1")]

    assert [one.code for one in sorted(records, key=code_key)] == ["2", "A2", "A2.1", "A10", None]


def test_activities_stand_below_their_objective_and_parts_below_them():
    steps = content(
        Objective(id="o", plan=PLAN, code="O1"),
        an_activity("A1", objective="o"),
        an_activity("A1.1", parent="A1"),
        an_activity("A1.1.1", parent="A1.1"),
        an_activity("A2", objective="o"),
    ).steps()

    assert [(step.record.code, step.level) for step in steps] == [
        ("O1", 0),
        ("A1", 1),
        ("A1.1", 2),
        ("A1.1.1", 3),
        ("A2", 1),
    ]


def test_what_belongs_nowhere_is_listed_at_the_end():
    steps = content(
        an_activity("A1", objective="deleted"), an_activity("A2", parent="deleted"), Objective(id="o", plan=PLAN)
    ).steps()

    assert [step.record.code for step in steps] == [None, "A1", "A2"]


def test_activities_in_a_circle_are_listed_once():
    steps = content(an_activity("A1", parent="A2"), an_activity("A2", parent="A1")).steps()

    assert [(step.record.code, step.level) for step in steps] == [("A1", 1), ("A2", 1)]


def test_sources_add_up_to_the_published_total():
    records = ordinary()
    sums = PlanContent(records, records.find("plan", PLAN)).sums(lambda line: line.source)

    assert sums.total() == Decimal("874291.99")
    assert sums.years == [2026, 2027]
    assert sums.row(FundingSource.OTHER_EU_FUNDS) == Decimal("719579.88")
    assert sums.column(2027) == Decimal("154712.11")


def a_line(number: int, **given: object) -> BudgetLine:
    """A budget line of one source."""
    return BudgetLine(id=str(number), plan=PLAN, source=FundingSource.OTHER, chapter=BudgetChapter.OTHER, **given)


def test_another_currency_is_converted_at_its_rate():
    found = content(a_line(1, planned=Decimal("52405.20"), currency="BGN", exchange_rate=Decimal("2.6")))

    assert found.planned(found.lines[0]) == Decimal("136253.52")


def test_a_line_without_rate_is_in_no_sum():
    found = content(a_line(1, planned=Decimal(5), currency="EUR"), a_line(2, planned=Decimal(7)), a_line(3))

    assert found.sums(lambda line: line.source).total() == Decimal(7)
    assert [line.id for line in found.unconverted()] == ["1"]


LINES = st.lists(
    st.builds(
        BudgetLine,
        id=st.uuids().map(str),
        plan=st.just(PLAN),
        source=st.sampled_from(FundingSource),
        chapter=st.sampled_from(BudgetChapter),
        year=st.none() | st.integers(2020, 2035),
        planned=st.none() | st.decimals(0, 10**9, places=2),
    ),
    max_size=20,
)


@given(LINES)
def test_all_totals_are_the_same_sum(lines: list[BudgetLine]):
    found = content(*lines)
    by_source, by_chapter = found.sums(lambda line: line.source), found.sums(lambda line: line.chapter)

    assert by_source.total() == by_chapter.total()
    assert sum(by_source.row(key) for key in by_source.keys) == by_source.total()
    assert sum(by_chapter.column(year) for year in by_chapter.years) == by_chapter.total()
