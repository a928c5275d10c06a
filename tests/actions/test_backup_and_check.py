from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner, a_partnership, a_plan
from exchanging import fields_in, files_below, send, text_of

from conftest import NAMES, PASSPHRASE, TODAY, Region, a_clock
from parteneriat_desktop.actions import attachments, backup, check, import_bundle, peers, rotation
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.initialise import Founding, initialise
from parteneriat_desktop.actions.own_key import OwnKey
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.paths import Paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def with_a_file(workspace: Workspace, folder: Path) -> str:
    (folder / "acord.pdf").write_bytes(b"%PDF-1.7 acord")
    return a_partnership(workspace, signed_document={"path": str(folder / "acord.pdf")})


def wrong_checks(workspace: Workspace) -> set[str]:
    return {found.check for found in check.check(workspace) if not found.ok}


def test_a_backup_brings_records_and_attachments_back(town_hall: Workspace, tmp_path: Path) -> None:
    record = with_a_file(town_hall, tmp_path)
    written = backup.back_up(town_hall, tmp_path / "copie.zip")
    assert (written.changes, written.attachments) == (1, 1)
    before = text_of(town_hall)
    save(town_hall, "partnership", {"title": "După copie"}, record)
    writer = town_hall.writer
    (tmp_path / "ramas.pdf").write_bytes(b"%PDF-1.7 r\xc4\x83mas")
    save(town_hall, "partnership", {"cooperation_procedure": {"path": str(tmp_path / "ramas.pdf")}}, record)
    town_hall.close()
    for file in town_hall.paths.attachments.iterdir():
        if file.read_bytes() == b"%PDF-1.7 acord":
            file.unlink()
    kept = backup.restore(town_hall.paths, a_clock(), tmp_path / "copie.zip")
    assert (kept / "workspace.db").exists()
    with Workspace.open(town_hall.paths, a_clock()) as restored:
        assert text_of(restored) == before
        assert restored.writer != writer
        assert attachments.missing(restored) == {}


def test_a_restore_on_a_new_computer_brings_the_key_too(town_hall: Workspace, tmp_path: Path) -> None:
    with_a_file(town_hall, tmp_path)
    backup.back_up(town_hall, tmp_path / "copie.zip")
    elsewhere = Paths(tmp_path / "new")
    elsewhere.home.mkdir()
    backup.restore(elsewhere, a_clock(), tmp_path / "copie.zip")
    with Workspace.open(elsewhere, a_clock()) as restored:
        assert restored.keys.fingerprint == town_hall.keys.fingerprint
        assert text_of(restored) == text_of(town_hall)


def test_a_restore_into_a_workspace_made_anew_brings_the_key_that_others_know(
    town_hall: Workspace, tmp_path: Path
) -> None:
    backup.back_up(town_hall, tmp_path / "copie.zip")
    founding = Founding(role="town_hall", country="RO", name=NAMES["town_hall"], passphrase=PASSPHRASE)
    with initialise(Paths(tmp_path / "new"), a_clock(), founding) as made:
        other = made.keys.fingerprint
    kept = backup.restore(made.paths, a_clock(), tmp_path / "copie.zip")
    with Workspace.open(made.paths, a_clock()) as restored:
        assert restored.keys.fingerprint == town_hall.keys.fingerprint
        assert restored.keys.unlock(PASSPHRASE).fingerprint == town_hall.keys.fingerprint
    assert OwnKey(kept).fingerprint == other


@pytest.mark.parametrize("content", [b"", b"no key"])
def test_a_key_that_cannot_be_read_replaces_none(town_hall: Workspace, tmp_path: Path, content: bytes) -> None:
    key = (town_hall.paths.keys / "sign.key").read_bytes()
    (town_hall.paths.keys / "sign.key").write_bytes(content)
    backup.back_up(town_hall, tmp_path / "copie.zip")
    (town_hall.paths.keys / "sign.key").write_bytes(key)
    town_hall.close()
    backup.restore(town_hall.paths, a_clock(), tmp_path / "copie.zip")
    assert (town_hall.paths.keys / "sign.key").read_bytes() == key


