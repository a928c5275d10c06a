"""After an erasure: nothing in the folder of the workspace holds the erased text any more.

Rules of this module:

1. What has to be cleaned is written down together with the erasure itself, so that a power cut between
   the two only delays it: the next start goes on.
2. Copies of bundles that hold it are removed; a note in their place says so. They are signed and could
   not be changed. What else they held is in the database and in its next backup.
3. An attached file goes once nothing in the journal mentions it any more.
4. The database is written anew, without free pages and with an empty log.
5. Backups made before are the person's to keep or to remove (``purge``): they hold more than this.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import erased_ledger
from parteneriat_desktop.actions.file_references import references
from parteneriat_desktop.actions.write_file import write_file
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.journal.change import digest_line
from parteneriat_desktop.store import backup as copies
from parteneriat_desktop.store.failures import explained
from parteneriat_desktop.store.leftovers import PART
from parteneriat_desktop.store.store import remove_database
from parteneriat_desktop.store.upkeep import mentions, scrub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.paths import Paths
    from parteneriat_desktop.store.store import Store

#: The setting that holds what is still to be cleaned.
SETTING = "to_clean"
#: What is added to the name of a copy that was removed, for the note in its place.
NOTE = ".erased.txt"
BUNDLES = "*.asice"
#: Databases that were put aside by a restore or a recovery, by the beginning of the names of their folders.
ASIDE = ("before-restore-", "damaged-")


@dataclass(frozen=True, slots=True)
class ToClean:
    """The ids of erased changes, and the SHA-256 of the files that they referred to."""

    ids: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is anything to clean."""
        return bool(self.ids)


def note(store: Store, erased: Iterable[Change]) -> None:
    """Write down what has to be cleaned; to be called in the transaction that erases it."""
    changes = list(erased)
    if not changes:
        return
    before = pending(store)
    values = [value for change in changes for value in change.values.values()]
    found = {one.sha256 for value in values for one in references(value)}
    kept = {"ids": sorted(before.ids | {change.id for change in changes}), "files": sorted(before.files | found)}
    store.put_setting(SETTING, json.dumps(kept))


def pending(store: Store) -> ToClean:
    """Return what has to be cleaned."""
    found: dict[str, list[str]] = json.loads(store.setting(SETTING) or "{}")
    return ToClean(frozenset(found.get("ids", ())), frozenset(found.get("files", ())))


def clean(paths: Paths, store: Store, language: str) -> int:
    """Clean what is pending; return how many copies of bundles were removed.

    Raises ``RefusedError`` where the disk does not let it; what is left is cleaned at the next start.
    """
    found = pending(store)
    if not found:
        return 0
    erased_ledger.write(paths, store)
    removed = [_remove(file, Catalogue(language or "ro")) for file in holding(paths, found.ids)]
    with explained():
        for sha256 in found.files:
            if not mentions(store, sha256):
                (paths.attachments / sha256).unlink(missing_ok=True)
    if scrub(store):
        store.put_setting(SETTING, "")
    return len(removed)


def holding(paths: Paths, ids: frozenset[str]) -> list[Path]:
    """Return the copies of bundles that hold any of the erased changes in words."""
    files = (file for folder in (paths.outgoing, paths.received) for file in sorted(folder.glob(BUNDLES)))
    return [file for file in files if any(digest_line(line) in ids for line in _lines(file))]


def _lines(file: Path) -> Iterator[bytes]:
    """Yield the lines of the packages in a copy of a bundle; one that cannot be read holds nothing."""
    from parteneriat_desktop.sync.archive import read_archive  # noqa: PLC0415 - loads the reader
    from parteneriat_desktop.sync.layout import SEGMENT  # noqa: PLC0415 - as above

    try:
        files = read_archive(file.read_bytes())
    except (OSError, AppError):
        return
    for name, content in files.items():
        if SEGMENT.fullmatch(name):
            yield from bytes(content).split(b"\n")[2:-1]


def _remove(file: Path, catalogue: Catalogue) -> Path:
    """Remove a copy of a bundle and leave a note in its place."""
    words = Sentence(
        "The copy of the bundle “{file}” was removed here because it held data that has been erased. What else it held "
        "is in the database.",
        file=file.name,
    )
    write_file(file.with_name(file.name + NOTE), (catalogue.say(words) + "\n").encode("utf-8"))
    with explained():
        file.unlink()
    return file


def older_backups(paths: Paths) -> list[Path]:
    """Return the copies of the database on this computer: backups, and what was put aside."""
    aside = [path for begin in ASIDE for path in sorted(paths.backups.glob(f"{begin}*/{paths.database.name}"))]
    return [*copies.backups(paths.backups).values(), *aside, *sorted(paths.home.glob("workspace-schema-*.db"))]


def purge(paths: Paths, store: Store, now: datetime) -> int:
    """Make a backup of what is, then remove every older one; return how many were removed."""
    fresh = copies.backup(store, paths.backups / f"{PART}fresh.db")
    older = older_backups(paths)
    with explained():
        for path in older:
            remove_database(path)
        fresh.replace(copies.place(paths.backups, now))
    return len(older)
