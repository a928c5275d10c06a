"""Cutting the power during a command of the product, at hundreds of moments, and looking at what is left."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from calling import TODAY, finish
from replay import Disk, lay_out
from watched import environment, read_log

from parteneriat_desktop.actions.check import check
from parteneriat_desktop.actions.clock import machine_clock
from parteneriat_desktop.actions.dump import canonical, dump
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.store.backup import backups, inspect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from watched import Event

#: How often the power is cut in each test, and at how many writes of a command the disk is full or the program killed.
CUTS = int(os.environ.get("POWER_CUTS", "30"))
TRIES = 8 if CUTS < 300 else 100_000
PROGRAM = "from parteneriat_desktop.__main__ import main; raise SystemExit(main())"


@dataclass(frozen=True)
class Recorded:
    """A folder before a command and after it, what the command did to it, and what it answered."""

    before: Path
    after: Path
    events: list[Event]
    said: bytes


@dataclass(frozen=True)
class Left:
    """What a program finds after a cut: its records, and how many changes there are."""

    records: tuple[str, ...]
    changes: int


def recorded(library: Path, folder: Path, home: str, *words: object, program: str = PROGRAM) -> Recorded:
    """Let a command run in its own process and write down what it does to the files of a folder."""
    before = shutil.copytree(folder, folder.with_name("before"))
    log = folder.with_name("disk.log")
    options = ("--home", folder / home, "--today", TODAY, "--passphrase-file", folder / "passphrase.txt")
    process = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, (*options, *words))],
        env=environment(library, folder, log),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    called = finish(process)
    assert called.status == 0, called.errors
    return Recorded(before, folder, list(read_log(log)), called.out.encode())


def cuts(run: Recorded, count: int, seed: int = 1) -> Iterator[tuple[Disk, Random]]:
    """Yield the disk at chance moments of a run, in their order; every seed gives other moments."""
    chance = Random(seed)  # noqa: S311 - made-up accidents need no cryptographic chance
    moments = sorted(chance.randint(1, len(run.events)) for _ in range(count))
    disk, at = Disk(run.before, run.after), 0
    for moment in moments:
        disk.take_all(run.events[at:moment])
        at = moment
        yield disk, chance


def cut_often(run: Recorded, folder: Path, judge: Callable[[Path, bytes], str]) -> dict[str, int]:
    """Cut the power and let a judge look at what is left and at what had been said; count its verdicts."""
    verdicts: dict[str, int] = {}
    for number, (disk, chance) in enumerate(cuts(run, CUTS)):
        left = lay_out(disk.after_cut(chance), folder / f"cut-{number}")
        verdict = judge(left, disk.said)
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
        shutil.rmtree(left)
    return verdicts


def found_in(home: Path) -> Left:
    """Open a workspace, demand that everything in it is in order, and return what it holds."""
    with Workspace.open(Paths(home), machine_clock(date.fromisoformat(TODAY))) as workspace:
        wrong = [str(found.sentence) for found in check(workspace) if not found.ok]
        assert not wrong, wrong
        with workspace.store.reading() as connection:
            changes = connection.exec_driver_sql("SELECT count(*) FROM change").scalar_one()
        left = Left(tuple(canonical(one) for one in dump(workspace, private=True)), changes)
    with closing(sqlite3.connect(home / "workspace.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for backup in backups(home / "backups").values():
        inspect(backup)
    return left
