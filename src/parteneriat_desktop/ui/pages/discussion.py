"""The discussion on a dossier: who wrote what and when, each answer beneath its question, and a new message.

Rules of this module:

1. A message is signed by institution and function, never by name. It leaves with the dossier's next package.
2. The messages are one Tab stop: arrows move among them, Enter answers the chosen one.
3. What is being typed is kept as a draft of its dossier, with the message that it answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import save_record
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.discussion import DiscussionEntry, threads
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.ui.draft import Draft
from parteneriat_desktop.ui.editors.catalogue import editor_for
from parteneriat_desktop.ui.fields import message_line
from parteneriat_desktop.ui.own_key import OwnKey
from parteneriat_desktop.ui.pages.message import Message
from parteneriat_desktop.ui.widgets.buttons import button, square
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, rule, scrolling
from parteneriat_desktop.ui.widgets.words import ElidedLabel, icon_line, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.editors.base import Editor

#: Least height of the messages where the window is low.
LEAST = 40
SENDS = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return)


class Discussion(Card):
    """Messages of one dossier; ``owner`` is the field of a message that names it."""

    def __init__(self, context: Context, owner: str) -> None:
        super().__init__(padded=False)
        self.context = context
        self.record = self.answers = ""
        self.messages: list[Message] = []
        self._owner = owner
        self.draft = Draft(context, self._typed)
        self._sum = label("", "small")
        self.add_head(context.text(N_("Discussion")), self._sum)
        holder = QWidget()
        self._thread = QVBoxLayout(holder)
        self._thread.setContentsMargins(14, 0, 14, 8)
        self._thread.setSpacing(4)
        self._area = scrolling(holder)
        self._area.setMinimumHeight(LEAST)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(rule())
        self.body.addLayout(self._writing())

    def load(self, record: str) -> None:
        """Show the discussion of a dossier and bring back what was being typed for it."""
        if record != self.record:
            self.draft.flush()
            self.record = record
            self.draft.open(DiscussionEntry.ENTITY, "", {self._owner: record})
            self._restore(self.draft.stored())
            self._show([])
        self.refresh()

    def refresh(self) -> None:
        """Read the messages again."""
        context = self.context
        found = threads(belonging(context.workspace, DiscussionEntry, self._owner, self.record))
        answered = {one.entry.reply_to for one in found}
        clear_layout(self._thread)
        self.messages = [Message(context, one, changeable=one.entry.id not in answered) for one in found]
        for position, message in enumerate(self.messages):
            message.answer_wanted.connect(self.answer)
            message.step_wanted.connect(self._step)
            message.setFocusPolicy(Qt.FocusPolicy.ClickFocus if position else Qt.FocusPolicy.StrongFocus)
            self._thread.addWidget(message)
        if not found:
            self._thread.addWidget(label(context.text(N_("Nobody has written anything yet.")), "muted", wrap=True))
        self._thread.addStretch(1)
        self._sum.setText(context.say(Counted("{count} message", "{count} messages", len(found))))

    def answer(self, message: str) -> None:
        """Begin the answer to a message; empty: a message of its own."""
        self._turn_to(message)
        self.draft.later()
        self.text.target().setFocus()

    def save(self) -> None:
        """Save the message; what is refused is said below it."""
        values: dict[str, Wire] = {self._owner: self.record, "reply_to": self.answers or None}
        self._show(self._read(values) or self._save(values))

    def flush(self) -> None:
        """Keep what is being typed."""
        self.draft.flush()

    def _turn_to(self, message: str) -> None:
        """Show which message is answered, if any."""
        context = self.context
        found = linked(context.workspace, DiscussionEntry, message)
        self.answers = message if found is not None else ""
        if found is not None:
            words = Sentence("Answer to {institution}, {day}:", institution=found.institution, day=found.written_on)
            self._to.setText(context.say(words))
        else:
            self._to.setText(context.text(N_("New message:")))
        self._alone.setVisible(found is not None)

    def _read(self, values: dict[str, Wire]) -> Sequence[Problem]:
        """Put what was typed into values, or return what is wrong or missing."""
        problems: list[Problem] = []
        for name, editor in self._editors().items():
            wire = editor.read()
            if wire is None or isinstance(wire, Sentence):
                problems.append(Problem(name, wire or EMPTY[name]))
            else:
                values[name] = wire
        return problems

    def _save(self, values: dict[str, Wire]) -> Sequence[Problem]:
        """Save checked values and begin the next message, or return what is wrong."""
        try:
            result = save_record.save(self.context.workspace, DiscussionEntry.ENTITY, values)
        except AppError as error:
            return [Problem("", error.sentence)]
        if result.id is None:
            return result.problems
        self.draft.drop()
        self._restore({})
        self.refresh()
        saved = next(message for message in self.messages if message.entry.id == result.id)
        self._area.ensureWidgetVisible(saved)
        self.context.announce(self, self.context.text(N_("Saved")))
        self.context.changed.emit(DiscussionEntry.ENTITY, result.id)
        return []

    def _writing(self) -> QVBoxLayout:
        """Make what a message is written in."""
        context, palette = self.context, self.context.palette
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        self._to = label("", "strong")
        head.addWidget(self._to)
        self._alone = square(
            "x", context.text(N_("Do not answer: a message of its own")), palette, lambda: self.answer("")
        )
        head.addWidget(self._alone)
        head.addStretch(1)
        column.addLayout(head)
        self.text = self._editor("text", N_("Text of the message"))
        column.addWidget(self.text)
        self._messages = QVBoxLayout()
        column.addLayout(self._messages)
        row = QHBoxLayout()
        row.setSpacing(8)
        caption = label(context.text(N_("Function")))
        row.addWidget(caption)
        self.function = self._editor("function", N_("Function of whoever writes"))
        self.function.setMaximumWidth(context.look.px(240))
        row.addWidget(self.function, 2)
        row.addWidget(self._travels(), 3)
        row.addWidget(button(context.text(N_("Save the message")), palette, self.save, icon_name="save"))
        column.addLayout(row)
        return column

    def _travels(self) -> QWidget:
        """Say where a message goes."""
        words = ElidedLabel(self.context.text(N_("It leaves with the next package. Ctrl+Enter saves it.")), "small")
        return icon_line("send", self.context.palette.muted, words)

    def _editor(self, name: str, spoken: str) -> Editor:
        """Make the editor of one field of a message."""
        declared = DiscussionEntry.field(name)
        if declared is None:
            raise KeyError(name)
        made = editor_for(declared, self.context)
        made.describe(self.context.text(spoken), "")
        made.edited.connect(self.draft.later)
        OwnKey(made.target(), SENDS, self.save)
        return made

    def _editors(self) -> dict[str, Editor]:
        """Return the editors by field."""
        return {"text": self.text, "function": self.function}

    def _restore(self, typed: dict[str, Wire]) -> None:
        """Show what a draft kept; the function is that of the institution's profile at first."""
        answers = typed.get("reply_to")
        self.text.retype(typed.get("text"))
        self.function.retype(typed.get("function") or self.context.workspace.profile.function)
        self._turn_to(answers if isinstance(answers, str) else "")

    def _typed(self) -> dict[str, Wire]:
        """Return what stands in the editors, once there is a text."""
        if self.text.read() is None:
            return {}
        return {"reply_to": self.answers, **{name: editor.typed() for name, editor in self._editors().items()}}

    def _step(self, message: Message, by: int) -> None:
        """Go to the next or previous message."""
        position = self.messages.index(message) + by
        if 0 <= position < len(self.messages):
            self.messages[position].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.messages[position])

    def _show(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong below the text and go there."""
        clear_layout(self._messages)
        editors = self._editors()
        for name, editor in editors.items():
            editor.mark(invalid=any(problem.field == name for problem in problems))
        for problem in problems:
            self._messages.addWidget(message_line(problem, self.context))
        first = next((editors[problem.field] for problem in problems if problem.field in editors), None)
        if first is not None:
            first.target().setFocus()


#: What is said where something is missing.
EMPTY = {"text": Sentence("Write the message first."), "function": Sentence("Write in which function you write this.")}
