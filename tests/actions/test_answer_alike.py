"""One decision for several proposals: all of them or none, and the way back."""

import pytest

from parteneriat_desktop.actions import answer_alike, listing, save_record
from parteneriat_desktop.actions.workspace import Workspace

BECAUSE = "The budget of the year does not allow for more than this."


@pytest.fixture
def proposals(town_hall: Workspace) -> list[str]:
    consultation = save_record.save(town_hall, "consultation", {"title": "Taxes"}).id
    saved = [
        save_record.save(town_hall, "contribution", {"consultation": consultation, "text": text, "received_on": day}).id
        for text, day in (("one", "2026-11-02"), ("two", "2026-11-03"))
    ]
    return [record for record in saved if record is not None]


def decisions(town_hall: Workspace, proposals: list[str]) -> list[object]:
    return [listing.stored(town_hall, "contribution", record).get("decision") for record in proposals]


def test_all_get_the_decision_and_lose_it_again(town_hall: Workspace, proposals: list[str]):
    assert answer_alike.answer(town_hall, proposals, "not_accepted", BECAUSE) == []
    assert decisions(town_hall, proposals) == ["not_accepted", "not_accepted"]
    answer_alike.take_back(town_hall, proposals)
    assert decisions(town_hall, proposals) == [None, None]


def test_none_is_answered_where_one_lacks_its_reason(town_hall: Workspace, proposals: list[str]):
    (problem,) = answer_alike.answer(town_hall, proposals, "not_accepted", "too short")
    assert problem.field == "justification"
    assert decisions(town_hall, proposals) == [None, None]


def test_none_is_answered_where_a_value_is_refused(town_hall: Workspace, proposals: list[str]):
    problems = answer_alike.answer(town_hall, proposals, "accepted", "Call 1800101221144, please, about this one.")
    assert problems
    assert decisions(town_hall, proposals) == [None, None]
    assert answer_alike.answer(town_hall, proposals, "accepted", None) == []
    assert decisions(town_hall, proposals) == ["accepted", "accepted"]
