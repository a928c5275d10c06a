from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from store_samples import create, village

from parteneriat_desktop.journal.change import digest_line
from parteneriat_desktop.store.salvage import readable_changes

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A database with a hundred changes, some hundred pages long."""
    path = tmp_path / "workspace.db"
    with create(path) as store:
        for number in range(1, 101):
            store.append("common" if number % 2 else "private", village(number, name=f"Sat {number} " * 20))
    return path


def test_all_of_a_sound_database_is_read(closed: Path) -> None:
    before = closed.read_bytes()
    found = readable_changes(closed)
    assert [change.serial for _, change in found] == list(range(1, 101))
    assert {scope for scope, change in found if change.serial % 2} == {"common"}
    assert closed.read_bytes() == before
    assert [path.name for path in closed.parent.iterdir()] == ["workspace.db"]


def test_what_stands_in_the_log_only_is_read_too(tmp_path: Path) -> None:
    with create(tmp_path / "workspace.db") as store:
        store.append("common", village(1, name="Sat"))
        assert [change.serial for _, change in readable_changes(tmp_path / "workspace.db")] == [1]


def test_a_broken_page_hides_what_is_on_it_and_nothing_is_altered(closed: Path) -> None:
    whole = closed.read_bytes()
    truth = {change.id: change for _, change in readable_changes(closed)}
    least = len(truth)
    for page in range(1, len(whole) // PAGE, 5):
        closed.write_bytes(whole[: page * PAGE] + b"\xa5" * PAGE + whole[(page + 1) * PAGE :])
        found = {change.id: change for _, change in readable_changes(closed)}
        assert found.items() <= truth.items()
        least = min(least, len(found) or least)
    assert 0 < least < len(truth)


def test_a_line_that_is_not_what_its_id_says_is_passed_over(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as connection:
        connection.execute("UPDATE change SET line = replace(line, 'Sat 3 ', 'Sat 4 ') WHERE row = 3")
        connection.execute("UPDATE change SET line = 'text' WHERE row = 7")
    assert {3, 7}.isdisjoint(change.serial for _, change in readable_changes(closed))


def test_a_line_that_is_no_change_is_passed_over(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as connection:
        connection.execute("UPDATE change SET line = ?, id = ? WHERE row = 9", (b"{}", digest_line(b"{}")))
    assert len(readable_changes(closed)) == 99


@pytest.mark.parametrize("content", [b"", b"no database", b"\0" * 9000])
def test_of_what_is_no_database_nothing_is_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "workspace.db").write_bytes(content)
    assert readable_changes(tmp_path / "workspace.db") == []
