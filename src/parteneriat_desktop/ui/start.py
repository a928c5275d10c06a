"""From the command to the window: something is painted at once, everything else comes after.

Rules of this module:

1. Before the first paint only Qt, the catalogue and the look are loaded. Database, records and pages
   are loaded by a worker thread afterwards, while the window's outline says so.
2. Qt's own words are loaded before the first widget is made.
3. Where there is no workspace yet, the first run asks who works here. A file given at the start is
   shown as the preview of its import, never imported by itself. A workspace that was just made asks for the
   recovery sheet of its key first.
4. Whatever nobody handled ends in the one error dialog; the program goes on.
5. Where the database is damaged the person is asked whether the newest good backup takes its place;
   everything sent and received since is then taken in again. Nothing is replaced unasked.
6. At the end of the program the database is backed up.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.paths import resources
from parteneriat_desktop.ui import qt_language, theme
from parteneriat_desktop.ui.chooser import DialogChooser
from parteneriat_desktop.ui.error_dialog import ErrorDialog
from parteneriat_desktop.ui.opening import Opening
from parteneriat_desktop.ui.tasks import Progress, Tasks
from parteneriat_desktop.ui.theme import Look, Scheme

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.actions.mending import Good, Recovered
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.paths import Paths
    from parteneriat_desktop.ui.context import Chooser
    from parteneriat_desktop.ui.window import Window

FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


class Start(QObject):
    """Loads everything behind the first painted outline and puts the window in its place."""

    def __init__(self, app: QApplication, paths: Paths, clock: Clock, language: str, file: Path | None) -> None:
        super().__init__()
        self._app, self._paths, self._clock, self._language, self._file = app, paths, clock, language, file
        self._catalogue = Catalogue(language)
        self._tasks = Tasks(self._refuse)
        self.chooser: Chooser = DialogChooser()
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
            from parteneriat_desktop.ui.upkeep import end_work  # noqa: PLC0415 - loaded since the workspace was opened

            end_work(opened)

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
            from parteneriat_desktop.ui.upkeep import open_workspace  # noqa: PLC0415 - after the paint
            from parteneriat_desktop.ui.window import Window  # noqa: PLC0415 - as above

            return Window, open_workspace(paths, clock)

        self._tasks.start(work, lambda loaded: self._go_on(*loaded))

    def _mend(self, good: Good) -> None:
        """Put a backup in place of the damaged database and take in again what was sent and received."""
        from parteneriat_desktop.ui.upkeep import mend  # noqa: PLC0415 - after the paint
        from parteneriat_desktop.ui.window import Window  # noqa: PLC0415 - as above

        paths, clock = self._paths, self._clock

        def work(_report: Progress) -> tuple[type[Window], Workspace, Recovered]:
            """Do it off the window's thread, which alone may let go of what belongs to the window."""
            return Window, *mend(paths, clock, good)

        self._tasks.start(work, lambda mended: self._go_on(*mended))

    def _go_on(self, made_by: type[Window], workspace: Workspace | None, recovered: Recovered | None = None) -> None:
        """Show the window of the workspace; where there is none, ask who works here; say what was recovered."""
        founded = workspace is None
        if workspace is None:
            from parteneriat_desktop.ui.first_run import FirstRun  # noqa: PLC0415 - needed once in a workspace's life

            dialog = FirstRun(self._paths, self._clock, self._catalogue, Look())
            dialog.exec()
            workspace = dialog.workspace
        self.workspace = workspace
        if workspace is None:
            self._leave(0)
            return
        from parteneriat_desktop.ui.upkeep import try_backup  # noqa: PLC0415 - after the paint

        self.window = made_by(self._app, workspace, self._language)
        frame = self.window.show(self._file, instead=self.opening)
        if recovered is not None:
            words = "\n".join(frame.context.say(sentence) for sentence in recovered.sentences)
            frame.context.go("settings", field="backup", told=words)
        elif founded:
            frame.context.go("settings", field="key")
        try_backup(frame)
        self._app.setQuitOnLastWindowClosed(True)

    def _refuse(self, error: Exception) -> None:
        """Ask whether a backup is to heal the workspace; else say why it cannot be opened, and end."""
        from parteneriat_desktop.ui.upkeep import healing  # noqa: PLC0415 - after the paint

        good = healing(self._paths, error)
        if good is not None and self._agrees(good):
            self._mend(good)
            return
        self.show_failure(error)
        self._leave(error.status if isinstance(error, AppError) else AppError.status)

    def _agrees(self, good: Good) -> bool:
        """Ask whether the newest good backup is to take the place of the damaged database."""
        text, say = self._catalogue.text, self._catalogue.say
        question = Sentence(
            "The database is damaged. The newest good backup is of {moment}. It takes the place of the database, and "
            "what was sent and received since is taken in again. The damaged database is kept in the folder “backups”.",
            moment=formatting.show_moment(good.moment.astimezone(), self._catalogue),
        )
        return self.chooser.confirm(text(N_("The database is damaged")), say(question), text(N_("Restore")))

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
