"""On which volume a folder lies: the number that its file system was given when it was made.

The number tells a copy on another disk from the folder itself; it says nothing else, and it stays with a stick
that goes from computer to computer. A copy of a whole disk, block by block, has the number of the first.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Volume(Protocol):
    """What a system that knows file systems says of one."""

    @property
    def f_fsid(self) -> int:
        """Its number; 0 where it has none."""
        ...


#: How the number is asked for; Windows has no such question and gives it with every file.
STATVFS: Callable[[Path], Volume] | None = getattr(os, "statvfs", None)


def volume(folder: Path, statvfs: Callable[[Path], Volume] | None = STATVFS) -> str:
    """Return the number of the volume of a folder; empty where there is none."""
    number = folder.stat().st_dev if statvfs is None else statvfs(folder).f_fsid
    return f"{number:x}" if number else ""
