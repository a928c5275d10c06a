from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from store_samples import contents, create, record, reopen, village

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.store.store import Store


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
    ],
)
def test_every_connection_keeps_what_it_was_told(store: Store, pragma: str, value: object):
    with store.writing() as writer, store.reading() as same:
        assert same is writer
        assert writer.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    with store.reading() as one, store.reading() as other:
        assert [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for connection in (one, other)] == [value] * 2


def test_a_transaction_is_all_or_nothing(store: Store):
    def attempt() -> None:
        with store.writing():
            store.append("common", village(1, name="Sat"))
            store.put_setting("key", "value")
            raise KeyError

    with pytest.raises(KeyError):
        attempt()
    assert store.row("village", record(1)) is None
    assert store.setting("key", "none") == "none"


def test_an_error_in_an_inner_block_takes_everything_back_even_when_it_is_caught(store: Store):
    def attempt() -> None:
        with store.writing():
            store.append("common", village(1, name="Sat"))
            with pytest.raises(KeyError), store.writing():
                raise KeyError

    with pytest.raises(RuntimeError, match="taken back"):
        attempt()
    assert store.row("village", record(1)) is None
    store.append("common", village(1, name="Sat"))
    assert store.row("village", record(1)) is not None


def test_a_rehearsal_shows_what_would_be_and_leaves_nothing(store: Store):
    before = contents(store)
    with store.writing(keep=False):
        store.append("common", village(1, name="Sat"))
        assert store.row("village", record(1)) is not None
    assert contents(store) == before


def test_readers_see_the_last_committed_state_while_another_thread_writes(store: Store):
    seen: list[int] = []
    with store.writing():
        store.append("common", village(1, name="Sat"))
        reader = threading.Thread(target=lambda: seen.append(store.count(Query("village"))))
        reader.start()
        reader.join()
        seen.append(store.count(Query("village")))
    seen.append(store.count(Query("village")))
    assert seen == [0, 1, 1]


def test_many_threads_write_one_after_another(store: Store):
    def write(start: int) -> None:
        for number in range(start, start + 20):
            store.append("common", village(number, name=f"Sat {number}"))

    threads = [threading.Thread(target=write, args=(start,)) for start in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.count(Query("village")) == 60


def test_a_database_that_another_program_holds_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "workspace.db"
    with create(path) as first, reopen(path, patience=50) as second:
        with first.writing(), pytest.raises(RefusedError) as refused:
            second.append("common", village(1, name="Sat"))
        assert refused.value.code == "locked"
        assert second.row("village", record(1)) is None
        second.append("common", village(1, name="Sat"))
        assert first.row("village", record(1)) is not None


def test_opening_makes_no_file(tmp_path: Path):
    with pytest.raises(RefusedError) as refused:
        reopen(tmp_path / "workspace.db")
    assert refused.value.code == "no-workspace"
    assert list(tmp_path.iterdir()) == []


def test_creating_overwrites_nothing(tmp_path: Path):
    path = tmp_path / "workspace.db"
    path.write_text("a letter")
    with pytest.raises(RefusedError) as refused:
        create(path)
    assert refused.value.code == "workspace-exists"
    assert path.read_text() == "a letter"


@pytest.mark.parametrize("content", [b"", b"a letter to the mayor", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes):
    path = tmp_path / "workspace.db"
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        reopen(path)
    assert refused.value.code == "damaged"
    assert path.read_bytes() == content


def test_a_damaged_page_is_noticed_when_the_database_is_opened(tmp_path: Path):
    path = tmp_path / "workspace.db"
    with create(path) as store:
        for number in range(1, 200):
            store.append("common", village(number, name="Sat " * 20))
    data = bytearray(path.read_bytes())
    data[-3 * 4096 : -4096] = b"\xa5" * (2 * 4096)
    path.write_bytes(data)
    with pytest.raises(RefusedError) as refused:
        reopen(path)
    assert refused.value.code == "damaged"
