"""The card in which papers are typed: the grid, a line for words, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from parteneriat_desktop.actions import save_record
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.problems import Problem, blocking
from parteneriat_desktop.records.questionnaire import Questionnaire, QuestionnaireTemplate
from parteneriat_desktop.records.response import Response, ResponseChannel
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.ui.draft import Draft
from parteneriat_desktop.ui.fields import message_line
from parteneriat_desktop.ui.pages.answer_grid import AnswerGrid
from parteneriat_desktop.ui.pages.answer_sheet import Paper, paper_of
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, empty_state
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from parteneriat_desktop.records.questionnaire import QuestionItem
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context


class AnswersCard(Card):
    """Papers of one questionnaire."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self.questionnaire = ""
        self._sum = label("", "small")
        self.add_head(context.text(N_("Answers on paper")), self._sum)
        self.grid = AnswerGrid(context)
        self.grid.typed.connect(self._typed)
        self.grid.finished.connect(self._finish)
        self.grid.left.connect(self._leave, Qt.ConnectionType.QueuedConnection)
        self.grid.selectionModel().currentChanged.connect(self._show_words)
        self._places = Places(self.grid)
        self.body.addWidget(self._places, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 8)
        self._question = label("", "strong", wrap=True)
        foot.addWidget(self._question)
        row = QHBoxLayout()
        self.words = QLineEdit()
        self.words.setPlaceholderText(context.text(N_("Answer in words…")))
        self.words.setAccessibleName(context.text(N_("Answer in words")))
        self.words.textEdited.connect(self.grid.give_words)
        self.words.returnPressed.connect(self.grid.setFocus)
        row.addWidget(self.words)
        foot.addLayout(row)
        self._messages = QVBoxLayout()
        foot.addLayout(self._messages)
        keys = label(
            context.text(N_("1–5 answers and goes on · Backspace goes back · Enter saves the paper")),
            "small",
            wrap=True,
        )
        foot.addWidget(icon_line("keyboard", context.palette.muted, keys))
        self.body.addLayout(foot)
        self._draft = Draft(context, self._kept)

    def load(self, questionnaire: str) -> None:
        """Show the papers of a questionnaire, with the one that was being typed."""
        self._draft.flush()
        self.questionnaire = questionnaire
        self._draft.open(Response.ENTITY, "", {"questionnaire": questionnaire})
        clear_layout(self._messages)
        self._read(_paper(self._draft.stored()))

    def refresh(self) -> None:
        """Read the stored papers again, unless somebody is typing."""
        if not self.grid.hasFocus() and not self.words.hasFocus():
            self.load(self.questionnaire)

    def flush(self) -> None:
        """Keep what is being typed, and save the stored paper that was being changed."""
        self._draft.flush()
        if self.grid.currentIndex().isValid():
            self._leave(self.grid.currentIndex().row())

    def items(self) -> list[QuestionItem]:
        """Return the items of the questionnaire in their order."""
        workspace = self.context.workspace
        found = linked(workspace, Questionnaire, self.questionnaire)
        template = linked(workspace, QuestionnaireTemplate, found.based_on if found is not None else None)
        items = [item for item in (template.items or () if template is not None else ()) if item.number is not None]
        return sorted(items, key=lambda item: item.number or 0)

    def _read(self, typed: Paper) -> None:
        """Read the stored papers and show them above the one that is being typed."""
        context = self.context
        responses = belonging(context.workspace, Response, "questionnaire", self.questionnaire)
        papers = sorted((paper_of(one) for one in responses), key=_place)
        items = self.items()
        self.grid.show_papers(items, papers, typed)
        self._sum.setText(context.say(Counted("{count} paper typed", "{count} papers typed", len(papers))))
        if items:
            self._places.show_first()
        else:
            words = context.text(N_("The template of this questionnaire has no items yet, or has not arrived."))
            self._places.show_instead(empty_state(words))
        self._show_words()

    def _paper(self, row: int) -> Paper:
        """Return a paper of the grid."""
        return self.grid.model_of_answers.papers[row]

    def _typed(self, row: int) -> None:
        """Keep a draft of the paper that is being typed."""
        if not self._paper(row).record:
            self._draft.later()

    def _kept(self) -> dict[str, Wire]:
        """Return the paper that is being typed as it is kept."""
        typed = self.grid.model_of_answers.papers[-1]
        return {str(item): given for item, given in typed.answers.items()}

    def _finish(self, row: int) -> None:
        """Save a paper and begin the next one."""
        if not self._paper(row).answers:
            self._show([Problem("", Sentence("Answer at least one item before the paper is saved."))])
            return
        if self._save(row):
            self.grid.begin()

    def _leave(self, row: int) -> None:
        """Save a stored paper that was changed, when another one is chosen."""
        papers = self.grid.model_of_answers.papers
        if row < len(papers) and papers[row].record and self._is_changed(papers[row]):
            self._save(row)

    def _is_changed(self, paper: Paper) -> bool:
        """Say whether a stored paper was changed in the grid."""
        stored = linked(self.context.workspace, Response, paper.record)
        return stored is not None and paper_of(stored).answers != paper.answers

    def _save(self, row: int) -> bool:
        """Save a paper; what is refused is said below the grid."""
        context, paper = self.context, self._paper(row)
        values: dict[str, Wire] = {"answers": paper.wire(self.items())}
        if not paper.record:
            values |= {
                "questionnaire": self.questionnaire,
                "received_on": context.today.isoformat(),
                "channel": ResponseChannel.PAPER.value,
            }
        try:
            result = save_record.save(context.workspace, Response.ENTITY, values, paper.record or None)
        except AppError as error:
            self._show([Problem("", error.sentence)])
            return False
        if result.id is None:
            self._show(list(blocking(result.problems)))
            return False
        self._show([problem for problem in result.problems if problem not in blocking(result.problems)])
        if not paper.record:
            self._draft.drop()
            self._read(Paper())
        self.saved.emit(result.id)
        context.changed.emit(Response.ENTITY, result.id)
        return True

    def _show_words(self, _current: QModelIndex | None = None, _previous: QModelIndex | None = None) -> None:
        """Show the question of the current item, and its line where it is answered in words."""
        item = self.grid.model_of_answers.item(self.grid.currentIndex())
        self._question.setText(f"{item.number}. {item.text}" if item is not None else "")
        words = self.grid.words_wanted()
        self.words.setVisible(words is not None)
        if words is not None and words != self.words.text():
            self.words.setText(words)

    def _show(self, problems: list[Problem]) -> None:
        """Show what is wrong, or what was noticed."""
        clear_layout(self._messages)
        for problem in problems:
            self._messages.addWidget(message_line(problem, self.context))
        if problems:
            self.context.announce(self, self.context.say(problems[0].sentence))


def _place(paper: Paper) -> tuple[int, int, str]:
    """Return where a paper stands: by year and number."""
    number, _, year = paper.number.partition("/")
    return (int(year) if year.isdigit() else 0, int(number) if number.isdigit() else 0, paper.record)


def _paper(stored: dict[str, Wire]) -> Paper:
    """Return the paper that a draft holds."""
    answers = {int(item): given for item, given in stored.items() if item.isdigit() and isinstance(given, int | str)}
    return Paper(answers=answers)
