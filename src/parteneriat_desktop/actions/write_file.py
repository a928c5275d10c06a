"""Write a file for people: whole or not at all, and never half over an older one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from pathlib import Path


def write_file(file: Path, data: bytes) -> None:
    """Write beside the file first, then put it in place; a full disk or a read-only folder is refused."""
    temporary = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(file)
    except OSError as error:
        _remove(temporary)
        raise RefusedError(
            Sentence("The file {file} cannot be written.", file=str(file)),
            Sentence("Free some space or choose another folder in which you may save files, then try again."),
            code="cannot-write",
        ) from error


def _remove(file: Path) -> None:
    """Take away what was half written, where it can be taken away."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return
