"""A program that is killed in the middle of its work has kept every save that it acknowledged."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from store_samples import MINE, contents, create, record, reopen

from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from parteneriat_desktop.store.store import Store

SAVE_FOR_EVER = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from store_samples import reopen, change
with reopen(Path(sys.argv[1])) as store:
    serial = store.last_serial("a" * 32)
    while True:
        with store.writing():
            store.append("common", change("village", serial + 1, {"name": "Sat"}, serial=serial + 1))
            store.append("private", change("village", serial + 1, {"gossip": "zvon"}, serial=serial + 2))
        serial += 2
        print(serial, flush=True)
"""


@pytest.mark.parametrize("most", [1, 40, 200])
def test_kill_minus_nine_loses_no_acknowledged_save_and_leaves_no_half_one(tmp_path: Path, most: int):
    path = tmp_path / "workspace.db"
    create(path).close()
    acknowledged = 0
    for _ in range(2):
        acknowledged = save_until_killed(path, most)
        with reopen(path) as store:
            assert_whole(store, acknowledged)


def save_until_killed(path: Path, most: int) -> int:
    """Let a process save, kill it after some answers, and return the serial of its last one."""
    command = [sys.executable, "-c", SAVE_FOR_EVER, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        answers = [process.stdout.readline() for _ in range(most)]
        process.send_signal(signal.SIGKILL)
        answers += process.stdout.readlines()
    complete = [answer for answer in answers if answer.endswith("\n")]
    return int(complete[-1])


def assert_whole(store: Store, acknowledged: int) -> None:
    kept = store.last_serial(MINE)
    assert acknowledged <= kept <= acknowledged + 2
    rows = store.rows(Query("village", order="id"))
    assert [row.id for row in rows] == [record(serial) for serial in range(1, kept, 2)]
    assert all(row.fields == {"name": "Sat", "gossip": "zvon"} for row in rows)
    before = contents(store)
    store.rebuild()
    assert contents(store) == before
