"""Activities in two levels: parts of the same plan, inside the days of the whole."""

from __future__ import annotations

from typing import Any

import pytest
from surrounding_records import World, marks

WHOLE = {"plan": "plan", "code": "A", "name": "Set de instrumente", "starts_on": "2026-03-01", "ends_on": "2026-06-30"}


def part(**given: Any) -> set[tuple[str, str]]:
    """Return what is said about a part of an activity."""
    world = World()
    world.add("plan", "plan", title="Plan")
    world.add("plan", "other", title="Altul")
    world.add("activity", "a", **WHOLE)
    return marks(world.problems("activity", parent="a", **given))


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"plan": "plan", "starts_on": "2026-03-01", "ends_on": "2026-06-30"}, set()),
        ({"plan": "plan"}, set()),
        ({"starts_on": "2026-04-01"}, set()),
        ({"plan": "other"}, {("parent", "error")}),
        ({"plan": "plan", "starts_on": "2026-02-28"}, {("starts_on", "warning")}),
        ({"plan": "plan", "ends_on": "2026-07-01"}, {("ends_on", "warning")}),
        ({"plan": "plan", "starts_on": "2026-05-02", "ends_on": "2026-05-01"}, {("ends_on", "error")}),
    ],
)
def test_a_part_lies_in_its_whole(given: dict[str, Any], wanted: set[tuple[str, str]]):
    assert part(**given) == wanted


def test_a_whole_without_days_or_plan_bounds_nothing():
    world = World()
    world.add("activity", "a", code="A")
    assert world.problems("activity", parent="a", plan="plan", starts_on="2026-01-01", ends_on="2027-01-01") == []


def test_two_accountable_partners_are_refused_with_a_sentence():
    world = World()
    world.add("responsibility", activity="a", role="accountable", partner="hall")
    problems = world.problems("responsibility", activity="a", role="accountable", partner="ngo")
    assert [str(problem.sentence) for problem in problems] == [
        "Another partner is already accountable for this activity; only one can be."
    ]
