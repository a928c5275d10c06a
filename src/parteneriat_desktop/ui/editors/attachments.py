"""The editor of an attached file: choose, open, take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Attachment
from parteneriat_desktop.ui.editors.base import Editor
from parteneriat_desktop.ui.widgets.buttons import button, square
from parteneriat_desktop.ui.widgets.words import ElidedLabel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context


class AttachmentEditor(Editor):
    """A reference to a file; a newly chosen file is given as its path and copied when saved."""

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__(declared, context)
        palette = context.palette
        self._wire: Wire = None
        self.choose = button(context.text(N_("Choose a file…")), palette, self.ask, icon_name="paperclip")
        self.words = ElidedLabel(DASH)
        self.open = square("eye", context.text(N_("Open the file")), palette, self._open)
        self.remove = square("x", context.text(N_("Take the file away")), palette, self._remove)
        self.row.addWidget(self.choose)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.open)
        self.row.addWidget(self.remove)
        self._show()

    def put(self, wire: Wire) -> None:
        """Show a stored file."""
        self._wire = wire
        self._show()

    def read(self) -> Wire | Sentence:
        """Return the reference, or the path of a newly chosen file."""
        return self._wire

    def typed(self) -> Wire:
        """Return the reference or path."""
        return self._wire

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        self.put(typed)

    def target(self) -> QWidget:
        """Return the button that chooses."""
        return self.choose

    def describe(self, name: str, description: str) -> None:
        """Name the buttons after the field."""
        say = self.context.say
        self.choose.setAccessibleName(say(Sentence("{field}: choose a file", field=name)))
        self.choose.setAccessibleDescription(description)
        self.open.setAccessibleName(say(Sentence("{field}: open the file", field=name)))
        self.remove.setAccessibleName(say(Sentence("{field}: take the file away", field=name)))

    def needs_row(self) -> bool:
        """Say that a file needs the whole width."""
        return True

    def ask(self) -> None:
        """Ask the person for a file."""
        chosen = self.context.chooser.open_file(self.context.text(self.declared.facts.label), "")
        if chosen is not None:
            self._take({"path": str(chosen)})

    def _take(self, wire: Wire) -> None:
        """Show another file and tell it."""
        self._wire = wire
        self._show()
        self.edited.emit()
        self.left.emit()

    def _remove(self) -> None:
        """Take the file away from the record; it stays in the history."""
        self._take(None)
        self.choose.setFocus()

    def _reference(self) -> Attachment | None:
        """Return the reference to a stored file."""
        value = None if self._wire is None else self.declared.read(self._wire)
        return value if isinstance(value, Attachment) else None

    def _file(self) -> Path | None:
        """Return where a stored file lies."""
        reference = self._reference()
        return None if reference is None else self.context.workspace.attachments.path(reference.sha256)

    def _open(self) -> None:
        """Open the file with the system's own program."""
        file = self._file()
        if file is not None:
            self.context.chooser.show_file(file)

    def _show(self) -> None:
        """Show name and size, and only the buttons that do something."""
        reference = self._reference()
        if reference is not None:
            words = f"{reference.file_name} · {formatting.show_size(reference.size, self.context.catalogue)}"
        elif isinstance(self._wire, dict) and isinstance(self._wire.get("path"), str):
            words = str(self._wire["path"])
        else:
            words = DASH
        self.words.setText(words)
        self.words.setToolTip(words)
        self.words.setAccessibleName(words)
        self.open.setVisible(reference is not None)
        self.remove.setVisible(self._wire is not None)
