"""R13 and R13F: results with their n, and the form that they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from paper import Paper
from questionnaire_samples import QUESTIONNAIRE, QUESTIONS, TEMPLATE, an_evening, blank_questionnaire
from report_samples import Records, a_frame

from parteneriat_desktop.records.questionnaire import QuestionKind
from parteneriat_desktop.records.response import Answer, Response
from parteneriat_desktop.reports.catalogue import make

if TYPE_CHECKING:
    from parteneriat_desktop.records.questionnaire import Questionnaire, QuestionnaireTemplate


def printed(records: Records, code: str = "R13") -> str:
    """The text of a report, in English."""
    return Paper(make(code, records, {"R13": QUESTIONNAIRE, "R13F": TEMPLATE}[code], a_frame("en"))).text


def answered(*scores: int) -> Records:
    """An evening whose first question was answered like this."""
    records = Records().add(*[one for one in an_evening() if not isinstance(one, Response)])
    for number, score in enumerate(scores):
        records.add(Response(id=f"r{number}", questionnaire=QUESTIONNAIRE, answers=[Answer(item=1, score=score)]))
    return records


def test_what_came_back_stands_with_what_was_handed_out():
    assert "46 of 61 handed out (75.4%)" in printed(Records().add(*an_evening()))


def test_unknown_numbers_of_forms_give_no_share():
    records = Records().add(*an_evening())
    cast("Questionnaire", records.find("questionnaire", QUESTIONNAIRE)).handed_out = None

    assert "handed out" not in printed(records)


def test_a_question_below_half_needs_work_and_the_rule_is_named():
    text = printed(answered(1, 2, 5))

    assert "Some things need work." in text
    assert "Needs work (fewer than half of the scores are 4 or 5): Am fost informat la timp." in text


def test_a_question_at_half_is_good():
    text = printed(answered(1, 5))

    assert "Everything asked got mostly scores of 4 and 5." in text
    assert "Good: Am fost informat la timp." in text
    assert "3.00 of 5, from 2 scores" in text


def test_nobody_answered_is_said_and_gives_no_share():
    text = printed(answered())

    assert "Nobody has answered yet." in text
    assert text.count("%") == 1, "only the share of forms that came back"


def test_questions_without_a_scale_are_told_apart():
    records = Records().add(*an_evening())
    template = cast("QuestionnaireTemplate", records.find("questionnaire_template", TEMPLATE))
    template.items = [item for item in template.items or () if item.kind is not QuestionKind.LIKERT_5]
    text = printed(records)

    assert "No question of this questionnaire has a scale." in text
    assert "Share of yes" in text
    assert "Întâlniri și după ora 18." in text


def test_without_other_answers_and_proposals_the_sections_say_so():
    text = printed(Records().add(*blank_questionnaire()))

    assert "There are no other answers." in text
    assert "No proposals for improvement have been registered." in text


def test_the_form_has_every_question_and_no_place_for_a_name():
    text = printed(Records().add(*an_evening()), "R13F")

    assert all(question in text for question in QUESTIONS)
    assert "This questionnaire is anonymous." in text
    assert text.count("1 2 3 4 5") == len(QUESTIONS)


def test_a_form_without_items_says_so():
    assert "This questionnaire has no items yet." in printed(Records().add(*blank_questionnaire()), "R13F")
