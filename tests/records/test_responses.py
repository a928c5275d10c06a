"""Templates, questionnaires handed out, and what came back."""

from __future__ import annotations

from typing import Any

import pytest
from surrounding_records import World, marks, refusal

from parteneriat_desktop.records.questionnaire import QuestionnaireTemplate

ITEMS = [
    {"number": 1, "text": "Am fost informat la timp.", "kind": "likert_5", "required": True},
    {"number": 2, "text": "Aș participa din nou.", "kind": "yes_no", "required": True},
    {"number": 3, "text": "Ce ați schimba?", "kind": "text"},
]
GOOD = [{"item": 1, "score": 5}, {"item": 2, "yes": False}, {"item": 3, "text": "Ora."}]


def a_world(**fields: Any) -> World:
    world = World()
    world.add("questionnaire_template", "t", title="Satisfacție", items=ITEMS)
    world.add("questionnaire", "q", based_on="t", title="Forum", held_on="2026-11-12", **fields)
    return world


def said(answers: list[dict[str, Any]]) -> list[str]:
    problems = a_world().problems("response", questionnaire="q", answers=answers)
    assert {problem.field for problem in problems} <= {"answers"}
    return [f"{problem.severity.value}: {problem.sentence}" for problem in problems]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (GOOD, []),
        (GOOD[:2], []),
        (GOOD[:1], ["warning: Not answered, although it must be: 2."]),
        ([], ["warning: Not answered, although it must be: 1, 2."]),
        ([*GOOD, {"item": 4, "score": 1}], ["error: The questionnaire has no item 4."]),
        ([*GOOD, {"item": 3, "text": "Altă oră."}], ["error: The list names the same twice; delete one of the two."]),
        ([{"item": 1, "yes": True}, GOOD[1]], ["error: Item 1 is answered in one way: likert_5."]),
        ([{"item": 1}, GOOD[1]], ["error: Item 1 is answered in one way: likert_5."]),
        (
            [{"item": 1, "score": 3, "text": "bine"}, GOOD[1]],
            ["error: Item 1 is answered in one way: likert_5."],
        ),
        ([GOOD[0], {"item": 2, "score": 5}], ["error: Item 2 is answered in one way: yes_no."]),
    ],
)
def test_answers_fit_their_items(answers: list[dict[str, Any]], expected: list[str]):
    assert said(answers) == expected


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_is_one_to_five(score: int):
    assert "from 1 to 5" in refusal("response", "answers", [{"item": 1, "score": score}])


def test_a_comment_holds_no_personal_number():
    assert refusal("response", "answers", [{"item": 3, "text": "CNP 1800101221144"}])


def test_an_answer_names_its_item():
    assert "Item is missing" in refusal("response", "answers", [{"score": 4}])


@pytest.mark.parametrize("number", [0, 1000])
def test_items_are_numbered_from_one(number: int):
    item = {"number": number, "text": "Ora a fost bună.", "kind": "likert_5"}
    assert "between 1 and 999" in refusal("questionnaire_template", "items", [item])


def test_without_its_template_nothing_is_judged():
    assert World().problems("response", questionnaire="lost", answers=GOOD) == []
    world = World()
    world.add("questionnaire", "q", title="Forum")
    assert world.problems("response", questionnaire="q", answers=GOOD) == []


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2026-11-15", set()),
        ("2026-11-16", {("received_on", "warning")}),
        ("2026-11-21", {("received_on", "error"), ("received_on", "warning")}),
        (None, set()),
    ],
)
def test_what_comes_back_late_is_kept_and_told(received: str | None, expected: set[tuple[str, str]]):
    world = a_world(closed_on="2026-11-15")
    assert marks(world.problems("response", questionnaire="q", answers=GOOD, received_on=received)) == expected


def test_more_came_back_than_was_handed_out():
    world = a_world(handed_out=1)
    for _number in range(2):
        world.add("response", questionnaire="q", answers=GOOD)
    fields = {"based_on": "t", "title": "Forum"}
    assert marks(world.problems("questionnaire", "q", handed_out=1, **fields)) == {("handed_out", "warning")}
    assert world.problems("questionnaire", "q", handed_out=2, **fields) == []
    assert world.problems("questionnaire", "q", **fields) == []


def test_a_questionnaire_closes_after_it_opened():
    problems = World().problems("questionnaire", opened_on="2026-11-12", closed_on="2026-11-11")
    assert marks(problems) == {("closed_on", "error")}
    new = World().make("questionnaire", handed_out=3)
    new.id = ""
    assert new.problems(World()) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"items": ITEMS}, set()),
        ({"items": [*ITEMS, ITEMS[0]]}, {("items", "error")}),
        ({}, set()),
        ({"previous": "t"}, {("previous", "error")}),
        ({"previous": "other"}, set()),
    ],
)
def test_templates(given: dict[str, Any], expected: set[tuple[str, str]]):
    assert marks(World().problems("questionnaire_template", "t", **given)) == expected


def test_items_change_until_somebody_answered():
    world = a_world()
    stood = world.find("questionnaire_template", "t")
    fewer = world.make("questionnaire_template", "t", title="Satisfacție", items=ITEMS[:2])
    renamed = world.make("questionnaire_template", "t", title="Alt titlu", items=ITEMS)
    assert isinstance(stood, QuestionnaireTemplate)
    assert fewer.change_problems(stood, world) == []
    world.add("response", questionnaire="q", answers=GOOD)
    assert [problem.field for problem in fewer.change_problems(stood, world)] == ["items"]
    assert renamed.change_problems(stood, world) == []
