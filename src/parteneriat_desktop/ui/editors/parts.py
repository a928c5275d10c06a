"""Editors of groups of values inside a record: one group, or a small table of them with a row form.

A row is read when the record is saved; a row that is refused is named by its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.editors.base import Editor
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.records.fields import Field, Part
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context

    EditorMaker = Callable[[Field, Context], Editor]

#: Most columns of the small table.
COLUMNS = 4
#: Fields that share one row of the form.
BESIDE = 2


class PartEditor(Editor):
    """One group of values, its fields below one another."""

    def __init__(self, declared: Field, context: Context, make: EditorMaker) -> None:
        super().__init__(declared, context)
        part = cast("type[Part]", declared.kind)
        self.editors = {field.name: make(field, context) for field in part.fields()}
        self._names: dict[str, str] = {}
        frame = QFrame()
        frame.setProperty("look", "clear")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row: QHBoxLayout | None = None
        for field in part.fields():
            editor = self.editors[field.name]
            name = context.text(field.facts.label) + (" *" if field.required else "")
            self._names[field.name] = name
            if row is None or row.count() == BESIDE or editor.needs_row():
                row = QHBoxLayout()
                row.setSpacing(12)
                column.addLayout(row)
            row.addWidget(_labelled(name, editor), editor.SHARE)
            row = None if editor.needs_row() else row
            editor.edited.connect(self.tell_edited)
        self.row.addWidget(frame, 1)

    def put(self, wire: Wire) -> None:
        """Show a stored group."""
        values = wire if isinstance(wire, dict) else {}
        for name, editor in self.editors.items():
            editor.put(values.get(name))

    def read(self) -> Wire | Sentence:
        """Return the group, None when all of it is empty, or the sentence that refuses a value."""
        values: dict[str, Wire] = {}
        for name, editor in self.editors.items():
            value = editor.read()
            if isinstance(value, Sentence):
                return Sentence("{label}: {problem}", label=self._names[name], problem=value)
            if value is not None:
                values[name] = value
        return values or None

    def typed(self) -> Wire:
        """Return what stands in the fields."""
        return {name: editor.typed() for name, editor in self.editors.items()}

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        if isinstance(typed, dict):
            for name, editor in self.editors.items():
                editor.retype(typed.get(name))

    def target(self) -> QWidget:
        """Return the first field."""
        return next(iter(self.editors.values())).target()

    def describe(self, name: str, description: str) -> None:
        """Name each field after the group and itself."""
        for inner, editor in self.editors.items():
            editor.describe(f"{name}: {self._names[inner]}", description)

    def mark(self, *, invalid: bool) -> None:
        """Leave the fields as they are; the message names the one at fault."""

    def lock(self, *, locked: bool) -> None:
        """Let the fields be read only."""
        for editor in self.editors.values():
            editor.lock(locked=locked)

    def needs_row(self) -> bool:
        """Say that a group needs the whole width."""
        return True


class PartsEditor(Editor):
    """A list of groups: a small table, and below it the form of the chosen row."""

    def __init__(self, declared: Field, context: Context, make: EditorMaker) -> None:
        super().__init__(declared, context)
        self._rows: list[Wire] = []
        self._chosen = -1
        part = cast("type[Part]", declared.kind)
        self._shown = part.fields()[:COLUMNS]
        columns = [Column(context.text(field.facts.label)) for field in self._shown]
        self.table = TableView(TableModel(columns, FixedRows([])), context.text(declared.facts.label), context.look)
        self.table.setProperty("look", "framed")
        self.table.chosen.connect(self._choose)
        self.form = PartEditor(declared, context, make)
        self.form.edited.connect(self._take)
        palette = context.palette
        self.add = button(context.text(N_("Add a row")), palette, self.add_row, icon_name="plus", look="small")
        self.drop = button(
            context.text(N_("Take the row away")), palette, self.drop_row, icon_name="trash-2", look="small"
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.table)
        column.addLayout(buttons)
        column.addWidget(self.form)
        self.row.addLayout(column, 1)
        self._fill()

    def put(self, wire: Wire) -> None:
        """Show the stored rows."""
        self._rows = list(wire) if isinstance(wire, list) else []
        self._chosen = -1
        self._fill()

    def read(self) -> Wire | Sentence:
        """Return the rows that are not empty, or the sentence that refuses one."""
        if self._chosen >= 0:
            value = self.form.read()
            if isinstance(value, Sentence):
                return Sentence("Row {number}: {problem}", number=self._chosen + 1, problem=value)
        return [row for row in self._rows if row] or None

    def typed(self) -> Wire:
        """Return the rows and what stands in the form."""
        return {"rows": self._rows, "chosen": self._chosen, "form": self.form.typed()}

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        if isinstance(typed, dict):
            self.put(typed.get("rows"))
            chosen = typed.get("chosen")
            if isinstance(chosen, int) and 0 <= chosen < len(self._rows):
                self.table.choose(str(chosen))
                self.form.retype(typed.get("form"))

    def target(self) -> QWidget:
        """Return the button that adds a row, or the table where there are rows."""
        return self.table if self._rows else self.add

    def describe(self, name: str, description: str) -> None:
        """Name table, buttons and the fields of the row."""
        say = self.context.say
        self.table.setAccessibleName(name)
        self.table.setAccessibleDescription(description)
        self.add.setAccessibleName(say(Sentence("{field}: add a row", field=name)))
        self.drop.setAccessibleName(say(Sentence("{field}: take the row away", field=name)))
        self.form.describe(name, description)

    def mark(self, *, invalid: bool) -> None:
        """Leave the table as it is; the message names the row at fault."""

    def lock(self, *, locked: bool) -> None:
        """Let the rows be read only."""
        self.add.setVisible(not locked)
        self.drop.setVisible(not locked)
        self.form.lock(locked=locked)

    def needs_row(self) -> bool:
        """Say that a table needs the whole width."""
        return True

    def add_row(self) -> None:
        """Add an empty row and go to its first field."""
        self._rows.append({})
        self._fill()
        self.table.choose(str(len(self._rows) - 1))
        self.form.target().setFocus()

    def drop_row(self) -> None:
        """Take the chosen row away."""
        if 0 <= self._chosen < len(self._rows):
            del self._rows[self._chosen]
            self._chosen = -1
            self._fill()
            self.edited.emit()

    def _choose(self, row: str) -> None:
        """Show the fields of a row."""
        self._chosen = int(row)
        self.form.put(self._rows[self._chosen])
        self.form.show()
        self.drop.setEnabled(True)

    def _take(self) -> None:
        """Take what was typed into the row, as far as it can be read."""
        if self._chosen < 0:
            return
        value = self.form.read()
        if not isinstance(value, Sentence):
            self._rows[self._chosen] = value or {}
            chosen = self._chosen
            with QSignalBlocker(self.table):
                self._fill()
                self.table.choose(str(chosen))
            self._chosen = chosen
            self.form.show()
        self.edited.emit()

    def _fill(self) -> None:
        """Show the rows in the table, the table only where there are rows."""
        rows = [
            (str(number), [self._cell(field, row) for field in self._shown]) for number, row in enumerate(self._rows)
        ]
        self.table.table().reload(FixedRows(rows))
        self.table.setVisible(bool(rows))
        self.table.fit_height()
        self.form.setVisible(self._chosen >= 0)
        self.drop.setEnabled(self._chosen >= 0)

    def _cell(self, field: Field, row: Wire) -> Cell:
        """Show one value of a row; a link by the title of its record."""
        wire = row.get(field.name) if isinstance(row, dict) else None
        if field.facts.link is not None and isinstance(wire, str):
            return Cell(title_of(self.context.workspace.find(field.facts.link, wire), self.context.catalogue))
        value = None if wire is None else field.read(wire)
        return Cell(self.context.show(wire if isinstance(value, Sentence) else value))


def _labelled(name: str, editor: Editor) -> QWidget:
    """Put a name above an editor."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    words = label(name)
    words.setBuddy(editor.target())
    column.addWidget(words)
    column.addWidget(editor)
    return holder
