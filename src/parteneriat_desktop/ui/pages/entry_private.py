"""The private part of an entry in the register: name, contact and scans of a sender, which stay here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.contribution import Contribution
from parteneriat_desktop.ui.editors.catalogue import editor_for
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.editors.base import Editor

PRIVATE = ("sender_name", "sender_contact", "scan")


class PrivatePart(QWidget):
    """Three editors under the row, shown by its lock button."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        self.editors: dict[str, Editor] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 2, 0, 2)
        outer.setSpacing(3)
        words = label(context.text(N_("Names and contacts never leave your institution.")), "small", wrap=True)
        outer.addWidget(icon_line("lock", context.palette.muted, words))
        row = QHBoxLayout()
        row.setSpacing(8)
        for name in PRIVATE:
            declared = Contribution.field(name)
            if declared is None:
                raise KeyError(name)
            words_of_field = context.text(declared.facts.label)
            editor = editor_for(declared, context)
            editor.describe(words_of_field, "")
            self.editors[name] = editor
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(label(words_of_field, "small"))
            column.addWidget(editor)
            row.addLayout(column, 1)
        outer.addLayout(row)
