"""The deterministic writer of containers."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from sync_samples import MIMETYPE

from parteneriat_desktop.sync import zip_form
from parteneriat_desktop.sync.archive import read_archive
from parteneriat_desktop.sync.container import Entry, pack, write_container

if TYPE_CHECKING:
    from sync_samples import Refused


def test_the_same_entries_give_the_same_bytes():
    entries = [Entry("a.txt", b"text " * 99, text=True), Entry("b.bin", b"\x00\x01", text=False)]
    assert write_container(entries) == write_container(list(entries))


def test_any_zip_tool_opens_it():
    data = write_container([Entry("a.txt", b"text " * 99, text=True), Entry("b.bin", b"\x00\x01", text=False)])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["mimetype", "a.txt", "b.bin"]
        assert archive.read("a.txt") == b"text " * 99
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in archive.infolist())
    assert data[38 : 38 + len(MIMETYPE.content)] == MIMETYPE.content


@pytest.mark.parametrize(
    ("content", "text", "method"),
    [
        (b"text " * 99, True, zip_form.DEFLATED),
        (b"text " * 99, False, zip_form.STORED),
        (bytes(range(256)), True, zip_form.STORED),
        (b"a" * 1_000_000, True, zip_form.STORED),
        (b"", True, zip_form.STORED),
    ],
    ids=["text", "binary", "does not shrink", "shrinks like a bomb", "nothing"],
)
def test_what_is_deflated(content: bytes, *, text: bool, method: int):
    assert pack(Entry("a", content, text=text))[0] == method
    assert bytes(read_archive(write_container([Entry("a", content, text=text)]))["a"]) == content


def test_too_many_entries_are_refused(refused: Refused):
    entries = [Entry(str(number), b"", text=False) for number in range(zip_form.MOST_ENTRIES)]
    with refused("too-many-entries"):
        write_container(entries)


def test_a_container_that_the_reader_would_refuse_is_refused(refused: Refused):
    half = bytes(zip_form.LARGEST_BUNDLE // 2)
    with refused("file-too-large"):
        write_container([Entry("a", half, text=False), Entry("b", half, text=False)])
