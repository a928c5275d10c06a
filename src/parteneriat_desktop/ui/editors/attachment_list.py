"""The editor of several attached files: a row for each, and a button that chooses one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.editors.attachments import AttachmentEditor
from parteneriat_desktop.ui.editors.base import Editor
from parteneriat_desktop.ui.widgets.buttons import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context


class AttachmentsEditor(Editor):
    """References to several files; newly chosen ones are given as paths and copied when saved."""

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__(declared, context)
        self.files: list[AttachmentEditor] = []
        self._names = ("", "")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.add = button(context.text(N_("Add a file…")), context.palette, self.ask, icon_name="paperclip")
        column = QVBoxLayout()
        column.addLayout(self._rows)
        column.addWidget(self.add)
        self.row.addLayout(column, 1)

    def put(self, wire: Wire) -> None:
        """Show the stored files."""
        for file in self.files:
            self._rows.removeWidget(file)
            file.deleteLater()
        self.files = []
        for item in wire if isinstance(wire, list) else []:
            self._show(item)

    def read(self) -> Wire | Sentence:
        """Return the references and the paths of newly chosen files, or None."""
        return self.typed()

    def typed(self) -> Wire:
        """Return the references and paths."""
        return [wire for file in self.files if (wire := file.typed()) is not None] or None

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        self.put(typed)

    def target(self) -> QWidget:
        """Return the button that adds."""
        return self.add

    def describe(self, name: str, description: str) -> None:
        """Name the buttons after the field."""
        self._names = (name, description)
        self.add.setAccessibleName(self.context.say(Sentence("{field}: add a file", field=name)))
        self.add.setAccessibleDescription(description)
        for file in self.files:
            file.describe(name, description)

    def lock(self, *, locked: bool) -> None:
        """Let the files be opened only."""
        super().lock(locked=locked)
        for file in self.files:
            file.lock(locked=locked)

    def needs_row(self) -> bool:
        """Say that files need the whole width."""
        return True

    def ask(self) -> None:
        """Ask the person for one more file."""
        chosen = self.context.chooser.open_file(self.context.text(self.declared.facts.label), "")
        if chosen is not None:
            self._show({"path": str(chosen)})
            self._tell()

    def _show(self, wire: Wire) -> None:
        """Show one file in a row of its own."""
        file = AttachmentEditor(self.declared.one(), self.context)
        file.put(wire)
        file.describe(*self._names)
        file.edited.connect(self._tidy)
        self.files.append(file)
        self._rows.addWidget(file)

    def _tidy(self) -> None:
        """Drop the row whose file was taken away, and tell it."""
        for file in [one for one in self.files if one.typed() is None]:
            self.files.remove(file)
            self._rows.removeWidget(file)
            file.deleteLater()
        self.add.setFocus()
        self._tell()

    def _tell(self) -> None:
        """Tell that the person changed the files and is done with it."""
        self.edited.emit()
        self.left.emit()
