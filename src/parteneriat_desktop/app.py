"""The composition root of the window: the one place where concrete things meet.

Qt alone is loaded before the first paint; ``ui.start`` loads everything else afterwards.
"""

from __future__ import annotations

import argparse
import builtins
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.clock import machine_clock
from parteneriat_desktop.paths import Paths, default_home

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Open the window and return its exit status."""
    plain = builtins.__import__
    from parteneriat_desktop.ui.start import run_window  # noqa: PLC0415 - Qt only when a window is wanted

    # PySide6 has put a hook in its place that reads the source of every module imported later, to find a
    # feature that nobody here uses: 17 MB and a tenth of a second at each start (docs/decisions/0005).
    builtins.__import__ = plain

    options = argparse.ArgumentParser(prog="parteneriat window")
    options.add_argument("--home", type=Path, default=None)
    options.add_argument("--language", default=environment.get("PARTENERIAT_LANGUAGE", "ro"))
    options.add_argument("--today", type=date.fromisoformat, default=None)
    options.add_argument("file", nargs="?", type=Path, default=None)
    given = options.parse_args(arguments)
    paths = Paths((given.home or default_home()).absolute())
    return run_window(paths, machine_clock(given.today), given.language, given.file)
