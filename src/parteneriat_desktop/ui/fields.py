"""One field of a form: its label with a letter to reach it, its editor, the row it shares, its message.

Rules of this module:

1. The message says in words what is wrong and what to do; it stands under the row of its field, is
   the description of the editor for screen readers, and takes space only while there is one.
2. A mandatory field has " *" in its label and says so in its name.
3. A private field carries a line that says it never leaves the institution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.problems import Problem, Severity
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.cards import clear_layout
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.editors.base import Editor

TONES = {Severity.ERROR: Tone.ERR, Severity.MISSING: Tone.WARN, Severity.WARNING: Tone.WARN}


class Letters:
    """Hands out the letter of each label: the first of its Latin letters that is still free."""

    def __init__(self, taken: str = "") -> None:
        self._taken = set(taken.casefold())

    def mark(self, text: str) -> str:
        """Return the text with & before its letter."""
        escaped = text.replace("&", "&&")
        for position, letter in enumerate(escaped):
            small = letter.casefold()
            if letter.isascii() and letter.isalpha() and small not in self._taken:
                self._taken.add(small)
                return f"{escaped[:position]}&{escaped[position:]}"
        return escaped


class FieldBox(QWidget):
    """Label above editor."""

    def __init__(self, editor: Editor, context: Context, letters: Letters) -> None:
        super().__init__()
        self.editor = editor
        self.context = context
        self.problems: list[Problem] = []
        self._loaded: Wire | Sentence = None
        facts = editor.declared.facts
        self.caption = context.text(facts.label)
        self.setProperty("look", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addStretch(1)
        words = label(letters.mark(self.caption) + (" *" if editor.declared.required else ""))
        words.setWordWrap(True)
        words.setBuddy(editor.target())
        column.addWidget(words)
        column.addWidget(editor)
        if facts.help:
            self.setToolTip(context.text(facts.help))
        if facts.private:
            lock = label(context.text(N_("Stays in your institution; never leaves in packages.")), "small", wrap=True)
            column.addWidget(icon_line("lock", context.palette.muted, lock))
        self._name("")

    def load(self, wire: Wire) -> None:
        """Show a stored value and remember it."""
        self.editor.put(wire)
        self._loaded = self.editor.read()
        self.problems = []
        self.editor.mark(invalid=False)

    def changed(self) -> bool:
        """Say whether the field no longer holds what was loaded."""
        return self.editor.read() != self._loaded

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Show or take away what is wrong with the field."""
        self.problems = list(problems)
        self.editor.mark(invalid=any(problem.severity is Severity.ERROR for problem in problems))
        self._name(" ".join(self.context.say(problem.sentence) for problem in problems))

    def focus(self) -> None:
        """Go to the field."""
        self.editor.target().setFocus()

    def _name(self, message: str) -> None:
        """Name the field for screen readers; help and message are its description."""
        facts = self.editor.declared.facts
        name = self.caption
        if self.editor.declared.required:
            name = self.context.say(Sentence("{field} (mandatory)", field=name))
        help_text = self.context.text(facts.help) if facts.help else ""
        self.editor.describe(name, message or help_text)


class FieldRow(QWidget):
    """Fields that share a row, and the messages about them across that row."""

    def __init__(self, boxes: Sequence[FieldBox], context: Context) -> None:
        super().__init__()
        self._context = context
        self._boxes = boxes
        self.setProperty("look", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(10)
        for box in boxes:
            row.addWidget(box, box.editor.SHARE)
        column.addLayout(row)
        self._messages = QVBoxLayout()
        self._messages.setSpacing(3)
        column.addLayout(self._messages)

    def shrink(self) -> None:
        """Take no room while none of the fields is shown."""
        self.setVisible(any(not box.isHidden() for box in self._boxes))

    def show_messages(self) -> None:
        """Show what is wrong with the fields of the row."""
        clear_layout(self._messages)
        for box in self._boxes:
            for problem in box.problems:
                self._messages.addWidget(message_line(problem, self._context))


def message_line(problem: Problem, context: Context) -> QWidget:
    """Make the line that says what is wrong: icon and sentence."""
    tone = TONES[problem.severity]
    words: QLabel = label(context.say(problem.sentence), str(tone), wrap=True)
    name = "circle-alert" if tone is Tone.ERR else "triangle-alert"
    return icon_line(name, context.palette.colour(tone), words)
