"""A disk that takes nothing more and a folder that may not be written: refused, and everything as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from calling import SOURCES, TODAY, Called, a_dossier, as_lines, call, done, files_below, finish, plain, put, send

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Limits the size of a file and gives up the superuser's right to write anywhere, then becomes the program.
BOUND = """
import ctypes, os, resource, sys
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
for capability in (1, 2):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "parteneriat_desktop", *sys.argv[2:]])
"""
ANY_SIZE = 1_000_000_000


def bound(limit: int, home: Path, *arguments: object, given: bytes = b"") -> Called:
    """Call in a process that cannot write files longer than ``limit`` bytes."""
    options = [
        "--home",
        home,
        "--language",
        "en",
        "--today",
        TODAY,
        "--passphrase-file",
        home.parent / "passphrase.txt",
    ]
    words = [str(word) for word in (*options, *arguments)]
    process = subprocess.Popen(
        [sys.executable, "-c", BOUND, str(limit), *words],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    return finish(process, given)


def is_one_sentence(called: Called) -> None:
    assert called.status == 2, called.out + called.errors
    assert called.errors.count("\n") == 1
    assert "fault of its own" not in called.errors


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that may not be written."""
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


def size(home: Path) -> int:
    return (home / "workspace.db").stat().st_size


def test_put_on_a_full_disk_keeps_what_it_answered(town_hall: Path) -> None:
    fields = {"title": "Parteneriat", "object": "x" * 4000}
    given = as_lines([{"entity": "partnership", "fields": fields}] * 400)
    called = bound(size(town_hall) + 200_000, town_hall, "put", given=given)
    is_one_sentence(called)
    assert "disk is full" in called.errors
    kept = {one["id"] for one in done(town_hall, "dump")}
    assert {answer["id"] for answer in called.lines} == kept
    assert 0 < len(kept) < 400
    assert all(found["ok"] for found in done(town_hall, "check")["checks"])


def test_put_on_a_full_disk_says_in_its_document_what_was_kept(town_hall: Path) -> None:
    fields = {"title": "Parteneriat", "object": "x" * 4000}
    given = as_lines([{"entity": "partnership", "fields": fields}] * 400)
    called = bound(size(town_hall) + 200_000, town_hall, "--json", "put", given=given)
    is_one_sentence(called)
    assert called.document["error"]["code"] == "disk-full"
    assert {answer["id"] for answer in called.document["answers"]} == {one["id"] for one in done(town_hall, "dump")}


def with_attachment(home: Path) -> str:
    """Save a dossier with an attached file of 700 kB that does not get smaller, and seal it."""
    partnership, _ = a_dossier(home)
    file = home.parent / "large.bin"
    file.write_bytes(os.urandom(700_000))
    put(home, "partnership", partnership, documents=[{"role": "other", "attachment": {"path": str(file)}}])
    done(home, "export", "--out", home.parent / "first")
    return partnership


def test_an_export_to_a_full_disk_leaves_no_file(town_hall: Path, tmp_path: Path) -> None:
    with_attachment(town_hall)
    out = tmp_path / "out"
    before = set(files_below(town_hall))
    is_one_sentence(bound(600_000, town_hall, "export", "--full", "--out", out))
    assert files_below(out) == {}
    assert set(files_below(town_hall)) == before
    assert done(town_hall, "export", "--out", out)["sequence"] == 2


def test_an_export_of_which_only_a_part_can_be_written_leaves_no_file(town_hall: Path, tmp_path: Path) -> None:
    with_attachment(town_hall)
    out = tmp_path / "out"
    done(town_hall, "export", "--out", out)
    (message,) = (path.name.replace("_0002", "_0003") for path in out.glob("*.txt"))
    (out / message).mkdir()  # stands where the last file of the next export belongs
    before = set(files_below(town_hall)) | set(files_below(out))
    called = call(town_hall, "export", "--out", out)
    assert (called.status, called.code) == (2, "cannot-write")
    assert set(files_below(town_hall)) | set(files_below(out)) == before
    assert done(town_hall, "export", "--out", tmp_path / "other")["sequence"] == 3


def test_an_export_into_a_read_only_folder_leaves_everything(town_hall: Path, locked: Path) -> None:
    a_dossier(town_hall)
    before = set(files_below(town_hall))
    for out in (locked, locked / "deeper"):
        is_one_sentence(bound(ANY_SIZE, town_hall, "export", "--out", out))
    assert set(files_below(town_hall)) == before
    assert files_below(locked) == {}
    assert done(town_hall, "export", "--out", locked.parent / "open")["sequence"] == 1


