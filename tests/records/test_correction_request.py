"""Requests for correction: what they name, and what may not be changed any more."""

from __future__ import annotations

import pytest
from surrounding_records import World

from parteneriat_desktop.records.problems import Severity

SUBJECT = "01920000-0000-7000-8000-000000000001"
ASKED = {
    "reason": "Lipsește anexa.",
    "about_kind": "plan",
    "about_record": SUBJECT,
    "about_field": "title",
    "package_number": 3,
    "asked_on": "2026-11-20",
    "state": "open",
}


@pytest.fixture
def world() -> World:
    return World()


def test_a_request_is_complete_with_its_subject_and_reason(world: World):
    request = world.make("correction_request", partnership=SUBJECT, **ASKED)
    assert request.missing() == []
    assert request.problems(world) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("about_kind", "Plan!"), ("about_record", "7"), ("about_field", "titlul planului"), ("package_number", -1)],
)
def test_the_subject_is_named_as_the_program_names_it(world: World, field: str, value: object):
    kind = type(world.make("correction_request"))
    accepted = kind.accept({field: value}, world.country)
    assert [problem.field for problem in accepted.problems] == [field]


def test_an_answer_says_what_was_corrected_and_when(world: World):
    answered = world.make("correction_request", **{**ASKED, "state": "answered"})
    assert [(found.field, found.severity) for found in answered.problems(world)] == [
        ("answer", Severity.MISSING),
        ("answered_on", Severity.MISSING),
    ]


def test_nobody_asks_or_answers_tomorrow(world: World):
    request = world.make("correction_request", **{**ASKED, "asked_on": "2026-11-21", "answered_on": "2026-11-21"})
    assert [found.field for found in request.problems(world)] == ["asked_on", "answered_on"]


def test_what_was_asked_stays(world: World):
    before = world.make("correction_request", **ASKED)
    other = world.make("correction_request", **{**ASKED, "about_field": "objective", "reason": "Altceva."})
    assert [found.field for found in other.change_problems(before, world)] == ["about_field"]
    assert before.change_problems(world.make("correction_request"), world) == []
