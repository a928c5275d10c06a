from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from action_samples import a_partner, a_partnership

from conftest import a_clock
from parteneriat_desktop.actions import instance_lock, read_file, titles, workspace, write_file
from parteneriat_desktop.actions import writer as writers
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.profile import Profile
from parteneriat_desktop.actions.record_id import compose_record_id, is_record_id, new_record_id
from parteneriat_desktop.actions.volume import volume
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.records.partner import Partner

#: A second file system, which every Linux has.
OTHER_DISK = "/dev/shm"  # noqa: S108 - its files have names of their own


class Unnumbered:
    """A file system that was given no number."""

    f_fsid = 0


def code_of(error: pytest.ExceptionInfo[RefusedError]) -> str:
    return error.value.code


def test_a_folder_without_a_workspace_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        Workspace.open(Paths(tmp_path), a_clock())
    assert code_of(refused) == "no-workspace"
    assert not list(tmp_path.iterdir())


def test_a_second_program_is_refused_while_the_first_one_works(town_hall: Workspace) -> None:
    with pytest.raises(RefusedError) as refused:
        Workspace.open(town_hall.paths, a_clock())
    assert code_of(refused) == "locked"


def test_a_damaged_database_is_refused_and_the_workspace_is_not_left_locked(town_hall: Workspace) -> None:
    town_hall.close()
    whole = town_hall.paths.database.read_bytes()
    town_hall.paths.database.write_bytes(b"no database")
    with pytest.raises(RefusedError):
        Workspace.open(town_hall.paths, a_clock())
    town_hall.paths.database.write_bytes(whole)
    Workspace.open(town_hall.paths, a_clock()).close()


def test_a_lock_in_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        instance_lock.InstanceLock(tmp_path / "missing" / "workspace.lock")
    assert code_of(refused) == "read-only"


def test_goes_on_as_the_same_writer(town_hall: Workspace) -> None:
    a_partner(town_hall)
    town_hall.close()
    with Workspace.open(town_hall.paths, a_clock()) as again:
        assert again.writer == town_hall.writer
        assert again.own_writers == (town_hall.writer,)


def test_a_database_restored_from_a_copy_becomes_a_new_writer(town_hall: Workspace, tmp_path: Path) -> None:
    town_hall.close()
    shutil.copy(town_hall.paths.database, tmp_path / "old.db")
    with Workspace.open(town_hall.paths, a_clock()) as working:
        a_partner(working)
    shutil.copy(tmp_path / "old.db", town_hall.paths.database)
    with Workspace.open(town_hall.paths, a_clock()) as restored:
        assert restored.writer != town_hall.writer
        assert restored.own_writers == (town_hall.writer, restored.writer)


@pytest.mark.parametrize(
    "content", [None, "", "[]", "{}", '{"writer": "../x", "last": 0}', '{"writer": "x", "last": "many"}']
)
def test_a_workspace_without_a_readable_writer_file_becomes_a_new_writer(
    town_hall: Workspace, content: str | None
) -> None:
    town_hall.close()
    if content is None:
        town_hall.paths.writer.unlink()
    else:
        town_hall.paths.writer.write_text(content, encoding="utf-8")
    with Workspace.open(town_hall.paths, a_clock()) as again:
        assert again.writer != town_hall.writer


def test_a_copy_on_another_disk_becomes_a_new_writer_and_the_first_stays_as_it_was(town_hall: Workspace) -> None:
    town_hall.close()
    with TemporaryDirectory(dir=OTHER_DISK) as other:
        copied = Paths(Path(other) / "copy")
        shutil.copytree(town_hall.paths.home, copied.home)
        with Workspace.open(copied, a_clock()) as copy:
            assert copy.writer != town_hall.writer
            assert copy.own_writers == (town_hall.writer, copy.writer)
            mine = copy.writer
        with Workspace.open(copied, a_clock()) as copy:
            assert copy.writer == mine
    with Workspace.open(town_hall.paths, a_clock()) as again:
        assert again.writer == town_hall.writer


