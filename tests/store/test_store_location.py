from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.store.location import Unsafe, check_location, check_writable, find_danger, read_mounts

MOUNTS = r"""
overlay / 9p rw 0 0
/dev/sda2 /home ext4 rw,relatime 0 0
//server/date /home/ana/server cifs rw 0 0
server:/export /srv/nfs\040share nfs4 rw 0 0
remote: /mnt/drive fuse.rclone rw 0 0
tmpfs /srv/nfs\040share/local tmpfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "what", "cloud"),
    [
        (PureWindowsPath(r"\\server\date\parteneriat"), "\\\\server\\date", False),
        (PureWindowsPath(r"C:\Users\Ana\OneDrive - Primaria Sadova\Date"), "OneDrive - Primaria Sadova", True),
        (PureWindowsPath(r"C:\Users\Ana\OneDrive"), "OneDrive", True),
        (PureWindowsPath(r"C:\Users\Ana\Dropbox (Personal)\x"), "Dropbox (Personal)", True),
        (PureWindowsPath(r"G:\My Drive\x"), "My Drive", True),
        (PurePosixPath("/home/ana/Nextcloud/x"), "Nextcloud", True),
        (PurePosixPath("/Users/ana/Library/Mobile Documents/x"), "Mobile Documents", True),
        (PurePosixPath("/home/ana/Google Drive/x"), "Google Drive", True),
        (PurePosixPath("//server/date"), "//server/date", False),
        (PurePosixPath("/home/ana/server/x"), "/home/ana/server", False),
        (PurePosixPath("/srv/nfs share/x"), "/srv/nfs share", False),
        (PurePosixPath("/mnt/drive"), "/mnt/drive", True),
    ],
)
def test_dangerous_places(path: PurePath, what: str, cloud: bool):  # noqa: FBT001 - a column of the table
    assert find_danger(path, MOUNTS) == Unsafe(what, cloud)


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"C:\Users\Ana\AppData\Local\parteneriat"),
        PureWindowsPath(r"D:\Dropboxes of letters"),
        PurePosixPath("/home/ana/parteneriat"),
        PurePosixPath("/home/ana/servers"),
        PurePosixPath("/srv/nfs share/local/x"),
        PurePosixPath("/var/lib/parteneriat"),
    ],
)
def test_safe_places(path: PurePath):
    assert find_danger(path, MOUNTS) is None


def test_dangerous_places_are_refused_with_their_reason(tmp_path: Path):
    check_location(tmp_path, read_mounts())
    for folder, code in ((Path("/mnt/drive"), "cloud-folder"), (Path("/home/ana/server"), "network-folder")):
        with pytest.raises(RefusedError) as refused:
            check_location(folder, MOUNTS)
        assert refused.value.code == code


def test_a_folder_is_made_and_tried(tmp_path: Path):
    check_writable(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_system_without_a_table_of_mounts_has_none(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_arguments: object, **_options: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", refuse)
    assert read_mounts() == ""
