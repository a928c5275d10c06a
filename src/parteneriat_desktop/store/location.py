"""Where a workspace must not live: on network drives and in folders that a cloud service copies.

Rules of this module (exchange.md 12):

1. SQLite's log needs memory shared between programs of ONE computer, and a service that copies the
   file while it changes copies garbage. So such folders are refused with an explanation.
2. ``find_danger`` is a pure function of the path and, on Linux, the text of ``/proc/mounts``; it looks
   at names only, so a service under another name is not noticed.
3. A folder that cannot be written to is refused by really writing to it: rights alone do not tell
   (root, read-only media, quotas).
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.store.failures import explained

#: Types of file systems that are served by another computer.
NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs", "9p", "davfs"}
)
#: Types of file systems that a cloud service mounts.
CLOUD_TYPES = frozenset({"fuse.rclone", "fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.gvfsd-fuse"})
#: Names of folders that cloud services copy; what follows a name is an account ("OneDrive - Primaria").
CLOUD_NAME = re.compile(
    r"(onedrive|dropbox|google ?drive|my drive|icloud ?drive|mobile documents|nextcloud|owncloud|megasync|"
    r"pcloud ?drive|syncthing|yandex\.?disk|box sync|seafile)([ ._-].*|\(.*)?",
    re.IGNORECASE,
)
#: A character in /proc/mounts that is written as its octal number.
OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Why a folder is refused: the part of the path or the mount that gives it away, and whether it is a cloud."""

    what: str
    cloud: bool


def find_danger(path: PurePath, mounts: str = "") -> Unsafe | None:
    """Return what makes a folder unsafe, given its absolute path and the text of /proc/mounts (rule 2)."""
    if isinstance(path, PureWindowsPath) and path.drive.startswith("\\\\"):
        return Unsafe(path.drive, cloud=False)
    if str(path).startswith("//"):
        return Unsafe(str(path), cloud=False)
    named = next((part for part in path.parts if CLOUD_NAME.fullmatch(part)), None)
    if named is not None:
        return Unsafe(named, cloud=True)
    point, kind = _mount_of(path, mounts)
    if kind in NETWORK_TYPES or kind in CLOUD_TYPES:
        return Unsafe(point, cloud=kind in CLOUD_TYPES)
    return None


def check_location(folder: Path, mounts: str = "") -> None:
    """Refuse a folder on a network drive (network-folder) or one that a cloud service copies (cloud-folder)."""
    found = find_danger(folder, mounts)
    if found is None:
        return
    advice = Sentence("Choose a folder on the disk of this computer, and exchange data by packages.")
    if found.cloud:
        raise RefusedError(
            Sentence(
                "The folder is copied by a cloud service (“{name}”); the workspace would be damaged.", name=found.what
            ),
            advice,
            code="cloud-folder",
        )
    raise RefusedError(
        Sentence("The folder is on another computer (“{name}”); the workspace would be damaged.", name=found.what),
        advice,
        code="network-folder",
    )


def check_writable(folder: Path) -> None:
    """Make the folder where it is missing and refuse one that cannot be written to (read-only, disk-full)."""
    with explained():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"probe")
            probe.flush()


def read_mounts() -> str:
    """Return the table of mounted file systems of this computer, empty where there is none to read."""
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _mount_of(path: PurePath, mounts: str) -> tuple[str, str]:
    """Return the mount point that holds a path, the longest that fits, and its type; the last mounted wins."""
    found = ("", "")
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:  # noqa: PLR2004 - device, mount point, type
            continue
        point = OCTAL.sub(lambda match: chr(int(match[1], 8)), fields[1])
        # the disk that the system itself runs from counts as one of this computer
        if point != "/" and path.is_relative_to(point) and len(point) >= len(found[0]):
            found = (point, fields[2])
    return found
