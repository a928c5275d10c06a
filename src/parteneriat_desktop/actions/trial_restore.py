"""A backup proves itself: once a week the newest one is restored, into a place of its own.

Rules of this module:

1. The copy is opened as a workspace's database is, with checks and migrations; its tables are folded
   again from its journal and must be what they were; every sealed package in it is read.
2. Everything that the backup holds must still be here: a database that lost changes since would
   otherwise rotate them out of its backups unnoticed.
3. The database in use is only read; the copy is thrown away. The result is kept as a setting.
4. What fails is a warning and never stops anybody's work.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import backup
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.store import backup as copies
from parteneriat_desktop.store.failures import explained
from parteneriat_desktop.store.leftovers import PART
from parteneriat_desktop.store.store import Store
from parteneriat_desktop.store.upkeep import change_ids, every_digest

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace

EVERY = timedelta(days=7)
SETTING = "trial_restore"

#: What a trial found, by the word that is kept.
FINE, UNREADABLE, DIFFERENT, LOST = "fine", "unreadable", "different", "lost"


@dataclass(frozen=True, slots=True)
class Trial:
    """What the last trial found: when it was made, of which moment the backup was, and the result."""

    moment: datetime
    backup: datetime
    result: str

    @property
    def ok(self) -> bool:
        """Whether the backup proved good."""
        return self.result == FINE

    @property
    def sentence(self) -> Sentence:
        """The result as a person reads it."""
        day, tried = self.backup.date(), self.moment.date()
        if self.result == FINE:
            return Sentence("On {tried} the backup of {day} was restored on trial; it is good.", tried=tried, day=day)
        if self.result == LOST:
            return Sentence("The backup of {day} holds changes that are not in the database any more.", day=day)
        if self.result == DIFFERENT:
            return Sentence("The tables in the backup of {day} are not what its journal says.", day=day)
        return Sentence("The backup of {day} could not be restored on trial on {tried}.", tried=tried, day=day)


def last(workspace: Workspace) -> Trial | None:
    """Return the result of the last trial, or None before the first."""
    kept = workspace.store.setting(SETTING)
    if not kept:
        return None
    found = json.loads(kept)
    return Trial(datetime.fromisoformat(found["moment"]), datetime.fromisoformat(found["backup"]), found["result"])


def is_due(workspace: Workspace) -> bool:
    """Say whether there is a backup and no trial was made in the last seven days, or the last one failed."""
    made = last(workspace)
    if backup.newest(workspace) is None:
        return False
    return made is None or not made.ok or workspace.clock.now() - made.moment >= EVERY


def run(workspace: Workspace) -> Trial | None:
    """Restore the newest backup into a place of its own and keep the result; None where there is no backup."""
    found = backup.newest(workspace)
    if found is None:
        return None
    moment, file = found
    trial = Trial(workspace.clock.now().astimezone(UTC), moment, _try(workspace, file))
    kept = {"moment": trial.moment.isoformat(), "backup": trial.backup.isoformat(), "result": trial.result}
    workspace.store.put_setting(SETTING, json.dumps(kept))
    return trial


def _try(workspace: Workspace, file: Path) -> str:
    """Return what restoring a backup finds (rules 1 and 2)."""
    try:
        with explained(), tempfile.TemporaryDirectory(prefix=PART, dir=workspace.paths.home) as folder:
            copies.inspect(file)
            copy = Path(shutil.copyfile(file, Path(folder) / workspace.paths.database.name))
            with Store.open(copy, ENTITIES) as restored:
                return _compare(workspace, restored)
    except AppError:
        return UNREADABLE


def _compare(workspace: Workspace, restored: Store) -> str:
    """Compare a restored database with its own journal and with the database in use."""
    before = every_digest(restored)
    restored.rebuild()
    if every_digest(restored) != before:
        return DIFFERENT
    present = workspace.store
    erasures = present.erasures(trust_list(workspace).owners)
    for header in restored.headers():
        restored.segment(header.hash).changes(erasures)
    return FINE if change_ids(restored) <= change_ids(present) else LOST
