"""Three enrolled institutions, made once and copied for each test."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from parteneriat_desktop.actions import identity, trust
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.initialise import Founding, initialise
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.paths import Paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSPHRASE = "unu doi trei patru"  # noqa: S105 - opens nothing but the keys of tests
TODAY = date(2026, 11, 20)
NAMES = {"town_hall": "Comuna Exemplu", "ngo": "Asociația „Exemplu”", "ministry": "Ministerul de Exemplu"}
ENGLISH = Catalogue("en")


class Ticking:
    """A clock that moves on by a second each time it is asked, so that changes have an order."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def a_clock(today: date = TODAY) -> Clock:
    ticking = Ticking()
    return Clock(today, ticking)


@dataclass
class Region:
    """A town hall, an NGO and a ministry that trust each other."""

    town_hall: Workspace
    ngo: Workspace
    ministry: Workspace


def found(folder: Path, role: str) -> Workspace:
    founding = Founding(
        role=role, country="RO", name=NAMES[role], function="inspector", language="ro", passphrase=PASSPHRASE
    )
    return initialise(Paths(folder / role), a_clock(), founding)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template"))


def make_template(folder: Path) -> Path:
    """Make the three institutions in a folder and let each trust the others."""
    with ExitStack() as stack:
        workspaces = {role: stack.enter_context(found(folder, role)) for role in NAMES}
        for role, workspace in workspaces.items():
            identity.enrol(workspace, folder / f"{role}.enrol.asice", PASSPHRASE)
        for role, workspace in workspaces.items():
            for other, peer in workspaces.items():
                if other != role:
                    trust.add(workspace, folder / f"{other}.enrol.asice", peer.keys.fingerprint)
    return folder


@pytest.fixture
def region(template: Path, tmp_path: Path) -> Iterator[Region]:
    shutil.copytree(template, tmp_path / "region")
    with ExitStack() as stack:
        opened = {
            role: stack.enter_context(Workspace.open(Paths(tmp_path / "region" / role), a_clock())) for role in NAMES
        }
        yield Region(**opened)


@pytest.fixture
def town_hall(template: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A town hall alone, for what concerns one institution."""
    shutil.copytree(template / "town_hall", tmp_path / "alone")
    with Workspace.open(Paths(tmp_path / "alone"), a_clock()) as workspace:
        yield workspace
