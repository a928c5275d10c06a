"""Copy files to a USB stick and prove that they arrived.

Rules of this module:

1. What is copied is read back from the stick, not from the memory of this computer, as far as the system
   allows, and compared by SHA-256 before it counts.
2. All files or none: when one cannot be copied, those that were are taken away again and the person is told;
   the files here stay.
3. Which drives are sticks is decided from what the system tells of each; nothing is guessed by a name alone.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

#: Windows: the type of a drive whose medium can be taken out (GetDriveTypeW).
REMOVABLE = 2
#: Where desktops of Linux and macOS put what was plugged in.
PLUGGED_IN = ("/media/", "/run/media/", "/Volumes/")
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Volume:
    """A mounted volume as the system tells of it: its folder, its device, its name, free bytes, writable or not."""

    root: str
    device: str
    name: str
    free: int
    writable: bool


def is_stick(volume: Volume, platform: str, drive_type: Callable[[str], int], blocks: Path) -> bool:
    """Say whether a volume can be taken out (rule 3).

    ``drive_type`` asks Windows; ``blocks`` is the folder in which Linux tells of its disks (``/sys/block``).
    """
    if not volume.writable:
        return False
    if platform == "win32":
        return drive_type(volume.root) == REMOVABLE
    if not volume.root.startswith(PLUGGED_IN):
        return False
    return platform == "darwin" or not _is_fixed(volume.device, blocks)


def _is_fixed(device: str, blocks: Path) -> bool:
    """Say whether Linux tells that a disk cannot be taken out and does not hang on USB."""
    name = device.rpartition("/")[2]
    disk = next((one for one in blocks.glob("*") if name.startswith(one.name)), None)
    if disk is None:
        return False
    with suppress(OSError):
        if "/usb" in str(disk.resolve()):
            return False
        return (disk / "removable").read_text(encoding="ascii").strip() == "0"
    return False


def copy_to(files: Sequence[Path], folder: Path) -> list[Path]:
    """Copy files into a folder, read them back and return the copies (rules 1 and 2).

    Raises ``RefusedError``: a file cannot be copied (copy-failed), or a copy differs (copy-differs).
    """
    copies: list[Path] = []
    try:
        for file in files:
            copy = folder / file.name
            existed = copy.exists()
            digest = _copy(file, copy)
            if not existed:
                copies.append(copy)
            if _read_back(copy) != digest:
                raise _differs(copy)
    except OSError as error:
        _take_away(copies)
        raise RefusedError(
            Sentence("The files could not be copied to {folder}.", folder=str(folder)),
            Sentence("Check that the stick is still in, has room and can be written to; the files here are kept."),
            code="copy-failed",
        ) from error
    except RefusedError:
        _take_away(copies)
        raise
    return [folder / file.name for file in files]


def _copy(file: Path, copy: Path) -> str:
    """Copy one file and force it to the medium; return the SHA-256 of what was read."""
    digest = hashlib.sha256()
    with file.open("rb") as source, copy.open("wb") as target:
        while piece := source.read(PIECE):
            digest.update(piece)
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest()


def _read_back(copy: Path) -> str:
    """Return the SHA-256 of a copy, read from the medium where the system lets us forget what it remembers."""
    digest = hashlib.sha256()
    with copy.open("rb") as source:
        forget: Any = getattr(os, "posix_fadvise", None)
        if forget is not None:
            forget(source.fileno(), 0, 0, getattr(os, "POSIX_FADV_DONTNEED", 0))
        while piece := source.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _differs(copy: Path) -> RefusedError:
    """Return the refusal of a copy that is not what was written."""
    return RefusedError(
        Sentence("The copy {file} is not what was written; the stick may be failing.", file=copy.name),
        Sentence("Use another stick; the files here are kept."),
        code="copy-differs",
    )


def _take_away(copies: Sequence[Path]) -> None:
    """Take away copies of which not all arrived, where that is still possible."""
    for copy in copies:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
