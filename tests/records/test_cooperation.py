"""The cooperation log, and risks and deviations with their measures."""

from __future__ import annotations

from typing import Any

import pytest
from surrounding_records import World, attachment, marks, refusal

from parteneriat_desktop.records.deviation import Deviation

ENTRY: dict[str, Any] = {
    "partnership": "p",
    "entry_date": "2026-05-05",
    "kind": "joint_activity",
    "parties": [{"partner": "hall"}, {"partner": "ngo"}],
    "summary": "Atelier comun",
}


def world_with_parties() -> World:
    """Return a world with a partnership of two partners and a stranger."""
    world = World()
    for record in ("hall", "ngo", "stranger"):
        world.add("partner", record, name=record)
    world.add("partnership", "p", parties=[{"partner": "hall"}, {"partner": "ngo"}])
    return world


def entry(**changes: Any) -> set[tuple[str, str]]:
    """Return what is said about an entry of the log."""
    return marks(world_with_parties().problems("cooperation_entry", **(ENTRY | changes)))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, set()),
        ({"evidence": attachment(), "registration_number": "12/05.05.2026"}, set()),
        ({"parties": [{"partner": "hall"}]}, {("parties", "missing")}),
        ({"parties": None}, set()),
        ({"parties": ["hall", "ngo"]}, set()),
        ({"parties": ["hall", "hall"]}, {("parties", "error")}),
        ({"parties": ["hall", "stranger"]}, {("parties", "warning")}),
        ({"partnership": "gone", "parties": ["hall", "stranger"]}, set()),
        ({"entry_date": "2026-11-21"}, {("entry_date", "error")}),
        ({"next_step": "Raport", "next_due": "2026-12-01"}, set()),
        ({"next_due": "2026-12-01"}, {("next_step", "missing")}),
        ({"next_step": "Raport", "next_due": "2026-05-01"}, {("next_due", "error")}),
        ({"next_step": "Raport", "next_done_on": "2026-05-01"}, {("next_done_on", "error")}),
        ({"next_step": "Raport", "next_done_on": "2026-11-21"}, {("next_done_on", "error")}),
    ],
)
def test_what_is_said_about_an_entry(changes: dict[str, Any], wanted: set[tuple[str, str]]):
    assert entry(**changes) == wanted


def test_an_entry_takes_its_parties_as_identifiers_or_objects_and_nothing_else():
    assert refusal("cooperation_entry", "parties", ["hall", {"partner": "ngo"}]) == ""
    assert "Entry 1" in refusal("cooperation_entry", "parties", [5])


DEVIATION: dict[str, Any] = {
    "plan": "plan",
    "kind": "deviation",
    "noticed_on": "2026-05-05",
    "description": "Întârziere la achiziție",
    "measure": "Procedură reluată",
    "responsible": "achizitor",
    "state": "open",
}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, set()),
        ({"kind": "risk", "measure": None, "responsible": None}, set()),
        ({"measure": None, "responsible": None}, {("measure", "missing"), ("responsible", "missing")}),
        ({"kind": "risk", "state": "closed", "measure": None}, {("measure", "missing"), ("closed_on", "missing")}),
        ({"state": "closed", "closed_on": "2026-06-01"}, set()),
        ({"noticed_on": "2026-11-21"}, {("noticed_on", "error")}),
        ({"due_on": "2026-05-01"}, {("due_on", "error")}),
        ({"closed_on": "2026-05-01", "state": "closed"}, {("closed_on", "error")}),
    ],
)
def test_what_is_said_about_a_deviation(changes: dict[str, Any], wanted: set[tuple[str, str]]):
    assert marks(World().problems("deviation", **(DEVIATION | changes))) == wanted


@pytest.mark.parametrize(("probability", "impact", "weight"), [(3, 2, 6), (1, 1, 1), (None, 3, None), (3, None, None)])
def test_a_risk_weighs_its_probability_times_its_impact(
    probability: int | None, impact: int | None, weight: int | None
):
    found = World().make("deviation", **DEVIATION, probability=probability, impact=impact)
    assert isinstance(found, Deviation)
    assert found.weight == weight


@pytest.mark.parametrize("wrong", [0, 4, -1])
def test_probability_and_impact_have_three_degrees(wrong: int):
    assert "1 for low" in refusal("deviation", "probability", wrong)
    assert "1 for low" in refusal("deviation", "impact", wrong)
