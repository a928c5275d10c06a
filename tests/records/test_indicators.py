"""Targets and measured values of every kind: what fits, what is refused, how far they have come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from surrounding_records import World, marks

from parteneriat_desktop.records.computed import computed
from parteneriat_desktop.records.problems import blocking
from parteneriat_desktop.records.progress import progress, reached, realised
from parteneriat_desktop.records.target import Target

if TYPE_CHECKING:
    from parteneriat_desktop.records.problems import Problem

CARD = {
    "code": "I1",
    "name": "Indicator",
    "unit": "persoane",
    "baseline_year": 2025,
    "baseline_source": "Registru",
    "due_on": "2027-12-31",
    "horizon": "long",
    "verification_source": "Registru",
    "frequency": "yearly",
    "responsible_function": "secretar",
    "mode": "snapshot",
}
NUMBER = CARD | {"baseline": "10", "target_value": "50"}
MONEY = CARD | {"value_kind": "money", "currency": "RON", "unit": "lei", "baseline": "0", "target_value": "1000.50"}
RATIO = CARD | {
    "value_kind": "ratio",
    "unit": "%",
    "baseline_numerator": "1",
    "baseline_denominator": "10",
    "target_numerator": "1",
    "target_denominator": "2",
}
YES_NO = CARD | {"value_kind": "yes_no", "unit": "da/nu", "baseline_answer": False, "target_answer": True}
TEXT = CARD | {"value_kind": "text", "unit": "text", "baseline_text": "Niciun ghid", "target_text": "Ghid adoptat"}
KINDS = {"number": NUMBER, "money": MONEY, "ratio": RATIO, "yes_no": YES_NO, "text": TEXT}


def world_with(card: dict[str, Any], *values: dict[str, Any]) -> tuple[World, Target]:
    """Return a world with a target and values measured on successive days."""
    world = World()
    target = world.add("target", "t", **card)
    for day, value in enumerate(values, start=1):
        world.add("indicator_value", target="t", measured_on=f"2026-01-{day:02}", **value)
    return world, target


def found(card: dict[str, Any], *values: dict[str, Any]) -> dict[str, object]:
    """Return what is computed of a target."""
    world, target = world_with(card, *values)
    return dict(computed(target, world))


def measured(card: dict[str, Any], **value: Any) -> list[Problem]:
    """Return the problems of a value of a target."""
    world, _target = world_with(card)
    return world.problems("indicator_value", target="t", measured_on="2026-01-01", **value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_of_each_kind_is_complete(kind: str):
    assert World().problems("target", **KINDS[kind]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_baseline_needs_its_reason(kind: str):
    card = {name: value for name, value in KINDS[kind].items() if not name.startswith("baseline")}
    problems = World().problems("target", **card)
    assert [problem.severity.value for problem in problems] == ["missing"]
    assert "Why the baseline is unknown" in str(problems[0].sentence)
    assert World().problems("target", **card, baseline_unknown_reason="nu s-a măsurat") == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_baseline_and_a_reason_exclude_each_other(kind: str):
    problems = World().problems("target", **KINDS[kind], baseline_unknown_reason="nu s-a măsurat")
    assert marks(problems) == {("baseline_unknown_reason", "error")}


@pytest.mark.parametrize("kind", KINDS)
def test_a_target_without_its_goal_cannot_be_finalised(kind: str):
    card = {name: value for name, value in KINDS[kind].items() if not name.startswith("target_")}
    assert {problem.field for problem in blocking(World().problems("target", **card))} >= {
        next(name for name in KINDS[kind] if name.startswith("target_"))
    }


@pytest.mark.parametrize(
    ("card", "changes", "field"),
    [
        (RATIO, {"baseline": "3"}, "baseline"),
        (NUMBER, {"target_numerator": "3"}, "target_numerator"),
        (YES_NO, {"target_text": "da"}, "target_text"),
        (TEXT, {"baseline_answer": True}, "baseline_answer"),
        (MONEY, {"target_value": "12.345"}, "target_value"),
        (MONEY, {"baseline": "0.001"}, "baseline"),
        (RATIO, {"target_denominator": "0"}, "target_denominator"),
        (RATIO, {"yearly_targets": [{"year": 2026, "value": "3"}]}, "yearly_targets"),
        (RATIO, {"yearly_targets": [{"year": 2026, "numerator": "3", "denominator": "0"}]}, "yearly_targets"),
        (MONEY, {"yearly_targets": [{"year": 2026, "value": "3.001"}]}, "yearly_targets"),
        (NUMBER, {"yearly_targets": [{"year": 2026, "value": "3"}, {"year": 2026, "value": "4"}]}, "yearly_targets"),
    ],
)
def test_what_is_not_of_the_kind_of_a_target_is_refused(card: dict[str, Any], changes: dict[str, Any], field: str):
    assert (field, "error") in marks(World().problems("target", **(card | changes)))


@pytest.mark.parametrize(
    ("card", "changes", "field"),
    [
        (MONEY, {"currency": None}, "currency"),
        (RATIO, {"baseline_denominator": None}, "baseline_denominator"),
        (RATIO, {"target_numerator": None}, "target_numerator"),
        (YES_NO, {"yearly_targets": [{"year": 2026}]}, "yearly_targets"),
        (NUMBER, {"baseline_year": None}, "baseline_year"),
    ],
)
def test_what_is_missing_in_a_target(card: dict[str, Any], changes: dict[str, Any], field: str):
    assert (field, "missing") in marks(World().problems("target", **(card | changes)))


def test_sums_of_twelve_digits_stand_everywhere():
    card = MONEY | {"target_value": "999999999999.99"}
    assert World().problems("target", **card) == []
    assert found(card, {"value": "999999999999.99"}) == {
        "realised": "999999999999.99",
        "progress_percent": "100.0",
        "reached": True,
    }


@pytest.mark.parametrize(
    ("card", "changes"),
    [
        (NUMBER, {"unit": "familii"}),
        (NUMBER, {"value_kind": "money", "currency": "RON"}),
        (MONEY, {"currency": "EUR"}),
        (MONEY, {"value_kind": "number"}),
    ],
)
def test_kind_unit_and_currency_stand_once_something_was_measured(card: dict[str, Any], changes: dict[str, Any]):
    world, before = world_with(card, {"value": "5"})
    after = world.make("target", "t", **(card | changes))
    problems = after.change_problems(before, world)
    assert {problem.field for problem in problems} == set(changes) - ({"currency"} if card is NUMBER else set())
    assert all("make a new target" in str(problem.sentence).lower() for problem in problems)
    nothing_measured, before = world_with(card)
    assert after.change_problems(before, nothing_measured) == []


def test_other_fields_and_the_kind_that_was_meant_anyway_may_change():
    world, before = world_with(NUMBER, {"value": "5"})
    after = world.make("target", "t", **NUMBER, value_kind="number", definition="Altfel")
    assert after.change_problems(before, world) == []


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("number", {"value": "5.123456"}),
        ("money", {"value": "5.12"}),
        ("ratio", {"numerator": "3", "denominator": "0"}),
        ("yes_no", {"answer": False}),
        ("text", {"text": "Ghid tipărit", "answer": False}),
        ("ratio", {"unavailable_reason": "nu s-a măsurat"}),
    ],
)
def test_a_value_of_the_kind_of_its_target(kind: str, value: dict[str, Any]):
    assert measured(KINDS[kind], **value) == []


@pytest.mark.parametrize(
    ("kind", "value", "field", "severity"),
    [
        ("ratio", {"value": "0.5"}, "value", "error"),
        ("yes_no", {"value": "1"}, "value", "error"),
        ("number", {"answer": True}, "answer", "error"),
        ("number", {"text": "cinci"}, "text", "error"),
        ("money", {"value": "5.125"}, "value", "error"),
        ("ratio", {"numerator": "5"}, "denominator", "missing"),
        ("text", {"text": "Ghid"}, "answer", "missing"),
        ("number", {}, "value", "missing"),
        ("yes_no", {"answer": True, "unavailable_reason": "x"}, "unavailable_reason", "error"),
    ],
)
def test_a_value_that_does_not_fit_its_target(kind: str, value: dict[str, Any], field: str, severity: str):
    assert (field, severity) in marks(measured(KINDS[kind], **value))


def test_a_value_whose_target_has_not_arrived_is_taken_as_what_it_is():
    world = World()
    for value in ({"value": "5"}, {"numerator": "1", "denominator": "2"}, {"text": "x", "answer": True}):
        assert world.problems("indicator_value", target="gone", measured_on="2026-01-01", **value) == []
    empty = world.problems("indicator_value", target="gone", measured_on="2026-01-01")
    assert marks(empty) == {("value", "missing")}


WOMEN = {"group": "women", "count": 6}


@pytest.mark.parametrize(
    ("people", "counts", "severity"),
    [
        (True, [WOMEN], "error"),
        (None, [WOMEN], "warning"),
        (False, [WOMEN], None),
        (True, [{"group": "women", "count": 3}, {"group": "men", "count": 3}], "error"),
        (True, [{"group": "women", "count": 3}, {"group": "men", "count": 2}], None),
        (True, [{"group": "women", "count": 5}, {"group": "roma", "count": 5}], None),
        (True, [{"group": "under_18", "count": 3}, {"group": "age_65_plus", "count": 3}], "error"),
        (True, [{"group": "rural", "count": 3}, {"group": "urban", "count": 3}], "error"),
        (True, None, None),
    ],
)
def test_no_group_is_larger_than_the_people_counted(
    people: bool | None,  # noqa: FBT001 - a column of the table
    counts: list[dict[str, Any]] | None,
    severity: str | None,
):
    problems = measured(NUMBER | {"counts_people": people}, value="5", counts=counts)
    assert marks(problems) == ({("counts", severity)} if severity else set())


@pytest.mark.parametrize(
    ("group", "count", "wanted"),
    [
        ("roma", 3, {("counts", "error")}),
        ("disability", 4, {("counts", "error")}),
        ("roma", "<5", set()),
        ("roma", 0, set()),
        ("roma", 5, set()),
        ("women", 3, set()),
    ],
)
def test_a_few_people_of_a_vulnerable_group_are_not_written_as_their_number(
    group: str, count: int | str, wanted: set[tuple[str, str]]
):
    assert marks(measured(NUMBER, value="9", counts=[{"group": group, "count": count}])) == wanted


def test_a_few_people_are_at_least_one():
    counts = [{"group": "women", "count": "<5"}, {"group": "men", "count": 9}]
    assert marks(measured(NUMBER | {"counts_people": True}, value="9", counts=counts)) == {("counts", "error")}
    world, target = world_with(NUMBER)
    found = world.make("indicator_value", target=target.id, value="9", counts=[{"group": "women", "count": 2}])
    found.counts[0].count = None  # type: ignore[attr-defined]
    assert found.counts[0].least == 0  # type: ignore[attr-defined]


def test_groups_are_part_of_what_a_ratio_looks_at_and_of_no_sum_of_money():
    ratio = measured(RATIO | {"counts_people": True}, numerator="3", denominator="5", counts=[WOMEN])
    assert marks(ratio) == {("counts", "error")}
    assert measured(MONEY, value="5", counts=[WOMEN]) == []
    assert measured(NUMBER, unavailable_reason="x", counts=[WOMEN]) == []


@pytest.mark.parametrize(
    ("card", "values", "realised_is", "percent", "is_reached"),
    [
        (RATIO, [{"numerator": "3", "denominator": "10"}], {"numerator": "3", "denominator": "10"}, "50.0", False),
        (RATIO, [{"numerator": "50", "denominator": "100"}], {"numerator": "50", "denominator": "100"}, "100.0", True),
        (RATIO, [{"numerator": "0", "denominator": "0"}], {"numerator": "0", "denominator": "0"}, None, None),
        (YES_NO, [{"answer": False}, {"answer": True}], True, None, True),
        (YES_NO, [{"answer": True}, {"answer": False}], False, None, False),
        (TEXT, [{"text": "Ghid tipărit", "answer": True}], "Ghid tipărit", None, True),
        (TEXT, [{"text": "Ciornă", "answer": False}], "Ciornă", None, False),
        (TEXT, [{"text": "Ciornă"}], "Ciornă", None, None),
        (TEXT, [], None, None, None),
        (NUMBER | {"target_value": "10", "direction": "maintain"}, [{"value": "10"}], "10", None, True),
        (NUMBER | {"target_value": "10"}, [{"value": "11"}], "11", None, False),
        (NUMBER | {"target_value": "5"}, [{"value": "5"}], "5", "100.0", True),
        (NUMBER | {"target_value": "5"}, [{"value": "6"}], "6", "80.0", False),
        (NUMBER | {"direction": "decrease", "target_value": "5"}, [{"value": "4"}], "4", "120.0", True),
        (
            RATIO | {"mode": "cumulative"},
            [{"numerator": "1", "denominator": "2"}, {"numerator": "1", "denominator": "8"}],
            {"numerator": "2", "denominator": "10"},
            "25.0",
            False,
        ),
        (RATIO | {"mode": "cumulative"}, [], None, None, None),
        (YES_NO | {"mode": "cumulative"}, [{"answer": True}, {"answer": False}], False, None, False),
        (NUMBER | {"mode": "cumulative"}, [{"unavailable_reason": "x"}], None, None, None),
    ],
)
def test_how_far_a_target_has_come(
    card: dict[str, Any],
    values: list[dict[str, Any]],
    realised_is: object,
    percent: str | None,
    *,
    is_reached: bool | None,
):
    assert found(card, *values) == {"realised": realised_is, "progress_percent": percent, "reached": is_reached}


def test_without_a_baseline_the_goal_is_to_be_climbed_to():
    card = {name: value for name, value in NUMBER.items() if not name.startswith("baseline")}
    card |= {"baseline_unknown_reason": "x"}
    assert found(card, {"value": "60"})["reached"] is True
    assert found(card, {"value": "40"}) == {"realised": "40", "progress_percent": None, "reached": False}


def test_later_values_are_left_out_of_a_report_on_the_past():
    world, target = world_with(NUMBER, {"value": "20"}, {"value": "30"})
    values = world.children("indicator_value", "target", "t")
    day = next(value.measured_on for value in values if str(value.value) == "20")  # type: ignore[attr-defined]
    assert str(realised(target, values, day)) == "20"  # type: ignore[arg-type]
    assert str(progress(target, values, day)) == "25.0"  # type: ignore[arg-type]
    assert reached(target, values, day) is False  # type: ignore[arg-type]
    assert str(realised(target, values)) == "30"  # type: ignore[arg-type]


def test_the_goal_of_a_year():
    target = World().make("target", **RATIO, yearly_targets=[{"year": 2026, "numerator": "1", "denominator": "4"}])
    assert isinstance(target, Target)
    assert str(target.goal_of(2026)) == "Ratio(numerator=Decimal('1'), denominator=Decimal('4'))"
    assert target.goal_of(2027) is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_of_other_kinds_mean_nothing_and_are_refused(kind: str):
    world, target = world_with(KINDS[kind])
    idle = target.idle(world)
    assert not idle.intersection(KINDS[kind])
    assert ("currency" in idle) is (kind != "money")
    strange = {name: value for card in KINDS.values() for name, value in card.items() if name in idle}
    assert set(strange) >= {"baseline_text" if kind != "text" else "target_value"}
    for name, value in strange.items():
        refused = {problem.field for problem in world.problems("target", **KINDS[kind], **{name: value})}
        assert name in refused or name == "currency"


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("number", {"value"}),
        ("money", {"value"}),
        ("ratio", {"numerator", "denominator"}),
        ("yes_no", {"answer"}),
        ("text", {"text", "answer"}),
    ],
)
def test_a_value_is_asked_for_in_the_fields_of_its_target(kind: str, shown: set[str]):
    world, _target = world_with(KINDS[kind])
    every = {"value", "numerator", "denominator", "answer", "text"}
    assert every - world.make("indicator_value", "v", target="t").idle(world) == shown
    assert world.make("indicator_value", "v").idle(world) == frozenset()
    assert world.make("plan", "p").idle(world) == frozenset()
