"""One program at a time in one workspace.

The lock is the operating system's own lock on a small file, so it ends with the process that holds
it, however that process ends. A second program is refused with a sentence; nothing waits.
"""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def take(file: IO[bytes]) -> None:
        """Lock the first byte of the file, or raise OSError at once."""
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take(file: IO[bytes]) -> None:
        """Lock the file, or raise OSError at once."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InstanceLock:
    """Holds a workspace for this program until it is released."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = path.open("ab")
        except OSError as error:
            raise RefusedError(
                Sentence("The folder {folder} cannot be written.", folder=str(path.parent)),
                Sentence("Choose a folder on this computer's own disk in which you may save files."),
                code="read-only",
            ) from error
        try:
            take(self._file)
        except OSError as error:
            self._file.close()
            raise RefusedError(
                Sentence("This workspace is already open in another window or program."),
                Sentence("Close the other one first, then try again."),
                code="locked",
            ) from error

    def release(self) -> None:
        """Let the next program in."""
        self._file.close()
