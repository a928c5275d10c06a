"""Full disks, read-only places and wrong statements, with real ones wherever a test can have them."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from store_samples import contents, create, record, reopen, village

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.store.failures import explain_os, explained
from parteneriat_desktop.store.location import check_writable
from parteneriat_desktop.store.query import Query
from parteneriat_desktop.store.store import Store

FILL_THE_DISK = """
import resource, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from store_samples import reopen, village
from parteneriat_desktop.errors import RefusedError
with reopen(Path(sys.argv[1])) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    for number in range(1, 5000):
        try:
            store.append("common", village(number, name=f"Sat {number}", gossip="mare " * 200))
        except RefusedError as error:
            print(error.code, flush=True)
            break
        print(number, flush=True)
"""


def test_a_full_database_refuses_the_save_and_keeps_what_was_saved(store: Store):
    store.append("common", village(1, name="Sat"))
    before = contents(store)
    with store.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(RefusedError) as refused:
        store.append("common", village(2, name="Sat", gossip="mare " * 5000))
    assert refused.value.code == "disk-full"
    assert contents(store) == before
    assert store.last_serial("a" * 32) == 1
    with store.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=100000")
    store.append("common", village(2, name="Sat"))
    assert store.count(Query("village")) == 2


def test_a_disk_that_takes_no_more_bytes_loses_nothing_that_was_acknowledged(tmp_path: Path):
    path = tmp_path / "workspace.db"
    create(path).close()
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(path), str(Path(__file__).parent)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    *acknowledged, code = done.stdout.split()
    assert code == "disk-full", done.stderr
    assert len(acknowledged) > 10
    with reopen(path) as store:
        assert store.ids(Query("village", order="id")) == [record(int(number)) for number in acknowledged]


def test_a_read_only_connection_refuses(store: Store):
    with store.writing() as connection:
        connection.exec_driver_sql("PRAGMA query_only=1")
    with pytest.raises(RefusedError) as refused:
        store.append("common", village(1, name="Sat"))
    assert refused.value.code == "read-only"


@pytest.mark.parametrize("folder", ["/proc/self", "/proc/nowhere"])
def test_a_folder_that_nobody_can_write_to_is_refused(folder: str):
    with pytest.raises(RefusedError) as refused:
        create(Path(folder) / "workspace.db")
    assert refused.value.code == "read-only"
    with pytest.raises(RefusedError) as refused:
        check_writable(Path(folder) / "workspace")
    assert refused.value.code == "read-only"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path):
    (tmp_path / "folder").write_text("a letter")
    for attempt in (
        lambda: create(tmp_path / "folder" / "workspace.db"),
        lambda: check_writable(tmp_path / "folder"),
    ):
        with pytest.raises(RefusedError) as refused:
            attempt()
        assert refused.value.code == "read-only"
    assert (tmp_path / "folder").read_text() == "a letter"


def test_a_folder_in_place_of_the_database_is_refused(tmp_path: Path):
    (tmp_path / "workspace.db").mkdir()
    with pytest.raises(RefusedError) as refused:
        reopen(tmp_path / "workspace.db")
    assert refused.value.code == "read-only"


def test_a_database_whose_making_fails_is_removed_again(tmp_path: Path):
    with pytest.raises(DBAPIError):
        Store.create(tmp_path / "workspace.db", scripts=("CREATE TABLE x (y);\nNONSENSE;\n",))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_errors_of_a_full_disk_have_their_sentence(number: int):
    assert explain_os(OSError(number, "full")).code == "disk-full"


def test_mistakes_of_the_program_stay_what_they_are():
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(sqlite3.OperationalError),
        explained(),
    ):
        connection.execute("NONSENSE")


def test_errors_of_the_driver_have_their_sentence(tmp_path: Path):
    with pytest.raises(RefusedError) as refused, explained():
        sqlite3.connect(tmp_path / "nowhere" / "workspace.db")
    assert refused.value.code == "read-only"
