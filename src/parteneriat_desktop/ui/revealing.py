"""Show a file selected in its folder, as each system does it; where that is impossible, open the folder."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path

#: The file managers of Linux desktops answer to this name (freedesktop.org).
MANAGER = "org.freedesktop.FileManager1"


def command(platform: str, file: Path) -> tuple[str, list[str]]:
    """Return the program and its arguments that show a file selected in its folder."""
    if platform == "win32":
        # Two arguments: Explorer does not understand the path where it is quoted together with the switch.
        return "explorer", ["/select,", str(file)]
    if platform == "darwin":
        return "open", ["-R", str(file)]
    url = QUrl.fromLocalFile(str(file)).toString(QUrl.ComponentFormattingOption.FullyEncoded).replace(",", "%2C")
    return "dbus-send", [
        "--session",
        "--print-reply",
        f"--dest={MANAGER}",
        "--type=method_call",
        "/org/freedesktop/FileManager1",
        f"{MANAGER}.ShowItems",
        f"array:string:{url}",
        "string:",
    ]


class Revealer(QObject):
    """Runs the command of this system and opens the folder where it fails; Explorer always says that it failed."""

    def __init__(self, file: Path, platform: str = sys.platform, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = file.parent
        self._heeds = platform != "win32"
        self.opened = False
        self._process = QProcess(self)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        program, arguments = command(platform, file)
        self._process.start(program, arguments)

    def _finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        """Open the folder where the file could not be shown."""
        if code != 0 and self._heeds:
            self._open()

    def _failed(self, _error: QProcess.ProcessError) -> None:
        """Open the folder where the program itself is missing."""
        self._open()

    def _open(self) -> None:
        """Open the folder itself, once."""
        if not self.opened:
            self.opened = True
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
