"""What holds for every test: no screen, no leftovers of the person's own settings, and how hard hypothesis tries."""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import cache
from typing import TYPE_CHECKING

# Before anything imports Qt: windows are painted into memory.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Streams of started programs are buffered, as they are for everybody.
os.environ.pop("PYTHONUNBUFFERED", None)

# Before Qt too: its import hook slows every import that comes later, and this is the largest one.
import pytest
import sqlalchemy  # noqa: F401 - for its order alone
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOW_MACHINES = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("usual", deadline=None, suppress_health_check=SLOW_MACHINES)
#: For a second run of the same tests on another Python: the interpreter is on trial, not the rules.
settings.register_profile("brief", deadline=None, suppress_health_check=SLOW_MACHINES, max_examples=20)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


@pytest.fixture(scope="session", autouse=True)
def passing_things(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Put what the program and the tests lay aside for a while where it is cleared away, not beside others' files."""
    before = tempfile.tempdir
    tempfile.tempdir = str(tmp_path_factory.mktemp("passing"))
    yield
    tempfile.tempdir = before


@pytest.fixture(scope="session", autouse=True)
def passphrases_stretched_once() -> Iterator[None]:
    """Compute the key of a passphrase and its salt once a run: a third of a second each, the same every time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashlib, "scrypt", cache(hashlib.scrypt))
        yield
