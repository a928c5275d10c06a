"""What need not be kept any longer stands among what is due: names of senders, papers of a plan."""

from action_samples import a_consultation, a_partnership, a_plan, a_record

from conftest import ENGLISH
from parteneriat_desktop.actions import retention
from parteneriat_desktop.actions.due import due
from parteneriat_desktop.actions.workspace import Workspace


def told(workspace: Workspace, entity: str, words: str) -> list[tuple[str, str, str]]:
    found = [(str(one.on), one.record, ENGLISH.say(one.sentence)) for one in due(workspace) if one.entity == entity]
    return [one for one in found if words in one[2]]


def test_names_that_were_kept_for_the_whole_term_are_to_be_erased(town_hall: Workspace):
    old = a_consultation(town_hall, announced_on="2021-02-01", state="archived")
    late = a_consultation(town_hall, announced_on="2021-11-01", state="archived")
    unknown = a_consultation(town_hall, state="draft")
    for consultation, received, name in (
        (old, "2021-02-10", "Ana"),
        (old, "2021-02-12", "Ion"),
        (old, "2021-02-13", None),
        (old, None, "Eva"),
        (old, "2025-02-13", "Dan"),
        (late, "2021-11-28", "Ada"),
        (unknown, "2020-01-01", "Ene"),
    ):
        a_record(
            town_hall,
            "contribution",
            consultation=consultation,
            text="Propunere",
            received_on=received,
            sender_name=name,
            decision="accepted",
        )
    said = "Names and contacts of 2 senders have been kept long enough; erase them."
    assert told(town_hall, "consultation", "kept") == [("2026-02-10", old, said)]
    assert {one.consultation for one in retention.due(town_hall)} == {old, unknown}


def test_the_papers_of_a_plan_are_kept_for_the_term_after_its_monitoring(town_hall: Workspace):
    retention.choose_years(town_hall, 2)
    plan = a_plan(town_hall, a_partnership(town_hall), adopted_on="2022-10-01", monitored_until="2024-10-01")
    a_plan(town_hall, a_partnership(town_hall))
    said = "The papers of this plan were to be kept until this day."
    assert told(town_hall, "plan", "kept") == [("2026-10-01", plan, said)]
    retention.choose_years(town_hall, 5)
    assert told(town_hall, "plan", "kept") == []
