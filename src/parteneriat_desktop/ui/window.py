"""The window of an open workspace: its frame, built anew when look or language change.

Palette and style sheet are applied once, and again only when the person or the system changes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from parteneriat_desktop.actions import backup
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.ui import theme
from parteneriat_desktop.ui.chooser import DialogChooser
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.error_dialog import ErrorDialog
from parteneriat_desktop.ui.frame import Frame
from parteneriat_desktop.ui.tasks import Tasks
from parteneriat_desktop.ui.theme import Look, Scheme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget


FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


class Window:
    """Holds application, workspace and frame, and builds the frame anew when look or language change."""

    def __init__(self, app: QApplication, workspace: Workspace, language: str) -> None:
        self._app = app
        self.workspace = workspace
        self._language = language
        self.frame: Frame | None = None
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show(self, file: Path | None = None, instead: QWidget | None = None) -> Frame:
        """Build the frame for the present profile and show it in the place of another window, if any.

        A file is shown as the preview of its import.
        """
        profile = self.workspace.profile
        catalogue = Catalogue(profile.language or self._language)
        scheme = next((found for found in Scheme if found.value == profile.theme), Scheme.SYSTEM)
        look = Look(theme.chosen_palette(scheme, self._app), theme.chosen_scale(profile.text_size))
        theme.apply(self._app, look)
        tasks = Tasks(self.show_failure)
        context = Context(self.workspace, catalogue, look, tasks, DialogChooser())
        context.rebuild.connect(self.rebuild, Qt.ConnectionType.QueuedConnection)
        context.restore.connect(self.restore, Qt.ConnectionType.QueuedConnection)
        before, self.frame = self.frame, Frame(context)
        context.chooser = DialogChooser(self.frame)
        if before is not None:
            self.frame.setGeometry(before.geometry())
        if file is not None:
            self.frame.go(Place("send", preset={"file": str(file.absolute())}))
        if instead is not None:
            self.frame.setGeometry(instead.geometry())
            instead.close()
            instead.deleteLater()
        self.frame.show()
        if before is not None:
            before.close()
            before.deleteLater()
        return self.frame

    def rebuild(self) -> None:
        """Build the frame anew; drafts are kept in the workspace."""
        self.show()

    def restore(self, file: Path) -> None:
        """Close the workspace, put a backup in its place and open it again; a refused one changes nothing."""
        frame, paths, clock = self.frame, self.workspace.paths, self.workspace.clock
        if frame is not None:
            frame.current().leave()
            frame.context.tasks.close()
        self.workspace.close()
        refused: AppError | None = None
        try:
            backup.restore(paths, clock, file)
        except AppError as error:
            refused = error
        self.workspace = Workspace.open(paths, clock)
        self.frame = None
        again = self.show()
        if frame is not None:
            again.setGeometry(frame.geometry())
            frame.hide()
            frame.deleteLater()
        again.go(Place("settings", field="backup", preset={"restored": "" if refused else file.name}))
        if refused is not None:
            self.show_failure(refused)

    def show_failure(self, error: BaseException) -> None:
        """Show what nobody handled."""
        catalogue = Catalogue(self.workspace.profile.language or self._language)
        ErrorDialog(error, catalogue, self.frame).exec()

    def _follow_system(self) -> None:
        """Follow the system from light to dark, where the person left it to the system."""
        if self.workspace.profile.theme == Scheme.SYSTEM:
            self.rebuild()
