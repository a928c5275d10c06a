"""Results of questionnaires: n of each item, means and shares that are counted, never averaged."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from surrounding_records import World

from parteneriat_desktop.records.measure import Ratio
from parteneriat_desktop.records.questionnaire import QuestionItem, QuestionKind, Questionnaire, QuestionnaireTemplate
from parteneriat_desktop.records.response import Answer, Response
from parteneriat_desktop.records.satisfaction import STEPS, mean, satisfaction, tally, together

SCALE, YES_NO, WORDS = (
    QuestionItem(number=1, text="Informat la timp", kind=QuestionKind.LIKERT_5),
    QuestionItem(number=2, text="Ați mai participat?", kind=QuestionKind.YES_NO),
    QuestionItem(number=3, text="Ce ar trebui schimbat?", kind=QuestionKind.TEXT),
)
scores = st.lists(st.none() | st.integers(1, 5), max_size=60)


def papers(given_scores: list[int | None]) -> list[Response]:
    """Filled-in questionnaires with one score each; None left the item open."""
    return [Response(answers=None if score is None else [Answer(item=1, score=score)]) for score in given_scores]


def test_each_kind_of_item_is_counted_in_its_own_way():
    responses = [
        Response(answers=[Answer(item=1, score=5), Answer(item=2, yes=True), Answer(item=3, text="ora")]),
        Response(answers=[Answer(item=1, score=3), Answer(item=2, yes=False)]),
        Response(answers=[Answer(item=9, score=5), Answer(score=1)]),
    ]
    scale, yes_no, words = tally([WORDS, YES_NO, SCALE], responses)

    assert (scale.distribution, scale.n, scale.mean) == ((0, 0, 1, 0, 1), 2, Decimal("4.00"))
    assert scale.satisfied == Ratio(Decimal(1), Decimal(2))
    assert (yes_no.yes, yes_no.no, yes_no.n, yes_no.mean) == (1, 1, 2, None)
    assert yes_no.satisfied == Ratio(Decimal(1), Decimal(2))
    assert (words.texts, words.n, words.satisfied) == (("ora",), 1, None)


def test_nobody_answered_gives_neither_mean_nor_quotient():
    (scale,) = tally([SCALE], [])

    assert scale.n == 0
    assert scale.mean is None
    assert scale.satisfied is not None
    assert scale.satisfied.quotient is None


@given(scores)
def test_the_mean_is_that_of_all_scores_and_who_left_it_open_does_not_count(given_scores: list[int | None]):
    (scale,) = tally([SCALE], papers(given_scores))
    chosen = [score for score in given_scores if score is not None]

    assert scale.n == len(chosen) == sum(scale.distribution)
    if not chosen:
        assert scale.mean is None
        return
    assert scale.mean is not None
    assert abs(Fraction(scale.mean) - Fraction(sum(chosen), len(chosen))) <= Fraction(1, 200)
    assert scale.satisfied == Ratio(Decimal(sum(score >= 4 for score in chosen)), Decimal(len(chosen)))


@given(scores, scores)
def test_results_of_two_occasions_add_up_to_those_of_all_papers(first: list[int | None], second: list[int | None]):
    apart = [tally([SCALE], papers(some)) for some in (first, second)]
    (whole,) = tally([SCALE], papers([*first, *second]))

    assert mean([item for items in apart for item in items]) == whole.mean


def world(handed_out: list[int | None]) -> tuple[World, list[Questionnaire]]:
    """One template, handed out several times, each with one answer of 4."""
    around = World()
    template = QuestionnaireTemplate(id="t", title="Satisfacție", items=[SCALE, YES_NO])
    around.records["questionnaire_template", "t"] = template
    occasions: list[Questionnaire] = []
    for number, count in enumerate(handed_out):
        occasion = Questionnaire(id=f"q{number}", based_on="t", handed_out=count)
        response = Response(id=f"r{number}", questionnaire=occasion.id, answers=[Answer(item=1, score=4)])
        around.records["questionnaire", occasion.id] = occasion
        around.records["response", response.id] = response
        occasions.append(occasion)
    return around, occasions


def test_what_came_back_is_told_over_what_was_handed_out():
    around, (known, unknown) = world([4, None])

    assert satisfaction(known, around).returned == Ratio(Decimal(1), Decimal(4))
    assert satisfaction(unknown, around).returned is None


def test_occasions_are_taken_together_item_by_item():
    around, occasions = world([4, 6])
    whole = together([satisfaction(one, around) for one in occasions])

    assert whole.responses == 2
    assert whole.returned == Ratio(Decimal(2), Decimal(10))
    assert (whole.mean, whole.scores) == (Decimal("4.00"), 2)
    assert [item.n for item in whole.items] == [2, 0]


def test_a_count_of_forms_that_is_partly_unknown_is_unknown():
    around, occasions = world([4, None])

    assert together([satisfaction(one, around) for one in occasions]).handed_out is None


def test_nothing_together_is_nothing():
    assert together([]).mean is None
    assert together([]).handed_out is None


def test_a_questionnaire_whose_template_has_not_arrived_has_no_items():
    around, (occasion,) = world([1])
    del around.records["questionnaire_template", "t"]

    assert satisfaction(occasion, around).items == ()
    assert len(STEPS) == 5