@pytest.mark.parametrize("written", [{}, {"volume": ""}])
def test_a_writer_file_that_names_no_volume_goes_on(town_hall: Workspace, written: dict[str, str]) -> None:
    town_hall.close()
    stored = json.loads(town_hall.paths.writer.read_text(encoding="utf-8"))
    assert stored.pop("volume")
    town_hall.paths.writer.write_text(json.dumps(stored | written), encoding="utf-8")
    with Workspace.open(town_hall.paths, a_clock()) as again:
        assert again.writer == town_hall.writer


def test_a_volume_is_told_apart_on_every_system(tmp_path: Path) -> None:
    assert volume(tmp_path) == volume(tmp_path.parent) != volume(Path(OTHER_DISK))
    assert volume(tmp_path, None) == f"{tmp_path.stat().st_dev:x}"
    assert volume(tmp_path, lambda _folder: Unnumbered()) == ""


def test_a_writer_file_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        writers.new_writer(tmp_path / "file" / "writer.json")
    assert code_of(refused) == "disk-full"


def test_finds_records_and_their_children_but_no_deleted_ones(town_hall: Workspace) -> None:
    partner = a_partner(town_hall)
    found = town_hall.find("partner", partner)
    assert isinstance(found, Partner)
    assert found.name == "Asociația „Exemplu”"
    assert [record.id for record in town_hall.all("partner")] == [partner]
    delete(town_hall, "partner", partner)
    assert town_hall.find("partner", partner) is None
    assert list(town_hall.all("partner")) == []
    assert town_hall.find("partner", compose_record_id(1, 1)) is None


def test_unknown_kinds_of_records_are_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        workspace.known_entity("x")
    assert code_of(refused) == "unknown-entity"


def test_identifiers_are_uuid_7_in_the_order_of_time(town_hall: Workspace) -> None:
    first, second = (new_record_id(town_hall.clock.now()) for _ in range(2))
    assert first < second
    assert first[14] == "7"
    assert first[19] in "89ab"
    assert is_record_id(first)
    assert not is_record_id(first.upper())
    assert compose_record_id(5, 7) == compose_record_id(5, 7)


def test_the_profile_is_what_was_saved(town_hall: Workspace) -> None:
    changed = town_hall.profile.changed(function="secretar general", theme="dark")
    with town_hall.store.writing():
        changed.save(town_hall.store)
    assert Profile.load(town_hall.store) == changed


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "file.bin"
    write_file.write_file(target, b"one")
    write_file.write_file(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["file.bin"]


def test_a_file_that_cannot_be_written_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        write_file.write_file(tmp_path / "taken" / "out.bin", b"data")
    assert code_of(refused) == "cannot-write"
    (tmp_path / "folder.bin").mkdir()
    with pytest.raises(RefusedError):
        write_file.write_file(tmp_path / "folder.bin", b"data")
    assert stat.S_ISDIR((tmp_path / "folder.bin").stat().st_mode)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.bin", "taken"]


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        read_file.read_file(tmp_path / "lost.asice")
    assert code_of(refused) == "no-file"


def test_the_title_of_a_record_is_short_and_never_empty(town_hall: Workspace) -> None:
    long = town_hall.find("partner", a_partner(town_hall, name="N" * 200))
    several = town_hall.find("partnership", a_partnership(town_hall, title="  Titlu  "))
    bare = town_hall.find("partner", a_partner(town_hall, name=None, acronym="A"))
    assert long is not None
    assert several is not None
    assert bare is not None
    assert len(titles.title(long)) == titles.LONGEST
    assert titles.title(several) == "Titlu"
    assert titles.title(bare) == bare.id[:8]


def test_a_lock_file_that_was_damaged_is_refused(tmp_path: Path) -> None:
    (tmp_path / "workspace.lock").write_bytes(b"anything but an empty file" * 100)
    with pytest.raises(RefusedError) as refused:
        instance_lock.InstanceLock(tmp_path / "workspace.lock")
    assert code_of(refused) == "read-only"
