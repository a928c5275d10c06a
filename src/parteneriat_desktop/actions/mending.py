"""After damage: the newest good backup, then everything that was sent and received, then what can still be read.

Rules of this module (exchange.md 12):

1. Of the backups the newest that opens and is whole, with every line of its journal, is taken. Nothing is
   overwritten: the damaged database is kept in a folder of its own among the backups, and the workspace
   goes on as a new writer.
2. The copies of bundles in ``outgoing`` and ``received`` are taken in again, own ones too: they are the
   second backup. What is refused is listed and stops nothing else; what waits for another is tried again.
3. Own changes that were in no bundle are read from the databases that were put aside, line by line. A
   line counts only when it is what its id says, so damage can hide work but never alter it.
4. What had been erased stays erased. Recovering twice brings nothing the second time.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import backup, cleaning, erased_ledger
from parteneriat_desktop.actions.import_bundle import take_again
from parteneriat_desktop.actions.trust import own_institution, trust_list
from parteneriat_desktop.errors import AppError, Counted, RefusedError, Sentence
from parteneriat_desktop.journal.change import is_id
from parteneriat_desktop.store import backup as copies
from parteneriat_desktop.store.salvage import readable_changes
from parteneriat_desktop.store.soundness import count_broken, has_whole_journal
from parteneriat_desktop.store.upkeep import change_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.paths import Paths

    # Takes the number of the step, the number of all steps and what is being done.
    Report = Callable[[int, int, str], None]

#: Refusals to open a workspace that a backup can heal.
HEALED = ("damaged", "no-workspace")
BUNDLES = "*.asice"


@dataclass(frozen=True, slots=True)
class Good:
    """A backup that proved good, and the moment it is of."""

    file: Path
    moment: datetime


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A copy of a bundle that was refused, and why."""

    file: Path
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came back: bundles that brought something, their changes, changes read from databases put aside."""

    bundles: int
    changes: int
    salvaged: int
    refused: tuple[NotTaken, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What came back, as a person reads it."""
        return (
            Counted(
                "{count} copy of a bundle brought something back, {changes} changes in all.",
                "{count} copies of bundles brought something back, {changes} changes in all.",
                self.bundles,
                changes=self.changes,
            ),
            Counted(
                "{count} own change was read from the damaged database.",
                "{count} own changes were read from the damaged database.",
                self.salvaged,
            ),
            *(Sentence("Refused: {file}. {reason}", file=one.file.name, reason=one.sentence) for one in self.refused),
        )


def newest_good(paths: Paths) -> Good | None:
    """Return the newest backup that opens and is whole, or None."""
    found = [Good(file, moment) for moment, file in copies.backups(paths.backups).items()]
    older = sorted(paths.home.glob("workspace-schema-*.db"), key=lambda file: file.stat().st_mtime, reverse=True)
    found += [Good(file, datetime.fromtimestamp(file.stat().st_mtime, UTC)) for file in older]
    return next((one for one in found if _is_good(one.file)), None)


def _is_good(file: Path) -> bool:
    """Say whether a backup opens and is whole."""
    try:
        copies.inspect(file)
        return has_whole_journal(file)
    except AppError:
        return False


def can_heal(paths: Paths, error: AppError) -> Good | None:
    """Return the backup that heals the refusal to open a workspace; None for another refusal, or without one."""
    return newest_good(paths) if error.code in HEALED and paths.home.is_dir() else None


def demand_whole_journal(workspace: Workspace) -> None:
    """Refuse (damaged) an open workspace whose journal holds changes that are not what was written."""
    if count_broken(workspace.store):
        raise RefusedError(
            Sentence("Changes in the journal were damaged on the disk."),
            Sentence("Restore a backup that was made before, with “restore”; the damaged database is kept."),
            code="damaged",
        )


def put_back(paths: Paths, clock: Clock, good: Good) -> Path:
    """Put a backup in place of the damaged database, which is kept in the folder that is returned."""
    return backup.put_back(paths, clock, good.file)


def recover(workspace: Workspace, passphrase: str | None, report: Report | None = None) -> Recovered:
    """Bring back everything that the database lacks and that is still on this computer (rules 2 and 3)."""
    taken, refused = _take_all(workspace, passphrase, report or _say_nothing)
    workspace.adopt(_own_writers(workspace))
    salvaged = sum(_salvage(workspace, folder) for folder in _put_aside(workspace.paths))
    with workspace.store.writing():
        cleaning.note(workspace.store, erased_ledger.reapply(workspace.paths, workspace.store))
    with suppress(AppError):  # what the disk does not let us clean now is cleaned at the next start
        cleaning.clean(workspace.paths, workspace.store, workspace.profile.language)
    brought = [changes for changes in taken.values() if changes]
    return Recovered(len(brought), sum(brought), salvaged, tuple(refused.values()))


def _say_nothing(_step: int, _steps: int, _words: str) -> None:
    """Report nothing."""


def _take_all(
    workspace: Workspace, passphrase: str | None, report: Report
) -> tuple[dict[Path, int], dict[Path, NotTaken]]:
    """Take in the copies of bundles until none brings anything more; return their changes, and what is refused."""
    paths = workspace.paths
    waiting = [file for folder in (paths.outgoing, paths.received) for file in sorted(folder.glob(BUNDLES))]
    taken: dict[Path, int] = {}
    refused: dict[Path, NotTaken] = {}
    while waiting:
        refused = {}
        for file in waiting:
            report(len(taken), len(taken) + len(waiting), file.name)
            try:
                taken[file] = take_again(workspace, file, passphrase)
            except AppError as error:
                refused[file] = NotTaken(file, error.sentence)
        if len(refused) == len(waiting):
            break
        waiting = list(refused)
    return taken, refused


def _own_writers(workspace: Workspace) -> list[str]:
    """Return the writers that are bound to a key of this institution, and those of databases that were put aside."""
    own, trusted = own_institution(workspace), trust_list(workspace)
    keys = frozenset[str]() if own is None else trusted.lineage(own.key_id)
    bound = [writer for writer, key in trusted.writers.items() if key in keys]
    return sorted({*bound, *(writer for folder in _put_aside(workspace.paths) for writer in _writer_in(folder))})


def _put_aside(paths: Paths) -> list[Path]:
    """Return the folders of databases that were damaged or that a restored backup took the place of."""
    return sorted(path for path in paths.backups.glob(f"{backup.DAMAGED}*") if (path / backup.DATABASE).is_file())


def _writer_in(folder: Path) -> Iterator[str]:
    """Yield the writer of a database that was put aside, where it is known."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        writer = json.loads((folder / "writer.json").read_text(encoding="utf-8"))["writer"]
        if is_id(writer):
            yield writer


def _salvage(workspace: Workspace, folder: Path) -> int:
    """Add the own changes that can be read from a damaged database and are missing here; return how many."""
    present = change_ids(workspace.store)
    missing = [
        (scope, change)
        for scope, change in readable_changes(folder / backup.DATABASE)
        if change.writer in workspace.own_writers and (scope, change.id) not in present
    ]
    with workspace.store.writing():
        for scope, change in missing:
            workspace.store.append(scope, change)
    return len(missing)
