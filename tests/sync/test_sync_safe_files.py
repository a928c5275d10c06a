"""What a power cut or a failing disk leaves of the files of a key."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from parteneriat_desktop.sync.safe_files import replace_file, write_new

if TYPE_CHECKING:
    from pathlib import Path


def of_folders(monkeypatch: pytest.MonkeyPatch, act: object) -> None:
    """Let something happen whenever a folder is flushed; the flushing of files is left as it is."""
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode) and callable(act):
            act()
        real(handle)

    monkeypatch.setattr("os.fsync", fsync)


def fail() -> None:
    raise OSError(5, "Input/output error")


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_folder_is_flushed_once_the_new_content_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    key = tmp_path / "keys" / "sign.key"
    seen: list[dict[str, bytes]] = []
    of_folders(monkeypatch, lambda: seen.append(files(key.parent)))
    replace_file(key, b"first")
    replace_file(key, b"second")
    write_new(key.parent / "copy", b"third")
    assert seen == [{"sign.key": b"first"}, {"sign.key": b"second"}, {"sign.key": b"second", "copy": b"third"}]


@pytest.mark.parametrize("before", [{}, {"sign.key": b"old"}])
def test_a_folder_that_cannot_be_flushed_leaves_what_was_there(
    before: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)
    of_folders(monkeypatch, fail)
    with pytest.raises(OSError, match="Input/output"):
        replace_file(tmp_path / "sign.key", b"new")
    with pytest.raises(OSError, match="Input/output"):
        write_new(tmp_path / "copy", b"new")
    assert files(tmp_path) == before


def test_a_file_that_cannot_be_flushed_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "sign.key").write_bytes(b"old")
    monkeypatch.setattr("os.fsync", lambda _handle: fail())
    with pytest.raises(OSError, match="Input/output"):
        replace_file(tmp_path / "sign.key", b"new")
    assert files(tmp_path) == {"sign.key": b"old"}


def test_nothing_is_written_over_a_file_that_should_be_new(tmp_path: Path):
    (tmp_path / "copy").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "copy", b"new")
    assert files(tmp_path) == {"copy": b"old"}
