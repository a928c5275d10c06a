"""What only a process of its own can show: streams that are closed, a second program, a kill at any moment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest
from calling import SOURCES, TODAY, a_partner, as_lines, call, done, finish, plain, start, words_of

if TYPE_CHECKING:
    from pathlib import Path

LINES = 10_000
ADVICE = "What was answered before is saved; "


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 10,000 records."""
    file = tmp_path_factory.mktemp("many") / "lines.jsonl"
    fields = ({"name": f"Asociația {number}", "kind": "other", "department": "x" * 40} for number in range(LINES))
    file.write_bytes(as_lines({"entity": "partner", "fields": one} for one in fields))
    return file


@pytest.mark.parametrize("answers", [1, 211])
def test_kill_during_put_loses_no_acknowledged_line(town_hall: Path, many: Path, answers: int) -> None:
    # Without a buffer here, into which a line read ahead would vanish from what is read after the kill.
    process = start(town_hall, "put", many, stdin=subprocess.DEVNULL, bufsize=0)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline() for _ in range(answers)]
    process.kill()
    rest, _ = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    acknowledged += [text for text in rest.splitlines(keepends=True) if text.endswith(b"\n")]
    kept = {one["id"] for one in done(town_hall, "dump")}
    assert {json.loads(text)["id"] for text in acknowledged} <= kept
    assert len(acknowledged) <= len(kept) <= len(acknowledged) + 1
    assert all(found["ok"] for found in done(town_hall, "check")["checks"])
    lines = many.read_bytes().splitlines(keepends=True)[len(kept) : len(kept) + 100]
    assert all(answer["id"] for answer in done(town_hall, "put", given=b"".join(lines)))
    names = [one["fields"]["name"] for one in done(town_hall, "show", "partner")]
    assert sorted(names) == sorted(f"Asociația {number}" for number in range(len(kept) + 100))


def test_an_interrupted_put_ends_with_a_sentence(town_hall: Path, many: Path) -> None:
    process = start(town_hall, "put", many)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    called = finish(process)
    assert called.status == 2
    assert called.errors == f"The command was stopped. {ADVICE}give the command again for the rest.\n"
    assert len(done(town_hall, "dump")) >= len(called.out.splitlines())


def test_put_ends_when_nobody_reads_its_answers(town_hall: Path, many: Path) -> None:
    process = start(town_hall, "put", many)
    assert process.stdout is not None
    first = process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    called = finish(process)
    assert called.status == 2
    assert called.errors.startswith("The answer could not be written to where it was sent.")
    kept = {one["id"] for one in done(town_hall, "dump")}
    assert json.loads(first)["id"] in kept
    assert len(kept) < LINES


def test_a_reader_that_has_had_enough_is_no_fault(town_hall: Path, many: Path) -> None:
    done(town_hall, "put", given=b"".join(many.read_bytes().splitlines(keepends=True)[:700]))
    process = start(town_hall, "dump")
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    called = finish(process)
    assert (called.status, called.errors) == (0, "")


def test_a_second_program_is_refused_while_the_first_works(town_hall: Path) -> None:
    first = start(town_hall, "put")
    assert first.stdin is not None
    assert first.stdout is not None
    first.stdin.write(as_lines([{"entity": "partner", "fields": {"name": "Unu", "kind": "other"}}]))
    first.stdin.flush()
    answer = json.loads(first.stdout.readline())
    for words in (("put",), ("dump",), ("export", "--out", town_hall / "x"), ("restore", "x"), ("verify", "x")):
        refused = call(town_hall, *words)
        assert (refused.status, refused.code) == (2, "locked")
    assert finish(first).status == 0
    assert [one["id"] for one in done(town_hall, "dump")] == [answer["id"]]


