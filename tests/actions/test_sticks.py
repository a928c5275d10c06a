"""Copies to a stick are proved by reading them back, all or none; what is a stick is what the system says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from parteneriat_desktop.actions import sticks
from parteneriat_desktop.actions.sticks import Volume, copy_to, is_stick
from parteneriat_desktop.errors import RefusedError


def files(folder: Path) -> list[Path]:
    for name in ("a.asice", "a.R17.pdf"):
        (folder / name).write_bytes(name.encode() * 1000)
    return [folder / "a.asice", folder / "a.R17.pdf"]


def test_copies_are_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    copies = copy_to(files(tmp_path), tmp_path / "stick")
    assert [copy.read_bytes() for copy in copies] == [file.read_bytes() for file in files(tmp_path)]
    assert copy_to(files(tmp_path), tmp_path / "stick") == copies


def test_a_system_that_cannot_forget_is_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "posix_fadvise")
    (tmp_path / "stick").mkdir()
    assert len(copy_to(files(tmp_path), tmp_path / "stick")) == 2


def test_a_stick_that_is_gone_or_full_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RefusedError) as refused:
        copy_to(files(tmp_path), tmp_path / "gone")
    assert refused.value.code == "copy-failed"
    (tmp_path / "stick").mkdir()
    with pytest.raises(RefusedError) as refused:
        copy_to([*files(tmp_path), tmp_path / "missing.pdf"], tmp_path / "stick")
    assert refused.value.code == "copy-failed"
    assert list((tmp_path / "stick").iterdir()) == []

    def read_only(_path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002, ARG001 - pathlib's own signature
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", read_only)
    with pytest.raises(RefusedError) as refused:
        copy_to([*files(tmp_path), tmp_path / "missing.pdf"], tmp_path / "stick")
    assert refused.value.code == "copy-failed"


def test_a_stick_that_gives_back_something_else_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(sticks, "_read_back", lambda _copy: "0" * 64)
    with pytest.raises(RefusedError) as refused:
        copy_to(files(tmp_path), tmp_path / "stick")
    assert refused.value.code == "copy-differs"
    assert list((tmp_path / "stick").iterdir()) == []


def a_disk(blocks: Path, name: str, removable: str | None) -> None:
    (blocks / name).mkdir(parents=True)
    if removable is not None:
        (blocks / name / "removable").write_text(removable + "\n")


@pytest.mark.parametrize(
    ("root", "device", "platform", "expected"),
    [
        ("/media/ana/STICK", "/dev/sdb1", "linux", True),
        ("/run/media/ana/USBDISK", "/dev/sdc1", "linux", True),
        ("/media/ana/INTERN", "/dev/sda3", "linux", False),
        ("/media/ana/CITITOR", "/dev/sdd1", "linux", True),
        ("/media/ana/ALTUL", "/dev/mapper/luks", "linux", True),
        ("/", "/dev/sda1", "linux", False),
        ("/home", "/dev/sdb1", "linux", False),
        ("/Volumes/STICK", "/dev/disk4s1", "darwin", True),
        ("/", "/dev/disk1", "darwin", False),
        ("E:/", "\\\\?\\Volume{1}", "win32", True),
        ("C:/", "\\\\?\\Volume{2}", "win32", False),
    ],
)
def test_a_stick_is_what_the_system_says(
    tmp_path: Path, root: str, device: str, platform: str, *, expected: bool
) -> None:
    blocks = tmp_path / "block"
    a_disk(blocks, "sda", "0")
    a_disk(blocks, "sdb", "1")
    a_disk(blocks, "sdd", None)
    usb = tmp_path / "devices" / "usb1" / "sdc"
    usb.mkdir(parents=True)
    (blocks / "sdc").symlink_to(usb)
    volume = Volume(root, device, "STICK", 1_000_000, writable=True)
    assert is_stick(volume, platform, lambda letter: 2 if letter == "E:/" else 3, blocks) is expected
    read_only = Volume(root, device, "STICK", 1_000_000, writable=False)
    assert not is_stick(read_only, platform, lambda _letter: 2, blocks)
