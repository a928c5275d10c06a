"""A record is returned with reasons, answered, accepted; the package that brought it counts as returned meanwhile."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner
from exchanging import a_shared_dossier, hand_over

from conftest import NAMES, Region
from parteneriat_desktop.actions import change_record, corrections, due, outbox, trust
from parteneriat_desktop.actions.corrections import Asked
from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.record_exchange import record_exchange
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import InvalidDataError, RefusedError
from parteneriat_desktop.records.correction_request import CorrectionState

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.corrections import Correction
    from parteneriat_desktop.actions.workspace import Workspace


def only(workspace: Workspace) -> Correction:
    (found,) = corrections.corrections(workspace)
    return found


def test_a_dossier_goes_back_and_forth_until_it_is_accepted(region: Region, tmp_path: Path) -> None:
    hall, ministry = region.town_hall, region.ministry
    _, plan = a_shared_dossier(hall, region.ngo)
    hand_over(hall, ministry, tmp_path / "1")
    wanted = Asked(entity="plan", record=plan, field="title", reason="Titlul nu spune nimic.", due_on=date(2026, 12, 1))
    request = corrections.ask(ministry, wanted)
    assert (only(ministry).own, only(ministry).is_open, only(ministry).about) == (True, False, "Plan")
    hand_over(ministry, hall, tmp_path / "2")
    found = only(hall)
    assert (found.asked_by, found.is_open, found.about) == (NAMES["ministry"], True, "Plan")
    assert (found.request.about_field, found.request.package_number) == ("title", 1)
    (sent,) = outbox.outbox(hall)
    assert (sent.state, sent.received_on) == (SendingState.RETURNED, date(2026, 11, 20))
    assert [one.request.reason for one in sent.asked] == ["Titlul nu spune nimic."]
    assert [one.request.id for one in record_exchange(hall, "plan", plan).asked] == [request]
    (item,) = [one for one in due.due(hall) if one.entity == "correction_request"]
    assert (item.on, item.record, item.title) == (date(2026, 12, 1), request, "Plan")
    save(hall, "plan", {"title": "Plan pentru apă"}, plan)
    corrections.answer(hall, request, "Am pus titlul întreg.")
    assert [one for one in due.due(hall) if one.entity == "correction_request"] == []
    assert outbox.outbox(hall)[0].state is SendingState.RECEIVED
    hand_over(hall, ministry, tmp_path / "3")
    assert only(ministry).request.answer == "Am pus titlul întreg."
    corrections.ask_again(ministry, request)
    hand_over(ministry, hall, tmp_path / "4")
    assert only(hall).is_open
    corrections.answer(hall, request, "Acum este bine.")
    hand_over(hall, ministry, tmp_path / "5")
    corrections.accept(ministry, request)
    hand_over(ministry, hall, tmp_path / "6")
    assert only(hall).request.state is CorrectionState.ACCEPTED


def test_a_request_without_a_term_is_due_when_it_was_asked(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    corrections.ask(region.ngo, Asked(entity="partnership", record=partnership, reason="Lipsește acordul."))
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    (item,) = [one for one in due.due(region.town_hall) if one.entity == "correction_request"]
    assert item.on == date(2026, 11, 20)
    assert str(item.sentence) == f"{NAMES['ngo']} asks for a correction."


def test_what_is_about_a_record_that_did_not_arrive_has_no_title(region: Region, tmp_path: Path) -> None:
    partnership, plan = a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    corrections.ask(region.ministry, Asked(entity="plan", record=plan, reason="De ce?"))
    change_record.delete(region.town_hall, "plan", plan)
    hand_over(region.ministry, region.town_hall, tmp_path / "2")
    assert only(region.town_hall).about == ""
    (item,) = [one for one in due.due(region.town_hall) if one.entity == "correction_request"]
    assert item.title == "De ce?"
    save(region.town_hall, "partnership", {"title": "Nou"}, partnership)


def test_whoever_is_not_enrolled_here_is_named_by_the_beginning_of_its_writer(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, plan = a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    corrections.ask(region.ministry, Asked(entity="plan", record=plan, reason="De ce?"))
    hand_over(region.ministry, region.town_hall, tmp_path / "2")
    monkeypatch.setattr(corrections, "trust_list", lambda _: trust.TrustList())
    assert only(region.town_hall).asked_by == region.ministry.writer[:8]
    assert corrections.returned(region.town_hall) == {}


def test_what_was_written_here_alone_names_no_package(region: Region) -> None:
    _, plan = a_shared_dossier(region.town_hall, region.ngo)
    corrections.ask(region.town_hall, Asked(entity="plan", record=plan, reason="De ce?"))
    assert only(region.town_hall).request.package_number is None
    assert corrections.returned(region.town_hall) == {}


def test_an_answer_says_something(region: Region) -> None:
    _, plan = a_shared_dossier(region.town_hall, region.ngo)
    request = corrections.ask(region.town_hall, Asked(entity="plan", record=plan, reason="De ce?"))
    with pytest.raises(RefusedError) as refused:
        corrections.answer(region.town_hall, request, " \n")
    assert refused.value.code == "no-answer"
    assert only(region.town_hall).request.state is CorrectionState.OPEN


def test_a_request_can_be_withdrawn(region: Region) -> None:
    _, plan = a_shared_dossier(region.town_hall, region.ngo)
    request = corrections.ask(region.town_hall, Asked(entity="plan", record=plan, reason="De ce?"))
    corrections.withdraw(region.town_hall, request)
    assert only(region.town_hall).request.state is CorrectionState.WITHDRAWN
    with pytest.raises(RefusedError) as refused:
        corrections.accept(region.town_hall, request)
    assert refused.value.code == "no-such-step"
    change_record.delete(region.town_hall, "correction_request", request)
    with pytest.raises(RefusedError) as refused:
        corrections.ask_again(region.town_hall, request)
    assert refused.value.code == "no-such-step"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"field": "nonsense"}, "unknown-field"),
        ({"reason": " "}, "no-reason"),
        ({"record": "01920000-0000-7000-8000-000000000001"}, "unknown-record"),
        ({"entity": "partner"}, "no-dossier"),
    ],
)
def test_what_cannot_be_returned_is_refused(region: Region, changed: dict[str, str], code: str) -> None:
    _, plan = a_shared_dossier(region.town_hall, region.ngo)
    partner = a_partner(region.town_hall, name="Alta")
    record = partner if "entity" in changed else plan
    with pytest.raises(RefusedError) as refused:
        corrections.ask(region.town_hall, Asked(**{"entity": "plan", "record": record, "reason": "De ce?", **changed}))
    assert refused.value.code == code


def test_a_record_of_the_common_scope_is_returned_in_a_dossier_that_is_named(region: Region) -> None:
    partnership, _ = a_shared_dossier(region.town_hall, region.ngo)
    partner = a_partner(region.town_hall, name="Alta")
    corrections.ask(
        region.town_hall, Asked(entity="partner", record=partner, reason="Adresa?", partnership=partnership)
    )
    assert only(region.town_hall).about == "Alta"


def test_a_reason_that_cannot_be_stored_is_refused(region: Region) -> None:
    _, plan = a_shared_dossier(region.town_hall, region.ngo)
    with pytest.raises(InvalidDataError) as refused:
        corrections.ask(region.town_hall, Asked(entity="plan", record=plan, reason="x" * 3000))
    assert refused.value.code == "invalid-value"
