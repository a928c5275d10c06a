"""Streams that end, fill up or were never there, and faults: in this process, with streams of our own."""

from __future__ import annotations

import io
import os
import sys
from typing import IO, TYPE_CHECKING, BinaryIO

import pytest
from calling import NAMES, Called, a_partner, as_lines, plain

from parteneriat_desktop.actions import show_records
from parteneriat_desktop.cli import main as entry
from parteneriat_desktop.cli import put_command
from parteneriat_desktop.cli.streams import Streams, give_up, lines, standard_streams
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal.change import LONGEST_LINE

if TYPE_CHECKING:
    from pathlib import Path

GOOD = as_lines([{"entity": "partner", "fields": {"name": "x", "kind": "other"}}])


class Stream(io.StringIO):
    """A stream over a file, of which a flush may fail."""

    def __init__(self, file: IO[bytes], failure: BaseException | None = None) -> None:
        super().__init__()
        self._file = file
        self._failure = failure

    def fileno(self) -> int:
        return self._file.fileno()

    def flush(self) -> None:
        if self._failure is not None:
            failure, self._failure = self._failure, None
            raise failure


def called_with(
    home: Path, folder: Path, *words: str, failure: BaseException | None = None, source: BinaryIO | None = None
) -> Called:
    with (folder / "out").open("wb") as file:
        out, errors = Stream(file, failure), io.StringIO()
        status = entry.run(["--home", str(home), "--language", "en", *words], {}, Streams(source, out, errors))
    return Called(status, out.getvalue(), errors.getvalue())


def test_a_reader_that_ended_is_no_fault(town_hall: Path, tmp_path: Path) -> None:
    called = called_with(town_hall, tmp_path, "dump", failure=BrokenPipeError())
    assert (called.status, called.errors) == (0, "")


def test_an_answer_that_cannot_be_written_is_refused(town_hall: Path, tmp_path: Path) -> None:
    called = called_with(town_hall, tmp_path, "dump", failure=OSError(28, "full"))
    assert called.status == 2
    assert called.errors.startswith("The answer could not be written to where it was sent.")


def test_put_stops_when_its_answers_cannot_be_written(town_hall: Path, tmp_path: Path) -> None:
    called = called_with(town_hall, tmp_path, "put", failure=BrokenPipeError(), source=io.BytesIO(GOOD * 5))
    assert called.status == 2
    assert called.errors.startswith("The answer could not be written to where it was sent.")
    assert len(plain(town_hall, "dump").lines) == 1


def test_a_disk_that_fills_up_during_put_ends_it(town_hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save, left = put_command.save, [2]

    def failing(*arguments: object) -> object:
        if not left[0]:
            raise RefusedError(Sentence("Full."), Sentence("Free it."), code="disk-full")
        left[0] -= 1
        return save(*arguments)  # type: ignore[arg-type] - handed on as they came

    monkeypatch.setattr(put_command, "save", failing)
    called = plain(town_hall, "--json", "put", given=GOOD * 5)
    assert called.status == 2
    assert called.code == "disk-full"
    assert len(called.document["answers"]) == 2


def test_without_standard_input_put_is_refused(town_hall: Path, tmp_path: Path) -> None:
    called = called_with(town_hall, tmp_path, "put")
    assert called.status == 2
    assert called.errors.startswith("The file - cannot be read.")


def test_an_input_that_breaks_off_is_refused() -> None:
    class Broken(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, str(size))

    with pytest.raises(RefusedError) as refused:
        list(lines(Broken(), "x"))
    assert refused.value.code == "no-file"


def test_of_a_line_that_is_too_long_only_the_beginning_is_kept() -> None:
    long, longest = b"x" * (3 * LONGEST_LINE + 17), b"y" * LONGEST_LINE
    found = list(lines(io.BytesIO(long + b"\r\n" + longest + b"\r\n\n\r\n" + longest + b"\nz"), "x"))
    assert [len(one) for one in found] == [LONGEST_LINE + 2, LONGEST_LINE, LONGEST_LINE, 1]


def test_an_interruption_is_a_sentence(town_hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show_records, "show_all", _interrupt)
    called = plain(town_hall, "--json", "show", "partner")
    assert called.status == 2
    assert called.code == "stopped"


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("place", ["", "nowhere"])
def test_a_fault_leaves_its_details_in_a_file(
    town_hall: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(show_records, "show_all", lambda *_: 1 // 0)
    monkeypatch.setattr(entry.tempfile, "tempdir", str(tmp_path / place))
    called = plain(town_hall, "--language", "en", "--json", "show", "partner")
    assert called.status == 2
    assert called.code == "fault"
    assert called.errors.startswith("The program met a fault of its own; what was saved before is safe.")
    found = [file.read_text(encoding="utf-8") for file in tmp_path.glob("parteneriat-*.log")]
    assert ["ZeroDivisionError" in text for text in found] == ([] if place else [True])


def test_the_process_is_called_with_its_own_words_and_streams(
    town_hall: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a_partner(town_hall, name=NAMES["ngo"])
    monkeypatch.setattr(sys, "argv", ["parteneriat", "--home", str(town_hall), "dump"])
    assert entry.main({}) == 0
    assert NAMES["ngo"] in capsys.readouterr().out


def test_when_there_is_nobody_to_speak_to_nothing_is_said(
    town_hall: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["parteneriat", "--home", str(town_hall), "dump"])
    with (tmp_path / "out").open("wb") as file, (tmp_path / "errors").open("wb") as other:
        streams = Streams(None, Stream(file, KeyboardInterrupt()), Stream(other))
        monkeypatch.setattr(entry, "standard_streams", lambda: streams)
        assert entry.main({}) == 2


def test_a_stream_that_is_missing_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    streams = standard_streams()
    assert streams.source is None
    assert streams.out.write("x") == 1
    assert streams.errors is not streams.out


def test_a_stream_speaks_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii", newline="\r\n"))
    streams = standard_streams()
    streams.out.write("ș\udcff\n")
    streams.out.flush()
    assert written.getvalue() == "ș?\n".encode()


def test_what_is_given_up_is_written_nowhere(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w", encoding="utf-8") as file:
        give_up(file)
        os.write(file.fileno(), b"lost")
    assert (tmp_path / "out").read_bytes() == b""
    give_up(io.StringIO())
