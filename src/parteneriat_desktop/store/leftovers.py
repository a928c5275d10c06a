"""What a program that was killed left behind: half-written copies under names that nothing else has.

Rules of this module:

1. Whoever writes a file writes it under one of these names first and renames it when it is whole, so
   whatever still has such a name when a workspace is opened was never finished.
2. Only the folders of the workspace are looked at, and only these names; files of others stay.
3. What cannot be removed does no harm and stays.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: How the name of a folder or file begins that is in the making.
PART = ".part-"
#: Names of what is in the making: copies of a database with what SQLite puts beside them, and files.
UNFINISHED = (f"{PART}*", "workspace*.db.part", "workspace*.db.part-*", ".*.new")


def remove_leftovers(home: Path) -> list[Path]:
    """Remove what was never finished in a workspace that nobody else has open; return what is gone."""
    found = [path for folder in _folders(home) for name in UNFINISHED for path in folder.glob(name)]
    for path in found:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            _unlink(path)
    return [path for path in found if not path.exists()]


def _folders(home: Path) -> Iterator[Path]:
    """Yield the workspace and the folders in it."""
    yield home
    for path in home.iterdir():
        if path.is_dir() and not path.name.startswith(PART):
            yield path


def _unlink(path: Path) -> None:
    """Remove a file, if it can be removed (rule 3)."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
