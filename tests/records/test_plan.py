"""Plans with their annexes: domains, territory, monitoring, targets, budget, responsibilities, tools."""

from __future__ import annotations

import pytest
from surrounding_records import World, marks

from parteneriat_desktop.countries import country
from parteneriat_desktop.records.budget_sums import by_source
from parteneriat_desktop.records.problems import blocking
from parteneriat_desktop.records.states import next_state, problems_before

PLAN = {
    "partnership": "p",
    "title": "Planul",
    "territory": ["130534"],
    "problem_analysis": "Problema",
    "domains": [{"domain": "participatory_governance", "main": True}, {"domain": "green_transition"}],
    "adopted_on": "2026-01-31",
    "monitored_until": "2028-01-31",
    "priority_consultation": "k",
    "consultation_commitment": {
        "frequency_months": 6,
        "methods": ["public_debate"],
        "inclusion_measures": "rampă",
        "publication_channels": ["website"],
        "signatory": "primar",
    },
    "budget_total": "100.00",
    "currency": "RON",
    "registration_number": "77",
    "registration_date": "2026-02-01",
}
TARGET = {
    "plan": "plan",
    "code": "T1",
    "name": "Persoane",
    "unit": "persoane",
    "baseline": "0",
    "baseline_year": 2025,
    "baseline_source": "evidență",
    "target_value": "70",
    "due_on": "2026-12-31",
    "horizon": "short",
    "direction": "increase",
}
LINE = {
    "plan": "plan",
    "source": "pnrr_grant",
    "planned": "60",
    "amount_net": "100",
    "vat_rate": "21",
    "vat_amount": "21",
}


@pytest.fixture
def world() -> World:
    world = World()
    world.add("partner", "hall", kind="authority_municipality", name="Municipiul Ploiești", country="RO")
    world.add("partner", "bg", kind="ngo_association", country="BG", name="Сдружение")
    world.add("partner", "fr", kind="other", country="FR", name="Association")
    world.add("partnership", "p", parties=[{"partner": name} for name in ("hall", "bg", "fr")])
    world.add("consultation", "k", purpose="plan_priorities", plan="plan", regime="voluntary")
    world.add("plan", "plan", **PLAN)
    world.add("plan", "euro", currency="EUR")
    return world


def complete(world: World) -> None:
    """Add annexes with which the plan can be adopted."""
    world.add("target", **TARGET)
    for horizon in ("short", "long"):
        world.add("result", plan="plan", horizon=horizon, description=horizon)
    world.add("working_tool", plan="plan", name="Procedura")
    world.add("budget_line", "line", **LINE)
    world.add("budget_line", **{**LINE, "planned": "40", "source": "local_budget"})
    world.add("activity", "a", plan="plan", code="A", name="Curs")
    world.add("activity", plan="plan", parent="a", code="A.1", name="Materiale")
    world.add("responsibility", activity="a", role="accountable", partner="hall", function="primar")


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"domains": [{"domain": "green_transition"}]}, ("domains", "missing")),
        ({"domains": [{"domain": "green_transition", "main": True}] * 2}, ("domains", "error")),
        (
            {"domains": [{"domain": "green_transition", "main": True}, {"domain": "other", "main": True}]},
            ("domains", "error"),
        ),
        ({"monitored_until": "2028-01-30"}, ("monitored_until", "error")),
        ({"territory": ["130534", "1"]}, ("territory", "error")),
        ({"territory": ["130534", "130534"]}, ("territory", "error")),
        ({"territory": ["7079"]}, ("territory", "error")),
        (
            {"implementation_from": "2026-05-02", "implementation_until": "2026-05-01"},
            ("implementation_until", "error"),
        ),
        ({"currency": None}, ("currency", "missing")),
        ({"consultation_commitment": {"frequency_months": 6}}, ("consultation_commitment", "missing")),
    ],
)
def test_what_is_wrong_or_missing_in_a_plan(world: World, changes: dict[str, object], mark: tuple[str, str]):
    assert mark in marks(world.problems("plan", **(PLAN | changes)))


