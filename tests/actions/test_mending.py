"""A damaged database: the newest good backup, everything sent and received, and what can still be read of the rest."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from action_samples import a_consultation, a_partner, a_partnership, a_record, fields_of
from exchanging import hand_over, send, text_of

from conftest import NAMES, PASSPHRASE, TODAY, Region, a_clock
from parteneriat_desktop.actions import backup, check, export_bundle, mending, outbox, peers
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.erase_record import erase_record
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import AppError, RefusedError
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.store.backup import backups
from parteneriat_desktop.store.failures import DAMAGED
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.mending import Recovered


def damage(workspace: Workspace, *, from_page: int = 0) -> None:
    """Close a workspace and write rubbish over its database, from a page on."""
    workspace.close()
    whole = workspace.paths.database.read_bytes()
    at = from_page * 4096
    workspace.paths.database.write_bytes(
        whole[:at] + b"\xa5" * 4096 + whole[at + 4096 :] if at else b"\xa5" * len(whole)
    )


def refusal(workspace: Workspace) -> AppError:
    with pytest.raises(RefusedError) as refused:
        Workspace.open(workspace.paths, a_clock())
    return refused.value


def healed(workspace: Workspace) -> tuple[Workspace, Recovered]:
    good = mending.can_heal(workspace.paths, refusal(workspace))
    assert good is not None
    kept = mending.put_back(workspace.paths, a_clock(), good)
    assert kept.parent == workspace.paths.backups
    opened = Workspace.open(workspace.paths, a_clock())
    return opened, mending.recover(opened, PASSPHRASE)


def only_backup(workspace: Workspace, file: Path, content: bytes) -> None:
    """Leave the given backup alone: those of one day take each other's place."""
    for one in backups(workspace.paths.backups).values():
        one.unlink()
    file.write_bytes(content)


def test_all_that_was_sent_and_received_since_the_backup_comes_back(region: Region, tmp_path: Path) -> None:
    first = backup.back_up_daily(region.town_hall)
    content = first.read_bytes()
    writer = region.town_hall.writer
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    partnership = a_partnership(region.town_hall, partner)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    save(region.ngo, "partnership", {"title": "De la ONG"}, partnership)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    send(region.town_hall, NAMES["ministry"], tmp_path / "3")
    before = text_of(region.town_hall)
    only_backup(region.town_hall, first, content)
    damage(region.town_hall)
    opened, recovered = healed(region.town_hall)
    with opened:
        assert text_of(opened) == before
        assert (recovered.bundles, recovered.changes, recovered.salvaged, recovered.refused) == (2, 3, 0, ())
        assert opened.writer != writer
        assert writer in opened.own_writers
        assert [found.sequence for found in outbox.outbox(opened)] == [2, 1]
        assert send(opened, NAMES["ministry"], tmp_path / "4").sequence == 3
        again = mending.recover(opened, PASSPHRASE)
        assert (again.bundles, again.changes, again.salvaged) == (0, 0, 0)
        hand_over(opened, region.ngo, tmp_path / "5")
        assert text_of(region.ngo) == text_of(opened)


def test_work_that_was_in_no_bundle_is_read_from_what_is_left_of_the_database(town_hall: Workspace) -> None:
    backup.back_up_daily(town_hall)
    consultation = a_consultation(town_hall)
    for number in range(60):
        private = {"sender_name": f"Ion {number}"}
        a_record(town_hall, "contribution", consultation=consultation, text=f"Text {number}. " * 30, **private)
    before = set(text_of(town_hall))
    names = {str(row.fields["sender_name"]) for row in town_hall.store.rows(Query("contribution"))}
    pages = town_hall.paths.database.stat().st_size // 4096
    damage(town_hall, from_page=pages - 20)
    opened, recovered = healed(town_hall)
    with opened:
        after = set(text_of(opened))
        assert after <= before | {line for line in after if "contribution" in line}
        assert len(before) - 25 < len(after) <= len(before)
        assert recovered.salvaged > 60
        kept = {str(row.fields.get("sender_name")) for row in opened.store.rows(Query("contribution"))} - {"None"}
        assert kept <= names
        assert len(kept) > 30
        assert [str(found.sentence) for found in check.check(opened) if not found.ok] == []
        assert mending.recover(opened, PASSPHRASE).salvaged == 0


