from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from store_samples import MINE, contents, create, record, reopen, sealed, village

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.store import backup as module
from parteneriat_desktop.store.backup import backup, backups, inspect, make_backup, restore, rotate
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.store.store import Store

NOON = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)


@pytest.fixture
def filled(store: Store) -> Store:
    changes = [village(number, name=f"Sat {number}") for number in range(1, 30)]
    store.receive([sealed(changes[:20])])
    for one in changes[20:]:
        store.append("common", one)
    return store


def test_a_backup_is_one_file_that_holds_everything(filled: Store, tmp_path: Path):
    target = backup(filled, tmp_path / "usb" / "copy.db")
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
    assert inspect(target).changes == 29
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
    with reopen(target) as copy:
        assert contents(copy) == contents(filled)
        assert copy.headers() == filled.headers()


def test_a_backup_overwrites_nothing(filled: Store, tmp_path: Path):
    (tmp_path / "letter.db").write_text("a letter")
    with pytest.raises(RefusedError) as refused:
        backup(filled, tmp_path / "letter.db")
    assert refused.value.code == "backup-exists"
    assert (tmp_path / "letter.db").read_text() == "a letter"


def test_a_backup_to_a_place_that_cannot_be_written_to_is_refused(filled: Store, tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(RefusedError) as refused:
        backup(filled, tmp_path / "file" / "copy.db")
    assert refused.value.code == "read-only"


def test_a_copy_that_is_not_like_the_original_is_thrown_away(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    copy = module._copy  # noqa: SLF001 - the step that goes wrong here

    def lose_a_change(source: Path, target: Path, *, immutable: bool = False) -> None:
        copy(source, target, immutable=immutable)
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            connection.execute("DELETE FROM change WHERE row = 29")

    monkeypatch.setattr(module, "_copy", lose_a_change)
    with pytest.raises(RefusedError) as refused:
        backup(filled, tmp_path / "copies" / "copy.db")
    assert refused.value.code == "backup-failed"
    assert list((tmp_path / "copies").iterdir()) == []
    monkeypatch.undo()
    good = backup(filled, tmp_path / "copies" / "copy.db")
    monkeypatch.setattr(module, "_copy", lose_a_change)
    with pytest.raises(RefusedError) as refused:
        restore(good, tmp_path / "restored.db", tmp_path / "aside.db")
    assert refused.value.code == "backup-failed"
    assert not (tmp_path / "restored.db").exists()


def test_a_restore_keeps_what_was_there_and_removes_its_log(tmp_path: Path):
    path, aside = tmp_path / "workspace.db", tmp_path / "workspace-before.db"
    with create(path) as store:
        store.append("common", village(1, name="Sat"))
        saved = backup(store, tmp_path / "copy.db")
        store.append("common", village(2, name="Alt sat"))
    (tmp_path / "workspace.db-wal").write_bytes(b"left over")
    assert restore(saved, path, aside) == aside
    assert (tmp_path / "workspace-before.db-wal").read_bytes() == b"left over"
    (tmp_path / "workspace-before.db-wal").unlink()
    with reopen(path) as store:
        assert store.ids(Query("village")) == [record(1)]
        assert store.last_serial(MINE) == 1
    with reopen(aside) as store:
        assert store.last_serial(MINE) == 2
    assert saved.exists()
    with pytest.raises(RefusedError) as refused:
        restore(saved, path, aside)
    assert refused.value.code == "backup-exists"


def test_a_restore_to_an_empty_place_moves_nothing(filled: Store, tmp_path: Path):
    saved = backup(filled, tmp_path / "copy.db")
    assert restore(saved, tmp_path / "new" / "workspace.db", tmp_path / "aside.db") is None
    with reopen(tmp_path / "new" / "workspace.db") as store:
        assert contents(store) == contents(filled)


@pytest.mark.parametrize("fault", ["no-workspace", "damaged", "foreign-file"])
def test_what_is_no_backup_is_refused_and_nothing_is_moved(tmp_path: Path, fault: str):
    path, source = tmp_path / "workspace.db", tmp_path / "copy.db"
    create(path).close()
    if fault == "damaged":
        with create(source) as store:
            for number in range(1, 100):
                store.append("common", village(number, name="Sat " * 40))
        data = bytearray(source.read_bytes())
        data[len(data) // 2 :] = b"\xa5" * (len(data) - len(data) // 2)
        source.write_bytes(data)
    elif fault == "foreign-file":
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("CREATE TABLE other (x)")
    before = path.read_bytes()
    with pytest.raises(RefusedError) as refused:
        restore(source, path, tmp_path / "aside.db")
    assert refused.value.code == fault
    assert path.read_bytes() == before
    assert not (tmp_path / "aside.db").exists()


def test_a_backup_without_a_journal_is_refused(filled: Store, tmp_path: Path):
    saved = backup(filled, tmp_path / "copy.db")
    with closing(sqlite3.connect(saved, isolation_level=None)) as connection:
        connection.execute("DROP TABLE segment_change")
        connection.execute("DROP TABLE change")
    with pytest.raises(RefusedError) as refused:
        inspect(saved)
    assert refused.value.code == "damaged"


def test_backups_are_named_by_their_moment_and_rotated(filled: Store, tmp_path: Path):
    folder = tmp_path / "backups"
    made = [make_backup(filled, folder, NOON + timedelta(hours=12 * step)) for step in range(4)]
    assert made[0].name == "workspace-20261120T120000Z.db"
    # of each day the newest stays
    assert list(backups(folder).values()) == [made[3], made[2], made[0]]
    assert make_backup(filled, folder, NOON + timedelta(hours=36)) == made[3]


def test_rotation_leaves_files_of_others_alone(tmp_path: Path):
    names = ["workspace-20200101T000000Z.db", "workspace-20200101T120000Z.db", "workspace-old.db", "letter.txt"]
    for name in names:
        (tmp_path / name).touch()
    assert rotate(tmp_path, date(2026, 11, 20)) == [tmp_path / names[0]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.txt", names[1], "workspace-old.db"]
    assert rotate(tmp_path / "absent", date(2026, 11, 20)) == []
