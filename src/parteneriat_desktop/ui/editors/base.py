"""What every editor can do: show a stored value, give what was typed, keep it as a draft.

Rules of this module:

1. ``read`` returns a wire value, or the sentence that refuses the typed text; it never guesses.
2. ``typed`` returns what stands in the editor as it is, for drafts; ``retype`` brings it back.
3. ``edited`` tells every change by the person, ``left`` that the person is done with the field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

if TYPE_CHECKING:
    from parteneriat_desktop.errors import Sentence
    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context


class Editor(QWidget):
    """Holds the value of one field."""

    edited = Signal()
    left = Signal()

    #: How much of a row the editor asks for beside its neighbours.
    SHARE = 3

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__()
        self.declared = declared
        self.context = context
        self.setProperty("look", "clear")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)

    def tell_edited(self) -> None:
        """Tell that the person changed something."""
        self.edited.emit()

    def tell_left(self) -> None:
        """Tell that the person is done with the field."""
        self.left.emit()

    def put(self, wire: Wire) -> None:
        """Show a stored value."""
        raise NotImplementedError

    def read(self) -> Wire | Sentence:
        """Return the wire value of what was typed, or the sentence that refuses it."""
        raise NotImplementedError

    def typed(self) -> Wire:
        """Return what stands in the editor, for a draft."""
        raise NotImplementedError

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        raise NotImplementedError

    def target(self) -> QWidget:
        """Return the widget that takes the focus and belongs to the label."""
        raise NotImplementedError

    def describe(self, name: str, description: str) -> None:
        """Name the field for screen readers; the description is its message."""
        self.target().setAccessibleName(name)
        self.target().setAccessibleDescription(description)

    def mark(self, *, invalid: bool) -> None:
        """Show or take away the edge of a field at fault."""
        target = self.target()
        if bool(target.property("invalid")) != invalid:
            target.setProperty("invalid", invalid)
            target.style().unpolish(target)
            target.style().polish(target)

    def lock(self, *, locked: bool) -> None:
        """Let the value be read only."""
        self.target().setEnabled(not locked)

    def needs_row(self) -> bool:
        """Say whether the editor needs the whole width."""
        return False
