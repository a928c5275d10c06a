"""One SQLite file, its connections and its transactions.

Rules of this module (exchange.md 12):

1. Every connection: WAL, ``synchronous=FULL`` (NORMAL loses acknowledged saves), ``foreign_keys``,
   ``busy_timeout``, ``trusted_schema=OFF``, ``cell_size_check=ON``, ``secure_delete``: what is
   replaced or deleted is overwritten with zeros.
2. Whoever writes stands inside ``writing``: one BEGIN IMMEDIATE transaction, all or nothing. Blocks
   inside it join it; an error in an inner block takes the whole transaction back, even where
   somebody catches the error in between.
3. One thread writes at a time, on one connection that is kept; readers have connections of their own
   and see the last committed state, the writing thread sees what it wrote.
4. A file is never made by opening it, and never opened before it looks like a database.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self, cast

from sqlalchemy import QueuePool, create_engine

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.i18n.sorting import sort_key
from parteneriat_desktop.store.failures import DAMAGED, explained
from parteneriat_desktop.store.tables import SORTED_LETTERS

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from sqlalchemy import Connection

MAGIC = b"SQLite format 3\x00"
#: How long one process waits for another, in milliseconds.
PATIENCE = 5_000

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
)


#: The writer may keep 32 MB of changed pages, so that a large import writes each page once.
ROOMY = "PRAGMA cache_size=-32000"


def _sort_key(text: object) -> str | None:
    """Return the Romanian sort key of a text column, for ORDER BY."""
    return sort_key(text[:SORTED_LETTERS], "ro") if isinstance(text, str) else None


class Database:
    """An open SQLite file."""

    def __init__(self, path: Path, *, patience: int = PATIENCE) -> None:
        self.path = path
        self._patience = patience
        self._engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool, pool_size=4)
        self._lock = threading.RLock()
        self._open = False
        self._broken = False
        with explained():
            self._writer = self._engine.connect()
            driver(self._writer).execute(ROOMY)

    def _connect(self) -> sqlite3.Connection:
        """Open one connection; transactions are begun by hand, never by the driver."""
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=self._patience / 1000,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute(f"PRAGMA busy_timeout={self._patience:d}")
            for pragma in PRAGMAS:
                connection.execute(pragma)
            connection.create_function("sort_key", 1, _sort_key, deterministic=True)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    @contextmanager
    def writing(self, *, keep: bool = True) -> Generator[Connection]:
        """Hold one transaction; with ``keep=False`` everything is taken back at the end (a rehearsal)."""
        with self._lock:
            if self._open:
                with self._joined() as connection:
                    yield connection
                return
            with explained(), self._begun(keep=keep) as connection:
                yield connection

    @contextmanager
    def _begun(self, *, keep: bool) -> Generator[Connection]:
        """Hold the outermost block: begin, then commit or roll back."""
        connection = self._writer
        driver(connection).execute("BEGIN IMMEDIATE")
        self._open, self._broken = True, False
        try:
            yield connection
            if self._broken:
                raise RuntimeError("an error inside this transaction was caught; the transaction is taken back")
            if keep:
                driver(connection).commit()
        finally:
            self._open = False
            driver(connection).rollback()  # nothing, after a commit
            connection.rollback()  # SQLAlchemy forgets the transaction that it believed in

    @contextmanager
    def _joined(self) -> Generator[Connection]:
        """Join the transaction that this thread has begun (rule 2)."""
        try:
            yield self._writer
        except BaseException:
            self._broken = True
            raise

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Hold a connection to read from: inside ``writing`` the writing one (rule 3)."""
        if self._open and self._lock.acquire(blocking=False):
            try:
                with explained():
                    yield self._writer
            finally:
                self._lock.release()
            return
        with explained(), self._engine.connect() as connection:
            yield connection

    def vacuum(self) -> bool:
        """Write every page anew and empty the log, so that the files hold nothing but what the database holds.

        False where somebody reads meanwhile, so that the log could not be emptied.
        """
        with self._lock, explained():
            connection = driver(self._writer)
            connection.execute("VACUUM")
            busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    def close(self) -> None:
        """Close every connection; the log file of SQLite is emptied into the database."""
        with self._lock:
            self._writer.close()
            self._engine.dispose()

    def __enter__(self) -> Self:
        """Give the open database."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        self.close()


def driver(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection inside the same transaction.

    For the few statements of every save and search: each costs 30 microseconds less than through
    SQLAlchemy, as much as SQLite itself needs for it.
    """
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def check_file(path: Path) -> None:
    """Refuse a path that is missing (no-workspace) or holds no SQLite database (damaged)."""
    try:
        with explained(), path.open("rb") as file:
            start = file.read(len(MAGIC))
    except RefusedError:
        if path.exists():
            raise
        raise RefusedError(
            Sentence("There is no workspace in “{folder}”.", folder=str(path.parent)),
            Sentence("Choose the right folder, or set up a new workspace there."),
            code="no-workspace",
        ) from None
    if start != MAGIC:
        raise RefusedError(*DAMAGED, code="damaged")
