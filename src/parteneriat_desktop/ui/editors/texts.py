"""Editors of texts: one line, prose, several texts one per line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from parteneriat_desktop.ui.editors.base import Editor

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from parteneriat_desktop.errors import Sentence
    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context

PARAGRAPH = "\u2029"
LEAST_LINES = 3
MOST_LINES = 6


class LineEditor(Editor):
    """A short text; the base of every editor in which one types into one line."""

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__(declared, context)
        self.line = QLineEdit()
        self.line.setMinimumWidth(44)
        self.line.textEdited.connect(self.tell_edited)
        self.line.editingFinished.connect(self.tell_left)
        self.row.addWidget(self.line, 1)

    def put(self, wire: Wire) -> None:
        """Show a stored value."""
        self.line.setText(self.written(wire))
        self.line.setCursorPosition(0)

    def written(self, wire: Wire) -> str:
        """Return the text for a stored value."""
        return wire if isinstance(wire, str) else "" if wire is None else str(wire)

    def read(self) -> Wire | Sentence:
        """Return the text without blanks at its ends, or None."""
        return self.line.text().strip() or None

    def typed(self) -> Wire:
        """Return what stands in the line."""
        return self.line.text()

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        self.line.setText(str(typed or ""))

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def lock(self, *, locked: bool) -> None:
        """Let the value be read only."""
        self.line.setReadOnly(locked)


class _Prose(QPlainTextEdit):
    """A text area that grows to six lines, then scrolls; Tab leaves it."""

    def __init__(self, editor: ProseEditor) -> None:
        super().__init__()
        self._editor = editor
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Become as high as the text, between three and six lines."""
        lines = int(self.document().size().height())
        wanted = max(LEAST_LINES, min(lines, MOST_LINES))
        self.setFixedHeight(wanted * self.fontMetrics().lineSpacing() + 20)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt's own."""
        super().focusOutEvent(event)
        self._editor.left.emit()


class ProseEditor(Editor):
    """A long text."""

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__(declared, context)
        self.area = _Prose(self)
        self.area.textChanged.connect(self.tell_edited)
        self.row.addWidget(self.area, 1)

    def put(self, wire: Wire) -> None:
        """Show a stored value."""
        with QSignalBlocker(self.area):
            self.area.setPlainText(wire if isinstance(wire, str) else "")
        self.area.fit()

    def read(self) -> Wire | Sentence:
        """Return the text without blanks at its ends, or None; no-break spaces are kept."""
        return self._text().strip() or None

    def typed(self) -> Wire:
        """Return what stands in the area."""
        return self._text()

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        self.put(typed)

    def target(self) -> QWidget:
        """Return the text area."""
        return self.area

    def lock(self, *, locked: bool) -> None:
        """Let the value be read only."""
        self.area.setReadOnly(locked)

    def needs_row(self) -> bool:
        """Say that prose needs the whole width."""
        return True

    def _text(self) -> str:
        """Return the text with no-break spaces, which ``toPlainText`` would lose."""
        return self.area.document().toRawText().replace(PARAGRAPH, "\n")


class TextsEditor(ProseEditor):
    """Several texts, one per line."""

    def put(self, wire: Wire) -> None:
        """Show the stored texts."""
        super().put("\n".join(str(item) for item in wire) if isinstance(wire, list) else wire)

    def read(self) -> Wire | Sentence:
        """Return the lines that are not empty, or None."""
        return cast("Wire", [line.strip() for line in self._text().split("\n") if line.strip()]) or None
