"""Trainings, their events, participation and certificates: totals are shared, names are not."""

from __future__ import annotations

from typing import Any

import pytest
from surrounding_records import World, marks, refusal

from parteneriat_desktop.records.computed import computed
from parteneriat_desktop.records.training import Certificate


def world_with_training() -> World:
    """Return a world with a training of two events."""
    world = World()
    world.add(
        "training", "t", title="Competențe sociale și civice", topic="Dialog civic", provider="ARES’EL", hours="24.5"
    )
    world.add(
        "training_event", "e1", training="t", number=1, held_on="2026-03-01", held_until="2026-03-03", place="Sala mare"
    )
    world.add("training_event", "e2", training="t", number=2, held_on="2026-04-01", online_link="meet.example.org")
    return world


def test_a_training_with_its_events_is_in_order():
    world = world_with_training()
    assert [record.problems(world) for record in world.records.values()] == [[], [], []]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"number": 3, "place": "Sala"}, set()),
        ({"number": 2, "place": "Sala"}, {("number", "warning")}),
        ({"place": "Sala"}, set()),
        ({}, {("place", "missing")}),
        ({"place": "Sala", "held_on": "2026-03-03", "held_until": "2026-03-01"}, {("held_until", "error")}),
    ],
)
def test_what_is_said_about_an_event(given: dict[str, Any], wanted: set[tuple[str, str]]):
    assert marks(world_with_training().problems("training_event", training="t", **given)) == wanted


def test_an_event_of_no_training_is_compared_with_none():
    assert world_with_training().problems("training_event", number=1, place="Sala") == []


def test_participants_and_certificates_are_totals():
    world = world_with_training()
    training = world.find("training", "t")
    assert training is not None
    assert computed(training, world) == {"events": 2, "participants": None, "certified": None}
    world.add("participation_count", training_event="e1", total=40, women=25, men=15)
    world.add("participation_count", training_event="e2", total=35)
    world.add("participation_count", training_event="e2")
    for number in range(38):
        world.add("certificate", training_event="e1", number=f"{number + 1}/2026", issued_on="2026-03-03")
    world.add("training_event", "e3", training="t", held_on="2026-12-01", place="Sala", certificates_issued=9)
    world.add("training_event", "e4", training="t", held_on="2026-05-01", place="Sala", certificates_issued=32)
    assert computed(training, world) == {"events": 3, "participants": 75, "certified": 70}
    event = world.find("training_event", "e1")
    assert event is not None
    assert computed(event, world) == {"participants": 40, "certified": 38}


def test_a_typed_number_of_certificates_is_compared_with_the_register():
    world = world_with_training()
    world.add("certificate", training_event="e1", issued_on="2026-03-03")
    given = {"training": "t", "held_on": "2026-03-01", "place": "Sala"}
    assert marks(world.problems("training_event", "e1", **given, certificates_issued=2)) == {
        ("certificates_issued", "warning")
    }
    assert world.problems("training_event", "e1", **given, certificates_issued=1) == []
    assert world.problems("training_event", **given, certificates_issued=2) == []


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"issued_on": "2026-03-01"}, set()),
        ({"issued_on": "2026-02-28"}, {("issued_on", "error")}),
        ({"issued_on": "2026-11-21"}, {("issued_on", "error")}),
        ({"issued_on": "2026-02-28", "training_event": "gone"}, set()),
        ({}, set()),
    ],
)
def test_a_certificate_follows_its_training(given: dict[str, Any], wanted: set[tuple[str, str]]):
    world = world_with_training()
    assert marks(world.problems("certificate", **({"training_event": "e1"} | given))) == wanted


def test_the_number_is_given_by_the_program_and_the_holder_stays_here():
    assert refusal("certificate", "number", "1/2026") == "This field is filled in by the program."
    private = {field.name for field in Certificate.fields() if field.facts.private}
    assert private == {"holder_name", "holder_organisation"}
    assert Certificate.NUMBERED == ("", "number")


def test_a_count_belongs_to_something():
    world = world_with_training()
    assert marks(world.problems("participation_count", total=3)) == {("meeting", "missing")}
    for owner in ("meeting", "consultation", "training_event"):
        assert world.problems("participation_count", total=3, **{owner: "x"}) == []


@pytest.mark.parametrize("wrong", ["0", "-1"])
def test_a_training_lasts_some_time(wrong: str):
    assert "above zero" in refusal("training", "hours", wrong)
