"""The disk fills up, or the program is killed, at each write of a command: a sentence, and everything as it was.

A few writes of each command are tried, spread over all of them; ``make soak-power`` takes every one.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from calling import NAMES, TODAY, as_lines, files_below
from cutting import TRIES, found_in
from watched import Ending, Runner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cutting import Left

#: Answers of a program that was killed.
KILLED = -9


@dataclass(frozen=True)
class Task:
    """A command and the workspace it works in."""

    home: str
    words: tuple[str, ...]


def the_task(name: str, folder: Path) -> Task:
    """Return a command whose files all lie below a folder."""
    out, bundle = str(folder / "out"), str(next((folder / "post").glob("*.asice.age")))
    partnership = (folder / "partnership.txt").read_text(encoding="ascii")
    tasks = {
        "save": Task("town_hall", ("put", str(folder / "lines.jsonl"))),
        "import": Task("ministry", ("import", bundle)),
        "export": Task("town_hall", ("export", "--to", NAMES["ngo"], "--full", "--out", out)),
        "backup": Task("town_hall", ("backup", "--out", f"{out}/copy.zip")),
        "migration": Task("older", ("dump",)),
        "report": Task("town_hall", ("report", "R01", "--id", partnership, "--out", f"{out}/report.pdf")),
    }
    return tasks[name]


def words_of(folder: Path, task: Task) -> list[object]:
    options = ("--language", "en", "--today", TODAY, "--passphrase-file", folder / "passphrase.txt")
    return ["--home", folder / task.home, *options, *task.words]


def moments(most: int) -> Iterator[int]:
    """Yield the writes at which the disk ends, spread over all of them."""
    steps = min(TRIES, most)
    yield from sorted({1 + step * (most - 1) // max(1, steps - 1) for step in range(steps)})


def lasting(folder: Path) -> set[str]:
    """Return the names of files that are no backups: those are made before an import and may stay."""
    return {name for name in files_below(folder) if "/backups/" not in name}


def fresh(region: Path, name: str) -> Path:
    folder: Path = shutil.copytree(region, region.with_name(name))
    line = {"entity": "partner", "fields": {"name": "Nou", "kind": "other", "contact_person": "Ana"}}
    (folder / "lines.jsonl").write_bytes(as_lines([line]))
    return folder


TASKS = ("save", "import", "export", "backup", "migration", "report")
#: The database of the first schema, and where a migration puts a copy of it before it begins.
OLDER = Path(__file__).parent.parent / "databases" / "schema-1.db"
BESIDE = "workspace-schema-1.db"


@pytest.fixture
def region(region: Path) -> Path:
    """The institutions, and a workspace that an older version of the program left."""
    older: Path = shutil.copytree(region / "town_hall", region / "older")
    shutil.rmtree(older / "backups")  # they are of the database that was there before
    shutil.copy(OLDER, older / "workspace.db")
    return region


def is_half(copy: Path) -> bool:
    """Say whether the copy that a migration puts beside its database is there and is not what it was."""
    if not copy.exists():
        return False
    with closing(sqlite3.connect(copy)) as there, closing(sqlite3.connect(OLDER)) as stored:
        return list(there.iterdump()) != list(stored.iterdump())


@pytest.mark.parametrize("name", TASKS)
def test_a_disk_that_is_full_at_any_write_is_refused_and_nothing_is_changed(
    region: Path, runner: Runner, name: str
) -> None:
    whole = fresh(region, "whole")
    task = the_task(name, whole)
    (answered, writes), after = runner.call(words_of(whole, task)), found_in(whole / task.home)
    assert answered.status == 0, answered.errors
    before = found_in(fresh(region, "before") / task.home)
    refused = 0
    for moment in moments(writes):
        folder = fresh(region, f"full-{moment}")
        files = lasting(folder)
        called, _ = runner.call(words_of(folder, the_task(name, folder)), Ending.FULL, moment)
        left = found_in(folder / task.home)
        if called.status == 0:  # the last writes only tidy up
            assert (left.changes, len(left.records)) == (after.changes, len(after.records))
        else:
            assert (called.status, called.errors.count("\n")) == (2, 1), called.errors
            assert "fault of its own" not in called.errors
            assert left == before, called.errors
            assert lasting(folder) - files <= {f"{task.home}/workspace.db-shm", f"{task.home}/{BESIDE}"}
            assert not is_half(folder / task.home / BESIDE)
            refused += 1
        shutil.rmtree(folder)
    assert refused > min(TRIES, writes) // 2


@pytest.mark.parametrize("name", TASKS)
def test_a_program_that_is_killed_at_any_write_has_done_all_or_nothing(region: Path, runner: Runner, name: str) -> None:
    whole = fresh(region, "whole")
    task = the_task(name, whole)
    _, writes = runner.call(words_of(whole, task))
    before, after = found_in(fresh(region, "before") / task.home), found_in(whole / task.home)
    seen: set[str] = set()
    for moment in moments(writes):
        folder = fresh(region, f"killed-{moment}")
        called, _ = runner.call(words_of(folder, the_task(name, folder)), Ending.KILL, moment)
        assert called.status in {KILLED, 0}
        left = found_in(folder / task.home)
        seen.add(as_before_or_after(left, before, after))
        assert not list((folder / task.home).rglob(".part-*"))
        assert not list((folder / task.home).rglob("*.part*"))
        assert not list((folder / task.home).rglob("*.new"))
        assert not is_half(folder / task.home / BESIDE)
        shutil.rmtree(folder / "out", ignore_errors=True)
        again, _ = runner.call(words_of(folder, the_task(name, folder)))
        assert again.status == 0, again.errors
        shutil.rmtree(folder)
    assert "before" in seen


def as_before_or_after(left: Left, before: Left, after: Left) -> str:
    """Demand that a workspace is as it was or as it was to become; the ids of new records differ from run to run."""
    if left == before:
        return "before"
    assert (left.changes, len(left.records)) == (after.changes, len(after.records))
    assert set(before.records) <= set(left.records) or left == after
    return "after"
