"""The database is damaged in the ways of disks: each ends with a sentence, and nothing that is still there is lost."""

from __future__ import annotations

import os
import random
import signal
from typing import TYPE_CHECKING, Any

import pytest
from calling import a_dossier, a_partner, as_lines, call, done, put, send, start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096


def cut_short(database: Path) -> None:
    os.truncate(database, database.stat().st_size // 2)


def zero(page: int) -> Callable[[Path], None]:
    def damage(database: Path) -> None:
        with database.open("r+b") as file:
            file.seek(page * PAGE)
            file.write(bytes(PAGE))

    return damage


def remove(database: Path) -> None:
    database.unlink()


def flip(database: Path, at: int, bit: int = 0x20) -> None:
    content = bytearray(database.read_bytes())
    content[at] ^= bit
    database.write_bytes(content)


@pytest.fixture
def worked(town_hall: Path, ministry: Path) -> Path:
    """A backup, then a dossier that was sent, then a record that was not."""
    done(town_hall, "check")
    a_dossier(town_hall)
    send(town_hall, ministry)
    a_partner(town_hall, name="Asociația Netrimisă")
    return town_hall


def documents(home: Path) -> list[Any]:
    return list(done(home, "dump"))


def demand_order(home: Path) -> None:
    assert [one for one in done(home, "check")["checks"] if not one["ok"]] == []


@pytest.mark.parametrize("damage", [cut_short, zero(0), zero(1), zero(9), remove], ids=lambda one: one.__qualname__)
def test_what_opens_no_more_is_refused_and_recovers(worked: Path, damage: Callable[[Path], None]) -> None:
    before = documents(worked)
    damage(worked / "workspace.db")
    assert call(worked, "dump").code in {"damaged", "no-workspace"}
    assert call(worked, "recover").code == "consent-needed"
    done(worked, "recover", "--yes")
    after = documents(worked)
    assert [one for one in before if one not in after and one["fields"].get("name") != "Asociația Netrimisă"] == []
    demand_order(worked)
    a_partner(worked, name="După")
    assert len(documents(worked)) == len(after) + 1


def test_a_letter_of_the_journal_that_a_disk_changed_is_found_and_comes_back(worked: Path) -> None:
    before = documents(worked)
    content = (worked / "workspace.db").read_bytes()
    flip(worked / "workspace.db", content.find(b'"title":"Plan de interven') + 12)
    checked = call(worked, "check")
    assert checked.status == 1
    (found,) = [one for one in checked.document["checks"] if one["check"] == "journal"]
    assert not found["ok"]
    assert "1 change in the journal was damaged" in found["message"]
    assert documents(worked) == before  # the damage was not folded into the tables
    refused = call(worked, "recover")
    assert (refused.status, refused.code) == (2, "consent-needed")
    done(worked, "recover", "--yes")
    assert documents(worked) == before
    demand_order(worked)


def test_without_a_whole_backup_a_damaged_journal_is_refused_and_nothing_is_touched(worked: Path) -> None:
    for backup in (worked / "backups").glob("*.db"):
        backup.unlink()
    database = worked / "workspace.db"
    flip(database, database.read_bytes().find(b'"title":"Plan de interven') + 12)
    done(worked, "backup", "--out", worked.parent / "copy.zip")
    for backup in (worked / "backups").glob("*.db"):
        backup.unlink()
    refused = call(worked, "recover", "--yes")
    assert (refused.status, refused.code) == (2, "damaged")
    assert "Changes in the journal" in refused.errors
    assert not list((worked / "backups").glob("damaged-*"))


def test_any_letter_that_a_disk_changed_ends_with_the_same_records(worked: Path) -> None:
    before = documents(worked)
    whole = (worked / "workspace.db").read_bytes()
    chance = random.Random(8)  # noqa: S311 - made-up accidents need no cryptographic chance
    for _ in range(12):
        flip(worked / "workspace.db", chance.randrange(100, len(whole)), 1 << chance.randrange(8))
        called = call(worked, "check")
        assert called.status in {0, 1} or called.code == "damaged"
        if called.status != 0:
            done(worked, "recover", "--yes")
            demand_order(worked)
        after = documents(worked)
        assert [one for one in before if one not in after and one["fields"].get("name") != "Asociația Netrimisă"] == []
        (worked / "workspace.db").write_bytes(whole)


def test_a_log_that_was_deleted_costs_what_stood_in_it_alone_and_bundles_bring_that_back(
    worked: Path, ministry: Path
) -> None:
    before = documents(worked)
    process = start(worked, "--passphrase-file", worked.parent / "passphrase.txt", "put")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(as_lines([{"entity": "partner", "fields": {"name": "În jurnal", "kind": "other"}}]))
    process.stdin.flush()
    assert b'"id"' in process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert (worked / "workspace.db-wal").stat().st_size > 0
    (worked / "workspace.db-wal").unlink()
    assert documents(worked) == before
    demand_order(worked)
    put(worked, "partner", name="Mai departe", kind="other")
    done(ministry, "import", *send(worked, ministry))
    assert "Mai departe" in {one["fields"].get("name") for one in documents(ministry)}
