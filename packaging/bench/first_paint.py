"""A program of its own: opens a window, tells at its first paint when that was and how much memory it took, and ends.

Usage: ``python first_paint.py empty`` or ``python first_paint.py ours HOME``. The answer is one JSON line with the
moment on the machine's steady clock and the peak of memory in kilobytes.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

if sys.argv[1] == "ours":
    # The program does the same: Qt's import hook slows every import that comes later.
    import parteneriat_desktop.store.store  # noqa: F401 - for its order alone

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class Stopwatch(QObject):
    """Sees every event of the application and stops at the first paint of a window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt's own."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            QTimer.singleShot(0, stop)
        return False


def stop() -> None:
    """Answer and end at once; how long an orderly end takes is not asked."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"painted": time.monotonic(), "peak": peak}), flush=True)
    os._exit(0)


def open_empty() -> None:
    """Open an empty window of the same size."""
    application = QApplication(["empty"])
    application.installEventFilter(stopwatch)
    window = QMainWindow()
    window.resize(1180, 760)
    window.show()
    application.exec()


def open_ours(home: str) -> None:
    """Open the program's window as ``parteneriat`` does."""
    from parteneriat_desktop.app import main  # noqa: PLC0415 - not for the empty window

    run = QApplication.exec

    def watched(*_: object) -> int:
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(stopwatch)
        return run()

    QApplication.exec = watched  # type: ignore[method-assign]  # the program makes its application itself
    main(["--home", home], os.environ)


stopwatch = Stopwatch()
if sys.argv[1] == "ours":
    open_ours(sys.argv[2])
else:
    open_empty()
