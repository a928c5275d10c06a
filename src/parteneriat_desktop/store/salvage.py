"""What can still be read of a damaged database.

Rules of this module:

1. A line counts only when it is what its id says (``journal.change``, rule 2): so a damaged disk can
   hide changes, but never alter one.
2. The file is read from both ends, because one broken page hides what lies behind it.
3. It is read in a copy, with the log beside it: nothing of the damaged file itself is changed.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import AppError
from parteneriat_desktop.journal.change import digest_line, read
from parteneriat_desktop.store.failures import explained
from parteneriat_desktop.store.leftovers import PART

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.journal.change import Change

#: The file and the log that belongs to it; shared memory is made anew.
COPIED = ("", "-wal")


def readable_changes(damaged: Path) -> list[tuple[str, Change]]:
    """Return every change of a damaged database that can be read and is whole, with its scope, in its order."""
    with explained(), tempfile.TemporaryDirectory(prefix=PART, dir=damaged.parent) as folder:
        copy = Path(folder) / damaged.name
        for suffix in COPIED:
            source = damaged.with_name(damaged.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        found: dict[int, tuple[str, Change]] = {}
        for order in ("", "DESC"):
            found |= dict(_from_one_end(copy, order))
    return [found[row] for row in sorted(found)]


def _from_one_end(copy: Path, order: str) -> Iterator[tuple[int, tuple[str, Change]]]:
    """Yield the whole changes from one end of the journal up to what cannot be read any more."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as connection:
        # bytes that are no text must not end the reading
        connection.text_factory = _text
        rows = connection.execute(f"SELECT row, id, scope, line FROM change ORDER BY row {order}")  # noqa: S608 - two fixed words
        for row, identity, scope, line in rows:
            change = _whole(identity, line)
            if change is not None:
                yield row, (scope, change)


def _whole(identity: object, line: object) -> Change | None:
    """Return the change of a line that is what its id says (rule 1)."""
    if not isinstance(line, bytes) or digest_line(line) != identity:
        return None
    try:
        return read(line)
    except AppError:
        return None


def _text(raw: bytes) -> str:
    """Read a text of a damaged file."""
    return raw.decode("utf-8", "replace")
