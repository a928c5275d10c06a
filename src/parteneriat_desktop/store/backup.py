"""Backups of the database: made by SQLite itself, proved by opening them, and rotated.

Rules of this module (exchange.md 12):

1. A backup is made with SQLite's backup API, never by copying a file that is in use. It counts only
   after it was opened: ``quick_check`` is fine and it holds the same segments, changes and last
   serials as the database. Until then it has another name.
2. A restore never overwrites: what was there, with its log, is moved aside under a new name first,
   and left-over ``-wal`` and ``-shm`` files never meet the restored database.
3. A restored database is behind its writer's last serial, which is kept outside the database; the
   caller sees it by ``Store.last_serial`` and goes on as a NEW writer.
4. Names are ``workspace-20261120T093000Z.db``; rotation trusts nothing else and leaves other files alone.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.paths import flush_folder
from parteneriat_desktop.store.database import check_file
from parteneriat_desktop.store.failures import DAMAGED, explained
from parteneriat_desktop.store.rotation import keep
from parteneriat_desktop.store.schema import APPLICATION

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from parteneriat_desktop.store.database import Database

NAME = "workspace-%Y%m%dT%H%M%SZ.db"
#: Pages that are copied in one step.
PAGES = 2_000
#: What comes after the name of a database in the files beside it.
BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup must have in common with its database."""

    schema: int
    segments: tuple[str, ...]
    changes: int
    serials: tuple[tuple[str, int], ...]


def backup(database: Database, target: Path) -> Path:
    """Copy an open database to a new file and prove the copy (rule 1).

    Refuses with backup-exists, backup-failed, disk-full, read-only.
    """
    if target.exists():
        raise RefusedError(
            Sentence("There is already a file “{name}”.", name=target.name),
            Sentence("Choose another name for the backup."),
            code="backup-exists",
        )
    part = target.with_name(f"{target.name}.part")
    try:
        with explained():
            target.parent.mkdir(parents=True, exist_ok=True)
            with database.writing() as connection:  # nobody writes meanwhile
                _copy(database.path, part)
                original = connection.connection.driver_connection
                if not isinstance(original, sqlite3.Connection) or _contents(original) != inspect(part):
                    raise _failed()
            part.replace(target)
            flush_folder(target.parent)
    finally:
        _remove(part)
    return target


def make_backup(database: Database, folder: Path, now: datetime) -> Path:
    """Make the backup of a moment in the folder of backups and drop those that are not kept any more.

    A second one within the same second is the first one.
    """
    target, _ = add_backup(database, folder, now)
    rotate(folder, now.astimezone(UTC).date())
    return target


def place(folder: Path, now: datetime) -> Path:
    """Return where the backup of a moment stands."""
    return folder / now.astimezone(UTC).strftime(NAME)


def add_backup(database: Database, folder: Path, now: datetime) -> tuple[Path, bool]:
    """Make the backup of a moment without dropping any; also return whether it is new."""
    target = place(folder, now)
    fresh = not target.exists()
    if fresh:
        backup(database, target)
    return target, fresh


def backups(folder: Path) -> dict[datetime, Path]:
    """Return the backups of a folder by their moment in UTC, the newest first."""
    found: dict[datetime, Path] = {}
    for path in sorted(folder.glob("workspace-*.db"), reverse=True):
        try:
            found[datetime.strptime(path.name, NAME).replace(tzinfo=UTC)] = path
        except ValueError:
            continue
    return found


def rotate(folder: Path, today: date) -> list[Path]:
    """Delete the backups that are not kept on a day (7 daily, 4 weekly, 12 monthly) and return them."""
    found = backups(folder)
    kept = keep(found, today)
    dropped = [path for moment, path in found.items() if moment not in kept]
    with explained():
        for path in dropped:
            path.unlink()
    return dropped


def inspect(path: Path) -> Contents:
    """Return what a backup holds; refuses what is no sound database of ours (damaged, no-workspace, foreign-file)."""
    check_file(path)
    # immutable: a backup on a stick or a read-only disk is read as it is, and nothing is left beside it
    with explained(), closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise RefusedError(*DAMAGED, code="damaged")
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
            raise RefusedError(
                Sentence("The file “{name}” is a database of another program.", name=path.name),
                Sentence("Choose a backup made by this program."),
                code="foreign-file",
            )
        return _contents(connection)


def restore(source: Path, target: Path, aside: Path) -> Path | None:
    """Put a backup in the place of a CLOSED database; what was there is moved to ``aside`` and returned.

    ``aside`` must not exist. The restored database is proved before anything is moved.
    """
    contents = inspect(source)
    if aside.exists():
        raise RefusedError(
            Sentence("There is already a file “{name}”.", name=aside.name),
            Sentence("Move it elsewhere, then restore again."),
            code="backup-exists",
        )
    part = target.with_name(f"{target.name}.part")
    try:
        with explained():
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy(source, part, immutable=True)
            if inspect(part) != contents:
                raise _failed()
            moved = _move_aside(target, aside)
            part.replace(target)
            flush_folder(target.parent)
    finally:
        _remove(part)
    return moved


def _copy(source: Path, target: Path, *, immutable: bool = False) -> None:
    """Copy a database by SQLite's backup API to a file without a log beside it."""
    _remove(target)
    query = "immutable=1" if immutable else "mode=ro"
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?{query}", uri=True)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy, pages=PAGES, sleep=0.01)
        # one file that is complete by itself, wherever it is carried
        copy.execute("PRAGMA journal_mode=DELETE")


def _contents(connection: sqlite3.Connection) -> Contents:
    """Return what a database holds, as far as the journal goes; one without a journal is refused (damaged)."""
    try:
        return _read_contents(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise RefusedError(*DAMAGED, code="damaged") from error


def _read_contents(connection: sqlite3.Connection) -> Contents:
    """Read what a database holds."""
    return Contents(
        connection.execute("PRAGMA user_version").fetchone()[0],
        tuple(name for (name,) in connection.execute("SELECT hash FROM segment ORDER BY hash")),
        connection.execute("SELECT count(*) FROM change").fetchone()[0],
        tuple(connection.execute("SELECT writer, max(serial) FROM change GROUP BY writer ORDER BY writer")),
    )


def _move_aside(target: Path, aside: Path) -> Path | None:
    """Move a closed database and the files beside it out of the way; None where there is none."""
    moved = target.exists()
    for suffix in ("", *BESIDE):
        path = target.with_name(target.name + suffix)
        if path.exists():
            path.replace(aside.with_name(aside.name + suffix))
    return aside if moved else None


def _remove(path: Path) -> None:
    """Remove an unfinished copy with the files beside it."""
    with suppress(OSError):  # what made the copy fail is told, not that nothing could be tidied up
        for suffix in ("", *BESIDE):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _failed() -> RefusedError:
    """Return the refusal of a copy that is not like its original."""
    return RefusedError(
        Sentence("The copy of the database is not like the original; it was thrown away."),
        Sentence("Try again, and choose another disk if it happens again."),
        code="backup-failed",
    )
