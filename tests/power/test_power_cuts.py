"""The power fails in the middle of a save, an import, a backup, a migration: nothing acknowledged is lost.

``POWER_CUTS`` says how often it fails in each test (``make soak-power`` sets it to hundreds).
"""

from __future__ import annotations

import json
import shutil
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from calling import as_lines, done, files_below
from cutting import CUTS, cut_often, cuts, found_in, recorded
from replay import Disk, lay_out

from parteneriat_desktop.errors import AppError
from parteneriat_desktop.store import schema

if TYPE_CHECKING:
    from cutting import Recorded

DATABASES = Path(__file__).parent.parent / "databases"
#: Starts the program with a database that does not wait for the disk.
CARELESS = """
from parteneriat_desktop.store import database
database.PRAGMAS = tuple(one.replace("FULL", "OFF") for one in database.PRAGMAS)
from parteneriat_desktop.__main__ import main
raise SystemExit(main())
"""
#: One more migration than the program has, so that there is always one to run.
MIGRATION = "CREATE INDEX change_of_tests ON change (serial, writer);\n"
MIGRATING = f"""
from parteneriat_desktop.store import schema
scripts = (*schema.shipped(), {MIGRATION!r})
schema.shipped = lambda: scripts
from parteneriat_desktop.__main__ import main
raise SystemExit(main())
"""


def test_the_watcher_sees_everything_that_is_done_to_the_files(library: Path, region: Path) -> None:
    run = recorded(library, region, "ministry", "import", *bundles(region))
    disk = Disk(run.before, run.after)
    disk.take_all(run.events)
    assert disk.now() == {name: data for name, data in files_below(region).items() if not name.endswith("-shm")}
    assert disk.said == run.said


def bundles(region: Path) -> list[Path]:
    return sorted((region / "post").glob("*.asice.age"))


def some_saves(folder: Path) -> Path:
    """Write a file of records with private fields, every tenth with an attached file."""
    lines: list[dict[str, Any]] = []
    for number in range(140):
        fields: dict[str, Any] = {
            "name": f"Fundația {number}",
            "kind": "other",
            "address": "y" * 250,
            "contact_person": f"Ion {number}",
            "iban": "RO49AAAA1B31007593840000",
        }
        lines.append({"entity": "partner", "fields": fields})
        if number % 10 == 0:
            (folder / f"{number}.bin").write_bytes(bytes([number]) * 5_000)
            attached = [{"role": "other", "attachment": {"path": str(folder / f"{number}.bin")}}]
            lines.append({"entity": "partnership", "fields": {"title": f"Nr. {number}", "documents": attached}})
    (folder / "lines.jsonl").write_bytes(as_lines(lines))
    return folder / "lines.jsonl"


def judge_saves(left: Path, said: bytes, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Demand that all that was there and all that was answered is there, whole, and at most one record more."""
    kept = found_in(left / "town_hall").records
    acknowledged = {json.loads(line)["id"] for line in said.splitlines()}
    assert {*before, *(line for line in after if json.loads(line)["id"] in acknowledged)} <= {*kept}
    assert {*kept} <= {*after}
    assert len(kept) <= len(before) + len(acknowledged) + 1
    return "some" if acknowledged else "none"


def test_no_acknowledged_save_is_lost_and_none_is_half(library: Path, region: Path, tmp_path: Path) -> None:
    before = found_in(region / "town_hall").records
    run = recorded(library, region, "town_hall", "put", some_saves(tmp_path))
    after = found_in(region / "town_hall").records
    verdicts = cut_often(run, tmp_path, lambda left, said: judge_saves(left, said, before, after))
    assert sum(verdicts.values()) == CUTS
    assert verdicts["some"] > CUTS / 2


def test_a_database_that_does_not_wait_for_the_disk_is_caught(library: Path, region: Path, tmp_path: Path) -> None:
    before = found_in(region / "town_hall").records
    run = recorded(library, region, "town_hall", "put", some_saves(tmp_path), program=CARELESS)
    after = found_in(region / "town_hall").records
    with pytest.raises((AssertionError, AppError)):  # lost, half or damaged
        cut_often(run, tmp_path, lambda left, said: judge_saves(left, said, before, after))


def test_an_import_is_there_whole_or_not_at_all(library: Path, region: Path, tmp_path: Path) -> None:
    before = found_in(region / "ministry")
    run = recorded(library, region, "ministry", "import", *bundles(region))
    after = found_in(region / "ministry")
    (kept,) = (region / "ministry" / "received").iterdir()

    def judge(left: Path, said: bytes) -> str:
        found = found_in(left / "ministry")
        assert found in (before, after)
        if said or found == after:
            assert found == after
            assert (left / "ministry" / "received" / kept.name).read_bytes() == kept.read_bytes()
            return "after"
        done(left / "ministry", "import", *bundles(left))
        assert found_in(left / "ministry") == after
        return "before"

    verdicts = cut_often(run, tmp_path, judge)
    assert sum(verdicts.values()) == CUTS
    assert verdicts.keys() == {"before", "after"}


def test_a_backup_is_whole_or_not_there_and_the_workspace_is_untouched(
    library: Path, region: Path, tmp_path: Path
) -> None:
    before = found_in(region / "town_hall")
    run = recorded(library, region, "town_hall", "backup", "--out", region / "copy.zip")

    def judge(left: Path, said: bytes) -> str:
        assert found_in(left / "town_hall") == before
        copy = left / "copy.zip"
        if not copy.exists():
            assert not said
            return "none"
        with zipfile.ZipFile(copy) as archive:
            assert archive.testzip() is None
        done(left / "town_hall", "restore", copy)
        assert found_in(left / "town_hall") == before
        return "whole"

    verdicts = cut_often(run, tmp_path, judge)
    assert sum(verdicts.values()) == CUTS
    assert verdicts["none"] > CUTS / 2


def test_a_migration_is_done_or_not_begun(
    library: Path, region: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(DATABASES / "schema-1.db", region / "town_hall" / "workspace.db")
    shutil.rmtree(region / "town_hall" / "backups")  # they are of the database that was there before
    scripts = (*schema.shipped(), MIGRATION)
    monkeypatch.setattr(schema, "shipped", cache(lambda: scripts))
    run = recorded(library, region, "town_hall", "dump", program=MIGRATING)
    after = found_in(region / "town_hall")
    seen: set[str] = set()

    def judge(left: Path, said: bytes) -> str:
        del said
        beside = (left / "town_hall" / "workspace-schema-1.db").exists()
        seen.add("with" if beside else "without")
        assert found_in(left / "town_hall") == after
        return "opened"

    assert cut_often(run, tmp_path, judge) == {"opened": CUTS}
    assert seen == {"with", "without"}


def test_a_cut_while_recovering_from_a_cut_loses_nothing_either(library: Path, region: Path, tmp_path: Path) -> None:
    before = found_in(region / "town_hall").records
    first = recorded(library, region, "town_hall", "put", some_saves(tmp_path))
    after = found_in(region / "town_hall").records
    for number, (disk, chance) in enumerate(cuts(first, max(3, CUTS // 10), seed=2)):
        again = tmp_path / f"again-{number}"
        said = disk.said
        left = lay_out(disk.after_cut(chance), again / "region")
        second: Recorded = recorded(library, left, "town_hall", "dump")
        for inner, (later, luck) in enumerate(cuts(second, 5, seed=number)):
            judge_saves(lay_out(later.after_cut(luck), again / str(inner)), said, before, after)
