"""Who writes the changes of this workspace: a random writer id, kept outside the database.

The file holds ``{"writer", "last", "volume"}``: the id, the last serial known to have been written and the
volume it was written on. A database whose serials lie behind it was restored from a copy; a database without
the file, and a folder that lies on another volume, were copied to another disk. All three become a new writer,
so that no serial is ever used twice for different work (exchange format, chapter on writers). Serials only
help people to read a history; changes are identified by content, so even an unnoticed copy loses nothing.
"""

from __future__ import annotations

import json
import os
import secrets
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.volume import volume
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal.change import is_id
from parteneriat_desktop.paths import flush_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITER_BYTES = 16


def new_id() -> str:
    """Return a random id, of a writer or of an epoch."""
    return secrets.token_hex(WRITER_BYTES)


def new_writer(file: Path) -> str:
    """Make a fresh writer id and write it down."""
    writer = new_id()
    remember(file, writer, 0)
    return writer


def remember(file: Path, writer: str, last: int) -> None:
    """Write down the writer and its last serial, durably and never half."""
    temporary = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8") as out:
            json.dump({"writer": writer, "last": last, "volume": volume(file.parent)}, out)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(file)
        flush_folder(file.parent)
    except OSError as error:
        raise RefusedError(
            Sentence("The file {file} cannot be written.", file=str(file)),
            Sentence("Free some space on the disk and check that you may write in the folder, then try again."),
            code="disk-full",
        ) from error


def known_writer(file: Path, last_serial: Callable[[str], int]) -> str | None:
    """Return the writer to go on with, or None where a new one is due.

    ``last_serial`` tells the last serial of a writer in the database.
    """
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        writer, last = str(stored["writer"]), int(stored["last"])
        here, there = volume(file.parent), str(stored.get("volume", ""))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if here and there and here != there:
        return None
    return writer if is_id(writer) and last_serial(writer) >= last else None
