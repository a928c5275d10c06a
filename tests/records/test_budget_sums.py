"""Sums of a budget: by source, partner, chapter and year, in the plan's currency, exact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from surrounding_records import World, marks

from parteneriat_desktop.records.budget_sums import Sums, sums_of
from parteneriat_desktop.records.computed import computed
from parteneriat_desktop.records.plan_steps import budget

if TYPE_CHECKING:
    from parteneriat_desktop.records.plan import Plan

AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)
LINES = st.lists(
    st.tuples(
        st.sampled_from(["pnrr_grant", "local_budget", "other"]),
        st.sampled_from(["staff", "travel"]),
        st.sampled_from([2025, 2026]),
        st.sampled_from(["a", "b"]),
        AMOUNTS,
        st.lists(AMOUNTS, max_size=3),
    ),
    max_size=6,
)


def plan_in(world: World, currency: str | None = "RON", **given: Any) -> Plan:
    """Keep a plan."""
    found: Plan = world.add("plan", "plan", currency=currency, **given)
    return found


@given(LINES)
def test_whatever_sums_are_told_apart_by_they_are_the_total(lines: list[Any]):
    world = World()
    plan = plan_in(world)
    for number, (source, chapter, year, partner, planned, payments) in enumerate(lines):
        line = {"source": source, "chapter": chapter, "year": year, "partner": partner, "planned": str(planned)}
        world.add("budget_line", f"l{number}", plan="plan", **line)
        for paid in payments:
            world.add("expenditure", line=f"l{number}", amount=str(paid), spent_on="2026-01-05")
    found = sums_of(plan, world)
    assert found.unconverted == ()
    assert found.total.planned == sum((planned for *_, planned, _ in lines), Decimal(0))
    assert found.total.paid == sum((paid for *_, payments in lines for paid in payments), Decimal(0))
    for name in ("source", "chapter", "year", "partner", "activity"):
        parts = found.by(lambda line, name=name: getattr(line, name))  # type: ignore[misc]
        assert sum(parts.values(), Sums()) == found.total


def test_the_sources_of_a_published_budget_give_its_total():
    world = World()
    plan = plan_in(world, budget_total="874291.99")
    sums = {"other_eu_funds": "719579.88", "state_budget": "137227.27", "ngo_cofinancing": "17484.84"}
    for source, planned in sums.items():
        world.add("budget_line", plan="plan", source=source, planned=planned)
    found = sums_of(plan, world)
    assert {str(source): str(one.planned) for source, one in found.by(lambda line: line.source).items()} == sums
    assert str(found.total.planned) == "874291.99"
    assert list(budget(plan, world)) == []
    world.add("budget_line", plan="plan", source="other", planned="0.01")
    assert [str(problem.sentence) for problem in budget(plan, world)] == [
        "The budget lines add up to 874292.00, but the total is 874291.99."
    ]


def test_leva_become_euros_at_the_fixed_rate_line_by_line():
    world = World()
    plan = plan_in(world, "EUR")
    for source, planned in (("other_eu_funds", "44544.42"), ("state_budget", "7860.78")):
        world.add("budget_line", source, plan="plan", source=source, planned=planned, currency="BGN")
    world.add("expenditure", line="state_budget", amount="1000", spent_on="2026-02-01")
    world.add("expenditure", line="state_budget", amount="100", currency="EUR", spent_on="2026-02-01")
    found = sums_of(plan, world)
    assert (str(found.total.planned), str(found.total.paid)) == ("26794.35", "611.29")
    line = world.find("budget_line", "state_budget")
    assert line is not None
    assert computed(line, world) == {"paid": "1195.58"}


def test_a_line_or_payment_without_its_rate_is_left_out_and_named():
    world = World()
    plan = plan_in(world)
    world.add("budget_line", "euro", plan="plan", source="other", planned="100", currency="EUR")
    world.add("budget_line", "lei", plan="plan", source="other", planned="50")
    world.add("expenditure", "paid", line="lei", amount="10", currency="EUR", spent_on="2026-02-01")
    world.add("expenditure", "empty", line="lei", supplier="S", spent_on="2026-02-01")
    found = sums_of(plan, world)
    assert found.unconverted == ("euro", "paid")
    assert (str(found.total.planned), str(found.total.paid)) == ("50.00", "0.00")
    assert [one.sums is None for one in found.lines] == [True, False]
    assert sum(found.by(lambda line: line.source).values(), Sums()) == found.total
    assert str(found.lines[0].own.planned) == "100.00"


def test_payments_are_told_apart_by_their_period():
    world = World()
    plan = plan_in(world)
    world.add("budget_line", "l", plan="plan", source="other", planned="100", contracted="90")
    for day, amount in (
        ("2026-01-31", "1"),
        ("2026-02-01", "2"),
        ("2026-04-30", "4"),
        ("2026-05-01", "8"),
        (None, "16"),
    ):
        world.add("expenditure", line="l", amount=amount, spent_on=day)
    period = (date(2026, 2, 1), date(2026, 4, 30))
    whole = sums_of(plan, world, period).total
    assert [str(whole.planned), str(whole.contracted), str(whole.paid), str(whole.paid_in_period)] == [
        "100.00",
        "90.00",
        "31.00",
        "6.00",
    ]
    assert str(sums_of(plan, world, period, period[1]).total.paid) == "7.00"


def test_what_was_spent_above_a_line_is_a_fact_and_a_warning():
    world = World()
    plan = plan_in(world)
    world.add("budget_line", "l", plan="plan", source="other", planned="100")
    world.add("expenditure", line="l", amount="80", spent_on="2026-02-01")
    more = world.add("expenditure", line="l", amount="30.50", spent_on="2026-03-01")
    assert marks(more.problems(world)) == {("amount", "warning")}
    assert str(sums_of(plan, world).total.overspent) == "10.50"
    assert str(Sums().overspent) == "0.00"


RATE = {"exchange_rate": "5.09", "rate_date": "2026-02-01", "rate_source": "BNR"}


@pytest.mark.parametrize(
    ("plan", "line", "given", "wanted"),
    [
        ("RON", None, {"currency": "EUR"}, {"exchange_rate", "rate_date", "rate_source"}),
        ("RON", None, {"currency": "EUR", **RATE}, set()),
        ("RON", None, {"currency": "RON"}, set()),
        ("EUR", None, {"currency": "BGN"}, set()),
        ("RON", "EUR", {"currency": "RON"}, {"exchange_rate", "rate_date", "rate_source"}),
        ("RON", None, {}, set()),
        (None, None, {"currency": "EUR"}, set()),
    ],
)
def test_a_payment_in_another_currency_names_its_rate(
    plan: str | None, line: str | None, given: dict[str, str], wanted: set[str]
):
    world = World()
    plan_in(world, plan)
    world.add("budget_line", "l", plan="plan", planned="1000", currency=line)
    problems = world.problems("expenditure", line="l", amount="10", **given)
    assert {problem.field for problem in problems} == wanted


def test_a_payment_is_compared_with_its_line_in_the_currency_of_the_line():
    world = World()
    plan_in(world)
    world.add("budget_line", "l", plan="plan", planned="50")
    payment = world.make("expenditure", line="l", amount="10", currency="EUR", **RATE)
    assert marks(payment.problems(world)) == {("amount", "warning")}
    assert world.problems("expenditure", line="l", amount="10", currency="RON") == []
    assert world.problems("expenditure", line="gone", amount="10", currency="EUR") == []