@pytest.mark.parametrize(
    "changes",
    [
        {"territory": ["130534", "77195", "HKV34"]},
        {"territory": None},
        {"monitored_until": None},
        {"adopted_on": "2024-02-29", "monitored_until": "2026-02-28"},
        {"consultation_commitment": None},
        {"domains": None},
        {"budget_total": None, "currency": None},
    ],
)
def test_what_is_right_in_a_plan(world: World, changes: dict[str, object]):
    assert world.problems("plan", **(PLAN | changes)) == []


def test_without_a_known_partnership_only_the_workspaces_codes_are_known():
    world = World()
    assert ("territory", "error") in marks(world.problems("plan", territory=["77195"]))
    assert world.problems("plan", territory=["54975"], partnership="gone") == []
    assert World(country=country("BG")).problems("plan", territory=["77195"]) == []


def test_a_plan_without_annexes_cannot_be_adopted(world: World):
    plan = world.find("plan", "plan")
    assert plan is not None
    assert next_state(plan) == "in_consultation"
    assert problems_before(plan, "in_consultation", world) == []
    texts = [str(problem.sentence) for problem in problems_before(plan, "adopted", world)]
    assert len(texts) == 5
    complete(world)
    assert problems_before(plan, "adopted", world) == []


def test_early_steps_ask_for_less(world: World):
    plan = world.make("plan", partnership="p", title="T", problem_analysis="P")
    assert marks(problems_before(plan, "in_consultation", world)) == {("territory", "missing")}
    assert ("adopted_on", "missing") in marks(problems_before(plan, "adopted", world))
    assert ("budget_total", "missing") in marks(problems_before(plan, "adopted", world))


def test_the_budget_adds_up_to_the_total_in_the_plans_currency(world: World):
    complete(world)
    world.add("budget_line", **{**LINE, "planned": "1", "currency": "EUR", "exchange_rate": "5", "rate_source": "BNR"})
    plan = world.make("plan", "plan", **PLAN)
    assert marks(blocking(problems_before(plan, "adopted", world))) == {("budget_total", "missing")}
    lines = [record for (kind, _id), record in world.records.items() if kind == "budget_line"]
    assert {source: str(total) for source, total in by_source(plan, lines).items()} == {
        "pnrr_grant": "65.00",
        "local_budget": "40.00",
    }
    undecided = world.make("budget_line", plan="plan", currency="EUR")
    assert by_source(plan, [undecided]) == {"": 0}


def test_real_sums_by_source_add_up(world: World):
    complete(world)
    world.records = {key: record for key, record in world.records.items() if key[0] != "budget_line"}
    for source, planned in (("other_eu_funds", "719579.88"), ("state_budget", "137227.27"), ("other", "17484.84")):
        world.add("budget_line", plan="plan", source=source, planned=planned)
    plan = world.make("plan", "plan", **{**PLAN, "budget_total": "874291.99"})
    assert problems_before(plan, "adopted", world) == []


def test_each_activity_has_exactly_one_accountable_partner(world: World):
    complete(world)
    world.add("activity", "b", plan="plan", code="B")
    plan = world.make("plan", "plan", **PLAN)
    assert "“B”" in str(problems_before(plan, "adopted", world)[0].sentence)
    world.add("activity", "c", plan="plan")
    assert "“–”" in str(problems_before(plan, "adopted", world)[1].sentence)
    assert ("role", "error") in marks(world.problems("responsibility", activity="a", role="accountable"))
    assert world.problems("responsibility", activity="a", role="informed") == []
    assert world.problems("responsibility", role="accountable") == []
    assert world.problems("responsibility", "responsibility-13", activity="b", role="accountable") == []


def test_the_same_accountable_record_can_be_saved_again(world: World):
    world.add("activity", "a", plan="plan")
    world.add("responsibility", "r", activity="a", role="accountable")
    assert world.problems("responsibility", "r", activity="a", role="accountable", function="primar") == []