def test_a_report_that_cannot_be_written_leaves_nothing(town_hall: Path, locked: Path, tmp_path: Path) -> None:
    partnership, _ = a_dossier(town_hall)
    words = ("report", "R01", "--id", partnership, "--out")
    is_one_sentence(bound(ANY_SIZE, town_hall, *words, locked / "r.pdf"))
    is_one_sentence(bound(ANY_SIZE, town_hall, *words, tmp_path))
    (tmp_path / "old.pdf").write_bytes(b"old")
    is_one_sentence(bound(33_000, town_hall, *words, tmp_path / "old.pdf"))
    assert (tmp_path / "old.pdf").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".new"] == []


def test_a_backup_that_cannot_be_written_leaves_nothing(town_hall: Path, locked: Path, tmp_path: Path) -> None:
    with_attachment(town_hall)
    before = files_below(town_hall)
    is_one_sentence(bound(ANY_SIZE, town_hall, "backup", "--out", locked / "b.zip"))
    for limit in (50_000, size(town_hall) - 10_000, 600_000):
        called = bound(limit, town_hall, "backup", "--out", tmp_path / "b.zip")
        is_one_sentence(called)
        assert "disk is full" in called.errors
    is_one_sentence(bound(ANY_SIZE, town_hall, "identity", "backup", "--out", locked / "k"))
    is_one_sentence(bound(ANY_SIZE, town_hall, "identity", "enrol", "--out", locked / "e"))
    assert not (tmp_path / "b.zip").exists()
    assert set(files_below(town_hall)) == set(before)
    assert files_below(locked) == {}


def test_an_import_on_a_full_disk_changes_nothing(town_hall: Path, ministry: Path) -> None:
    with_attachment(town_hall)
    (bundle,) = send(town_hall, ministry)
    before = set(files_below(ministry))
    for limit in (50_000, size(ministry) - 4096, 600_000, (700_000 + bundle.stat().st_size) // 2):
        is_one_sentence(bound(limit, ministry, "import", bundle))
        assert done(ministry, "dump") == []
        assert {name for name in files_below(ministry) if not name.startswith("backups/")} == before
    assert done(ministry, "import", bundle)["bundles"][0]["changes"] == 4


def test_a_read_only_workspace_is_refused(town_hall: Path) -> None:
    a_dossier(town_hall)
    before = files_below(town_hall)
    inside = [path for path in town_hall.rglob("*") if path.is_dir()]
    for folder in (*inside, town_hall):
        folder.chmod(0o500)
    for file in town_hall.glob("workspace.*"):
        file.chmod(0o400)
    given = as_lines([{"entity": "partner", "fields": {"name": "x"}}])
    for words in (("put",), ("demo",), ("export", "--out", town_hall.parent / "o"), ("restore", "x")):
        is_one_sentence(bound(ANY_SIZE, town_hall, *words, given=given))
    for folder in (town_hall, *inside):
        folder.chmod(0o700)
    assert files_below(town_hall) == before


def test_a_workspace_cannot_be_made_where_nothing_may_be_written(region: Path, locked: Path, tmp_path: Path) -> None:
    words = ("init", "--role", "ngo", "--country", "RO", "--name", "x", "--passphrase-file", region / "passphrase.txt")
    for home, limit in ((locked / "new", ANY_SIZE), (locked, ANY_SIZE), (tmp_path / "small", 50_000)):
        is_one_sentence(bound(limit, home, *words))
    assert files_below(locked) == {}
    assert not (tmp_path / "small").exists()


def test_a_damaged_backup_is_refused(town_hall: Path, tmp_path: Path) -> None:
    with_attachment(town_hall)
    done(town_hall, "backup", "--out", tmp_path / "b.zip")
    whole = (tmp_path / "b.zip").read_bytes()
    before = files_below(town_hall)
    damaged = tmp_path / "damaged.zip"
    for place in (*range(0, 60_000, 7_001), len(whole) // 2, len(whole) - 200):
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])
        called = call(town_hall, "restore", damaged)
        if called.status == 0:  # a byte of a time stamp, say
            assert place < 60 or place > len(whole) - 300
            continue
        assert called.code == "not-a-backup"
        assert files_below(town_hall) == before
    is_one_sentence(bound(600_000, town_hall, "restore", tmp_path / "b.zip"))
    assert set(files_below(town_hall)) == set(before)


def test_a_damaged_database_is_refused(town_hall: Path) -> None:
    database = town_hall / "workspace.db"
    whole = database.read_bytes()
    for content in (b"", b"no database" * 1000, whole[: len(whole) // 2], b"\xff" * 4096 + whole[4096:]):
        database.write_bytes(content)
        called = call(town_hall, "dump")
        assert called.status == 2
        assert called.code in {"damaged", "foreign-file", "no-workspace"}
    database.write_bytes(whole)
    assert plain(town_hall, "dump").status == 0
