"""The decision on one proposal: its text, four exclusive answers, the justification that is published.

Saving goes to the next proposal without a decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from parteneriat_desktop.actions import listing, save_record
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.contribution import Contribution, ContributionDecision
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.ui.draft import Draft
from parteneriat_desktop.ui.editors.texts import ProseEditor
from parteneriat_desktop.ui.fields import message_line
from parteneriat_desktop.ui.widgets.buttons import button, primary, square
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, rule, scrolling
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context

ANSWERS = (
    ContributionDecision.ACCEPTED,
    ContributionDecision.PARTLY_ACCEPTED,
    ContributionDecision.NOT_ACCEPTED,
    ContributionDecision.OUT_OF_SCOPE,
)


class DecisionPanel(Card):
    """What becomes of the chosen proposal."""

    decided = Signal()
    step_wanted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.record = ""
        palette = context.palette
        head = QHBoxLayout()
        self._title = label("", "card-title", wrap=True)
        head.addWidget(self._title, 1)
        head.addWidget(
            square("chevron-left", context.text(N_("Previous proposal")), palette, lambda: self.step_wanted.emit(-1))
        )
        head.addWidget(
            square("chevron-right", context.text(N_("Next proposal")), palette, lambda: self.step_wanted.emit(1))
        )
        self.body.addLayout(head)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(context.text(N_("Text of the proposal")))
        self.text.setFixedHeight(context.look.px(70))
        self._facts = label("", "small", wrap=True)
        content = QWidget()
        self._middle = QVBoxLayout(content)
        self._middle.setContentsMargins(0, 0, 6, 0)
        self._middle.setSpacing(5)
        self._middle.addWidget(self.text)
        self._middle.addWidget(self._facts)
        self._middle.addWidget(label(context.text(N_("Decision *"))))
        self._middle.addLayout(self._answers())
        self._justification()
        self.body.addWidget(scrolling(content), 1)
        self._add_buttons()
        self.draft = Draft(context, self._typed)
        self.draft.kept.connect(lambda: self._say_state(context.text(N_("Draft kept"))))
        self.setEnabled(False)

    def _add_buttons(self) -> None:
        """Make the state of the draft and the buttons, which never scroll away."""
        palette = self.context.palette
        self.body.addWidget(rule())
        self._state = label("", "small", wrap=True)
        self.body.addWidget(self._state)
        self._state.hide()
        skip = button(self.context.text(N_("Skip")), palette, lambda: self.step_wanted.emit(1))
        self.body.addLayout(Flow([skip, primary(self.context.text(N_("Save and next")), palette, self.save)]))

    def _say_state(self, words: str) -> None:
        """Say what became of the draft; with nothing to say the line takes no room."""
        self._state.setText(words)
        self._state.setVisible(bool(words))

    def load(self, record: str) -> None:
        """Show a proposal, or nothing."""
        self.draft.flush()
        self.record = record
        found = linked(self.context.workspace, Contribution, record)
        self.setEnabled(found is not None)
        self._show_problems([])
        if found is None:
            self._title.setText(self.context.text(N_("No proposal chosen")))
            self.text.setPlainText("")
            self._facts.setText("")
            return
        self._title.setText(self.context.say(Sentence("Proposal {number}", number=found.register_number)))
        self.text.setPlainText(found.text or "")
        facts = (found.article, found.channel, found.received_on)
        self._facts.setText(" · ".join(self.context.show(value) for value in facts if value is not None))
        self._choose(found.decision.value if found.decision is not None else "")
        self.justification.put(found.justification)
        self.draft.open("decision", record, {})
        self._restore(self.draft.stored())
        self._say_state("")

    def save(self) -> None:
        """Save decision and justification, then ask for the next proposal."""
        answer = self._answer()
        if not answer:
            self._show_problems([Problem("decision", Sentence("Choose one of the four decisions."))])
            return
        values: dict[str, Wire] = {"decision": answer, "justification": self._justification_text()}
        unjustified = self._unjustified(values)
        if unjustified:
            self._show_problems(unjustified)
            self.justification.target().setFocus()
            return
        try:
            result = save_record.save(self.context.workspace, Contribution.ENTITY, values, self.record)
        except AppError as error:
            self._show_problems([Problem("", error.sentence)])
            return
        if result.id is None:
            self._show_problems(result.problems)
            self.justification.target().setFocus()
            return
        self.draft.drop()
        self.context.changed.emit(Contribution.ENTITY, self.record)
        self.decided.emit()

    def _unjustified(self, values: dict[str, Wire]) -> list[Problem]:
        """Return what the justification lacks: here it is asked for at once, not only when finalising."""
        workspace = self.context.workspace
        stored = listing.stored(workspace, Contribution.ENTITY, self.record)
        problems = Contribution.read(self.record, stored | values).problems(workspace)
        return [problem for problem in problems if problem.field == "justification"]

    def _answers(self) -> QGridLayout:
        """Make the four exclusive buttons."""
        grid = QGridLayout()
        grid.setSpacing(6)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for position, answer in enumerate(ANSWERS):
            words = self.context.catalogue.label(answer)
            made = QPushButton(words[:1].upper() + words[1:])
            made.setCheckable(True)
            made.setAccessibleName(self.context.say(Sentence("Decision: {answer}", answer=answer)))
            made.clicked.connect(lambda _checked=False: self.draft.later())
            self._group.addButton(made)
            self.buttons[answer.value] = made
            grid.addWidget(made, position // 2, position % 2)
        return grid

    def _justification(self) -> None:
        """Make the text area of the justification, with its counter."""
        declared = Contribution.field("justification")
        if declared is None:
            raise KeyError("justification")
        words = label(self.context.text(N_("Justification, which is published")))
        self._middle.addWidget(words)
        self.justification = ProseEditor(declared, self.context)
        self.justification.describe(words.text(), "")
        self.justification.edited.connect(self._edited)
        self._middle.addWidget(self.justification)
        self._counter = label("", "small")
        self._middle.addWidget(self._counter)
        self._messages = QVBoxLayout()
        self._middle.addLayout(self._messages)

    def _edited(self) -> None:
        """Count the characters and keep a draft soon."""
        count = len(self._justification_text() or "")
        self._counter.setText(self.context.say(Counted("{count} character", "{count} characters", count)))
        self.draft.later()

    def _justification_text(self) -> str | None:
        """Return the justification as typed, or None."""
        wire = self.justification.read()
        return wire if isinstance(wire, str) else None

    def _answer(self) -> str:
        """Return the chosen decision, empty where none is."""
        return next((answer for answer, made in self.buttons.items() if made.isChecked()), "")

    def _choose(self, answer: str) -> None:
        """Press the button of a decision, or none."""
        self._group.setExclusive(False)
        for value, made in self.buttons.items():
            made.setChecked(value == answer)
        self._group.setExclusive(True)

    def _typed(self) -> dict[str, Wire]:
        """Return what was chosen and typed but not saved."""
        found = linked(self.context.workspace, Contribution, self.record)
        stored = (found.decision.value if found and found.decision else "", found.justification if found else None)
        typed = (self._answer(), self._justification_text())
        return {} if typed == stored else {"decision": typed[0], "justification": typed[1]}

    def _restore(self, typed: dict[str, Wire]) -> None:
        """Bring back what a draft kept."""
        if typed:
            self._choose(str(typed.get("decision") or ""))
            self.justification.retype(typed.get("justification"))

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong under the justification."""
        clear_layout(self._messages)
        self.justification.mark(invalid=any(problem.field == "justification" for problem in problems))
        for problem in problems:
            self._messages.addWidget(message_line(problem, self.context))
