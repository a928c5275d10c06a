"""The editor of a country: the known ones by name, any other by its two letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from parteneriat_desktop.countries import COUNTRIES
from parteneriat_desktop.ui.editors.base import Editor
from parteneriat_desktop.ui.editors.choices import Choices

if TYPE_CHECKING:
    from parteneriat_desktop.errors import Sentence
    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context


class CountryEditor(Editor):
    """A list that can also be typed into; what is no name in the list is taken as an ISO code."""

    SHARE = 2

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__(declared, context)
        self.combo = Choices()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for code, known in COUNTRIES.items():
            self.combo.addItem(context.say(known.name), code)
        self.combo.setCurrentIndex(-1)
        self.combo.activated.connect(self._tell)
        line = self.combo.lineEdit()
        if line is not None:
            line.textEdited.connect(self.tell_edited)
            line.editingFinished.connect(self.tell_left)
        self.row.addWidget(self.combo, 1)

    def put(self, wire: Wire) -> None:
        """Show the name of a stored country, or its code where it is not in the list."""
        position = self.combo.findData(wire)
        self.combo.setCurrentIndex(position)
        if position < 0:
            self.combo.setEditText(str(wire or ""))

    def read(self) -> Wire | Sentence:
        """Return the code of a name in the list, else what was typed in capitals, or None."""
        return self._code()

    def typed(self) -> Wire:
        """Return the code that stands in the editor."""
        return self._code()

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        self.put(typed)

    def target(self) -> QWidget:
        """Return the list."""
        return self.combo

    def describe(self, name: str, description: str) -> None:
        """Name the list and the line inside it, which takes the focus."""
        super().describe(name, description)
        line = self.combo.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
            line.setAccessibleDescription(description)

    def _code(self) -> str | None:
        """Return the code of what stands in the list, whatever its capitals."""
        text = self.combo.currentText().strip()
        for position in range(self.combo.count()):
            if self.combo.itemText(position).casefold() == text.casefold():
                return str(self.combo.itemData(position))
        return text.upper() or None

    def _tell(self) -> None:
        """Tell that the person chose; a choice is also the end of it."""
        self.edited.emit()
        self.left.emit()