def test_the_consultation_of_a_plan_is_one_on_its_priorities(world: World):
    complete(world)
    world.add("consultation", "other", purpose="budget", regime="voluntary")
    plan = world.make("plan", "plan", **{**PLAN, "priority_consultation": "other"})
    assert marks(problems_before(plan, "adopted", world)) == {("priority_consultation", "missing")}


def test_a_plan_is_closed_after_its_monitoring(world: World):
    plan = world.make("plan", "plan", **PLAN, state="in_monitoring")
    assert next_state(plan) == "closed"
    assert marks(problems_before(plan, "closed", world)) == {("monitored_until", "missing")}
    over = world.make("plan", "plan", **{**PLAN, "adopted_on": "2024-11-20", "monitored_until": "2026-11-20"})
    assert problems_before(over, "closed", world) == []
    assert ("monitored_until", "missing") in marks(problems_before(world.make("plan"), "closed", world))


def test_activities_have_two_levels(world: World):
    world.add("activity", "a", plan="plan")
    world.add("activity", "a1", plan="plan", parent="a")
    assert ("parent", "error") in marks(world.problems("activity", parent="a1"))
    assert ("parent", "error") in marks(world.problems("activity", "a1", parent="a1"))
    assert ("parent", "error") in marks(world.problems("activity", "a", parent="unknown"))
    assert world.problems("activity", "a1", parent="a") == []


@pytest.mark.parametrize(
    ("given", "marked"),
    [
        ({"state": "finished", "percent": 90}, True),
        ({"state": "in_progress", "percent": 100}, True),
        ({"state": "finished", "percent": 100}, False),
        ({"state": "delayed", "percent": 10}, False),
        ({"state": "finished"}, False),
        ({"percent": 10}, False),
    ],
)
def test_state_and_per_cent_agree(given: dict[str, object], *, marked: bool):
    assert (("percent", "warning") in marks(World().problems("activity", **given))) is marked


@pytest.mark.parametrize("kind", ["activity", "objective"])
def test_periods_are_in_order(kind: str):
    problems = World().problems(kind, starts_on="2026-02-01", ends_on="2026-01-31")
    assert marks(problems) == {("ends_on", "error")}
    assert World().problems(kind, starts_on="2026-01-31", ends_on="2026-01-31") == []


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"baseline": None}, ("baseline", "missing")),
        ({"baseline_unknown_reason": "nu există"}, ("baseline_unknown_reason", "error")),
        ({"baseline_year": None}, ("baseline_year", "missing")),
        ({"baseline_source": None}, ("baseline_source", "missing")),
        ({"yearly_targets": [{"year": 2026, "value": "1"}, {"year": 2026, "value": "2"}]}, ("yearly_targets", "error")),
        ({"target_value": "0"}, ("direction", "warning")),
        ({"direction": "decrease"}, ("direction", "warning")),
        ({"direction": "maintain"}, ("direction", "warning")),
        ({"horizon": "long"}, ("horizon", "warning")),
        ({"due_on": "2027-02-01"}, ("horizon", "warning")),
    ],
)
def test_what_is_wrong_or_missing_in_a_target(world: World, changes: dict[str, object], mark: tuple[str, str]):
    assert marks(world.problems("target", **(TARGET | changes))) == {mark}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"baseline": None, "baseline_unknown_reason": "nu s-a măsurat"},
        {"direction": None, "target_value": "0"},
        {"direction": "maintain", "target_value": "0"},
        {"due_on": "2027-01-31"},
        {"due_on": "2027-02-01", "horizon": "long"},
        {"due_on": None},
        {"horizon": None},
        {"plan": "gone", "horizon": "long"},
    ],
)
def test_what_is_right_in_a_target(world: World, changes: dict[str, object]):
    assert world.problems("target", **(TARGET | changes)) == []


