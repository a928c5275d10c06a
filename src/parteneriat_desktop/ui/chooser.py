"""The dialogs for files, folders and passphrases: the system's own, behind one interface."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,  # noqa: TID251 - the one question, asked before what cannot be taken back in place
)

from parteneriat_desktop.ui.revealing import Revealer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.ui.erasure import ErasureAnswer, ErasureQuestion
    from parteneriat_desktop.ui.signing import SigningAnswer, SigningQuestion
    from parteneriat_desktop.ui.theme import Look


class DialogChooser:
    """Asks through dialogs; what was chosen last is where the next dialog begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent
        self._folder = str(Path.home())

    def open_file(self, title: str, kinds: str) -> Path | None:
        """Return a file to read, or None."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, self._folder, kinds)
        return self._remembered(name)

    def open_files(self, title: str, kinds: str) -> list[Path]:
        """Return files to read."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, self._folder, kinds)
        return [path for name in names if (path := self._remembered(name)) is not None]

    def save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return a file to write, or None."""
        name, _ = QFileDialog.getSaveFileName(self._parent, title, str(Path(self._folder) / suggested), kinds)
        return self._remembered(name)

    def folder(self, title: str) -> Path | None:
        """Return a folder, or None."""
        name = QFileDialog.getExistingDirectory(self._parent, title, self._folder)
        if not name:
            return None
        self._folder = name
        return Path(name)

    def passphrase(self, title: str, question: str) -> str | None:
        """Return what was typed, or None; it can be pasted."""
        typed, given = QInputDialog.getText(self._parent, title, question, QLineEdit.EchoMode.Password)
        return typed if given else None

    def confirm(self, title: str, question: str, yes: str) -> bool:
        """Say whether the button that does it was pressed; Enter alone changes nothing."""
        box = QMessageBox(QMessageBox.Icon.Question, title, question, QMessageBox.StandardButton.Cancel, self._parent)
        wanted = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is wanted

    def erasure(self, question: ErasureQuestion, catalogue: Catalogue, look: Look) -> ErasureAnswer | None:
        """Return what is to be erased of a record, or None; Enter and Esc erase nothing."""
        from parteneriat_desktop.ui.erase_dialog import EraseDialog  # noqa: PLC0415 - rarely asked

        dialog = EraseDialog(question, catalogue, look, self._parent)
        return dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def signing(self, question: SigningQuestion, catalogue: Catalogue, look: Look) -> SigningAnswer | None:
        """Return how a PDF is to be signed, or None."""
        from parteneriat_desktop.ui.sign_dialog import SignDialog  # noqa: PLC0415 - rarely asked

        dialog = SignDialog(question, catalogue, look, self._parent)
        return dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def show_file(self, path: Path) -> bool:
        """Open a file or folder with the system's own program; say whether there is one."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def show_in_folder(self, path: Path) -> None:
        """Show a file selected in its folder."""
        self._revealer = Revealer(path)

    def _remembered(self, name: str) -> Path | None:
        """Remember the folder of a chosen file."""
        if not name:
            return None
        self._folder = str(Path(name).parent)
        return Path(name)
