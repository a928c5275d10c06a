"""The composition root of the window: the one place where concrete things meet.

SQLAlchemy is imported before PySide6, whose import hook would slow every later import down.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.clock import machine_clock
from parteneriat_desktop.paths import Paths, default_home

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Open the window and return its exit status."""
    import parteneriat_desktop.store.store  # noqa: F401, PLC0415 - before PySide6, see above
    from parteneriat_desktop.ui.window import run_window  # noqa: PLC0415 - after the database

    options = argparse.ArgumentParser(prog="parteneriat window")
    options.add_argument("--home", type=Path, default=None)
    options.add_argument("--language", default=environment.get("PARTENERIAT_LANGUAGE", "ro"))
    options.add_argument("--today", type=date.fromisoformat, default=None)
    options.add_argument("file", nargs="?", type=Path, default=None)
    given = options.parse_args(arguments)
    paths = Paths((given.home or default_home()).absolute())
    return run_window(paths, machine_clock(given.today), given.language, given.file)
