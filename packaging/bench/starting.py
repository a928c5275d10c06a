"""From the command to the first painted window, and its memory, against an empty window of Qt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from bench.commune import found_workspace, write
from bench.measuring import Figure, in_turns
from bench.sample import COMMUNE, records

ROUNDS = 5

PROGRAM = Path(__file__).with_name("first_paint.py")
EMPTY, OURS = "empty", "ours"


def measure(place: Path) -> dict[str, Figure]:
    """Start both windows in turns; the times and the memories are those of the best starts."""
    home = place / "starting"
    with found_workspace(home, "town_hall") as workspace:
        write(workspace, records(COMMUNE | {"contribution": 200}))
    memories: dict[str, list[float]] = {EMPTY: [], OURS: []}
    readies: dict[str, list[float]] = {EMPTY: [], OURS: []}

    def start(program: str) -> float:
        painted, ready, peak = first_paint(program, home)
        memories[program].append(peak)
        readies[program].append(ready)
        return painted

    start(OURS)  # fills the caches of the disk and of compiled modules
    best = in_turns(lambda: start(OURS), lambda: start(EMPTY), ROUNDS)
    window = "an empty window of Qt painted by the same Python"
    return {
        "start": Figure(*best, "ms", 1.5, window),
        "ready": Figure(min(readies[OURS]), min(readies[EMPTY]), "ms", None, f"{window}; ours with its first page"),
        "memory": Figure(min(memories[OURS]), min(memories[EMPTY]), "MB", 2.0, window),
    }


def first_paint(program: str, home: Path) -> tuple[float, float, float]:
    """Open a window; return milliseconds to its first paint and until it is ready, and the peak of memory in MB."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(PROGRAM), program, str(home)],
        env=settings(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    answer = json.loads(done.stdout)
    return (answer["painted"] - started) * 1_000, (answer["ready"] - started) * 1_000, answer["peak"] / 1_024


def settings() -> dict[str, str]:
    """Return the environment of a started program: no screen; compiled modules are kept, as they are everywhere."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}
