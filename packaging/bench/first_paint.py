"""A program of its own: opens a window, tells when it was first painted and when it could be used, and its memory.

Usage: ``python first_paint.py empty`` or ``python first_paint.py ours HOME``. The answer is one JSON line with the
moments on the machine's steady clock at which the first window and the frame with its first page were painted, and
the peak of memory in kilobytes at the second of them. An empty window is ready at its first paint.
"""

from __future__ import annotations

import builtins
import json
import os
import sys
import time
from pathlib import Path

plain = builtins.__import__
from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402 - the program takes Qt's import hook out, so do we
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget  # noqa: E402 - as above

builtins.__import__ = plain

#: The class of the window that can be used: an empty one at once, ours when its frame has come.
READY = {"empty": "QMainWindow", "ours": "Frame"}


class Stopwatch(QObject):
    """Sees every event of the application; notes the first paint of a window and stops at that of the ready one."""

    def __init__(self, ready: str) -> None:
        super().__init__()
        self._ready = ready
        self._painted = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt's own."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            self._painted = self._painted or time.monotonic()
            if watched.metaObject().className() == self._ready:
                QTimer.singleShot(0, self._stop)
        return False

    def _stop(self) -> None:
        """Answer and end at once; how long an orderly end takes is not asked."""
        status = Path("/proc/self/status").read_text(encoding="ascii")
        peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
        print(json.dumps({"painted": self._painted, "ready": time.monotonic(), "peak": peak}), flush=True)
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


stopwatch = Stopwatch(READY[sys.argv[1]])
if sys.argv[1] == "ours":
    open_ours(sys.argv[2])
else:
    open_empty()
