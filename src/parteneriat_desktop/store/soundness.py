"""Whether a journal is still what was written: SQLite finds a broken page, but not a letter that a disk changed.

A line is whole when it is what its id says (``journal.change``, rule 2), or was blanked and names the id that it had.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import AppError
from parteneriat_desktop.journal.change import digest_line, read
from parteneriat_desktop.store.database import driver
from parteneriat_desktop.store.failures import explained

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.store.store import Store

#: Ids are read as bytes, because a disk may make of them what is no text.
LINES = "SELECT CAST(id AS BLOB), line FROM change"


def count_broken(store: Store) -> int:
    """Return how many changes of an open database are not what was written."""
    with store.reading() as connection:
        return sum(not is_whole(identity, line) for identity, line in driver(connection).execute(LINES))


def has_whole_journal(backup: Path) -> bool:
    """Say whether every change in a backup, which SQLite finds in order, is what was written."""
    with explained(), closing(sqlite3.connect(f"{backup.absolute().as_uri()}?immutable=1", uri=True)) as connection:
        return all(is_whole(identity, line) for identity, line in connection.execute(LINES))


def is_whole(identity: bytes, line: object) -> bool:
    """Say whether a line is what its id says, or was blanked."""
    if not isinstance(line, bytes):
        return False
    if digest_line(line).encode() == identity:
        return True
    try:
        return read(line).id.encode() == identity
    except AppError:
        return False