def test_the_horizon_waits_for_the_adoption(world: World):
    world.add("plan", "young", title="T")
    assert world.problems("target", **{**TARGET, "plan": "young", "horizon": "long"}) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"measured_on": "2026-11-21", "value": "1"}, {("measured_on", "error")}),
        ({"measured_on": "2026-11-20", "value": "1"}, set()),
        ({"value": "1", "unavailable_reason": "r"}, {("unavailable_reason", "error")}),
        ({}, {("value", "missing")}),
        ({"unavailable_reason": "r"}, set()),
        ({"value": "1", "counts": [{"group": "women", "count": 1}] * 2}, {("counts", "error")}),
        ({"value": "1", "counts": [{"group": "women", "count": 1}, {"group": "men", "count": 0}]}, set()),
    ],
)
def test_measured_values(given: dict[str, object], expected: set[tuple[str, str]]):
    assert marks(World().problems("indicator_value", **given)) == expected


def test_results_are_achieved_on_a_day_with_evidence():
    world = World()
    assert marks(world.problems("result", achieved="yes")) == {("achieved", "warning")}
    assert marks(world.problems("result", achieved="yes", achieved_on="2026-11-20")) == {("achieved", "warning")}
    assert marks(world.problems("result", achieved="partly", achieved_on="2026-11-21")) == {("achieved_on", "error")}


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"source": "in_kind"}, ("valuation_method", "missing")),
        ({"source": "law_350_grant"}, ("law_350_contract_number", "missing")),
        ({"source": "law_350_grant", "law_350_contract_number": "1"}, ("law_350_contract_date", "missing")),
        ({"currency": "EUR"}, ("exchange_rate", "missing")),
        ({"vat_amount": "20.98"}, ("vat_amount", "warning")),
        ({"contracted": "60.01"}, ("contracted", "warning")),
    ],
)
def test_what_is_wrong_or_missing_in_a_budget_line(world: World, changes: dict[str, object], mark: tuple[str, str]):
    assert mark in marks(world.problems("budget_line", **(LINE | changes)))


@pytest.mark.parametrize(
    "changes",
    [
        {"vat_amount": "21.01"},
        {"vat_amount": None},
        {"vat_rate": None},
        {"amount_net": None},
        {"contracted": "60"},
        {"contracted": "60", "planned": None},
        {"currency": "RON"},
        {"currency": "EUR", "exchange_rate": "4.97", "rate_date": "2026-01-05", "rate_source": "BNR"},
        {"source": "law_350_grant", "law_350_contract_number": "12/05.06.2025"},
        {"plan": "gone", "currency": "EUR"},
        {"plan": "euro", "currency": "BGN"},
    ],
)
def test_what_is_right_in_a_budget_line(world: World, changes: dict[str, object]):
    assert world.problems("budget_line", **(LINE | changes)) == []


def test_a_line_names_its_currency_when_the_plan_has_none(world: World):
    world.add("plan", "bare", title="T")
    assert marks(world.problems("budget_line", plan="bare")) == {("currency", "missing")}
    assert world.problems("budget_line", plan="bare", currency="RON") == []


def test_expenditures(world: World):
    world.add("budget_line", "line", **LINE)
    world.add("expenditure", "one", line="line", amount="50", vat="8.68")
    assert marks(world.problems("expenditure", line="line", amount="10.01")) == {("amount", "warning")}
    assert world.problems("expenditure", line="line", amount="10.00") == []
    assert world.problems("expenditure", "one", line="line", amount="60") == []
    assert marks(world.problems("expenditure", amount="-1", vat="-2")) == {("vat", "error")}
    assert marks(world.problems("expenditure", spent_on="2026-11-21")) == {("spent_on", "error")}
    world.add("budget_line", "open", plan="plan")
    assert world.problems("expenditure", line="open", amount="10") == []
    assert world.problems("expenditure", line="line", vat="1") == []
    world.add("expenditure", "empty", line="line")
    assert world.problems("expenditure", line="line", amount="10.00") == []


def test_tools_are_used_after_their_adoption():
    world = World()
    given = {"adoption_act_date": "2026-02-01", "in_use_since": "2026-01-31"}
    assert marks(world.problems("working_tool", **given)) == {("in_use_since", "warning")}
    assert world.problems("working_tool", in_use_since="2026-01-31") == []
    assert world.problems("working_tool", **{**given, "in_use_since": "2026-02-01"}) == []
    assert world.problems("working_tool", adoption_act_date="2026-02-01") == []
