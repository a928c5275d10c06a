"""Consultative bodies, messages, proposals for improvement, meetings of assemblies: their rules and values."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from surrounding_records import World, attachment, marks, refusal

from parteneriat_desktop.records.computed import computed
from parteneriat_desktop.records.consultative_body import ConsultativeBody, MeetingsHeld
from parteneriat_desktop.records.discussion import DiscussionEntry, threads
from parteneriat_desktop.records.improvement_proposal import ImprovementProposal
from parteneriat_desktop.records.meeting import Meeting, open_decisions

if TYPE_CHECKING:
    from parteneriat_desktop.records.values import Wire

MEMBERS = [{"organisation": "Asociația „Exemplu”", "function": "președinte"}]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"kind": "advisory_council"}, {("members", "missing")}),
        ({"kind": "civic_forum"}, set()),
        ({"members": MEMBERS}, set()),
        ({"members": MEMBERS, "term_from": "2026-02-01", "term_until": "2026-01-31"}, {("term_until", "error")}),
        (
            {"members": [{"organisation": "A", "member_from": "2026-02-01", "member_until": "2026-01-31"}]},
            {("members", "error")},
        ),
        ({"members": [{"organisation": "A", "member_from": "2026-02-01", "member_until": "2026-02-01"}]}, set()),
    ],
)
def test_bodies(given: dict[str, Any], expected: set[tuple[str, str]]):
    assert marks(World().problems("consultative_body", **given)) == expected


def test_a_member_is_an_organisation_and_its_name_is_needed():
    assert "Organisation is missing" in refusal("consultative_body", "members", [{"function": "președinte"}])


def a_council(world: World, *days: str, **fields: Any) -> ConsultativeBody:
    body = world.add("consultative_body", "council", name="Consiliul", kind="advisory_council", **fields)
    for day in days:
        world.add("meeting", body="council", kind="council_meeting", held_on=day or None)
    assert isinstance(body, ConsultativeBody)
    return body


def test_meetings_held_are_those_of_the_year_up_to_today():
    world = World()
    body = a_council(world, "2025-12-31", "2026-01-10", "2026-11-20", "2026-11-21", "", planned_meetings_per_year=4)
    world.add("meeting", kind="council_meeting", held_on="2026-03-01")
    assert body.meetings_held(world, 2026) == MeetingsHeld(2, 4)
    assert body.meetings_held(world, 2025) == MeetingsHeld(1, 4)
    assert computed(body, world) == {"meetings_held": 2, "meetings_planned": 4}


@pytest.mark.parametrize("planned", [None, 0])
def test_nothing_planned_is_unknown_and_no_division(planned: int | None):
    world = World()
    body = a_council(world, "2026-01-10", planned_meetings_per_year=planned)
    assert body.meetings_held(world, 2026) == MeetingsHeld(1, None)


def test_an_assembly_is_convened_by_somebody():
    assert ("convened_by", "missing") in marks(World().problems("meeting", kind="assembly", place="S"))
    assert World().problems("meeting", kind="assembly", place="S", convened_by="councillors") == []


def test_a_meeting_holds_several_files():
    files = [attachment("prezentare.pdf"), attachment("lista.pdf")]
    meeting = World().make("meeting", attachments=files)
    assert isinstance(meeting, Meeting)
    assert [file.file_name for file in meeting.attachments or ()] == ["prezentare.pdf", "lista.pdf"]
    assert "Entry 2" in refusal("meeting", "attachments", [attachment(), "lista.pdf"])


def test_open_decisions_are_those_past_their_term_the_oldest_first():
    decisions = [
        {"what": "a", "due_on": "2026-11-19", "status": "open"},
        {"what": "b", "due_on": "2026-10-01"},
        {"what": "c", "due_on": "2026-11-20", "status": "open"},
        {"what": "d", "due_on": "2026-10-01", "status": "in_progress"},
        {"what": "e", "due_on": "2026-10-01", "status": "done"},
        {"what": "f", "due_on": "2026-10-01", "status": "dropped"},
        {"what": "g", "status": "open"},
    ]
    meeting = World().make("meeting", decisions=decisions)
    assert isinstance(meeting, Meeting)
    assert [decision.what for decision in open_decisions(meeting, date(2026, 11, 20))] == ["b", "d", "a"]
    assert open_decisions(Meeting(), date(2026, 11, 20)) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"decision": "rejected"}, {("reason", "missing")}),
        ({"decision": "rejected", "reason": "Nu ține de noi."}, set()),
        ({"decision": "accepted", "state": "done"}, {("done_on", "missing")}),
        ({"state": "done", "done_on": "2026-11-20"}, set()),
        ({"state": "done", "done_on": "2026-11-21"}, {("done_on", "error")}),
        ({"state": "in_progress", "done_on": "2026-11-20"}, {("done_on", "error")}),
        ({"done_on": "2026-11-20"}, {("done_on", "error")}),
        ({}, set()),
    ],
)
def test_proposals_for_improvement(given: dict[str, Any], expected: set[tuple[str, str]]):
    assert marks(World().problems("improvement_proposal", **given)) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"due_on": "2026-11-19"}, True),
        ({"due_on": "2026-11-20"}, False),
        ({}, False),
        ({"due_on": "2026-11-19", "decision": "rejected"}, False),
        ({"due_on": "2026-11-19", "decision": "accepted", "state": "in_progress"}, True),
        ({"due_on": "2026-11-19", "state": "done", "done_on": "2026-11-18"}, False),
    ],
)
def test_a_proposal_is_overdue_until_it_is_done_or_rejected(given: dict[str, Any], expected: bool):  # noqa: FBT001 - a case
    proposal = World().make("improvement_proposal", **given)
    assert isinstance(proposal, ImprovementProposal)
    assert proposal.is_overdue(date(2026, 11, 20)) is expected


def an_entry(world: World, record: str, reply_to: str | None = None, day: str = "2026-11-20") -> DiscussionEntry:
    entry = DiscussionEntry(
        id=record, partnership="p", text=record, reply_to=reply_to, written_on=date.fromisoformat(day)
    )
    world.records["discussion_entry", record] = entry
    return entry


def test_a_message_belongs_to_one_dossier():
    assert marks(World().problems("discussion_entry", text="Când?")) == {("partnership", "missing")}
    both = World().problems("discussion_entry", partnership="p", consultation="c", text="Când?")
    assert marks(both) == {("consultation", "error")}
    assert marks(World().problems("discussion_entry", body="b", text="Când?")) == set()
    assert marks(World().problems("discussion_entry", body="b", consultation="c", text="Când?")) == {("body", "error")}


def test_a_message_answers_one_of_its_own_dossier():
    world = World()
    an_entry(world, "question")
    assert world.problems("discussion_entry", partnership="p", reply_to="question") == []
    assert world.problems("discussion_entry", partnership="p", reply_to="not here yet") == []
    other = world.problems("discussion_entry", partnership="q", reply_to="question")
    assert [str(problem.sentence) for problem in other] == [
        "That message belongs to another dossier; answer one of this dossier."
    ]


@pytest.mark.parametrize("reply_to", ["first", "second", "third"])
def test_a_message_answers_neither_itself_nor_its_own_answers(reply_to: str):
    world = World()
    an_entry(world, "first")
    an_entry(world, "second", "first")
    an_entry(world, "third", "second")
    problems = world.problems("discussion_entry", "first", partnership="p", reply_to=reply_to)
    assert [str(problem.sentence) for problem in problems] == ["A message cannot answer itself or its own answers."]


def test_a_circle_that_came_by_a_merge_is_told_and_does_not_hang():
    world = World()
    an_entry(world, "first", "second")
    an_entry(world, "second", "first")
    assert marks(world.problems("discussion_entry", partnership="p", reply_to="first")) == {("reply_to", "error")}


def test_an_answered_message_is_not_changed():
    world = World()
    stood = an_entry(world, "question")
    becomes = DiscussionEntry(id="question", partnership="p", text="Altceva", written_on=stood.written_on)
    assert becomes.change_problems(stood, world) == []
    an_entry(world, "answer", "question")
    assert [problem.field for problem in becomes.change_problems(stood, world)] == ["text"]
    assert stood.change_problems(stood, world) == []


def test_a_thread_shows_answers_beneath_their_question_in_the_order_they_were_written():
    world = World()
    entries = [
        an_entry(world, "b", day="2026-11-02"),
        an_entry(world, "a", day="2026-11-03"),
        an_entry(world, "d", "b", "2026-11-05"),
        an_entry(world, "c", "b", "2026-11-04"),
        an_entry(world, "e", "c", "2026-11-06"),
        an_entry(world, "f", "lost", "2026-11-07"),
    ]
    expected = [(0, "b"), (1, "c"), (2, "e"), (1, "d"), (0, "a"), (0, "f")]
    for order in permutations(entries):
        assert [(found.depth, found.entry.id) for found in threads(order)] == expected


def test_a_thread_without_days_is_in_the_order_of_the_identifiers():
    assert [found.entry.id for found in threads([DiscussionEntry(id="b"), DiscussionEntry(id="a")])] == ["a", "b"]


@given(st.lists(st.none() | st.integers(0, 7), max_size=8))
def test_a_thread_loses_nothing_and_shows_nothing_twice(replies: list[int | None]):
    """Whatever answers whatever, circles included; an answer stands deeper than its question."""
    entries = [
        DiscussionEntry(id=str(number), reply_to=None if reply is None else str(reply))
        for number, reply in enumerate(replies)
    ]
    found = threads(entries)
    assert sorted(one.entry.id for one in found) == [entry.id for entry in entries]
    depths = {one.entry.id: one.depth for one in found}
    for entry in entries:
        question = entry.reply_to
        assert depths[entry.id] == 0 or (question is not None and depths[entry.id] == depths[question] + 1)


@pytest.mark.parametrize(
    ("field", "wire"),
    [("text", "Sunați-mă: CNP 1800101221144"), ("function", "x" * 201)],
)
def test_a_message_holds_no_personal_numbers_and_no_endless_functions(field: str, wire: Wire):
    assert refusal("discussion_entry", field, wire)