def test_a_restore_that_finds_the_disk_full_leaves_database_and_writer(
    town_hall: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_file(town_hall, tmp_path)
    backup.back_up(town_hall, tmp_path / "copie.zip")
    for file in town_hall.paths.attachments.iterdir():
        file.unlink()
    save(town_hall, "partner", {"name": "După copie", "kind": "ngo_association"})
    town_hall.close()
    before = text_of_closed(town_hall)

    def fail(*_: object) -> None:
        raise RefusedError(Sentence("Full."), Sentence("Free."), code="cannot-write")

    monkeypatch.setattr(backup, "write_file", fail)
    with pytest.raises(RefusedError):
        backup.restore(town_hall.paths, a_clock(), tmp_path / "copie.zip")
    assert text_of_closed(town_hall) == before


def text_of_closed(workspace: Workspace) -> tuple[str, list[str]]:
    with Workspace.open(workspace.paths, a_clock()) as opened:
        return opened.writer, text_of(opened)


def test_a_workspace_without_key_or_attachments_is_backed_up_too(town_hall: Workspace, tmp_path: Path) -> None:
    (town_hall.paths.keys / "sign.key").unlink()
    assert backup.back_up(town_hall, tmp_path / "copie.zip").attachments == 0
    town_hall.close()
    backup.restore(town_hall.paths, a_clock(), tmp_path / "copie.zip")


def test_entries_that_a_backup_never_has_are_passed_over(town_hall: Workspace, tmp_path: Path) -> None:
    backup.back_up(town_hall, tmp_path / "copie.zip")
    with zipfile.ZipFile(tmp_path / "copie.zip", "a") as archive:
        archive.writestr("../../outside.txt", "outside")
        archive.writestr("attachments/../../outside.txt", "outside")
    town_hall.close()
    backup.restore(town_hall.paths, a_clock(), tmp_path / "copie.zip")
    assert not list(tmp_path.rglob("outside.txt"))


def test_an_attachment_that_is_here_stays_as_it_is(town_hall: Workspace, tmp_path: Path) -> None:
    with_a_file(town_hall, tmp_path)
    backup.back_up(town_hall, tmp_path / "copie.zip")
    town_hall.close()
    before = {file: file.stat().st_mtime_ns for file in town_hall.paths.attachments.iterdir()}
    backup.restore(town_hall.paths, a_clock(), tmp_path / "copie.zip")
    assert {file: file.stat().st_mtime_ns for file in town_hall.paths.attachments.iterdir()} == before


def test_a_backup_never_overwrites_a_file(town_hall: Workspace, tmp_path: Path) -> None:
    (tmp_path / "copie.zip").write_text("mine", encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        backup.back_up(town_hall, tmp_path / "copie.zip")
    assert refused.value.code == "backup-exists"


def test_a_backup_that_cannot_be_read_again_is_thrown_away(
    town_hall: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "testzip", lambda _: "workspace.db")
    with pytest.raises(RefusedError) as refused:
        backup.back_up(town_hall, tmp_path / "copie.zip")
    assert refused.value.code == "not-a-backup"
    assert not (tmp_path / "copie.zip").exists()


def a_zip(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_db", ".db"), content)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"nothing", a_zip(other=b"x"), a_zip(workspace_db=b"no database")])
def test_what_is_no_backup_is_refused_and_nothing_is_changed(
    town_hall: Workspace, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "copie.zip").write_bytes(content)
    town_hall.close()
    before = files_below(town_hall.paths.home)
    with pytest.raises(RefusedError) as refused:
        backup.restore(town_hall.paths, a_clock(), tmp_path / "copie.zip")
    assert refused.value.code in {"not-a-backup", "damaged", "foreign-file"}
    assert files_below(town_hall.paths.home) == before


def test_a_restore_needs_a_folder_that_no_program_has_open(town_hall: Workspace, tmp_path: Path) -> None:
    backup.back_up(town_hall, tmp_path / "copie.zip")
    with pytest.raises(RefusedError) as refused:
        backup.restore(town_hall.paths, a_clock(), tmp_path / "copie.zip")
    assert refused.value.code == "locked"
    with pytest.raises(RefusedError) as refused:
        backup.restore(Paths(tmp_path / "lost"), a_clock(), tmp_path / "copie.zip")
    assert refused.value.code == "no-workspace"


def test_everything_is_in_order_in_a_healthy_workspace(region: Region, tmp_path: Path) -> None:
    with_a_file(region.town_hall, tmp_path)
    send(region.town_hall, None, tmp_path / "out")
    assert wrong_checks(region.town_hall) == set()
    assert wrong_checks(region.town_hall) == set()


def lose_an_attachment(workspace: Workspace) -> None:
    next(workspace.paths.attachments.iterdir()).unlink()


def lose_the_key(workspace: Workspace) -> None:
    (workspace.paths.keys / "sign.key").unlink()


def let_the_certificate_expire(workspace: Workspace) -> None:
    workspace.clock = Clock(TODAY + timedelta(days=1200), workspace.clock.now)


def damage_the_newest_backup(workspace: Workspace) -> None:
    backup.back_up_daily(workspace).write_bytes(b"no database")


def let_the_backup_grow_old(workspace: Workspace) -> None:
    backup.back_up_daily(workspace)
    moment = workspace.clock.now() + timedelta(days=8)
    workspace.clock = Clock(TODAY, lambda: moment)


@pytest.mark.parametrize(
    ("fault", "names"),
    [
        (lose_an_attachment, {"attachments"}),
        (lose_the_key, {"key"}),
        (let_the_certificate_expire, {"key"}),
        (damage_the_newest_backup, {"backups", "trial"}),
        (let_the_backup_grow_old, {"backups"}),
    ],
)
def test_each_fault_is_found(
    town_hall: Workspace, tmp_path: Path, fault: Callable[[Workspace], None], names: set[str]
) -> None:
    with_a_file(town_hall, tmp_path)
    fault(town_hall)
    assert wrong_checks(town_hall) == names


def test_a_damaged_database_is_found(town_hall: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(town_hall.store, "is_sound", lambda: False)
    assert wrong_checks(town_hall) == {"database"}


def test_tables_that_are_not_what_the_journal_says_are_found_and_made_again(town_hall: Workspace) -> None:
    record = a_partner(town_hall, name="Nume")
    with town_hall.store.writing() as connection:
        connection.exec_driver_sql("UPDATE record_partner SET name = 'Alt nume'")
    assert wrong_checks(town_hall) == {"journal"}
    assert fields_in(town_hall, "partner", record)["name"] == "Nume"


def test_a_changed_line_in_a_sealed_package_is_found(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall, name="Nume")
    send(region.town_hall, None, tmp_path)
    with region.town_hall.store.writing() as connection:
        connection.exec_driver_sql("UPDATE change SET line = CAST(replace(CAST(line AS TEXT), 'Nume', 'Numa') AS BLOB)")
    assert "chains" in wrong_checks(region.town_hall)


def test_a_line_that_cannot_be_read_is_found(town_hall: Workspace) -> None:
    a_partner(town_hall, name="Nume")
    with town_hall.store.writing() as connection:
        connection.exec_driver_sql("UPDATE change SET line = CAST('{}' AS BLOB)")
    assert "journal" in wrong_checks(town_hall)


def test_missing_packages_and_waiting_records_are_found(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    partnership = a_partnership(region.town_hall)
    send(region.town_hall, None, tmp_path / "lost")
    a_plan(region.town_hall, partnership)
    monkeypatch.setattr(peers, "to_send", lambda _w, _p, headers, **_: [list(headers)[-1].hash])
    sent = send(region.town_hall, None, tmp_path / "out")
    import_bundle.import_files(region.ministry, list(sent.bundles))
    assert wrong_checks(region.ministry) == {"gaps", "orphans"}


def test_a_backup_of_the_same_moment_stays_where_what_follows_it_fails(town_hall: Workspace, tmp_path: Path) -> None:
    (tmp_path / "damaged.asice").write_bytes(b"PK")
    moment = town_hall.clock.now()
    town_hall.clock = Clock(TODAY, lambda: moment)
    file = backup.back_up_daily(town_hall)
    before = file.read_bytes()
    with pytest.raises(RefusedError), backup.backed_up(town_hall):
        import_bundle.import_files(town_hall, [tmp_path / "damaged.asice"])
    assert list(town_hall.paths.backups.iterdir()) == [file]
    assert file.read_bytes() == before


def test_keys_that_were_replaced_are_in_the_backup_and_those_put_aside_are_not(
    town_hall: Workspace, tmp_path: Path
) -> None:
    rotation.rotate(town_hall, tmp_path / f"new{rotation.SUFFIX}", PASSPHRASE)
    (retired,) = town_hall.paths.keys.glob("retired-*.key")
    (town_hall.paths.keys / "aside-0123456789abcdef.key").write_bytes(b"never signed anything")
    backup.back_up(town_hall, tmp_path / "copie.zip")
    with zipfile.ZipFile(tmp_path / "copie.zip") as archive:
        assert [name for name in archive.namelist() if name.endswith(".key")] == [retired.name, "sign.key"]


def test_a_replaced_key_that_is_here_stays_and_one_that_is_lost_comes_back(
    town_hall: Workspace, tmp_path: Path
) -> None:
    for name in ("new", "newer"):
        rotation.rotate(town_hall, tmp_path / f"{name}{rotation.SUFFIX}", PASSPHRASE)
    stays, lost = sorted(town_hall.paths.keys.glob("retired-*.key"))
    before, written = lost.read_bytes(), stays.stat()
    backup.back_up(town_hall, tmp_path / "copie.zip")
    town_hall.close()
    lost.unlink()
    backup.restore(town_hall.paths, a_clock(), tmp_path / "copie.zip")
    assert lost.read_bytes() == before
    assert (stays.stat().st_ino, stays.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)
