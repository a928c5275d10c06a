"""One program at a time in one workspace.

The lock is SQLite's own exclusive lock on a small file of its own: it works alike on every system and
ends with the process that holds it, however that process ends. A second program is refused with a
sentence; nothing waits.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from pathlib import Path


class InstanceLock:
    """Holds a workspace for this program until it is released."""

    def __init__(self, path: Path) -> None:
        connection: sqlite3.Connection | None = None
        try:
            # Opened by whichever thread starts the program, released by whichever ends it.
            connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if connection is not None:
                connection.close()
            raise _refusal(path, error) from error
        self._connection = connection

    def release(self) -> None:
        """Let the next program in."""
        self._connection.close()


def _refusal(path: Path, error: sqlite3.Error) -> RefusedError:
    """Return why the lock could not be had: held by another program, or no place to write."""
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
        return RefusedError(
            Sentence("This workspace is already open in another window or program."),
            Sentence("Close the other one first, then try again."),
            code="locked",
        )
    return RefusedError(
        Sentence("The folder {folder} cannot be written.", folder=str(path.parent)),
        Sentence("Choose a folder on this computer's own disk in which you may save files."),
        code="read-only",
    )
