"""From the command to the window: something is painted at once, everything else comes after.

Rules of this module:

1. Before the first paint only Qt, the catalogue and the look are loaded. Database, records and pages
   are loaded by a worker thread afterwards, while the window's outline says so.
2. Qt's own words are loaded before the first widget is made.
3. Where there is no workspace yet, the first run asks who works here. A file given at the start is
   shown as the preview of its import, never imported by itself.
4. Whatever nobody handled ends in the one error dialog; the program goes on.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from parteneriat_desktop.errors import AppError
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.paths import resources
from parteneriat_desktop.ui import qt_language, theme
from parteneriat_desktop.ui.error_dialog import ErrorDialog
from parteneriat_desktop.ui.opening import Opening
from parteneriat_desktop.ui.tasks import Progress, Tasks
from parteneriat_desktop.ui.theme import Look, Scheme

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.paths import Paths
    from parteneriat_desktop.ui.window import Window

FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


class Start(QObject):
    """Loads everything behind the first painted outline and puts the window in its place."""

    def __init__(self, app: QApplication, paths: Paths, clock: Clock, language: str, file: Path | None) -> None:
        super().__init__()
        self._app, self._paths, self._clock, self._language, self._file = app, paths, clock, language, file
        self._catalogue = Catalogue(language)
        self._tasks = Tasks(self._refuse)
        self.workspace: Workspace | None = None
        self.window: Window | None = None
        look = Look(theme.chosen_palette(Scheme.SYSTEM, app))
        theme.apply(app, look)
        self.opening = Opening(self._catalogue, look)
        self.opening.painted.connect(lambda: QTimer.singleShot(0, self._load))
        app.setQuitOnLastWindowClosed(False)
        self.opening.show()

    def close(self) -> None:
        """Close what was opened, at the end of the program."""
        self._tasks.close()
        opened = self.workspace if self.window is None else self.window.workspace
        if opened is not None:
            opened.close()

    def show_failure(self, error: BaseException) -> None:
        """Show what nobody handled."""
        if self.window is not None:
            self.window.show_failure(error)
        else:
            ErrorDialog(error, self._catalogue, self.opening).exec()

    def _load(self) -> None:
        """Load the rest of the program and open the workspace, off the window's thread."""
        paths, clock = self._paths, self._clock

        def work(_report: Progress) -> tuple[type[Window], Workspace | None]:
            from parteneriat_desktop.actions.workspace import Workspace as Opened  # noqa: PLC0415 - after the paint
            from parteneriat_desktop.ui.window import Window  # noqa: PLC0415 - as above

            return Window, Opened.open(paths, clock) if paths.database.is_file() else None

        self._tasks.start(work, lambda loaded: self._go_on(*loaded))

    def _go_on(self, made_by: type[Window], workspace: Workspace | None) -> None:
        """Show the window of the workspace; where there is none, ask who works here."""
        if workspace is None:
            from parteneriat_desktop.ui.first_run import FirstRun  # noqa: PLC0415 - needed once in a workspace's life

            dialog = FirstRun(self._paths, self._clock, self._catalogue, Look())
            dialog.exec()
            workspace = dialog.workspace
        self.workspace = workspace
        if workspace is None:
            self._leave(0)
            return
        self.window = made_by(self._app, workspace, self._language)
        self.window.show(self._file, instead=self.opening)
        self._app.setQuitOnLastWindowClosed(True)

    def _refuse(self, error: Exception) -> None:
        """Say why the workspace cannot be opened, and end."""
        self.show_failure(error)
        self._leave(error.status if isinstance(error, AppError) else AppError.status)

    def _leave(self, status: int) -> None:
        """End the program."""
        self.opening.close()
        self._app.exit(status)


def run_window(paths: Paths, clock: Clock, language: str, file: Path | None = None) -> int:
    """Show the window of a workspace, or first ask who works here; return the exit status."""
    app = application(language)
    start = Start(app, paths, clock, language, file)
    catch(start)
    try:
        return app.exec()
    finally:
        start.close()


def application(language: str) -> QApplication:
    """Make the application: scaling, fonts, Qt's own words."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(["parteneriat"])
    app.setApplicationName("Parteneriat")
    app.setStyle("Fusion")
    qt_language.load(app, language)
    if "Noto Sans" not in QFontDatabase.families() and sys.platform != "win32":
        for name in FONTS:
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
    return app


def catch(start: Start) -> None:
    """Let the error dialog show whatever nobody handled."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show it; leaving the program is no failure."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        start.show_failure(error)

    sys.excepthook = show
