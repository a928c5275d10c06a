"""For one record: not sent, in a package, sent, received, refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from action_samples import a_partner, a_partnership, a_plan, a_record
from exchanging import a_shared_dossier, answer, hand_over, send

from conftest import NAMES, Region
from parteneriat_desktop.actions import change_record, outbox, trust
from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.record_exchange import RecordExchange, record_exchange
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.journal.scope import PRIVATE

if TYPE_CHECKING:
    from pathlib import Path


def said(found: RecordExchange) -> dict[str, str]:
    return {one.peer: str(one.sentence) for one in found.standings}


def test_a_record_tells_how_far_its_last_change_came(region: Region, tmp_path: Path) -> None:
    hall, ministry = region.town_hall, NAMES["ministry"]
    _, plan = a_shared_dossier(hall, region.ngo)
    found = record_exchange(hall, "plan", plan)
    assert (found.shared, found.sealed) == (True, False)
    assert said(found) == {name: f"Not in a package for {name} yet." for name in (NAMES["ngo"], ministry)}
    sent = send(hall, ministry, tmp_path / "1")
    found = record_exchange(hall, "plan", plan)
    assert found.sealed
    assert said(found)[ministry] == f"In package 1 for {ministry}, written on 2026-11-20 and not sent yet."
    assert said(found)[NAMES["ngo"]] == f"Not in a package for {NAMES['ngo']} yet."
    outbox.mark_sent(hall, outbox.outbox(hall)[0].digest)
    assert said(record_exchange(hall, "plan", plan))[ministry] == (
        f"Sent to {ministry} on 2026-11-20, package 1; no receipt yet."
    )
    damaged = tmp_path / "damaged" / sent.bundles[0].name
    damaged.parent.mkdir()
    damaged.write_bytes(b"PK")
    answer(region.ministry, hall, tmp_path / "2", damaged)
    assert said(record_exchange(hall, "plan", plan))[ministry].startswith(f"Refused by {ministry}, package 1: ")
    hand_over(hall, region.ministry, tmp_path / "3")
    answer(region.ministry, hall, tmp_path / "4")
    found = record_exchange(hall, "plan", plan)
    assert said(found)[ministry] == f"Received by {ministry} on 2026-11-20."
    assert {one.state for one in found.standings} == {SendingState.RECEIVED, None}
    save(hall, "plan", {"title": "Altul"}, plan)
    assert said(record_exchange(hall, "plan", plan))[ministry] == f"Not in a package for {ministry} yet."


def test_what_arrived_inside_a_later_package_has_the_day_of_the_receipt(region: Region, tmp_path: Path) -> None:
    hall = region.town_hall
    _, plan = a_shared_dossier(hall, region.ngo)
    send(hall, NAMES["ministry"], tmp_path / "lost")
    hand_over(hall, region.ngo, tmp_path / "1")
    hand_over(region.ngo, region.ministry, tmp_path / "2")
    answer(region.ministry, hall, tmp_path / "3")
    assert said(record_exchange(hall, "plan", plan))[NAMES["ministry"]] == (
        f"Received by {NAMES['ministry']} on 2026-11-20."
    )


def test_whoever_wrote_the_last_change_is_not_asked_whether_it_has_it(region: Region, tmp_path: Path) -> None:
    hall = region.town_hall
    partnership, plan = a_shared_dossier(hall, region.ngo)
    hand_over(hall, region.ngo, tmp_path / "1")
    save(region.ngo, "plan", {"title": "Al lor"}, plan)
    theirs = a_plan(region.ngo, partnership)
    hand_over(region.ngo, hall, tmp_path / "2")
    assert list(said(record_exchange(hall, "plan", theirs))) == [NAMES["ministry"]]
    own = said(record_exchange(hall, "plan", plan))
    assert own[NAMES["ngo"]] == f"Received by {NAMES['ngo']} on 2026-11-20.", "what counts is what was written here"


def test_common_records_go_to_everybody_and_dossiers_to_their_parties(region: Region) -> None:
    hall = region.town_hall
    partner = a_partner(hall, name="Fundația Alta")
    partnership = a_partnership(hall, partner)
    assert set(said(record_exchange(hall, "partner", partner))) == {NAMES["ngo"], NAMES["ministry"]}
    assert set(said(record_exchange(hall, "partnership", partnership))) == {NAMES["ministry"]}
    trust.revoke(hall, NAMES["ministry"], 0)
    assert record_exchange(hall, "partnership", partnership).standings == ()


def test_a_deleted_record_has_a_last_change_too(region: Region, tmp_path: Path) -> None:
    hall = region.town_hall
    partner = a_record(hall, "partner", name="Fundația Alta", kind="ngo_foundation")
    hand_over(hall, region.ministry, tmp_path / "1")
    change_record.delete(hall, "partner", partner)
    assert not record_exchange(hall, "partner", partner).sealed


def test_a_record_of_which_only_the_private_part_is_here_stays_here(region: Region) -> None:
    hall = region.town_hall
    record = hall.new_record_id()
    with hall.store.writing():
        hall.append(PRIVATE, "partner", record, Edit({"contact_person": "cineva"}, {}), hall.clock.moment())
    assert record_exchange(hall, "partner", record) == RecordExchange(shared=False, sealed=False, standings=())