def test_the_newest_backup_that_is_good_is_chosen(town_hall: Workspace) -> None:
    paths = town_hall.paths
    assert mending.newest_good(paths) is None
    town_hall.store.vacuum()
    shutil.copy(paths.database, paths.home / "workspace-schema-1.db")  # what a migration left
    assert mending.newest_good(paths) == mending.Good(
        paths.home / "workspace-schema-1.db", moment_of(paths.home / "workspace-schema-1.db")
    )
    older = backup.back_up_daily(town_hall)
    newer = paths.backups / "workspace-20991231T235959Z.db"
    shutil.copy(older, newer)
    found = mending.newest_good(paths)
    assert found is not None
    assert found.file == newer
    newer.write_bytes(b"SQLite format 3\x00" + b"\xa5" * 9000)
    found = mending.newest_good(paths)
    assert found is not None
    assert (found.file, found.moment.year) == (older, 2026)


def moment_of(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def test_a_database_that_is_gone_is_healed_too(town_hall: Workspace) -> None:
    a_partner(town_hall)
    backup.back_up_daily(town_hall)
    before = text_of(town_hall)
    town_hall.close()
    town_hall.paths.database.unlink()
    opened, recovered = healed(town_hall)
    with opened:
        assert text_of(opened) == before
        assert recovered.salvaged == 0


def test_other_refusals_are_not_healed_by_a_backup(town_hall: Workspace, tmp_path: Path) -> None:
    backup.back_up_daily(town_hall)
    locked = refusal(town_hall)
    assert (locked.code, mending.can_heal(town_hall.paths, locked)) == ("locked", None)
    damage(town_hall)
    shutil.rmtree(town_hall.paths.backups)
    assert mending.can_heal(town_hall.paths, refusal(town_hall)) is None
    gone = Paths(tmp_path / "nowhere")
    error = RefusedError(*DAMAGED, code="no-workspace")
    assert mending.can_heal(gone, error) is None


def test_a_backup_that_is_none_is_not_put_in_place(town_hall: Workspace) -> None:
    file = backup.back_up_daily(town_hall)
    file.write_bytes(b"none")
    damage(town_hall)
    before = town_hall.paths.database.read_bytes()
    with pytest.raises(RefusedError) as refused:
        mending.put_back(town_hall.paths, a_clock(), mending.Good(file, a_clock().now()))
    assert refused.value.code == "damaged"
    assert town_hall.paths.database.read_bytes() == before


def test_what_was_erased_does_not_come_back(region: Region, tmp_path: Path) -> None:
    first = backup.back_up_daily(region.town_hall)
    content = first.read_bytes()
    partner = a_partner(region.town_hall, address="Strada Secretă", contact_person="Ana Secretă")
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    erase_record(region.town_hall, "partner", partner, ["address"], PASSPHRASE)
    before = text_of(region.town_hall)
    send(region.town_hall, NAMES["ministry"], tmp_path / "2")
    only_backup(region.town_hall, first, content)
    damage(region.town_hall)
    opened, recovered = healed(region.town_hall)
    with opened:
        assert text_of(opened) == before
        assert recovered.refused == ()
        assert not {"address", "contact_person"} & fields_of(opened, "partner", partner).keys()
        assert [str(found.sentence) for found in check.check(opened) if not found.ok] == []


def test_attached_files_come_back_from_the_copies_of_bundles(region: Region, tmp_path: Path) -> None:
    backup.back_up_daily(region.town_hall)
    (tmp_path / "acord.pdf").write_bytes(b"%PDF-1.7 acord")
    a_partnership(region.town_hall, signed_document={"path": str(tmp_path / "acord.pdf")})
    send(region.town_hall, NAMES["ministry"], tmp_path / "1")
    (file,) = region.town_hall.paths.attachments.iterdir()
    file.unlink()
    mending.recover(region.town_hall, PASSPHRASE)
    assert file.read_bytes() == b"%PDF-1.7 acord"


def test_what_is_refused_is_listed_and_stops_nothing_else(region: Region, tmp_path: Path) -> None:
    for text in ("Unu", "Doi"):
        a_partner(region.town_hall, name=text)
        hand_over(region.town_hall, region.ministry, tmp_path / text)
    received = sorted(region.ministry.paths.received.iterdir())
    received[0].write_bytes(received[0].read_bytes()[:-40])
    (region.ministry.paths.received / "note.asice.erased.txt").write_text("note", encoding="utf-8")
    told: list[str] = []
    found = mending.recover(region.ministry, PASSPHRASE, lambda _step, _steps, words: told.append(words))
    assert [one.file for one in found.refused] == [received[0]]
    assert (found.bundles, found.changes) == (0, 0)
    assert set(told) == {file.name for file in received}


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"writer": "x"}', b'{"writer": 5}'])
def test_a_writer_that_is_not_known_any_more_hinders_nothing(town_hall: Workspace, content: bytes | None) -> None:
    backup.back_up_daily(town_hall)
    a_partner(town_hall)
    damage(town_hall, from_page=town_hall.paths.database.stat().st_size // 4096 - 2)
    mending.put_back(town_hall.paths, a_clock(), mending.newest_good(town_hall.paths))  # type: ignore[arg-type]  # it is there
    (folder,) = town_hall.paths.backups.glob("damaged-*")
    (folder / "writer.json").unlink()
    if content is not None:
        (folder / "writer.json").write_bytes(content)
    with Workspace.open(town_hall.paths, a_clock()) as opened:
        mending.recover(opened, PASSPHRASE)


def test_a_workspace_without_its_key_is_recovered_as_far_as_possible(town_hall: Workspace) -> None:
    a_partner(town_hall)
    backup.back_up_daily(town_hall)
    damage(town_hall)
    shutil.rmtree(town_hall.paths.keys)
    opened, recovered = healed(town_hall)
    with opened:
        assert recovered.refused == ()
        assert len(text_of(opened)) == 1


def test_a_copy_that_waits_for_another_is_tried_again(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"], address="Strada Secretă")
    a_partnership(region.town_hall, partner)
    erase_record(region.town_hall, "partner", partner, ["address"], PASSPHRASE)
    whole = send(region.town_hall, NAMES["ngo"], tmp_path / "1")
    erasing = set(region.town_hall.store.erasing_segments())
    choose = peers.to_send
    # as a bundle of an older version, in which what was blanked travelled without what blanks it
    monkeypatch.setattr(export_bundle, "companions", lambda *_: [])
    monkeypatch.setattr(
        peers, "to_send", lambda *given, **more: [one for one in choose(*given, **more) if one not in erasing]
    )
    bare = send(region.town_hall, NAMES["ngo"], tmp_path / "2")
    folder = region.ngo.paths.received
    folder.mkdir()
    shutil.copy(bare.bundles[0], folder / "0.asice")
    assert len(mending.recover(region.ngo, PASSPHRASE).refused) == 1
    shutil.copy(whole.bundles[0], folder / "1.asice")
    found = mending.recover(region.ngo, PASSPHRASE)
    assert (found.bundles, found.refused) == (1, ())
    assert text_of(region.ngo) == text_of(region.town_hall)


def test_work_of_a_writer_that_the_backup_does_not_know_comes_back_and_is_sent(region: Region, tmp_path: Path) -> None:
    backup.back_up_daily(region.town_hall)
    damage(region.town_hall)
    opened, _ = healed(region.town_hall)
    unknown = opened.writer
    a_partner(opened, name="După reparare")
    before = text_of(opened)
    with opened.store.reading() as connection:
        root = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'draft'").scalar_one()
    damage(opened, from_page=root - 1)
    good = mending.can_heal(opened.paths, refusal(opened))
    assert good is not None
    mending.put_back(opened.paths, Clock(TODAY, lambda: datetime(2026, 11, 21, tzinfo=UTC)), good)
    with Workspace.open(opened.paths, a_clock()) as again:
        assert unknown not in again.own_writers
        assert mending.recover(again, PASSPHRASE).salvaged == 1
        assert text_of(again) == before
        assert again.own_writers[-1] == again.writer
        assert unknown in again.own_writers
        hand_over(again, region.ministry, tmp_path / "1")
        assert text_of(region.ministry) == before
    with Workspace.open(opened.paths, a_clock()) as later:
        assert later.own_writers == again.own_writers
