"""Backups: the database every day by itself, everything in one file when a person asks for it.

Rules of this module:

1. Before an import and at the end of a day the database is copied into the folder of backups and the
   copy is proved by opening it; old ones are rotated. An import that is refused leaves no copy behind.
2. A backup file (ZIP) holds the proved database, the attachments and the encrypted key. It is opened
   again before it counts.
3. A restore replaces nothing without a copy: database and key that were there are kept aside,
   attachments stay. The workspace goes on as a new writer, so that no serial is used twice.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.instance_lock import InstanceLock
from parteneriat_desktop.actions.own_key import OwnKey
from parteneriat_desktop.actions.write_file import write_file
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.records.values import SHA256
from parteneriat_desktop.store import backup as copies
from parteneriat_desktop.store.failures import explained
from parteneriat_desktop.store.leftovers import PART
from parteneriat_desktop.sync.safe_files import replace_file

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.paths import Paths

DATABASE = "workspace.db"
KEY = "sign.key"
RETIRED_KEY = re.compile(r"retired-[0-9a-f]{16}\.key")
ATTACHMENTS = "attachments/"
#: How the folders are called that keep what a restored backup took the place of, and the moment in their names.
BEFORE, DAMAGED = "before-restore-", "damaged-"
MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup file holds."""

    changes: int
    attachments: int


def back_up_daily(workspace: Workspace) -> Path:
    """Copy the database into the folder of backups, prove the copy and rotate the old ones."""
    return copies.make_backup(workspace.store, workspace.paths.backups, workspace.clock.now())


@contextmanager
def backed_up(workspace: Workspace) -> Generator[None]:
    """Keep a backup of the state before what is done inside; where that fails, the folder of backups is as before."""
    folder, now = workspace.paths.backups, workspace.clock.now()
    existed = folder.is_dir()
    made, fresh = copies.add_backup(workspace.store, folder, now)
    try:
        yield
    except BaseException:
        if fresh:
            made.unlink(missing_ok=True)
        if not existed:
            folder.rmdir()
        raise
    copies.rotate(folder, now.astimezone(UTC).date())


def newest(workspace: Workspace) -> tuple[datetime, Path] | None:
    """Return the moment and the file of the newest backup, or None."""
    return next(iter(copies.backups(workspace.paths.backups).items()), None)


def back_up(workspace: Workspace, out: Path) -> BackedUp:
    """Write everything into one file and open it again to be sure."""
    if out.exists():
        raise RefusedError(
            Sentence("There is already a file “{name}”.", name=out.name),
            Sentence("Choose another name for the backup."),
            code="backup-exists",
        )
    with explained(), tempfile.TemporaryDirectory(prefix=PART, dir=workspace.paths.home) as folder:
        database = copies.backup(workspace.store, Path(folder) / DATABASE)
        packed = Path(folder) / "backup.zip"
        files = sorted(_attached(workspace.paths.attachments))
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(database, DATABASE)
            for file in sorted(workspace.paths.keys.glob("*.key")):
                if _is_key(file.name):
                    archive.write(file, file.name)
            for file in files:
                archive.write(file, ATTACHMENTS + file.name, zipfile.ZIP_STORED)
        with zipfile.ZipFile(packed) as archive:
            damaged = archive.testzip()
        if damaged is not None:
            raise _not_a_backup(out)
        contents = copies.inspect(database)
        write_file(out, packed.read_bytes())
    return BackedUp(contents.changes, len(files))


def restore(paths: Paths, clock: Clock, file: Path) -> Path:
    """Put a backup in place of the workspace and return the folder that keeps what was there.

    Raises ``RefusedError`` when the file is no backup, is damaged, or the workspace is open elsewhere.
    """
    if not paths.home.is_dir():
        raise RefusedError(
            Sentence("There is no workspace in {folder}.", folder=str(paths.home)),
            Sentence("Start with “init”, or name the right folder with --home."),
            code="no-workspace",
        )
    lock = InstanceLock(paths.lock)
    try:
        with explained(), tempfile.TemporaryDirectory(prefix=PART, dir=paths.home) as folder:
            unpacked = _unpack(file, Path(folder))
            copies.inspect(unpacked / DATABASE)
            kept = paths.backups / f"{BEFORE}{clock.now():{MOMENT}}"
            kept.mkdir(parents=True)
            # What only adds comes first: where the disk takes no more, the workspace is still the one it was.
            _restore_attachments(paths, unpacked)
            _restore_key(paths, unpacked, kept)
            _replace(paths, unpacked / DATABASE, kept)
    finally:
        lock.release()
    return kept


