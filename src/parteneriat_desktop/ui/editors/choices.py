"""Editors of answers: yes, no or not known; one of several; several of several.

A value that only a newer version knows is kept and shown as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.editors.base import Editor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent

    from parteneriat_desktop.errors import Sentence
    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.records.values import Choice, Wire
    from parteneriat_desktop.ui.context import Context

#: Longest label that still lets answers stand in two columns.
TWO_COLUMNS = 22


class Choices(QComboBox):
    """A list that the wheel does not change in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setMaxVisibleItems(16)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's own."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ListEditor(Editor):
    """One answer out of a list, the first being "not known"."""

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__(declared, context)
        self.combo = Choices()
        self.combo.addItem(DASH, None)
        for words, wire in self.answers():
            self.combo.addItem(words, wire)
        self.combo.activated.connect(self._tell)
        self.row.addWidget(self.combo, 1)

    def answers(self) -> Sequence[tuple[str, Wire]]:
        """Return what can be answered: words and wire value."""
        raise NotImplementedError

    def put(self, wire: Wire) -> None:
        """Show a stored value, also one that only a newer version knows."""
        position = next((at for at in range(self.combo.count()) if self.combo.itemData(at) == wire), -1)
        if position < 0:
            self.combo.addItem(str(wire), wire)
            position = self.combo.count() - 1
        self.combo.setCurrentIndex(position)

    def read(self) -> Wire | Sentence:
        """Return the chosen value."""
        return cast("Wire", self.combo.currentData())

    def typed(self) -> Wire:
        """Return the chosen value."""
        return cast("Wire", self.combo.currentData())

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        self.put(typed)

    def target(self) -> QWidget:
        """Return the list."""
        return self.combo

    def _tell(self) -> None:
        """Tell that the person chose; a choice is also the end of it."""
        self.edited.emit()
        self.left.emit()


class BoolEditor(ListEditor):
    """Yes, no, or not known."""

    SHARE = 2

    def answers(self) -> Sequence[tuple[str, Wire]]:
        """Return yes and no."""
        return [(self.context.text(N_("yes")), True), (self.context.text(N_("no")), False)]


class ChoiceEditor(ListEditor):
    """A member of an enumeration."""

    def answers(self) -> Sequence[tuple[str, Wire]]:
        """Return the members in their order."""
        members = cast("type[Choice]", self.declared.kind)
        return [(self.context.catalogue.label(member), member.value) for member in members]


class ChoicesEditor(Editor):
    """Several members of an enumeration, each with a box to tick."""

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__(declared, context)
        self.boxes: dict[str, QCheckBox] = {}
        self._unknown: list[Wire] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        members = list(cast("type[Choice]", declared.kind))
        words = [context.catalogue.label(member) for member in members]
        columns = 2 if max((len(text) for text in words), default=0) <= TWO_COLUMNS else 1
        for position, (member, text) in enumerate(zip(members, words, strict=True)):
            box = QCheckBox(text)
            box.toggled.connect(self.tell_edited)
            self.boxes[member.value] = box
            grid.addWidget(box, position // columns, position % columns)
        self.row.addLayout(grid, 1)

    def put(self, wire: Wire) -> None:
        """Tick the stored members and keep unknown ones."""
        stored = wire if isinstance(wire, list) else []
        self._unknown = [item for item in stored if item not in self.boxes]
        for value, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(value in stored)

    def read(self) -> Wire | Sentence:
        """Return the ticked members, or None."""
        ticked: list[Wire] = [value for value, box in self.boxes.items() if box.isChecked()]
        return [*ticked, *self._unknown] or None

    def typed(self) -> Wire:
        """Return the ticked members."""
        return cast("Wire", self.read())

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        self.put(typed)

    def target(self) -> QWidget:
        """Return the first box."""
        return next(iter(self.boxes.values()))

    def describe(self, name: str, description: str) -> None:
        """Name each box after the field and itself."""
        for box in self.boxes.values():
            box.setAccessibleName(f"{name}: {box.text()}")
            box.setAccessibleDescription(description)

    def mark(self, *, invalid: bool) -> None:
        """Leave the boxes as they are; the message says it."""

    def lock(self, *, locked: bool) -> None:
        """Let the boxes be read only."""
        for box in self.boxes.values():
            box.setEnabled(not locked)

    def needs_row(self) -> bool:
        """Say that boxes need the whole width."""
        return True
