"""The command ``recover``: nothing is replaced unasked, and everything that is still there comes back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from calling import a_dossier, a_partner, call, done, plain, send

if TYPE_CHECKING:
    from pathlib import Path


def damage(home: Path) -> bytes:
    content = b"\xa5" * 20_000
    (home / "workspace.db").write_bytes(content)
    return content


def test_a_sound_workspace_only_takes_its_copies_in_again(town_hall: Path, ministry: Path) -> None:
    a_dossier(town_hall)
    done(ministry, "import", *send(town_hall, ministry))
    found = done(ministry, "recover")
    assert found == {"backup": None, "kept": None, "bundles": 0, "changes": 0, "salvaged": 0, "refused": []}


def test_a_damaged_database_is_replaced_only_when_asked_for(town_hall: Path, ministry: Path) -> None:
    done(town_hall, "check")
    a_dossier(town_hall)
    send(town_hall, ministry)
    before = done(town_hall, "dump")
    rubbish = damage(town_hall)
    for words in (("dump",), ("put",), ("check",), ("export", "--out", town_hall / "x")):
        called = call(town_hall, *words)
        assert (called.status, called.code) == (2, "damaged")
        assert "recover" in called.errors
    asked = call(town_hall, "recover")
    assert (asked.status, asked.code) == (2, "consent-needed")
    assert "newest good backup is of" in asked.errors
    assert (town_hall / "workspace.db").read_bytes() == rubbish
    found = done(town_hall, "recover", "--yes")
    assert (found["bundles"], found["salvaged"], found["refused"]) == (1, 0, [])
    (folder,) = (town_hall / "backups").glob("damaged-*")
    assert found["kept"] == str(folder)
    assert (folder / "workspace.db").read_bytes() == rubbish
    assert done(town_hall, "dump") == before
    assert all(one["ok"] for one in done(town_hall, "check")["checks"])


def test_what_came_back_is_said(town_hall: Path, ministry: Path) -> None:
    done(town_hall, "check")
    a_partner(town_hall)
    send(town_hall, ministry)
    (copy,) = (town_hall / "outgoing").iterdir()
    shutil.copy(copy, town_hall / "outgoing" / "broken.asice")
    (town_hall / "outgoing" / "broken.asice").write_bytes(b"PK")
    damage(town_hall)
    words = ("--language", "en", "--passphrase-file", town_hall.parent / "passphrase.txt")
    said = plain(town_hall, *words, "recover", "--yes").out.splitlines()
    assert said[0].startswith("The backup of ")
    assert said[1:3] == [
        "1 copy of a bundle brought something back, 1 changes in all.",
        "0 own changes were read from the damaged database.",
    ]
    assert said[3].startswith("Refused: broken.asice. ")


@pytest.mark.parametrize("more", [(), ("--yes",)])
def test_without_a_good_backup_the_damage_is_said_and_nothing_is_changed(
    town_hall: Path, more: tuple[str, ...]
) -> None:
    rubbish = damage(town_hall)
    called = call(town_hall, "recover", *more)
    assert (called.status, called.code) == (2, "damaged")
    assert (town_hall / "workspace.db").read_bytes() == rubbish


def test_where_there_is_no_workspace_there_is_nothing_to_recover(tmp_path: Path) -> None:
    (tmp_path / "passphrase.txt").write_text("x", encoding="utf-8")
    called = call(tmp_path / "none", "recover", "--yes")
    assert (called.status, called.code) == (2, "no-workspace")
