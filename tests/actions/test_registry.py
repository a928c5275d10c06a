"""Where the exchange with everybody stands, and receipts for all who wait for one."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from typing import TYPE_CHECKING

from action_samples import a_partner
from exchanging import a_shared_dossier, hand_over, send

from conftest import ENGLISH, NAMES, PASSPHRASE, Region
from parteneriat_desktop.actions import corrections, import_bundle, outbox, registry, trust
from parteneriat_desktop.actions.corrections import Asked
from parteneriat_desktop.actions.export_bundle import Wanted
from parteneriat_desktop.actions.registry import Received
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.sync.trust import Institution

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from parteneriat_desktop.actions.workspace import Workspace


def contact(workspace: Workspace, role: str) -> registry.Contact:
    return next(one for one in registry.contacts(workspace) if one.name == NAMES[role])


def receipts(workspace: Workspace, out: Path, *, plain: bool = True) -> registry.Batch:
    wanted = Wanted(None, full=False, catalogue=ENGLISH, out=out, plain=plain, kind="receipt")
    return registry.write_receipts(workspace, out, wanted, PASSPHRASE)


def test_who_sent_something_waits_for_a_receipt_until_it_is_written(region: Region, tmp_path: Path) -> None:
    hall, ministry = region.town_hall, region.ministry
    a_shared_dossier(hall, region.ngo)
    nothing = Received(0, 0, None, waits_for_receipt=False)
    assert {one.received for one in registry.contacts(ministry)} == {nothing}
    hand_over(hall, ministry, tmp_path / "1")
    assert contact(ministry, "town_hall").received == Received(1, 1, date(2026, 11, 20), waits_for_receipt=True)
    assert contact(ministry, "ngo").received == nothing
    batch = receipts(ministry, tmp_path / "receipts")
    assert batch.refused == ()
    (written,) = batch.written
    assert written.bundles[0].parent.name == f"comuna-exemplu-{hall.keys.fingerprint[:4].lower()}"
    assert not contact(ministry, "town_hall").received.waits_for_receipt
    assert receipts(ministry, tmp_path / "again").written == ()
    import_bundle.import_files(hall, list(written.bundles))
    assert outbox.outbox(hall)[0].received_on == date(2026, 11, 20)


def test_everything_that_is_open_is_counted_by_institution(region: Region, tmp_path: Path) -> None:
    hall, ngo, ministry = region.town_hall, region.ngo, region.ministry
    partnership, plan = a_shared_dossier(hall, ngo)
    a_partner(ministry, name="A ministerului")
    own = a_partner(ministry, name="Alta")
    hand_over(hall, ngo, tmp_path / "1")
    hand_over(hall, ministry, tmp_path / "2")
    save(hall, "plan", {"title": "Al primăriei"}, plan)
    save(ngo, "plan", {"title": "Al asociației"}, plan)
    hand_over(hall, ministry, tmp_path / "3")
    hand_over(ngo, ministry, tmp_path / "4")
    first = corrections.ask(ministry, Asked(entity="partnership", record=partnership, reason="De ce?"))
    corrections.ask(ministry, Asked(entity="plan", record=plan, reason="De ce?"))
    corrections.ask(ministry, Asked(entity="partner", record=own, reason="De ce?", partnership=partnership))
    corrections.withdraw(ministry, first)
    assert (contact(ministry, "town_hall").conflicts, contact(ministry, "ngo").conflicts) == (1, 1)
    assert (contact(ministry, "town_hall").corrections, contact(ministry, "ngo").corrections) == (0, 1)
    assert contact(ministry, "town_hall").gaps == 0


def test_gaps_and_missing_parts_are_counted(region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hall, ministry = region.town_hall, region.ministry
    partnership, _ = a_shared_dossier(hall, region.ngo)
    send(hall, NAMES["ministry"], tmp_path / "lost")
    save(hall, "partnership", {"title": "Nou"}, partnership)
    from parteneriat_desktop.actions import peers  # noqa: PLC0415 - to lose a letter inside a bundle

    monkeypatch.setattr(peers, "to_send", lambda _w, _p, headers, **_: [list(headers)[-1].hash])
    hand_over(hall, ministry, tmp_path / "1")
    assert contact(ministry, "town_hall").gaps == 1


def test_the_table_is_read_by_a_spreadsheet(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    assert registry.write_table(region.ministry, tmp_path / "registry.csv", ENGLISH) == 2
    with (tmp_path / "registry.csv").open(encoding="utf-8-sig", newline="") as file:
        head, first, second = csv.reader(file, delimiter=";")
    assert head[0] == "Institution"
    assert first == [NAMES["ngo"], "non-governmental organisation", "0", "–", "–", "0", "0", "0", "0", "no"]
    assert second[:5] == [NAMES["town_hall"], "town hall", "1", "1", "20 November 2026"] or second[3] == "1"
    assert second[-1] == "yes"


def test_a_name_is_no_formula(region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [
        Institution(**{**{name: getattr(one, name) for name in one.__dataclass_fields__}, "name": "=cmd|' /C calc'!A0"})
        for one in trust.institutions(region.ministry)
    ]
    monkeypatch.setattr(registry, "institutions", lambda _workspace: listed)
    registry.write_table(region.ministry, tmp_path / "registry.csv", ENGLISH)
    assert "'=cmd" in (tmp_path / "registry.csv").read_text(encoding="utf-8-sig")


def test_one_receipt_that_cannot_be_written_does_not_keep_the_others(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ministry = region.ministry
    partnership, _ = a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, ministry, tmp_path / "1")
    hand_over(region.town_hall, region.ngo, tmp_path / "2")
    save(region.ngo, "partnership", {"title": "Al lor"}, partnership)
    hand_over(region.ngo, ministry, tmp_path / "3")
    (tmp_path / "receipts").mkdir()
    blocked = tmp_path / "receipts" / f"asociatia-exemplu-{region.ngo.keys.fingerprint[:4].lower()}"
    blocked.write_text("a file where the folder should be")
    batch = receipts(ministry, tmp_path / "receipts")
    assert [one.recipient for one in batch.written] == [NAMES["town_hall"]]
    ((one),) = batch.refused
    assert (one.name, one.error.code) == (NAMES["ngo"], "cannot-write")
    assert contact(ministry, "ngo").received.waits_for_receipt
    monkeypatch.undo()
    shutil.rmtree(tmp_path / "receipts")
