"""With what a PDF is signed, and whether the signature is seen: asked in one dialog.

Rules of this module:

1. The key of the institution is chosen first; the certificate can be chosen only where one is in use.
2. Password or PIN are asked for only with the certificate, and forgotten with the dialog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.signing import SigningAnswer
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.ui.signing import SigningQuestion
    from parteneriat_desktop.ui.theme import Look

WIDTH = 480


class SignDialog(QDialog):
    """Asks how a PDF is signed."""

    def __init__(self, question: SigningQuestion, catalogue: Catalogue, look: Look, parent: QWidget | None) -> None:
        super().__init__(parent)
        text = catalogue.text
        self.setWindowTitle(text(N_("Sign the PDF")))
        self.setMinimumWidth(look.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(question.title, "card-title", wrap=True))
        self._add_signers(column, question, catalogue)
        self._add_look(column, question, catalogue)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(text(N_("Cancel")), look.palette, self.reject))
        self.sign = primary(text(N_("Sign")), look.palette, self.accept, icon_name="file-check")
        self.sign.setDefault(True)
        row.addWidget(self.sign)
        column.addLayout(row)

    def _add_signers(self, column: QVBoxLayout, question: SigningQuestion, catalogue: Catalogue) -> None:
        """Add the key and, where one is in use, the certificate."""
        text = catalogue.text
        self.key = QRadioButton(text(N_("With the key of the institution")))
        self.key.setChecked(True)
        column.addWidget(self.key)
        self.certificate = QRadioButton(
            catalogue.say(Sentence("With the certificate of {holder}", holder=question.holder))
        )
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setPlaceholderText(text(N_("Password or PIN of the certificate")))
        self.secret.setAccessibleName(self.secret.placeholderText())
        for widget in (self.certificate, self.secret):
            widget.setVisible(bool(question.holder))
            column.addWidget(widget)
        self.certificate.toggled.connect(self.secret.setEnabled)
        self.secret.setEnabled(False)

    def _add_look(self, column: QVBoxLayout, question: SigningQuestion, catalogue: Catalogue) -> None:
        """Add whether the signature is seen, and with which function."""
        text = catalogue.text
        self.visible = QCheckBox(text(N_("Show the signature in its place on the page")))
        self.visible.setChecked(True)
        column.addWidget(self.visible)
        self.function = QLineEdit(question.function)
        self.function.setAccessibleName(text(N_("Function that is shown")))
        column.addWidget(label(text(N_("Function that is shown")), "small"))
        column.addWidget(self.function)
        self.visible.toggled.connect(self.function.setEnabled)

    def answer(self) -> SigningAnswer:
        """Return what was chosen."""
        chosen = self.certificate.isChecked()
        secret = self.secret.text() if chosen else None
        return SigningAnswer(chosen, secret, self.visible.isChecked(), self.function.text().strip())
