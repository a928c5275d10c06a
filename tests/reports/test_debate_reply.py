"""R19: what whoever asked for a debate is told."""

from __future__ import annotations

from datetime import date
from typing import cast

from consultation_samples import DEBATE, REQUEST, bulgarian, no_consultation, romanian
from held_records import Records
from paper import Paper
from report_samples import a_frame

from parteneriat_desktop.countries.bulgaria import BULGARIA
from parteneriat_desktop.records.contribution import DebateRequest, RequesterCapacity
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.reports.catalogue import make


def asked(**fields: object) -> Records:
    """The Romanian records; the request with other values."""
    records = Records().add(*romanian())
    request = cast("DebateRequest", records.find("debate_request", REQUEST))
    for name, value in fields.items():
        setattr(request, name, value)
    return records


def reply(records: Records, language: str = "en") -> str:
    """The text of the letter."""
    return Paper(make("R19", records, REQUEST, a_frame(language))).text


def test_an_association_is_told_that_and_why_and_when_the_debate_is_held():
    text = reply(asked())

    assert "Asociația „Punți pentru Comunitate”" in text
    assert "No. 4419 of 23 Nov 2026" in text
    assert "The request is accepted." in text
    assert "asked for in writing by: legally constituted association (Legea nr. 52/2003, art. 7(9))" in text
    assert "The debate is held: Friday, 27 November 2026, at 16:30. Căminul cultural" in text
    assert "Enrolment: la intrare sau prin e-mail." in text


def test_a_partner_that_asked_stands_with_its_name():
    records = asked(requester="ngo", requester_name=None, capacity=RequesterCapacity.AUTHORITY)
    records.add(Partner(id="ngo", name="Consiliul Județean"))
    text = reply(records)

    assert "Consiliul Județean" in text
    assert "by: public authority" in text


def test_without_a_date_the_letter_says_how_long_after_its_announcement_at_most():
    records = asked()
    del records.held["meeting", DEBATE]
    text = reply(records)

    assert "held at most 10 calendar days after that" in text
    assert "art. 7(12) (to be verified)" in text


def test_before_the_law_knew_a_term_none_is_named():
    records = asked()
    del records.held["meeting", DEBATE]
    records.today = date(2012, 5, 2)

    assert "Day and place of the debate will be announced. " in reply(records)


def test_the_request_of_a_citizen_is_noted_and_does_not_oblige():
    records = asked(capacity=RequesterCapacity.CITIZEN, requester_name=None)
    assert "does not oblige to hold a debate, but one is held." in reply(records)
    assert "accepted" not in reply(records)

    del records.held["meeting", DEBATE]
    text = reply(records)
    assert "The request is noted. It does not oblige to hold a debate; it is kept" in text
    assert "will be announced" not in text


def test_in_bulgaria_no_law_obliges():
    records = Records(country=BULGARIA).add(*bulgarian())

    assert "Искането е отбелязано." in reply(records, "bg")


def test_a_request_of_which_nothing_is_known_is_noted():
    assert "The request is noted." in reply(Records().add(*no_consultation()))
    assert "The request is noted." in reply(Records().add(DebateRequest(id=REQUEST)))
