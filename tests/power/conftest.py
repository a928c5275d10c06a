"""A watched disk with three institutions on it, made once; every test works on a copy."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from calling import NAMES, a_dossier, done, make_region, put
from watched import Runner, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The watcher, compiled."""
    return compiled(tmp_path_factory.mktemp("watcher"))


@pytest.fixture(scope="session")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three institutions; the town hall has a dossier with an attached file, and has sent it once."""
    folder = make_region(tmp_path_factory.mktemp("institutions"))
    home = folder / "town_hall"
    partnership, plan = a_dossier(home)
    (folder / "partnership.txt").write_text(partnership, encoding="ascii")
    file = folder / "acord.bin"
    file.write_bytes(bytes(range(256)) * 300)
    put(home, "partnership", partnership, documents=[{"role": "other", "attachment": {"path": str(file)}}])
    for number in range(40):
        fields = {
            "name": f"Asociația {number}",
            "kind": "other",
            "contact_person": f"Ana {number}",
            "address": "x" * 200,
        }
        put(home, "partner", **fields)
    put(home, "plan", plan, title="Plan de intervenție, a doua formă")
    done(home, "export", "--to", NAMES["ministry"], "--out", folder / "post")
    for role in NAMES:  # the first check makes the first backup
        done(folder / role, "check")
    return folder


@pytest.fixture
def region(at_work: Path, tmp_path: Path) -> Path:
    return shutil.copytree(at_work, tmp_path / "region")


@pytest.fixture
def runner(library: Path, tmp_path: Path) -> Iterator[Runner]:
    """Commands on a disk that ends when it is told to, below this test's own folder."""
    made = Runner(library, tmp_path)
    yield made
    made.close()
