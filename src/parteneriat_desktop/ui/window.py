"""The window from the outside: one function that shows it and returns when it is closed.

Rules of this module:

1. Qt's own words are loaded before the first widget is made; palette and style sheet once, and again
   only when the person or the system changes them.
2. Where there is no workspace yet, the first run asks who works here.
3. Whatever nobody handled ends in the one error dialog; the program goes on.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.paths import resources
from parteneriat_desktop.ui import qt_language, theme
from parteneriat_desktop.ui.chooser import DialogChooser
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.error_dialog import ErrorDialog
from parteneriat_desktop.ui.frame import Frame
from parteneriat_desktop.ui.tasks import Tasks
from parteneriat_desktop.ui.theme import Look, Scheme

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.paths import Paths

FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


class Window:
    """Holds application, workspace and frame, and builds the frame anew when look or language change."""

    def __init__(self, app: QApplication, workspace: Workspace, language: str) -> None:
        self._app = app
        self._workspace = workspace
        self._language = language
        self.frame: Frame | None = None
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show(self) -> Frame:
        """Build the frame for the present profile and show it."""
        profile = self._workspace.profile
        catalogue = Catalogue(profile.language or self._language)
        scheme = next((found for found in Scheme if found.value == profile.theme), Scheme.SYSTEM)
        look = Look(theme.chosen_palette(scheme, self._app))
        theme.apply(self._app, look)
        tasks = Tasks(self.show_failure)
        context = Context(self._workspace, catalogue, look, tasks, DialogChooser())
        context.rebuild.connect(self.rebuild, Qt.ConnectionType.QueuedConnection)
        before, self.frame = self.frame, Frame(context)
        context.chooser = DialogChooser(self.frame)
        if before is not None:
            self.frame.setGeometry(before.geometry())
        self.frame.show()
        if before is not None:
            before.close()
            before.deleteLater()
        return self.frame

    def rebuild(self) -> None:
        """Build the frame anew; drafts are kept in the workspace."""
        self.show()

    def show_failure(self, error: BaseException) -> None:
        """Show what nobody handled."""
        catalogue = Catalogue(self._workspace.profile.language or self._language)
        ErrorDialog(error, catalogue, self.frame).exec()

    def _follow_system(self) -> None:
        """Follow the system from light to dark, where the person left it to the system."""
        if self._workspace.profile.theme == Scheme.SYSTEM:
            self.rebuild()


def run_window(paths: Paths, clock: Clock, language: str, file: Path | None = None) -> int:
    """Show the window of a workspace, or first ask who works here; return the exit status.

    A file given at the start is shown as the preview of its import, never imported by itself.
    """
    app = _application(language)
    catalogue = Catalogue(language)
    try:
        workspace = _open(paths, clock, catalogue)
    except AppError as error:
        ErrorDialog(error, catalogue).exec()
        return error.status
    if workspace is None:
        return 0
    with workspace:
        window = Window(app, workspace, language)
        _catch(window)
        frame = window.show()
        if file is not None:
            frame.go(Place("send", preset={"file": str(file.absolute())}))
        return app.exec()


def _application(language: str) -> QApplication:
    """Make the application: scaling, fonts, Qt's own words, look."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        app = existing
    else:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(["parteneriat"])
    app.setApplicationName("Parteneriat")
    app.setStyle("Fusion")
    qt_language.load(app, language)
    if "Noto Sans" not in QFontDatabase.families() and sys.platform != "win32":
        for name in FONTS:
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
    theme.apply(app, Look(theme.chosen_palette(Scheme.SYSTEM, app)))
    return app


def _open(paths: Paths, clock: Clock, catalogue: Catalogue) -> Workspace | None:
    """Open the workspace; where there is none, make it; None when the person closed the question."""
    if paths.database.is_file():
        return Workspace.open(paths, clock)
    from parteneriat_desktop.ui.first_run import FirstRun  # noqa: PLC0415 - needed once in the life of a workspace

    dialog = FirstRun(paths, clock, catalogue, Look())
    dialog.exec()
    return dialog.workspace


def _catch(window: Window) -> None:
    """Let the error dialog show whatever nobody handled."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show it; leaving the program is no failure."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        window.show_failure(error)

    sys.excepthook = show
