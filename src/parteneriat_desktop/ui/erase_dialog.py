"""The question before personal data are erased: one of the few dialogs, because it cannot be taken back.

Rules of this module:

1. It says in plain words what is erased, where, and what stays. Private fields are always erased; shared
   ones only where their box is ticked.
2. Enter and Esc erase nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.erasure import ErasureAnswer
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.ui.erasure import ErasureQuestion
    from parteneriat_desktop.ui.theme import Look

WIDTH = 520


class EraseDialog(QDialog):
    """Asks what is to be erased of a record."""

    def __init__(self, question: ErasureQuestion, catalogue: Catalogue, look: Look, parent: QWidget | None) -> None:
        super().__init__(parent)
        text = catalogue.text
        self.setWindowTitle(text(N_("Erase personal data")))
        self.setMinimumWidth(look.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(question.title, "card-title", wrap=True))
        words = N_(
            "What is erased is gone for good, in every earlier version of this record, on this computer and, with the "
            "next package, at everybody who got it. This cannot be taken back."
        )
        column.addWidget(label(text(words), wrap=True))
        if question.private:
            column.addWidget(label(text(N_("Always erased:")), "strong"))
            column.addWidget(label(", ".join(question.private), wrap=True))
        self.boxes = {name: QCheckBox(words) for name, words in question.shared.items()}
        if self.boxes:
            column.addWidget(label(text(N_("Also erase, if there are names or addresses in it:")), "strong"))
        for box in self.boxes.values():
            column.addWidget(box)
        column.addWidget(label(text(N_("Backups on this computer still hold it.")), "strong"))
        self.purge = QCheckBox(text(N_("Delete the older backups and make a new one")))
        self.purge.setChecked(True)
        column.addWidget(self.purge)
        row = QHBoxLayout()
        row.addStretch(1)
        keep = button(text(N_("Cancel")), look.palette, self.reject)
        self.erase = button(text(N_("Erase for good")), look.palette, self.accept, icon_name="trash-2")
        self.erase.setAutoDefault(False)
        keep.setDefault(True)
        for made in (self.erase, keep):
            row.addWidget(made)
        column.addLayout(row)

    def answer(self) -> ErasureAnswer:
        """Return what was chosen."""
        fields = tuple(name for name, box in self.boxes.items() if box.isChecked())
        return ErasureAnswer(fields, self.purge.isChecked())
