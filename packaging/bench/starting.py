"""From the command to the first painted window, and its memory, against an empty window of Qt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from bench.commune import found_workspace, write
from bench.measuring import Figure, in_turns
from bench.sample import COMMUNE, records

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 5

#: Ends the program at the first paint of a window and tells when that was and how much memory it took.
STOPWATCH = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Stopwatch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            QTimer.singleShot(0, self.stop)
        return False

    def stop(self):
        with open("/proc/self/status", encoding="ascii") as status:
            peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
        print(json.dumps({"painted": time.monotonic(), "peak": peak}), flush=True)
        import os
        os._exit(0)

stopwatch = Stopwatch()
run = QApplication.exec

def watched_run(*_):
    QApplication.instance().installEventFilter(stopwatch)
    return run()

QApplication.exec = watched_run
"""
EMPTY = (
    STOPWATCH
    + """
from PySide6.QtWidgets import QMainWindow
application = QApplication(["empty"])
window = QMainWindow()
window.resize(1180, 760)
window.show()
application.exec()
"""
)
OURS = (
    "import parteneriat_desktop.store.store\n"
    + STOPWATCH
    + """
import os
from parteneriat_desktop.app import main
main(["--home", sys.argv[1]], dict(os.environ))
"""
)


def measure(place: Path) -> dict[str, Figure]:
    """Start both windows in turns; the times and the memories are those of the best starts."""
    home = place / "starting"
    with found_workspace(home, "town_hall") as workspace:
        write(workspace, records(COMMUNE | {"contribution": 200}))
    memories: dict[str, list[float]] = {EMPTY: [], OURS: []}

    def start(program: str) -> float:
        painted, peak = first_paint(program, home)
        memories[program].append(peak)
        return painted

    start(OURS)  # fills the caches of the disk and of compiled modules
    best = in_turns(lambda: start(OURS), lambda: start(EMPTY), ROUNDS)
    window = "an empty window of Qt painted by the same Python"
    return {
        "start": Figure(*best, "ms", 1.5, window),
        "memory": Figure(min(memories[OURS]), min(memories[EMPTY]), "MB", 2.0, window),
    }


def first_paint(program: str, home: Path) -> tuple[float, float]:
    """Run a program until its window is painted; return milliseconds and the peak of memory in MB."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, str(home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    answer = json.loads(done.stdout)
    return (answer["painted"] - started) * 1_000, answer["peak"] / 1_024
