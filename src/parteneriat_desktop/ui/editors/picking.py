"""A line in which one types a few letters and picks from what is found, without diacritics.

What was picked is kept by its id; a text that was not picked is refused with a sentence, unless it
is the whole of exactly one entry.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.sorting import fold
from parteneriat_desktop.ui.editors.base import Editor
from parteneriat_desktop.ui.icons import icon

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context

#: Most entries that the list shows at once.
MOST_FOUND = 30

#: Takes what was typed, gives ids and words, best first.
Finder = Callable[[str], Sequence[tuple[str, str]]]
#: Takes an id, gives its words, empty where it is not known.
Namer = Callable[[str], str]


class PickEditor(Editor):
    """One entry of a register, found by typing."""

    def __init__(self, declared: Field, context: Context, find: Finder, name: Namer) -> None:
        super().__init__(declared, context)
        self._find, self._name = find, name
        self._picked: str | None = None
        self._found: list[tuple[str, str]] = []
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(False)
        self.line.addAction(icon("search", context.palette.muted, 16), QLineEdit.ActionPosition.TrailingPosition)
        self._words = QStringListModel(self)
        self.completer = QCompleter(self._words, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.popup = QListView()
        self.popup.setProperty("look", "popup")
        self.popup.setAccessibleName(context.text(declared.facts.label))
        self.completer.setPopup(self.popup)
        self.popup.clicked.connect(self._pick)
        self.popup.activated.connect(self._pick)
        self.completer.setWidget(self.line)
        self.line.textEdited.connect(self.search)
        self.line.editingFinished.connect(self.tell_left)
        self.row.addWidget(self.line, 1)

    def search(self, text: str) -> None:
        """Look for what was typed and offer what was found."""
        self._picked = None
        self._found = list(self._find(text))[:MOST_FOUND] if text.strip() else []
        self._words.setStringList([words for _, words in self._found])
        if self._found and self.line.hasFocus():
            self.completer.complete()
        self.edited.emit()

    def put(self, wire: Wire) -> None:
        """Show the entry with a stored id; an unknown id is shown as it is."""
        self._picked = wire if isinstance(wire, str) else None
        self.line.setText("" if self._picked is None else self._name(self._picked) or self._picked)
        self.line.setCursorPosition(0)

    def read(self) -> Wire | Sentence:
        """Return the id of the entry, or the sentence that refuses the text."""
        text = self.line.text().strip()
        if not text:
            return None
        if self._picked is not None:
            return self._picked
        same = [record for record, words in self._find(text) if fold(words) == fold(text)]
        if len(same) == 1:
            return same[0]
        return Sentence("Choose from the list: nothing here is called exactly “{text}”.", text=text[:60])

    def typed(self) -> Wire:
        """Return the picked id and the text of the line."""
        return {"id": self._picked, "text": self.line.text()}

    def retype(self, typed: Wire) -> None:
        """Bring back what a draft kept."""
        if isinstance(typed, dict):
            picked, text = typed.get("id"), typed.get("text")
            self._picked = picked if isinstance(picked, str) else None
            self.line.setText(text if isinstance(text, str) else "")

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def lock(self, *, locked: bool) -> None:
        """Let the value be read only."""
        self.line.setReadOnly(locked)

    def pick(self, position: int) -> None:
        """Take one of the entries that were found."""
        if 0 <= position < len(self._found):
            self._picked, words = self._found[position]
            self.line.setText(words)
            self.popup.hide()
            self.edited.emit()
            self.left.emit()

    def _pick(self, index: QModelIndex) -> None:
        """Take the entry that was clicked or entered."""
        self.pick(index.row())
