"""Writing the files of a key so that a failure leaves everything as it was.

Rules of this module:

1. New content is written beside the old one, flushed to the disk, and takes its place by renaming.
2. Where anything fails, what was written is taken away again and what was there is as before.
3. The files can be read only by their owner, where the system knows owners.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE_FILE = 0o600


def replace_file(path: Path, content: bytes) -> None:
    """Give a file new content, making its folder where needed; raises OSError with the old content in place."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_flushed(fresh, content, "wb")
        fresh.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet; raises OSError (FileExistsError) and leaves nothing half-written."""
    try:
        write_flushed(path, content, "xb")
    except FileExistsError:
        raise
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


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
