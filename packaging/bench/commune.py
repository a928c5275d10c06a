"""Workspaces of a made-up commune and of the ministry that it reports to."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from bench.sample import COMMUNE, Made, records
from parteneriat_desktop.actions import identity, trust
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.initialise import Founding, initialise
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.records.registers import gather

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SECRET = "bench, only bench"  # noqa: S105 - of a key that lives for one run
NAMES = {"town_hall": "Comuna de Măsurat", "ministry": "Ministerul de Măsurat"}


def clock() -> Clock:
    """Return a clock that moves on by a second whenever it is asked."""
    seconds = count()
    start = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    return Clock(date(2026, 11, 20), lambda: start + timedelta(seconds=next(seconds)))


def found_workspace(home: Path, role: str) -> Workspace:
    """Make an empty workspace and return it opened."""
    founding = Founding(role=role, country="RO", name=NAMES[role], passphrase=SECRET)
    return initialise(Paths(home), clock(), founding)


def open_copy(home: Path, copy: Path) -> Workspace:
    """Open a fresh copy of a closed workspace, its key unlocked."""
    shutil.copytree(home, copy)
    workspace = Workspace.open(Paths(copy), clock())
    workspace.keys.unlock(SECRET)
    return workspace


def write(workspace: Workspace, made: Iterable[Made]) -> None:
    """Write made-up records into the journal of a workspace, as its own."""
    moment = workspace.clock.moment()
    with workspace.store.writing():
        for one in made:
            values = gather(one.kind, one.fields)
            edit = Edit(values, dict.fromkeys(values, ()))
            workspace.append(one.scope, one.kind.ENTITY, one.id, edit, moment)


def make_commune(home: Path) -> list[Made]:
    """Make the workspace of a commune with two years of records and return them."""
    made = list(records(COMMUNE))
    with found_workspace(home, "town_hall") as workspace:
        write(workspace, made)
    return made


def make_ministry(home: Path, commune: Path) -> None:
    """Make the workspace of a ministry that has enrolled the commune."""
    enrolment = home.with_suffix(".enrolment")
    with Workspace.open(Paths(commune), clock()) as sender:
        identity.enrol(sender, enrolment, SECRET)
        fingerprint = sender.keys.fingerprint
    with found_workspace(home, "ministry") as receiver:
        trust.add(receiver, enrolment, fingerprint)
