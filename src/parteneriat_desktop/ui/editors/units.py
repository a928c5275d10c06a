"""Editors of units of administration: typed without diacritics, always shown with their county."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.editors.base import Editor
from parteneriat_desktop.ui.editors.picking import MOST_FOUND, PickEditor
from parteneriat_desktop.ui.widgets.buttons import square
from parteneriat_desktop.ui.widgets.cards import clear_layout
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.countries.units import Unit
    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context


def unit_words(unit: Unit) -> str:
    """Return how a unit is shown: name, county letters and code."""
    return f"{unit.name}, {unit.county_code} ({unit.code})"


def find_units(country: Country, text: str) -> Sequence[tuple[str, str]]:
    """Find units by the beginning of name, county or code."""
    return [(unit.code, unit_words(unit)) for unit in country.search_units(text, MOST_FOUND)]


def name_unit(country: Country, code: str) -> str:
    """Return the words of a unit, the code itself where the register does not know it."""
    unit = country.unit(code)
    return unit_words(unit) if unit is not None else code


class UnitEditor(PickEditor):
    """One unit; where a country ships no register, its code is typed."""

    def __init__(self, declared: Field, context: Context) -> None:
        country = context.workspace.country
        super().__init__(
            declared, context, lambda text: find_units(country, text), lambda code: name_unit(country, code)
        )
        self.line.setPlaceholderText(context.text(N_("Type the name of the place")))

    def read(self) -> Wire | Sentence:
        """Return the code of the unit; a code of another country is given to the record's own check."""
        wire = super().read()
        text = self.line.text().strip()
        return text if isinstance(wire, Sentence) and text.isdigit() else wire


class UnitsEditor(Editor):
    """Several units: each on a line of its own, and a line to add one."""

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__(declared, context)
        self._codes: list[str] = []
        self.picker = UnitEditor(declared, context)
        self.picker.left.connect(self._add)
        self.picker.edited.connect(self.tell_edited)
        frame = QFrame()
        frame.setProperty("look", "clear")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.picker)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        self.row.addWidget(frame, 1)

    def put(self, wire: Wire) -> None:
        """Show the stored units."""
        self._codes = [str(item) for item in wire] if isinstance(wire, list) else []
        self.picker.put(None)
        self._show()

    def read(self) -> Wire | Sentence:
        """Return the codes, or the sentence that refuses what stands in the line."""
        left = self.picker.read()
        if isinstance(left, Sentence):
            return left
        extra = [left] if isinstance(left, str) and left not in self._codes else []
        return [*self._codes, *extra] or None

    def typed(self) -> Wire:
        """Return the codes and what stands in the line."""
        return {"codes": [*self._codes], "line": self.picker.typed()}

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        if isinstance(typed, dict):
            self.put(typed.get("codes"))
            self.picker.retype(typed.get("line"))

    def target(self) -> QWidget:
        """Return the line to add one."""
        return self.picker.target()

    def lock(self, *, locked: bool) -> None:
        """Let the units be read only."""
        self.picker.lock(locked=locked)

    def needs_row(self) -> bool:
        """Say that a list needs the whole width."""
        return True

    def _add(self) -> None:
        """Move a picked unit from the line to the list."""
        code = self.picker.read()
        if isinstance(code, str):
            if code not in self._codes:
                self._codes.append(code)
            self.picker.put(None)
            self._show()
            self.edited.emit()

    def _drop(self, code: str) -> None:
        """Take a unit away."""
        self._codes.remove(code)
        self._show()
        self.edited.emit()
        self.target().setFocus()

    def _show(self) -> None:
        """Show the units, each with a button that takes it away."""
        clear_layout(self._list)
        for code in self._codes:
            words = name_unit(self.context.workspace.country, code)
            row = QHBoxLayout()
            row.addWidget(label(words))
            name = self.context.say(Sentence("Take {unit} away", unit=words))
            row.addWidget(square("x", name, self.context.palette, partial(self._drop, code)))
            row.addStretch(1)
            self._list.addLayout(row)
