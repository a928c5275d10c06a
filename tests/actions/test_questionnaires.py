"""Templates of questionnaires and their versions, numbers and answers as they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from action_samples import a_consultation, a_record, fields_of

from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.questionnaires import default_template, new_version
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import RefusedError

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace


def a_template(workspace: Workspace) -> str:
    return a_record(workspace, "questionnaire_template", **default_template("ro"))


def a_questionnaire(workspace: Workspace, template: str) -> str:
    return a_record(workspace, "questionnaire", based_on=template, title="Forum", held_on="2026-11-12")


def an_answer(workspace: Workspace, questionnaire: str) -> str:
    answers = [{"item": 1, "score": 4}, {"item": 8, "yes": True}]
    return a_record(
        workspace, "response", questionnaire=questionnaire, received_on="2026-11-12", channel="paper", answers=answers
    )


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_the_default_template_has_the_eight_items_in_each_language(town_hall: Workspace, language: str) -> None:
    fields = default_template(language)
    template = town_hall.find("questionnaire_template", a_record(town_hall, "questionnaire_template", **fields))
    assert template is not None
    items = template.filled()["items"]
    assert [item.number for item in items] == list(range(1, 9))
    assert len({item.text for item in items}) == 8
    cyrillic = any("а" <= letter <= "я" for letter in items[0].text)
    assert (cyrillic, items[0].text.startswith("Am fost")) == (language == "bg", language == "ro")


def test_another_language_gets_english_words() -> None:
    assert default_template("hu") == default_template("en")


def test_a_template_begins_with_version_one_and_each_next_one_counts_on(town_hall: Workspace) -> None:
    first = a_template(town_hall)
    second = new_version(town_hall, first).id
    third = new_version(town_hall, str(second)).id
    versions = [fields_of(town_hall, "questionnaire_template", str(one)) for one in (first, second, third)]
    assert [one["version"] for one in versions] == [1, 2, 3]
    assert [one.get("previous") for one in versions] == [None, first, second]
    assert versions[2]["items"] == versions[0]["items"]


def test_the_version_is_given_by_the_program(town_hall: Workspace) -> None:
    saved = save(town_hall, "questionnaire_template", {**default_template("ro"), "version": 7})
    assert [str(problem.sentence) for problem in saved.problems] == ["This field is filled in by the program."]


def test_items_are_changed_until_somebody_answers_and_then_in_a_new_version(town_hall: Workspace) -> None:
    template = a_template(town_hall)
    items = fields_of(town_hall, "questionnaire_template", template)["items"]
    assert save(town_hall, "questionnaire_template", {"items": items[:7]}, template).id == template
    an_answer_to = a_questionnaire(town_hall, template)
    assert save(town_hall, "questionnaire_template", {"items": items}, template).id == template
    an_answer(town_hall, an_answer_to)
    refused = save(town_hall, "questionnaire_template", {"items": items[:3]}, template)
    assert (refused.id, [problem.field for problem in refused.problems]) == (None, ["items"])
    assert "make a new version" in str(refused.problems[0].sentence)
    assert save(town_hall, "questionnaire_template", {"introduction": "Alt text", "items": items}, template).id
    newer = new_version(town_hall, template).id
    assert save(town_hall, "questionnaire_template", {"items": items[:3]}, newer).id == newer


def test_a_template_has_one_next_version(town_hall: Workspace) -> None:
    template = a_template(town_hall)
    new_version(town_hall, template)
    with pytest.raises(RefusedError) as refusal:
        new_version(town_hall, template)
    assert refusal.value.code == "newer-version"


def test_a_deleted_template_has_no_next_version(town_hall: Workspace) -> None:
    template = a_template(town_hall)
    delete(town_hall, "questionnaire_template", template)
    with pytest.raises(RefusedError) as refusal:
        new_version(town_hall, template)
    assert refusal.value.code == "deleted-record"


def test_responses_are_numbered_within_their_questionnaire_and_year(town_hall: Workspace) -> None:
    template = a_template(town_hall)
    first, second = a_questionnaire(town_hall, template), a_questionnaire(town_hall, template)
    made = [an_answer(town_hall, one) for one in (first, first, second)]
    assert [fields_of(town_hall, "response", one)["number"] for one in made] == ["1/2026", "2/2026", "1/2026"]


def test_proposed_projects_are_numbered_within_their_round(town_hall: Workspace) -> None:
    above = a_record(
        town_hall,
        "budgeting_round",
        consultation=a_consultation(town_hall),
        title="2026",
        amount="9000",
        currency="RON",
    )
    made = [
        a_record(town_hall, "budgeting_project", budgeting_round=above, title="Parc", received_on=day)
        for day in ("2026-11-12", "2026-11-12", "2025-11-12")
    ]
    assert [fields_of(town_hall, "budgeting_project", one)["number"] for one in made] == ["1/2026", "2/2026", "1/2025"]


def test_a_message_says_who_wrote_it_and_when(town_hall: Workspace) -> None:
    consultation = a_consultation(town_hall)
    message = a_record(town_hall, "discussion_entry", consultation=consultation, function="inspector", text="Când?")
    fields = fields_of(town_hall, "discussion_entry", message)
    assert (fields["institution"], fields["written_on"]) == ("Comuna Exemplu", "2026-11-20")
    claimed = save(
        town_hall, "discussion_entry", {"consultation": consultation, "text": "Eu.", "institution": "Ministerul"}
    )
    assert [problem.field for problem in claimed.problems] == ["institution"]


def test_an_answered_message_stays_as_it_is(town_hall: Workspace) -> None:
    consultation = a_consultation(town_hall)
    message = a_record(town_hall, "discussion_entry", consultation=consultation, function="inspector", text="Când?")
    assert save(town_hall, "discussion_entry", {"text": "Când începem?"}, message).id == message
    fields = {"consultation": consultation, "function": "coordonator", "text": "Luni.", "reply_to": message}
    a_record(town_hall, "discussion_entry", **fields)
    refused = save(town_hall, "discussion_entry", {"text": "Altceva."}, message)
    assert (refused.id, [problem.field for problem in refused.problems]) == (None, ["text"])
