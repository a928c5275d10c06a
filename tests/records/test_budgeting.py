"""Participatory budgeting: phases, ballots, money, places."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from surrounding_records import World, marks, refusal

from parteneriat_desktop.records.budgeting import BudgetingProject, BudgetingRound, Phase, ranking
from parteneriat_desktop.records.computed import computed

ORDER = [phase.value for phase in Phase]


def a_phase(phase: str, starts_on: str | None = None, ends_on: str | None = None) -> dict[str, str | None]:
    return {"phase": phase, "starts_on": starts_on, "ends_on": ends_on}


@pytest.mark.parametrize(
    ("phases", "said"),
    [
        ([a_phase(phase) for phase in ORDER], []),
        ([a_phase("submission", "2026-03-01", "2026-03-31"), a_phase("analysis", "2026-04-01")], []),
        ([a_phase("submission"), a_phase("vote")], []),
        ([a_phase("vote"), a_phase("submission")], ["comes earlier"]),
        ([a_phase("submission"), a_phase("results"), a_phase("vote"), a_phase("validation")], ["comes earlier"] * 2),
        ([a_phase("vote"), a_phase("vote")], ["names the same twice"]),
        ([a_phase("vote", "2026-03-02", "2026-03-01")], ["is before"]),
        ([a_phase("submission", "2026-03-01", "2026-03-31"), a_phase("analysis", "2026-03-31")], ["has ended"]),
        (
            [
                a_phase("submission", "2026-03-01", "2026-03-31"),
                a_phase("analysis"),
                a_phase("vote", "2026-03-10", "2026-03-12"),
            ],
            ["has ended"],
        ),
        ([a_phase("submission", "2026-03-01"), a_phase("analysis", "2026-03-01")], ["has ended"]),
    ],
)
def test_phases_follow_the_procedure_and_do_not_overlap(phases: list[Any], said: list[str]):
    problems = World().problems("budgeting_round", phases=phases)
    assert len(problems) == len(said), [str(problem.sentence) for problem in problems]
    assert all(words in str(problem.sentence) for words, problem in zip(said, problems, strict=True))


def test_a_phase_is_named():
    assert "Phase is missing" in refusal("budgeting_round", "phases", [{"starts_on": "2026-03-01"}])


def test_phases_of_a_merge_without_a_name_are_still_kept_apart():
    above = BudgetingRound.read("r", {"phases": [{"starts_on": "2026-03-01", "ends_on": "2026-03-05"}]})
    assert above.problems(World()) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"results_published_on": "2026-11-20"}, set()),
        ({"results_published_on": "2026-11-21"}, {("results_published_on", "error")}),
    ],
)
def test_results_are_not_published_in_the_future(given: dict[str, Any], expected: set[tuple[str, str]]):
    assert marks(World().problems("budgeting_round", **given)) == expected


def a_round(world: World, **fields: Any) -> BudgetingRound:
    return world.add(
        "budgeting_round",
        "r",
        **{"title": "2026", "amount": "1000", "votes_total": 10, "votes_per_person": 3, **fields},
    )


def a_project(world: World, **fields: Any) -> BudgetingProject:
    return world.add("budgeting_project", budgeting_round="r", **{"title": "Parc", **fields})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"eligible": False}, {("ineligible_reason", "missing")}),
        ({"eligible": False, "ineligible_reason": "Terenul este privat."}, set()),
        ({"eligible": False, "ineligible_reason": "Privat.", "votes": 0}, set()),
        ({"eligible": False, "ineligible_reason": "Privat.", "votes": 1}, {("votes", "error")}),
        ({"eligible": False, "ineligible_reason": "Privat.", "allocated": "1"}, {("allocated", "error")}),
        ({"eligible": True, "votes": 12, "allocated": "300", "amount_asked": "300"}, set()),
        ({"allocated": "301", "amount_asked": "300"}, {("allocated", "warning")}),
        ({"received_on": "2026-11-21"}, {("received_on", "error")}),
    ],
)
def test_projects(given: dict[str, Any], expected: set[tuple[str, str]]):
    assert marks(World().problems("budgeting_project", **given)) == expected


def test_the_projects_have_no_more_votes_than_the_ballots_carry():
    world = World()
    a_round(world)
    a_project(world, votes=20)
    assert world.problems("budgeting_project", budgeting_round="r", votes=10) == []
    problems = world.problems("budgeting_project", budgeting_round="r", votes=11)
    assert [(one.field, str(one.sentence)) for one in problems] == [
        ("votes", "The projects have 31 votes, but the ballots carry only 30.")
    ]
    lowered = world.problems("budgeting_round", "r", votes_total=6, votes_per_person=3)
    assert marks(lowered) == {("votes_total", "error")}


@pytest.mark.parametrize("unknown", ["votes_total", "votes_per_person"])
def test_votes_are_not_limited_while_the_ballots_are_unknown(unknown: str):
    world = World()
    a_round(world, **{unknown: None})
    assert world.problems("budgeting_project", budgeting_round="r", votes=5000) == []


def test_the_projects_get_no_more_money_than_the_round_has():
    world = World()
    a_round(world)
    first = a_project(world, allocated="700")
    assert world.problems("budgeting_project", budgeting_round="r", allocated="300") == []
    assert marks(world.problems("budgeting_project", budgeting_round="r", allocated="300.01")) == {
        ("allocated", "error")
    }
    assert world.problems("budgeting_project", first.id, budgeting_round="r", allocated="1000") == []
    assert marks(world.problems("budgeting_round", "r", amount="699.99")) == {("amount", "error")}
    assert world.problems("budgeting_round", "r", amount=None) == []


def test_places_are_given_as_in_sports():
    world = World()
    a_round(world, votes_total=100)
    votes = {"a": 7, "b": 12, "c": 12, "d": 3, "e": None}
    days = {"b": "2026-03-02", "c": "2026-03-01"}
    for name, number in votes.items():
        world.add("budgeting_project", name, budgeting_round="r", votes=number, received_on=days.get(name))
    world.add("budgeting_project", "f", budgeting_round="r", eligible=False, ineligible_reason="Privat.", votes=0)
    projects = [one for one in world.records.values() if isinstance(one, BudgetingProject)]
    assert [(one.rank, one.project.id) for one in ranking(projects)] == [(1, "c"), (1, "b"), (3, "a"), (4, "d")]
    assert [computed(one, world)["rank"] for one in projects] == [3, 1, 1, 4, None, None]
    assert computed(BudgetingProject(id="x", votes=3), world) == {"rank": None}


@given(st.lists(st.none() | st.integers(0, 9), max_size=12))
def test_a_place_is_one_more_than_the_projects_with_more_votes(votes: list[int | None]):
    projects = [BudgetingProject(id=str(place), votes=number) for place, number in enumerate(votes)]
    ranked = ranking(projects)
    assert len(ranked) == sum(number is not None for number in votes)
    for one in ranked:
        more = [other for other in ranked if (other.project.votes or 0) > (one.project.votes or 0)]
        assert one.rank == 1 + len(more)
