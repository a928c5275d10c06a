"""The decision on one proposal, or on several at once: text, four exclusive answers, the published justification.

Rules of this module:

1. Saving goes to the next proposal without a decision; the last one says so and offers the response table.
2. Several chosen proposals get one decision with one justification, which can be taken back at once.
3. An earlier justification is used again by Ctrl+J; those that are alike are proposed, never answered by themselves.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from parteneriat_desktop.actions import answer_alike
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.contribution import LEAST_JUSTIFICATION, Contribution
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.ui.draft import Draft
from parteneriat_desktop.ui.editors.texts import ProseEditor
from parteneriat_desktop.ui.fields import message_line
from parteneriat_desktop.ui.own_key import OwnKey
from parteneriat_desktop.ui.pages.answer_buttons import AnswerButtons
from parteneriat_desktop.ui.pages.justification_list import JustificationList
from parteneriat_desktop.ui.register import Register
from parteneriat_desktop.ui.widgets.buttons import button, link, primary, square
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, rule, scrolling
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context

EARLIER = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_J)


class DecisionPanel(Card):
    """What becomes of the chosen proposals."""

    #: The proposals whose answers were saved or taken back.
    decided = Signal(list)
    step_wanted = Signal(int)
    alike_wanted = Signal(list)
    response_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.register = Register(context.workspace, "")
        self.records: Sequence[str] = ()
        self._answered: Sequence[str] = ()
        palette = context.palette
        head = QHBoxLayout()
        self._title = label("", "card-title", wrap=True)
        head.addWidget(self._title, 1)
        for icon, words, by in (("left", N_("Previous proposal"), -1), ("right", N_("Next proposal"), 1)):
            step = square(f"chevron-{icon}", context.text(words), palette, partial(self.step_wanted.emit, by))
            head.addWidget(step)
        self.body.addLayout(head)
        self.body.addWidget(scrolling(self._content()), 1)
        self._add_buttons()
        self.draft = Draft(context, self._typed)
        self.draft.kept.connect(lambda: self._say_state(context.text(N_("Draft kept"))))
        OwnKey(self, EARLIER, self.show_earlier)
        self.load([])

    @property
    def record(self) -> str:
        """The proposal shown, the first of several; empty where none is."""
        return self.records[0] if self.records else ""

    def load(self, records: Sequence[str]) -> None:
        """Show a proposal, several, or nothing."""
        self.draft.flush()
        self.records = [record for record in records if self.register.get(record) is not None]
        one = self.register.get(self.record)
        self.setEnabled(one is not None)
        self._show_problems([])
        self._say_state("")
        self._title.setText(self._heading(one))
        self.text.setPlainText(self._texts())
        facts = (one.article, one.channel, one.received_on) if one is not None else ()
        said = [self.context.show(value) for value in facts if value is not None]
        self._facts.setText(" · ".join(said) if len(self.records) == 1 else "")
        self._show_alike()
        self._show_save()
        if one is None:
            return
        single = len(self.records) == 1
        self.answers.choose(one.decision.value if single and one.decision is not None else "")
        self.justification.put(one.justification if single else None)
        self.draft.open("decision", self.record if single else "several", {})
        self._restore(self.draft.stored())
        self._count()

    def save(self) -> None:
        """Save decision and justification for all that are shown, then ask for the next proposal."""
        answer = self.answers.chosen()
        if not self.records:
            return
        if not answer:
            self._show_problems([Problem("decision", Sentence("Choose one of the four decisions."))])
            return
        records = [*self.records]
        try:
            problems = answer_alike.answer(self.context.workspace, records, answer, self._justification_text())
        except AppError as error:
            self._show_problems([Problem("", error.sentence)])
            return
        if problems:
            self._show_problems(problems)
            self.justification.target().setFocus()
            return
        self.draft.drop()
        self._answered = records
        self.decided.emit(records)
        self._offer_undo()

    def take_back(self) -> None:
        """Take back the answers that were just given."""
        records, self._answered = self._answered, ()
        clear_layout(self._after)
        try:
            answer_alike.take_back(self.context.workspace, records)
        except AppError as error:
            self._show_problems([Problem("", error.sentence)])
            return
        self.decided.emit([*records])

    def show_earlier(self) -> None:
        """Offer earlier justifications, the newest first."""
        popup = JustificationList(self.context, self, self.register.justifications)
        popup.taken.connect(self._use)
        popup.open_under(self.justification)
        self.earlier = popup

    def show_all_answered(self) -> None:
        """Say that nothing waits any more and offer the response table."""
        words = self.context.text(N_("All proposals are answered."))
        self._after.addWidget(label(words, "ok", wrap=True))
        make = self.context.text(N_("Create the response table (R07)"))
        self._after.addWidget(link(make, self.context.palette, self.response_wanted.emit, icon_name="file-text"))
        self.context.announce(self, words)

    def _content(self) -> QWidget:
        """Make what scrolls: text, facts, answers, justification."""
        context = self.context
        content = QWidget()
        middle = QVBoxLayout(content)
        middle.setContentsMargins(0, 0, 6, 0)
        middle.setSpacing(5)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(context.text(N_("Text of the proposal")))
        self.text.setFixedHeight(context.look.px(70))
        middle.addWidget(self.text)
        self._facts = label("", "small", wrap=True)
        middle.addWidget(self._facts)
        self.alike = link("", context.palette, self._want_alike, icon_name="copy")
        middle.addWidget(self.alike)
        middle.addWidget(label(context.text(N_("Decision *"))))
        self.answers = AnswerButtons(context)
        self.answers.answered.connect(self._edited)
        self.buttons = self.answers.buttons
        middle.addWidget(self.answers)
        self._add_justification(middle)
        self._after = QVBoxLayout()
        middle.addLayout(self._after)
        middle.addStretch(1)
        return content

    def _add_justification(self, middle: QVBoxLayout) -> None:
        """Add the text area of the justification, with its counter and the way to earlier ones."""
        context = self.context
        declared = Contribution.field("justification")
        if declared is None:
            raise KeyError("justification")
        words = label(context.text(N_("Justification, which is published")))
        middle.addWidget(words)
        self.justification = ProseEditor(declared, context)
        self.justification.describe(words.text(), "")
        self.justification.edited.connect(self._edited)
        middle.addWidget(self.justification)
        row = QHBoxLayout()
        self._counter = label("", "small")
        row.addWidget(self._counter, 1)
        row.addWidget(link(context.text(N_("Earlier ones (Ctrl+J)")), context.palette, self.show_earlier))
        middle.addLayout(row)
        self._messages = QVBoxLayout()
        middle.addLayout(self._messages)

    def _add_buttons(self) -> None:
        """Make the state of the draft and the buttons, which never scroll away."""
        palette = self.context.palette
        self.body.addWidget(rule())
        self._state = label("", "small", wrap=True)
        skip = button(self.context.text(N_("Skip")), palette, lambda: self.step_wanted.emit(1))
        self.save_button = primary("", palette, self.save)
        self.body.addWidget(self._state)
        self.body.addLayout(Flow([skip, self.save_button]))

    def _say_state(self, words: str) -> None:
        """Say what became of the draft; with nothing to say the line takes no room."""
        self._state.setText(words)
        self._state.setVisible(bool(words))

    def _heading(self, one: Contribution | None) -> str:
        """Return which proposals are shown."""
        if one is None:
            return self.context.text(N_("No proposal chosen"))
        if len(self.records) > 1:
            return self.context.say(Counted("{count} proposal chosen", "{count} proposals chosen", len(self.records)))
        return self.context.say(Sentence("Proposal {number}", number=one.register_number))

    def _texts(self) -> str:
        """Return the text of the proposal, or the numbers and texts of several."""
        found = [one for record in self.records if (one := self.register.get(record)) is not None]
        if len(found) == 1:
            return found[0].text or ""
        return "\n".join(f"{one.register_number or DASH}: {one.text or DASH}" for one in found)

    def _show_alike(self) -> None:
        """Propose those that are like the one shown."""
        others = self.register.alike(self.record)[1:] if len(self.records) == 1 else []
        words = Counted("{count} more is like it", "{count} more are like it", len(others))
        self.alike.setText(f" {self.context.say(words)}")
        self.alike.setAccessibleName(self.context.say(words))
        self.alike.setVisible(bool(others))

    def _want_alike(self) -> None:
        """Ask to show those that are alike."""
        self.alike_wanted.emit(self.register.alike(self.record))

    def _show_save(self) -> None:
        """Say on the button what it does."""
        words = self.context.text(N_("Save and next"))
        if len(self.records) > 1:
            count = Counted("Answer {count} chosen", "Answer the {count} chosen", len(self.records))
            words = self.context.say(count)
        self.save_button.setText(words)

    def _offer_undo(self) -> None:
        """Offer to take back what was just answered."""
        clear_layout(self._after)
        said = Counted("{count} proposal answered", "{count} proposals answered", len(self._answered))
        row = QHBoxLayout()
        row.addWidget(label(self.context.say(said), "ok", wrap=True), 1)
        undo = link(self.context.text(N_("Take back")), self.context.palette, self.take_back, icon_name="undo-2")
        row.addWidget(undo)
        self._after.addLayout(row)
        self.context.announce(self, self.context.say(said))
        if not self.register.undecided():
            self.show_all_answered()

    def _use(self, text: str) -> None:
        """Write an earlier justification into the area."""
        self.justification.put(text)
        self._edited()
        self.justification.target().setFocus()

    def _edited(self) -> None:
        """Count the characters and keep a draft soon."""
        self._count()
        self.draft.later()

    def _count(self) -> None:
        """Say how long the justification is."""
        count = len(self._justification_text() or "")
        words = Counted("{count} character", "{count} characters", count)
        if count < LEAST_JUSTIFICATION:
            words = Counted(
                "{count} character of at least {least}",
                "{count} characters of at least {least}",
                count,
                least=LEAST_JUSTIFICATION,
            )
        self._counter.setText(self.context.say(words))

    def _justification_text(self) -> str | None:
        """Return the justification as typed, or None."""
        wire = self.justification.read()
        return wire if isinstance(wire, str) else None

    def _typed(self) -> dict[str, Wire]:
        """Return what was chosen and typed but not saved."""
        one = self.register.get(self.record) if len(self.records) == 1 else None
        stored = (one.decision.value if one and one.decision else "", one.justification if one else None)
        typed = (self.answers.chosen(), self._justification_text())
        return {} if typed == stored else {"decision": typed[0], "justification": typed[1]}

    def _restore(self, typed: dict[str, Wire]) -> None:
        """Bring back what a draft kept."""
        if typed:
            self.answers.choose(str(typed.get("decision") or ""))
            self.justification.retype(typed.get("justification"))

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong under the justification."""
        clear_layout(self._messages)
        self.justification.mark(invalid=any(problem.field == "justification" for problem in problems))
        for problem in problems:
            self._messages.addWidget(message_line(problem, self.context))
