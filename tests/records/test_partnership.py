"""Partnerships: parties, dates, conditions, the internal code, the steps from draft to end."""

from __future__ import annotations

from datetime import date

import pytest
from surrounding_records import World, attachment, marks

from parteneriat_desktop.records.partner import PartnerKind
from parteneriat_desktop.records.problems import blocking, refusing
from parteneriat_desktop.records.states import following, next_state, problems_before


@pytest.fixture
def world() -> World:
    world = World()
    world.add("partner", "hall", kind="authority_municipality", name="Municipiul Ploiești", unit_code="130534")
    world.add("partner", "ngo", kind="ngo_association", name="Asociația ARES’EL")
    world.add("partner", "union", kind="trade_union", name="Sindicatul")
    return world


SIGNED = {
    "internal_code": "P-1",
    "title": "Parteneriatul pentru Ploiești",
    "kind": "local_development_partnership",
    "is_new": True,
    "parties": [{"partner": "hall", "role": "lead"}, {"partner": "ngo", "role": "partner"}],
    "signed_on": "2021-02-26",
    "in_force_on": "2021-03-01",
    "ends_on": "2023-09-30",
    "council_decision_number": "68/2021",
    "council_decision_date": "2021-02-25",
    "registration_number": "1234",
    "registration_date": "2021-02-26",
    "signed_document": attachment("acord.pdf"),
    "documents": [{"role": "cooperation_procedure", "attachment": attachment("procedura.pdf"), "number": "68/2021"}],
}


def test_a_complete_agreement_can_be_signed_and_begun(world: World):
    partnership = world.add("partnership", **SIGNED)
    assert next_state(partnership) == "signed"
    assert problems_before(partnership, "signed", world) == []
    signed = world.make("partnership", partnership.id, **SIGNED, state="signed")
    assert following(signed) == ("in_progress", "ended")
    assert problems_before(signed, "in_progress", world) == []


def test_an_empty_draft_may_be_kept_and_cannot_be_signed(world: World):
    draft = world.add("partnership", internal_code="P-2")
    assert not refusing(draft.problems(world))
    fields = {problem.field for problem in blocking(problems_before(draft, "signed", world))}
    assert {"title", "is_new", "parties", "signed_on", "in_force_on", "ends_on", "signed_document"} <= fields
    assert "state" not in fields


def test_work_begins_when_the_agreement_is_in_force(world: World):
    later = world.make("partnership", **{**SIGNED, "in_force_on": "2026-12-01", "ends_on": "2027-12-01"})
    assert ("in_force_on", "missing") in marks(problems_before(later, "in_progress", world))


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"signed_on": "2026-11-21"}, ("signed_on", "error")),
        ({"ends_on": "2021-02-28"}, ("ends_on", "error")),
        ({"in_force_on": None, "ends_on": "2021-02-25"}, ("ends_on", "error")),
        ({"ends_on": None}, ("ends_on", "missing")),
        ({"duration_months": 24}, ("ends_on", "warning")),
        ({"parties": [{"partner": "hall"}, {"partner": "hall"}]}, ("parties", "error")),
        ({"parties": [{"partner": "hall", "signed_on": "2026-11-21"}]}, ("parties", "error")),
        ({"parties": [{"partner": "hall"}]}, ("parties", "missing")),
        ({"parties": [{"partner": "hall"}, {"partner": "union"}]}, ("parties", "missing")),
        ({"parties": [{"partner": "ngo"}]}, ("parties", "missing")),
        ({"parties": [{"partner": "ngo"}, {"partner": "gone"}]}, ("parties", "missing")),
        (
            {"parties": [{"partner": "hall", "role": "lead"}, {"partner": "ngo", "role": "lead"}]},
            ("parties", "warning"),
        ),
        ({"parties": [{"partner": "hall", "contribution_amount": "5"}]}, ("parties", "missing")),
        ({"council_decision_number": None}, ("council_decision_number", "missing")),
        ({"council_decision_date": None}, ("council_decision_number", "missing")),
        ({"steering_group": True}, ("steering_frequency_months", "missing")),
    ],
)
def test_what_is_wrong_or_missing(world: World, changes: dict[str, object], mark: tuple[str, str]):
    assert mark in marks(world.problems("partnership", **(SIGNED | changes)))


@pytest.mark.parametrize(
    "changes",
    [
        {"in_force_on": None},
        {"ends_on": "2023-03-01", "duration_months": 24},
        {"ends_on": "2023-02-28", "duration_months": 24},
        {"ends_on": None, "duration_months": 24},
        {"signed_on": "2026-11-20", "in_force_on": "2026-11-20", "ends_on": None, "duration_months": 1},
        {
            "parties": [
                {"partner": "hall", "contribution_amount": "5", "contribution_currency": "RON"},
                {"partner": "ngo"},
            ]
        },
        {"steering_group": False},
        {"steering_group": True, "steering_frequency_months": 3},
    ],
)
def test_what_is_right(world: World, changes: dict[str, object]):
    assert world.problems("partnership", **(SIGNED | changes)) == []


def test_an_internal_code_is_used_once(world: World):
    known = world.add("partnership", **SIGNED)
    assert ("internal_code", "error") in marks(world.problems("partnership", "other", internal_code="P-1"))
    assert world.problems("partnership", known.id, **SIGNED) == []


def test_the_kinds_of_known_parties(world: World):
    partnership = world.add("partnership", **SIGNED)
    assert partnership.kinds(world) == [PartnerKind.MUNICIPALITY, PartnerKind.ASSOCIATION]
    assert world.make("partnership").kinds(world) == []


def test_addenda_and_documents_are_kept_as_parts(world: World):
    addenda = [{"number": "12/05.06.2022", "change": "Durata", "attachment": attachment()}]
    partnership = world.add("partnership", **SIGNED, addenda=addenda)
    assert (partnership.addenda[0].number, partnership.addenda[0].date) == ("12", date(2022, 6, 5))
    assert partnership.documents[0].attachment.file_name == "procedura.pdf"
