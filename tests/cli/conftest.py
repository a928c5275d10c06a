"""Three enrolled institutions, made once through the command line and copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from calling import done, make_region

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_region(tmp_path_factory.mktemp("institutions"))


@pytest.fixture
def region(template: Path, tmp_path: Path) -> Path:
    """A folder with the three workspaces ``town_hall``, ``ngo`` and ``ministry``."""
    return shutil.copytree(template, tmp_path / "region")


@pytest.fixture
def town_hall(region: Path) -> Path:
    return region / "town_hall"


@pytest.fixture
def ngo(region: Path) -> Path:
    return region / "ngo"


@pytest.fixture
def ministry(region: Path) -> Path:
    return region / "ministry"


@pytest.fixture
def stranger(region: Path) -> Path:
    """A town hall that nobody enrolled; it enrolled the ministry."""
    home = region / "stranger"
    done(home, "init", "--role", "town_hall", "--country", "RO", "--name", "Comuna Străină")
    shown = done(region / "ministry", "identity", "show")
    done(home, "trust", "add", region / "ministry.enrol.asice", "--fingerprint", shown["fingerprint"])
    return home
