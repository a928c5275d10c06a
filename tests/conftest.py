"""What holds for every test: no screen, no leftovers of the person's own settings, and how hard hypothesis tries."""

from __future__ import annotations

import os

# Before anything imports Qt: windows are painted into memory.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Streams of started programs are buffered, as they are for everybody.
os.environ.pop("PYTHONUNBUFFERED", None)

# Before Qt too: its import hook slows every import that comes later, and this is the largest one.
import sqlalchemy  # noqa: F401 - for its order alone
from hypothesis import HealthCheck, settings

SLOW_MACHINES = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("usual", deadline=None, suppress_health_check=SLOW_MACHINES)
#: For a second run of the same tests on another Python: the interpreter is on trial, not the rules.
settings.register_profile("brief", deadline=None, suppress_health_check=SLOW_MACHINES, max_examples=20)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))