def test_everything_is_utf8_whatever_the_locale(town_hall: Path) -> None:
    record = a_partner(town_hall, name="Asociația „Țăranul” – ъ")
    plainest = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    shown = finish(start(town_hall, "show", "partner", record, environment=plainest))
    assert json.loads(shown.out)["fields"]["name"] == "Asociația „Țăranul” – ъ"
    given = as_lines([{"entity": "partner", "fields": {"name": "Împreună", "kind": "other"}}])
    put = finish(start(town_hall, "put", environment=plainest), given)
    assert (put.status, put.errors) == (0, "")
    helped = finish(start(town_hall, "--language", "ro", "-h", environment=plainest))
    assert "înregistrare" in helped.out
    assert "Împreună" in plain(town_hall, "dump").out


@pytest.mark.parametrize(
    ("closing", "words", "status"),
    [
        ("0<&-", "put", 2),
        ("0<&-", "dump", 0),
        ("1>&-", "dump", 0),
        ("2>&-", "show nonsense", 2),
        ("0<&- 1>&- 2>&-", "dump", 0),
        (">/dev/full", "show partner", 2),
        ("2>/dev/full", "show nonsense", 2),
        (">/dev/full 2>/dev/full", "show partner", 2),
    ],
)
def test_a_stream_that_is_closed_or_full_brings_no_traceback(
    town_hall: Path, closing: str, words: str, status: int
) -> None:
    a_partner(town_hall)
    again = subprocess.Popen(
        ["sh", "-c", f'exec "$@" {closing}', "sh", *words_of(town_hall, *words.split())],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    called = finish(again)
    assert called.status == status
    if closing == "0<&-" and words == "put":
        assert called.errors == ("The file - cannot be read. Check the name of the file and that you may read it.\n")


def test_a_standard_input_that_cannot_be_read_is_refused(town_hall: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    process = start(town_hall, "put", stdin=write)
    os.close(write)
    called = finish(process)
    assert called.status == 2
    assert called.errors.startswith("The file - cannot be read.")


def test_the_environment_names_the_passphrase_file(region: Path, town_hall: Path, tmp_path: Path) -> None:
    a_partner(town_hall)
    named = {"PARTENERIAT_PASSPHRASE_FILE": str(region / "passphrase.txt")}
    called = finish(start(town_hall, "export", "--out", tmp_path / "out", environment=named))
    assert called.status == 0
    assert len(called.out.splitlines()) == 3


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "no-passphrase-file"),
        (b"", "no-passphrase-file"),
        (b"\xff\xfe", "no-passphrase-file"),
        (b"unu doi trei patr", "passphrase-wrong"),
    ],
)
def test_a_passphrase_that_does_not_open_the_key_is_refused(
    town_hall: Path, tmp_path: Path, content: bytes | None, code: str
) -> None:
    a_partner(town_hall)
    file = tmp_path / "other.txt"
    if content is not None:
        file.write_bytes(content)
    out = tmp_path / "out"
    words = ("--passphrase-file", file, "--json")
    for command in (("export", "--out", out), ("identity", "enrol", "--out", out)):
        called = plain(town_hall, "--today", TODAY, *words, *command)
        assert (called.status, called.code) == (2, code)
    assert not out.exists()


@pytest.mark.parametrize(
    "content", [b"unu doi trei patru", b"unu doi trei patru\r\nmore", b"\xef\xbb\xbfunu doi trei patru\n"]
)
def test_the_passphrase_is_the_first_line_as_any_editor_writes_it(
    town_hall: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "other.txt").write_bytes(content)
    called = plain(town_hall, "--passphrase-file", tmp_path / "other.txt", "export", "--out", tmp_path / "out")
    assert called.status == 0, called.errors


def test_without_key_or_passphrase_nothing_is_signed(town_hall: Path, tmp_path: Path) -> None:
    a_partner(town_hall)
    called = plain(town_hall, "--json", "export", "--out", tmp_path / "out")
    assert (called.status, called.code) == (2, "passphrase-needed")
    for file in (town_hall / "keys").glob("*.key"):
        file.unlink()
    called = call(town_hall, "export", "--out", tmp_path / "out")
    assert (called.status, called.code) == (2, "key-missing")
    assert done(town_hall, "identity", "show")["fingerprint"] == ""
    assert not (tmp_path / "out").exists()
