"""Consultations under three regimes: announcements, debate, contributions, answers, the chain of states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from surrounding_records import World, attachment, marks

from parteneriat_desktop.records.computed import computed
from parteneriat_desktop.records.problems import blocking
from parteneriat_desktop.records.states import STATES, VOLUNTARY, following, next_state, problems_before

if TYPE_CHECKING:
    from parteneriat_desktop.records.problems import Problem

LAW_52 = {
    "regime": "law_52",
    "method": "public_debate",
    "purpose": "normative_act",
    "title": "Proiect de hotărâre",
    "draft_document": attachment("proiect.pdf"),
    "substantiation": attachment("referat.pdf"),
    "responsible_person": "secretar general",
    "announced_on": "2026-10-01",
    "proposals_deadline": "2026-10-12",
}
DEBATE = {
    "consultation": "k",
    "kind": "debate",
    "held_on": "2026-10-20",
    "starts_at": "16:00",
    "ends_at": "18:00",
    "place": "Sala de consiliu",
    "enrolment_rule": "la intrare",
    "minutes_per_speaker": 3,
}


def sentences(problems: list[Problem]) -> list[str]:
    """Return the blocking sentences."""
    return [str(problem.sentence) for problem in blocking(problems)]


def told(problems: list[Problem]) -> list[str]:
    """Return the sentences that do not block."""
    return [str(problem.sentence) for problem in problems if problem not in blocking(problems)]


@pytest.fixture
def world() -> World:
    world = World()
    world.add("consultation", "k", **LAW_52)
    return world


def test_a_statutory_consultation_is_announced_in_the_channels_of_the_law(world: World):
    consultation = world.find("consultation", "k")
    assert consultation is not None
    assert next_state(consultation) == "announced"
    assert len(sentences(problems_before(consultation, "announced", world))) == 2
    world.add("announcement", consultation="k", channel="website", posted_on="2026-10-01")
    world.add("announcement", consultation="k", channel="notice_board")
    world.add("announcement", consultation="k", channel="notice_board", posted_on="2026-10-01", kind="debate")
    assert sentences(problems_before(consultation, "announced", world)) == [
        "Add the announcement in this channel, with its day: notice_board."
    ]
    world.add("announcement", consultation="k", channel="notice_board", posted_on="2026-10-01", kind="consultation")
    problems = problems_before(consultation, "announced", world)
    assert sentences(problems) == []
    assert len(problems) == 2
    world.add("announcement", consultation="k", channel="mass_media", posted_on="2026-10-01")
    world.add("announcement", consultation="k", channel="e_consultare", posted_on="2026-10-01")
    assert problems_before(consultation, "announced", world) == []


def test_a_bulgarian_consultation_is_published_on_the_website(world: World):
    consultation = world.make("consultation", "b", **{**LAW_52, "regime": "zna_26"})
    assert ("impact_study", "warning") in marks(consultation.problems(world))
    assert len(sentences(problems_before(consultation, "announced", world))) == 1
    world.add("announcement", consultation="b", channel="website", posted_on="2026-10-01")
    assert sentences(problems_before(consultation, "announced", world)) == []
    assert marks(blocking(problems_before(consultation, "adopted", world))) == {
        ("adopted_act_number", "missing"),
        ("adopted_act_date", "missing"),
        ("response_document", "missing"),
        ("", "missing"),
    }
    assert "Add the announcement of the response, with its day." in sentences(
        problems_before(consultation, "adopted", world)
    )


def test_a_voluntary_consultation_is_announced_somewhere(world: World):
    consultation = world.make("consultation", "v", **{**LAW_52, "regime": "voluntary"})
    assert len(sentences(problems_before(consultation, "announced", world))) == 1
    world.add("announcement", consultation="v", channel="village_poster", posted_on="2026-10-01")
    assert problems_before(consultation, "announced", world) == []


def test_an_early_draft_names_what_is_missing(world: World):
    draft = world.make("consultation", "d", title="T", urgent=True)
    found = marks(problems_before(draft, "announced", world))
    assert {("regime", "missing"), ("urgent_reason", "missing"), ("announced_on", "missing")} <= found
    assert ("registration_number", "missing") not in found
    assert ("registration_number", "missing") in marks(problems_before(draft, "archived", world))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"announced_on": "2026-10-02", "proposals_deadline": "2026-10-01"}, {("proposals_deadline", "error")}),
        ({"purpose": "plan_priorities"}, {("plan", "missing")}),
        ({"purpose": "plan_priorities", "plan": "p"}, set()),
        ({"regime": "law_52"}, {("draft_document", "missing"), ("substantiation", "missing")}),
        ({"urgent": True, "urgent_reason": "inundații"}, set()),
        ({"urgent": False}, set()),
    ],
)
def test_what_regime_purpose_and_urgency_ask_for(given: dict[str, object], expected: set[tuple[str, str]]):
    assert marks(World().problems("consultation", **given)) == expected


def test_proposals_close_after_their_term(world: World):
    open_still = world.make("consultation", "o", **{**LAW_52, "proposals_deadline": "2026-11-20"})
    assert marks(problems_before(open_still, "proposals_closed", world)) == {("proposals_deadline", "missing")}
    closed = world.make("consultation", "o", **{**LAW_52, "proposals_deadline": "2026-11-19"})
    assert problems_before(closed, "proposals_closed", world) == []
    undated = world.make("consultation", "o", **{**LAW_52, "proposals_deadline": None})
    assert marks(problems_before(undated, "proposals_closed", world)) == {("proposals_deadline", "missing")}


def test_the_debate_from_its_day_to_its_minutes(world: World):
    consultation = world.find("consultation", "k")
    assert consultation is not None
    assert sentences(problems_before(consultation, "debate_scheduled", world)) == [
        "Add the debate as a meeting of this consultation."
    ]
    world.add("meeting", "other", consultation="k", kind="forum")
    world.add("meeting", "m", consultation="k", kind="debate", initiator_present=False)
    assert len(sentences(problems_before(consultation, "debate_scheduled", world))) == 5
    world.add("meeting", "m", **DEBATE)
    world.add("announcement", consultation="k", channel="website", posted_on="2026-10-12", kind="debate")
    assert problems_before(consultation, "debate_scheduled", world) == []
    assert len(sentences(problems_before(consultation, "debate_held", world))) == 3
    world.add("meeting", "m", **DEBATE, minutes_document=attachment(), initiator_present=False)
    world.add("participation_count", meeting="m", total=22)
    assert told(problems_before(consultation, "debate_held", world)) == [
        "The law asks the initiator to attend the debate."
    ]
    assert len(sentences(problems_before(consultation, "documents_published", world))) == 1
    world.add("meeting", "m", **DEBATE, minutes_published_on="2026-10-22")
    assert problems_before(consultation, "documents_published", world) == []


def test_a_debate_to_come_was_not_held(world: World):
    world.add("meeting", "m", **{**DEBATE, "held_on": "2026-11-21"})
    consultation = world.find("consultation", "k")
    assert consultation is not None
    assert "The debate is still to come." in sentences(problems_before(consultation, "debate_held", world))
    world.add("meeting", "m", consultation="k", kind="debate")
    assert "The debate is still to come." not in sentences(problems_before(consultation, "debate_held", world))


def test_every_contribution_is_decided_and_justified(world: World):
    consultation = world.find("consultation", "k")
    assert consultation is not None
    assert problems_before(consultation, "response_published", world) == []
    world.add("contribution", "c", consultation="k", text="Propun", decision="under_analysis")
    assert sentences(problems_before(consultation, "response_published", world)) == [
        "Contribution – has no decision yet."
    ]
    world.add("contribution", "c", consultation="k", text="Propun", decision="not_accepted", justification="nu")
    assert sentences(problems_before(consultation, "response_published", world)) == [
        "Contribution – has no written justification."
    ]
    world.add("contribution", "c", consultation="k", text="Propun", decision="accepted")
    assert problems_before(consultation, "response_published", world) == []


def test_the_end_of_a_consultation(world: World):
    consultation = world.make("consultation", "k", **LAW_52)
    assert marks(problems_before(consultation, "in_endorsement", world)) == {("response_document", "warning")}
    assert marks(problems_before(consultation, "cancelled", world)) == {("closing_reason", "missing")}
    assert marks(problems_before(consultation, "withdrawn", world)) == {("closing_reason", "missing")}
    assert marks(problems_before(consultation, "under_analysis", world)) == set()
    world.add("meeting", "m", **DEBATE)
    wanted = ("response_document", "response_number", "response_date", "result_text", "")
    assert {(name, "missing") for name in wanted} <= marks(problems_before(consultation, "archived", world))
    done = {
        **LAW_52,
        "response_document": attachment(),
        "response_number": "11/21.10.2026",
        "result_text": "Adoptat",
        "adopted_act_number": "12/30.10.2026",
        "closing_reason": "r",
        "registration_number": "9/01.10.2026",
    }
    world.add("announcement", consultation="k", channel="website", posted_on="2026-10-25", kind="response")
    finished = world.make("consultation", "k", **done)
    world.add("meeting", "m", **DEBATE, registration_number="10/20.10.2026")
    for state in ("in_endorsement", "adopted", "withdrawn", "cancelled", "archived"):
        assert problems_before(finished, state, world) == []


def test_the_graphs_lead_only_to_known_states_and_start_with_a_draft():
    for graph in (*STATES.values(), VOLUNTARY):
        first = next(iter(graph))
        assert first in {"draft", "idea"}
        assert {state for states in graph.values() for state in states} <= set(graph)
        reached, waiting = set(), [first]
        while waiting:
            state = waiting.pop()
            if state not in reached:
                reached.add(state)
                waiting += graph[state]
        assert reached == set(graph)


def test_the_graphs_hold_every_state_of_the_entity():
    world = World()
    for name, graph in STATES.items():
        declared = type(world.make(name)).field("state")
        assert declared is not None
        assert {str(member) for member in declared.kind} == set(graph)


def test_a_voluntary_consultation_may_be_archived_after_its_response(world: World):
    statutory = world.make("consultation", regime="law_52", state="response_published")
    voluntary = world.make("consultation", regime="voluntary", state="response_published")
    assert next_state(statutory) == "in_endorsement"
    assert next_state(voluntary) == "archived"
    assert following(world.make("consultation", state="cancelled")) == ()
    assert next_state(world.make("consultation", state="cancelled")) is None


def test_records_without_states_have_no_next_one(world: World):
    partner = world.make("partner", name="N")
    assert next_state(partner) is None
    assert marks(problems_before(partner, "any", world)) >= {("kind", "missing")}


def test_notices_are_taken_down_after_they_were_posted():
    problems = World().problems("announcement", meeting="m", posted_on="2026-10-02", removed_on="2026-10-01")
    assert marks(problems) == {("removed_on", "error")}
    assert marks(World().problems("announcement", posted_on="2026-10-02")) == {("consultation", "missing")}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {("requester", "missing")}),
        ({"requester": "p", "capacity": "association"}, set()),
        ({"requester_name": "Asociația", "capacity": "citizen"}, {("capacity", "warning")}),
        (
            {"requester": "p", "registration_date": "2026-10-02", "reply_date": "2026-10-01"},
            {("reply_date", "error")},
        ),
    ],
)
def test_requests_for_a_debate(given: dict[str, object], expected: set[tuple[str, str]]):
    assert marks(World().problems("debate_request", **given)) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"received_on": "2026-10-12"}, set()),
        ({"received_on": "2026-10-13"}, {("received_on", "warning")}),
        ({"received_on": "2026-11-21"}, {("received_on", "error"), ("received_on", "warning")}),
        ({"received_on": "2026-10-12", "reply_date": "2026-10-11"}, {("reply_date", "error")}),
        ({"article": None}, {("article", "warning")}),
        ({"decision": "partly_accepted"}, {("justification", "missing")}),
        ({"decision": "out_of_scope", "justification": "x" * 19 + " "}, {("justification", "missing")}),
        ({"decision": "not_accepted", "justification": "x" * 20}, set()),
        ({"decision": "accepted"}, set()),
        ({"decision": "under_analysis"}, set()),
    ],
)
def test_contributions(world: World, given: dict[str, object], expected: set[tuple[str, str]]):
    assert marks(world.problems("contribution", **({"consultation": "k", "article": "art. 2"} | given))) == expected


def test_lateness_depends_on_the_day_alone(world: World):
    def late(**given: object) -> object:
        return computed(world.make("contribution", **given), world)["late"]

    assert late(consultation="k", received_on="2026-10-13") is True
    assert late(consultation="k", received_on="2026-10-12") is False
    assert late(consultation="gone", received_on="2026-10-13") is False
    assert late(consultation="k") is False
    world.add("consultation", "undated", title="T")
    assert late(consultation="undated", received_on="2026-10-13") is False


def test_contributions_outside_law_52_need_no_article(world: World):
    world.add("consultation", "v", **{**LAW_52, "regime": "voluntary"})
    assert world.problems("contribution", consultation="v") == []
    assert world.problems("contribution", consultation="gone") == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"starts_at": "18:00", "ends_at": "16:00", "place": "S"}, {("ends_at", "error")}),
        (
            {"held_on": "2026-10-02", "minutes_published_on": "2026-10-01", "place": "S"},
            {("minutes_published_on", "error")},
        ),
        ({}, {("place", "missing")}),
        ({"online_link": "meet.example.org/x"}, set()),
        (
            {"kind": "debate", "place": "S"},
            {("enrolment_rule", "missing"), ("minutes_per_speaker", "missing")},
        ),
        (
            {
                "kind": "debate",
                "place": "S",
                "enrolment_rule": "r",
                "minutes_per_speaker": 3,
                "initiator_present": False,
            },
            {("initiator_present", "warning")},
        ),
        ({"place": "S", "non_public": True}, {("non_public_reason", "missing")}),
        ({"place": "S", "non_public": False}, set()),
        (
            {"place": "S", "signatures": [{"function": "primar", "signed_on": "2026-11-21"}]},
            {("signatures", "error")},
        ),
        ({"place": "S", "signatures": [{"function": "primar", "signed_on": "2026-11-20"}]}, set()),
    ],
)
def test_meetings(given: dict[str, object], expected: set[tuple[str, str]]):
    assert marks(World().problems("meeting", **given)) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"total": 10, "women": 6, "men": 4}, set()),
        ({"total": 10, "women": 6, "men": 4, "sex_undisclosed": 0}, set()),
        ({"total": 10, "women": 6, "men": 3, "sex_undisclosed": 0}, {("women", "error")}),
        ({"total": 10, "women": 6, "men": 5}, {("women", "error")}),
        ({"total": 10, "under_18": 1, "age_18_29": 2, "age_30_64": 3, "age_65_plus": 3}, {("under_18", "error")}),
        ({"total": 10, "under_18": 1, "age_18_29": 2, "age_30_64": 3, "age_65_plus": 4}, set()),
        ({"total": 10, "roma": 11}, {("roma", "error")}),
        ({"total": 10, "roma": 8, "disability": 8, "officials": 5, "citizens": 10}, set()),
        ({"women": 5}, set()),
        ({"total": 0, "women": 0}, set()),
    ],
)
def test_participation_counts(given: dict[str, object], expected: set[tuple[str, str]]):
    assert marks(World().problems("participation_count", meeting="m", **given)) == expected


def test_counts_belong_to_a_meeting_or_a_consultation():
    assert marks(World().problems("participation_count", total=1)) == {("meeting", "missing")}
    assert World().problems("participation_count", total=1, consultation="k") == []
