"""Policy proposals (HG 775/2005), proposals of collaboration, the library and pilots."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from surrounding_records import World, attachment, marks

from parteneriat_desktop.countries import country
from parteneriat_desktop.records.computed import computed
from parteneriat_desktop.records.record_states import GRAPHS, STEPS
from parteneriat_desktop.records.states import following, graph, next_state, present_state, problems_before

VARIANTS = [{"description": "Nimic nou"}, {"description": "Centru de zi", "social_impact": "mare", "budget": "1000"}]
PROPOSAL: dict[str, Any] = {
    "initiating_institution": "Asociația X",
    "initiator_partner": "ngo",
    "alternative": True,
    "recipient_authority": "hall",
    "problem": "Lipsa serviciilor",
    "title": "Servicii de zi",
    "purpose": "Servicii accesibile",
    "general_objectives": "Incluziune",
    "specific_objectives": "Un centru",
    "beneficiaries": "40 de vârstnici",
    "variants": VARIANTS,
    "recommended_variant": 2,
    "consulted_organisations": "Consiliul vârstnicilor",
    "currency": "RON",
    "action_plan": [{"activity": "Amenajare", "due_on": "2027-03-01", "budget": "500"}],
}
REGISTERED = {"submitted_on": "2026-09-01", "registration_number": "77", "registration_date": "2026-09-02"}


def proposal(**changes: Any) -> set[tuple[str, str]]:
    """Return what is said about a policy proposal."""
    return marks(World().problems("policy_proposal", **(PROPOSAL | changes)))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, set()),
        (REGISTERED, set()),
        ({"variants": VARIANTS[:1], "recommended_variant": 1}, {("variants", "missing")}),
        ({"variants": None}, set()),
        ({"recommended_variant": 3}, {("recommended_variant", "error")}),
        ({"recommended_variant": None}, set()),
        ({"currency": None}, {("currency", "missing")}),
        ({"currency": None, "variants": None, "action_plan": None}, set()),
        ({"initiator_partner": None}, {("initiator_partner", "missing")}),
        ({"initiator_partner": None, "alternative": False}, set()),
        ({"consulted_organisations": None}, {("consultation", "warning")}),
        ({"consulted_organisations": None, "consultation": "k"}, set()),
        ({"submitted_on": "2026-11-21"}, {("submitted_on", "error")}),
        ({**REGISTERED, "submitted_on": "2026-09-03"}, {("registration_date", "error")}),
        ({**REGISTERED, "reply_date": "2026-09-01"}, {("reply_date", "error")}),
        ({"implemented_on": "2026-09-01", "evaluated_on": "2026-08-01"}, {("evaluated_on", "error")}),
        ({**REGISTERED, "state": "rejected"}, {("reasons", "missing")}),
        ({**REGISTERED, "state": "partly_accepted", "reasons": "Fonduri"}, set()),
    ],
)
def test_what_is_said_about_a_policy_proposal(changes: dict[str, Any], wanted: set[tuple[str, str]]):
    assert proposal(**changes) == wanted


@pytest.mark.parametrize(("extended", "due"), [(None, "2026-10-02"), (False, "2026-10-02"), (True, "2026-10-17")])
def test_the_authority_answers_in_thirty_days_or_fifteen_more(
    extended: bool | None,  # noqa: FBT001 - a column of the table
    due: str,
):
    world = World(today=date.fromisoformat(due))
    given = PROPOSAL | REGISTERED | {"state": "registered", "reply_extended": extended}
    found = world.make("policy_proposal", **given)
    assert computed(found, world) == {"answer_due": due}
    assert found.problems(world) == []
    world.today = date(2026, 10, 18)
    assert marks(found.problems(world)) == {("reply_date", "warning")}
    assert world.problems("policy_proposal", **given, reply_date="2026-10-18") == []


def test_without_registration_or_rule_there_is_no_term():
    world = World()
    assert computed(world.make("policy_proposal", **PROPOSAL), world) == {}
    bulgaria = World(country=country("BG"))
    assert computed(bulgaria.make("policy_proposal", **PROPOSAL, **REGISTERED), bulgaria) == {}


def test_the_way_of_a_policy_proposal_from_the_draft_to_the_evaluation():
    world = World()
    given: dict[str, Any] = dict(PROPOSAL)
    added = {
        "in_consultation": {},
        "submitted": {"submitted_on": "2026-09-01"},
        "registered": {"registration_number": "77", "registration_date": "2026-09-02"},
        "accepted": {"reply_number": "78", "reply_date": "2026-09-20"},
        "implemented": {"implemented_on": "2026-10-20"},
        "evaluated": {"evaluated_on": "2026-11-20", "evaluation_result": "Bine"},
    }
    for state, fields in added.items():
        before = world.make("policy_proposal", **given)
        assert state in following(before)
        assert bool(problems_before(before, state, world)) == bool(fields)
        given |= fields
        assert problems_before(world.make("policy_proposal", **given), state, world) == []
        given["state"] = state
    assert next_state(world.make("policy_proposal", **given)) is None


@pytest.mark.parametrize(
    ("state", "to", "lacking"),
    [
        ("registered", "rejected", {"reply_number", "reply_date", "reasons"}),
        ("registered", "partly_accepted", {"reply_number", "reply_date", "reasons"}),
        ("registered", "accepted", {"reply_number", "reply_date"}),
        ("submitted", "withdrawn", {"withdrawn_on", "withdrawal_reason"}),
    ],
)
def test_what_the_steps_of_a_policy_proposal_ask_for(state: str, to: str, lacking: set[str]):
    world = World(today=date(2026, 9, 5))
    found = world.make("policy_proposal", **PROPOSAL, **REGISTERED, state=state)
    assert {problem.field for problem in problems_before(found, to, world)} == lacking


IDEA: dict[str, Any] = {
    "title": "Atelier de reparații",
    "idea": "Economie circulară în cartier",
    "proposing_partner": "ngo",
    "proposed_on": "2026-05-01",
    "addressed_to": [{"partner": "hall"}],
    "domains": ["green_transition"],
}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, set()),
        ({"addressed_to": None}, set()),
        ({"addressed_to": ["hall", "hall"]}, {("addressed_to", "error")}),
        ({"addressed_to": ["ngo"]}, {("addressed_to", "error")}),
        ({"proposed_on": "2026-11-21"}, {("proposed_on", "error")}),
        ({"state": "declined"}, {("reason", "missing")}),
        ({"state": "declined", "reason": "Fără buget"}, set()),
    ],
)
def test_what_is_said_about_a_proposal_of_collaboration(changes: dict[str, Any], wanted: set[tuple[str, str]]):
    assert marks(World().problems("collaboration_proposal", **(IDEA | changes))) == wanted


def test_an_idea_becomes_a_partnership_when_one_names_it():
    world = World()
    given: dict[str, Any] = dict(IDEA)
    assert present_state(world.make("collaboration_proposal", **given)) == "idea"
    lacking = problems_before(world.make("collaboration_proposal", **given), "discussed", world)
    assert {problem.field for problem in lacking} == {"discussed_on"}
    given |= {"discussed_on": "2026-05-20"}
    for state in ("discussed", "accepted"):
        assert problems_before(world.make("collaboration_proposal", **given), state, world) == []
        given["state"] = state
    kept = world.add("collaboration_proposal", "idea", **given)
    assert marks(problems_before(kept, "became_partnership", world)) == {("state", "missing")}
    world.add("partnership", "p", collaboration_proposal="idea")
    assert problems_before(kept, "became_partnership", world) == []
    assert {problem.field for problem in problems_before(kept, "declined", world)} == {"reason"}


def test_every_step_belongs_to_a_graph():
    for entity, to in STEPS:
        assert any(to in states for states in GRAPHS[entity].values())
    assert graph(World().make("deviation")) == {}


RESOURCE = {"title": "Ghid", "kind": "guide", "file": attachment(), "tags": ["Atelier", "cartier"]}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, set()),
        ({"file": None, "address": "www.example.org/ghid"}, set()),
        ({"file": None}, {("file", "missing")}),
        ({"tags": ["Atelier", "atelier"]}, {("tags", "error")}),
        ({"tags": None}, set()),
        ({"published_on": "2026-11-21"}, {("published_on", "error")}),
        ({"published_on": "1998-05-01"}, set()),
    ],
)
def test_what_is_said_about_a_resource(changes: dict[str, Any], wanted: set[tuple[str, str]]):
    assert marks(World().problems("resource", **(RESOURCE | changes))) == wanted


PILOT = {
    "plan": "plan",
    "subject": "Set de instrumente",
    "partner": "hall",
    "starts_on": "2026-03-01",
    "ends_on": "2026-06-30",
}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, set()),
        ({"subject": None}, {("working_tool", "missing")}),
        ({"subject": None, "working_tool": "w"}, set()),
        ({"ends_on": "2026-02-01"}, {("ends_on", "error")}),
        ({"visits": [{"visited_on": "2026-03-01"}, {"visited_on": "2026-06-30", "findings": "Bine"}]}, set()),
        ({"visits": [{"visited_on": "2026-02-28"}]}, {("visits", "warning")}),
        ({"visits": [{"visited_on": "2026-07-01"}]}, {("visits", "warning")}),
        ({"visits": [{"visited_on": "2026-11-21"}], "ends_on": None}, {("visits", "error")}),
        ({"visits": [{"visited_on": "2026-02-28"}], "starts_on": None}, set()),
    ],
)
def test_what_is_said_about_a_pilot(changes: dict[str, Any], wanted: set[tuple[str, str]]):
    assert marks(World().problems("pilot", **(PILOT | changes))) == wanted


def test_a_visit_without_its_day_is_outside_of_nothing():
    found = World().make("pilot", **(PILOT | {"visits": [{"visited_on": "2026-06-30"}]}))
    found.visits[0].visited_on = None  # type: ignore[attr-defined]
    assert found.problems(World()) == []