def put_back(paths: Paths, clock: Clock, file: Path) -> Path:
    """Put a daily backup in place of a damaged database and return the folder that keeps the damaged one."""
    lock = InstanceLock(paths.lock)
    try:
        with explained():
            copies.inspect(file)
            kept = paths.backups / f"{DAMAGED}{clock.now():{MOMENT}}"
            kept.mkdir(parents=True)
            _replace(paths, file, kept)
    finally:
        lock.release()
    return kept


def _replace(paths: Paths, source: Path, kept: Path) -> None:
    """Put a database in place; the one that was there and its writer are kept, and another writer goes on."""
    if paths.writer.exists():
        shutil.copy2(paths.writer, kept / paths.writer.name)
    copies.restore(source, paths.database, kept / DATABASE)
    paths.writer.unlink(missing_ok=True)


def _attached(folder: Path) -> list[Path]:
    """Return the files of a folder of attachments."""
    return [file for file in folder.glob("*") if SHA256.fullmatch(file.name)] if folder.is_dir() else []


def _is_key(name: str) -> bool:
    """Say whether a file is the key, or one that it has replaced and that still opens old letters."""
    return name == KEY or RETIRED_KEY.fullmatch(name) is not None


def _unpack(file: Path, folder: Path) -> Path:
    """Take the known entries of a backup file apart, by their exact names; nothing else is looked at."""
    try:
        with _opened(file) as archive:
            for entry in archive.namelist():
                name = entry.removeprefix(ATTACHMENTS)
                known = (
                    entry == DATABASE or _is_key(entry) or (entry.startswith(ATTACHMENTS) and SHA256.fullmatch(name))
                )
                if known:
                    _unpack_entry(archive, entry, folder / name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _not_a_backup(file) from error
    if not (folder / DATABASE).exists():
        raise _not_a_backup(file)
    return folder


def _opened(file: Path) -> zipfile.ZipFile:
    """Open the file a person named; one that cannot be read is no backup."""
    try:
        return zipfile.ZipFile(file)
    except OSError as error:
        raise _not_a_backup(file) from error


def _unpack_entry(archive: zipfile.ZipFile, entry: str, target: Path) -> None:
    """Copy one entry to a file, piece by piece."""
    with archive.open(entry) as source, target.open("wb") as out:
        shutil.copyfileobj(source, out)


def _restore_key(paths: Paths, unpacked: Path, kept: Path) -> None:
    """Put the key of the backup in place, unless the same key is here, which opens on this computer, or its successor.

    Another key that is here, of a workspace made anew, is kept aside: nobody knows the institution by it.
    """
    source, target = unpacked / KEY, paths.keys / KEY
    replaced = {found.name for found in paths.keys.glob("retired-*.key")}
    for retired in unpacked.glob("retired-*.key"):
        if retired.name not in replaced:
            replace_file(paths.keys / retired.name, retired.read_bytes())
    if not source.exists():
        return
    if target.exists():
        if _fingerprint(unpacked) in {"", _fingerprint(paths.keys), *OwnKey(paths.keys).retired_fingerprints}:
            return
        shutil.copy2(target, kept / KEY)
    replace_file(target, source.read_bytes())


def _fingerprint(folder: Path) -> str:
    """Return the fingerprint of the key in a folder; empty where the key cannot be read."""
    return OwnKey(folder).fingerprint


def _restore_attachments(paths: Paths, unpacked: Path) -> None:
    """Add the attachments of the backup; none is ever removed."""
    for file in _attached(unpacked):
        target = paths.attachments / file.name
        if not target.exists():
            write_file(target, file.read_bytes())


def _not_a_backup(file: Path) -> RefusedError:
    """Return the refusal of a file that cannot be restored."""
    return RefusedError(
        Sentence("The file “{name}” is no complete backup of this program.", name=file.name),
        Sentence("Choose another backup; the newest ones are in the folder “backups” of the workspace."),
        code="not-a-backup",
    )
