"""Receipts: what was stored is told, signed; what was lost is asked for; a restored peer is noticed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partnership
from exchanging import a_shared_dossier, answer, hand_over, receipt, text_of

from conftest import NAMES, PASSPHRASE, Region, a_clock
from parteneriat_desktop.actions import (
    backup,
    check,
    export_bundle,
    import_bundle,
    outbox,
    peers,
    receipts,
    sealing,
    state_digests,
    trust,
)
from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.journal.scope import COMMON, dossier
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.sync.archive import read_archive

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.export_bundle import Exported
    from parteneriat_desktop.sync.verification import Verified


def read(exported: Exported, workspace: Workspace) -> Verified:
    """Return what a bundle proves to somebody."""
    return import_bundle.prove(workspace, exported.bundles[0].read_bytes())


def test_a_receipt_lists_what_was_stored(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region.town_hall, region.ngo)
    (arrived,) = hand_over(region.town_hall, region.ministry, tmp_path / "1")
    written = receipt(region.ministry, region.town_hall, tmp_path / "2")
    assert written.bundles[0].name.endswith("_0001.receipt.asice")
    told = read(written, region.town_hall).description
    assert told.kind == "receipt"
    assert told.receipt is not None
    (one,) = told.receipt.arrived
    (logged,) = [found for found in region.town_hall.store.bundles() if found.direction == "sent"]
    assert (one.manifest, one.sequence, one.changes) == (logged.digest, arrived.sequence, 3)
    assert one.arrived.date() == date(2026, 11, 20)
    assert told.receipt.epoch == region.ministry.epoch
    assert told.receipt.writers == region.ministry.own_writers
    held = told.receipt.held
    assert {scope: (found.segments, found.changes) for scope, found in held.items()} == {
        COMMON: (1, 1),
        dossier(partnership): (1, 2),
    }
    assert told.state[dossier(partnership)] == region.town_hall.store.digest(dossier(partnership))
    assert sorted(told.have) == sorted(header.hash for header in region.town_hall.store.headers())


def test_openssl_accepts_a_receipt(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    written = receipt(region.ministry, region.town_hall, tmp_path / "2")
    files = read_archive(written.bundles[0].read_bytes())
    for name in ("META-INF/ASiCManifest.xml", "META-INF/signature001.p7s"):
        (tmp_path / name.rpartition("/")[2]).write_bytes(files[name])
    trust.write_certificates(region.town_hall, tmp_path / "registry.pem")
    checked = subprocess.run(
        [
            "openssl",
            "cms",
            "-verify",
            "-binary",
            *("-inform", "DER", "-cades", "-purpose", "any", "-no_check_time"),
            *("-in", tmp_path / "signature001.p7s", "-content", tmp_path / "ASiCManifest.xml"),
            *("-CAfile", tmp_path / "registry.pem", "-out", tmp_path / "checked"),
        ],
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr.decode()


def test_a_restored_workspace_asks_again_and_people_are_told(region: Region, tmp_path: Path) -> None:
    ministry = region.ministry
    old = backup.back_up(ministry, tmp_path / "old.zip")
    assert old.changes == 0
    a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, ministry, tmp_path / "1")
    answer(ministry, region.town_hall, tmp_path / "2")
    epoch, paths = ministry.epoch, ministry.paths
    ministry.close()
    backup.restore(paths, a_clock(), tmp_path / "old.zip")
    later = a_clock()
    later.now.now += timedelta(days=1)  # type: ignore[attr-defined] - the clock of these tests
    with Workspace.open(paths, later) as restored:
        assert restored.epoch != epoch
        assert len(restored.own_writers) == 2
        (told,) = answer(restored, region.town_hall, tmp_path / "3")
        assert [str(notice) for notice in told.notices] == [
            f"{NAMES['ministry']} works on from a backup; what it lost is sent again with the next package."
        ]
        (one,) = outbox.outbox(region.town_hall)
        assert one.state is not SendingState.RECEIVED
        hand_over(region.town_hall, restored, tmp_path / "4")
        assert text_of(restored) == text_of(region.town_hall)
        (again,) = answer(restored, region.town_hall, tmp_path / "5")
        assert again.notices == ()
        assert {found.state for found in outbox.outbox(region.town_hall)} == {SendingState.RECEIVED}
        peer = trust.trust_list(region.town_hall).peer(NAMES["ministry"])
        assert peers.unsent(region.town_hall, peer) == 0, "the installation that is gone lacks nothing any more"


def test_a_letter_from_before_the_restore_that_arrives_late_changes_nothing(region: Region, tmp_path: Path) -> None:
    ministry = region.ministry
    late = receipt(ministry, region.town_hall, tmp_path / "late")
    (ministry.paths.writer).unlink()
    a_shared_dossier(region.town_hall, region.ngo)
    ministry.close()
    with Workspace.open(ministry.paths, ministry.clock) as restored:
        hand_over(region.town_hall, restored, tmp_path / "1")
        answer(restored, region.town_hall, tmp_path / "2")
        import_bundle.import_files(region.town_hall, list(late.bundles))
        peer = trust.trust_list(region.town_hall).peer(NAMES["ministry"])
        assert len(peers.latest_receipts(region.town_hall, peer)) == 1
        assert peers.unsent(region.town_hall, peer) == 0


def test_a_copy_that_was_not_lost_is_listened_to_again(region: Region, tmp_path: Path) -> None:
    shutil.copytree(region.ministry.paths.home, tmp_path / "copy")
    (tmp_path / "copy" / "keys" / "writer.json").unlink()
    a_shared_dossier(region.town_hall, region.ngo)
    answer(region.ministry, region.town_hall, tmp_path / "0")
    with Workspace.open(Paths(tmp_path / "copy"), region.ministry.clock) as copy:
        answer(copy, region.town_hall, tmp_path / "1")
        peer = trust.trust_list(region.town_hall).peer(NAMES["ministry"])
        assert len(peers.latest_receipts(region.town_hall, peer)) == 1
        answer(region.ministry, region.town_hall, tmp_path / "2")
        assert len(peers.latest_receipts(region.town_hall, peer)) == 2


def test_a_peer_that_works_on_from_an_older_copy_without_knowing_it_is_noticed(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ngo, tmp_path / "0")
    region.ngo.close()
    shutil.copytree(region.ngo.paths.home, tmp_path / "copy")
    with Workspace.open(region.ngo.paths, region.ngo.clock) as ngo:
        save(region.town_hall, "partnership", {"title": "Nou"}, partnership)
        hand_over(region.town_hall, ngo, tmp_path / "1")
        answer(ngo, region.town_hall, tmp_path / "2")
    with Workspace.open(Paths(tmp_path / "copy"), region.ngo.clock) as ngo:
        assert ngo.epoch == region.ngo.epoch
        (told,) = answer(ngo, region.town_hall, tmp_path / "3")
        assert [str(notice) for notice in told.notices] == [
            f"{NAMES['ngo']} no longer has everything it had before; what it lost is sent again with the next package."
        ]


def test_nobody_silences_the_installation_of_somebody_else(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_shared_dossier(region.town_hall, region.ngo)
    answer(region.ngo, region.town_hall, tmp_path / "1")
    true = receipts.own_receipt
    monkeypatch.setattr(
        receipts,
        "own_receipt",
        lambda *given: replace(true(*given), writers=(region.ngo.writer, region.ministry.writer)),
    )
    answer(region.ministry, region.town_hall, tmp_path / "2")
    known = region.town_hall.store.receipt(region.ngo.writer)
    assert known is not None
    assert peers.REPLACED not in known


def test_dossiers_that_differ_although_nothing_is_missing_are_told(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    with region.ministry.store.writing() as connection:
        connection.exec_driver_sql("UPDATE record_partnership SET title = 'Altceva'")
    (told,) = answer(region.ministry, region.town_hall, tmp_path / "2")
    (words,) = [str(notice) for notice in told.notices]
    assert f"shows other records at {NAMES['ministry']}" in words
    (found,) = [one for one in check.check(region.town_hall) if one.check == "digests"]
    assert not found.ok
    region.ministry.store.rebuild()
    (told,) = answer(region.ministry, region.town_hall, tmp_path / "3")
    assert told.notices == ()
    (found,) = [one for one in check.check(region.town_hall) if one.check == "digests"]
    assert found.ok


@pytest.mark.parametrize("missing", ["unsealed", "unsent", "schema", "old"])
def test_dossiers_are_compared_only_where_both_hold_the_same(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    partnership, _ = a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    with region.ministry.store.writing() as connection:
        connection.exec_driver_sql("UPDATE record_partnership SET title = 'Altceva'")
    if missing in {"unsealed", "unsent"}:
        save(region.town_hall, "partnership", {"title": "Nou"}, partnership)
    if missing == "unsent":
        sealing.seal_all(region.town_hall, region.town_hall.keys.unlock(PASSPHRASE))
    if missing == "schema":
        monkeypatch.setattr(export_bundle, "SCHEMA", 99)
    if missing == "old":
        monkeypatch.setattr(receipts, "own_receipt", lambda *_given: None)
    (told,) = answer(region.ministry, region.town_hall, tmp_path / "2")
    assert told.notices == ()


def test_a_dossier_that_has_no_name_here_is_named_by_its_scope(region: Region) -> None:
    assert "dossier/1" in str(state_digests.sentence(region.town_hall, "dossier/1", "X"))


def test_attachments_that_are_missing_are_asked_for_and_answered(region: Region, tmp_path: Path) -> None:
    (tmp_path / "acord.pdf").write_bytes(b"%PDF-1.7 acord")
    a_partnership(region.town_hall, signed_document={"path": str(tmp_path / "acord.pdf")})
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    (place,) = region.ministry.paths.attachments.iterdir()
    place.unlink()
    answer(region.ministry, region.town_hall, tmp_path / "2")
    assert next(iter(outbox.outbox(region.town_hall))).state is SendingState.RECEIVED
    hand_over(region.town_hall, region.ministry, tmp_path / "3")
    assert place.read_bytes() == b"%PDF-1.7 acord"
