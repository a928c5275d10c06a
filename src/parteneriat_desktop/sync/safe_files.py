"""Writing the files of a key so that a failure leaves everything as it was.

Rules of this module:

1. New content is written beside the old one, flushed to the disk, and takes its place by renaming; then the folder
   is flushed too, so that the new name outlives a power cut.
2. Where anything fails, what was written is taken away again and what was there is as before.
3. The files can be read only by their owner, where the system knows owners.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from parteneriat_desktop.paths import flush_folder

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE_FILE = 0o600


def replace_file(path: Path, content: bytes) -> None:
    """Give a file new content, making its folder where needed; raises OSError with the old content in place."""
    fresh = path.with_name(f"{path.name}.new")
    before = path.read_bytes() if path.is_file() else None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_flushed(fresh, content, "wb")
        fresh.replace(path)
        flush_folder(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
            _put_back(path, before)
        raise


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet; raises OSError (FileExistsError) and leaves nothing half-written."""
    try:
        write_flushed(path, content, "xb")
        flush_folder(path.parent)
    except FileExistsError:
        raise
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def _put_back(path: Path, before: bytes | None) -> None:
    """Let a file be what it was; nothing is written where it is so still."""
    if before is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != before:
        write_flushed(path, before, "wb")


def write_flushed(path: Path, content: bytes, mode: str) -> None:
    """Write a file that only its owner may read, and wait until the disk has it."""
    with os.fdopen(os.open(path, OPENING[mode], PRIVATE_FILE), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


OPENING = {
    "wb": os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0),
    "xb": os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0),
}
