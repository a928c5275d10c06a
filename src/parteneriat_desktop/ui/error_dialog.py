"""The one dialog for what went wrong and was not handled where it happened.

It shows a sentence and advice; the technical details are copied, never shown first. Whatever is
no ``AppError`` is a fault of the program and says so, together with the promise that what was
typed is kept.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget  # noqa: TID251 - this is the one error dialog

from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue

FAULT = Sentence("The program made a mistake and could not finish this step.")
FAULT_ADVICE = Sentence(
    "What you typed is kept as a draft. Copy the details and send them to whoever looks after the program."
)


def words_of(error: BaseException) -> tuple[Sentence, Sentence]:
    """Return the sentence and the advice of a failure."""
    if isinstance(error, AppError):
        return error.sentence, error.advice
    return FAULT, FAULT_ADVICE


def details_of(error: BaseException) -> str:
    """Return what a developer needs: code or traceback."""
    code = f"{error.code}\n" if isinstance(error, AppError) else ""
    return code + "".join(traceback.format_exception(error))


class ErrorDialog(QMessageBox):
    """A failure in one sentence, with advice and a way to copy the details."""

    def __init__(self, error: BaseException, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sentence, advice = words_of(error)
        self._details = details_of(error)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(catalogue.text(N_("This did not work")))
        self.setText(catalogue.say(sentence))
        self.setInformativeText(catalogue.say(advice))
        self.addButton(QMessageBox.StandardButton.Ok)
        copy = QPushButton(catalogue.text(N_("Copy the details")), self)
        self.addButton(copy, QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(self.copy_details)

    def copy_details(self) -> None:
        """Put the details on the clipboard; the dialog stays open."""
        QGuiApplication.clipboard().setText(self._details)
