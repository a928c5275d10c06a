"""Typing papers: rows are filled-in questionnaires, columns their items, one key for each answer.

A digit goes on to the next item, Backspace goes back, Enter saves the paper and begins the next. Words are typed in
the line below the grid. A paper is a draft at once; a stored one is saved when it is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.questionnaire import QuestionKind
from parteneriat_desktop.ui.pages.answer_sheet import Paper, read_key, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from parteneriat_desktop.records.questionnaire import QuestionItem
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.pages.answer_sheet import Given

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
NUMBER, ANSWER = 76, 62
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerModel(QAbstractTableModel):
    """The papers; the last row is the one that is being typed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.words = (context.text(N_("yes")), context.text(N_("no")))
        self.items: Sequence[QuestionItem] = ()
        self.papers: list[Paper] = [Paper()]

    def show_papers(self, items: Sequence[QuestionItem], papers: Sequence[Paper], typed: Paper) -> None:
        """Show other papers."""
        self.beginResetModel()
        self.items = items
        self.papers = [*papers, typed]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self.papers)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self.items) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's own."""
        if not index.isValid():
            return None
        paper = self.papers[index.row()]
        words = paper.number or self._context.text(N_("new"))
        if index.column():
            words = shown(self.given(index), self.words)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = str(self.headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
            return f"{head}: {words}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return words if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's own."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.items[section - 1].number or "") if section else self._context.text(N_("Paper"))
        if role == Qt.ItemDataRole.ToolTipRole:
            return (self.items[section - 1].text or "") if section else self._context.text(N_("Paper"))
        return None

    def item(self, index: Index) -> QuestionItem | None:
        """Return the item of a cell; the first column has none."""
        return self.items[index.column() - 1] if index.isValid() and index.column() else None

    def given(self, index: Index) -> Given | None:
        """Return the answer of a cell."""
        item = self.item(index)
        return None if item is None else self.papers[index.row()].answers.get(item.number or 0)

    def give(self, index: Index, given: Given | None) -> None:
        """Set or take back the answer of a cell."""
        item = self.item(index)
        if item is None:
            return
        answers = self.papers[index.row()].answers
        if given is None or given == "":
            answers.pop(item.number or 0, None)
        else:
            answers[item.number or 0] = given
        cell = self.index(index.row(), index.column())
        self.dataChanged.emit(cell, cell)


class AnswerGrid(QTableView):
    """The grid; tells when something was typed, and when a paper is to be saved."""

    typed = Signal(int)
    finished = Signal(int)
    left = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model_of_answers = AnswerModel(context)
        self.setModel(self.model_of_answers)
        self.setAccessibleName(context.text(N_("Answers on paper")))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(context.look.px(36))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultSectionSize(context.look.px(ANSWER))
        head.setSectionsClickable(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_papers(self, items: Sequence[QuestionItem], papers: Sequence[Paper], typed: Paper) -> None:
        """Show the papers of an occasion and go to the one that is being typed."""
        self.model_of_answers.show_papers(items, papers, typed)
        self.setColumnWidth(0, self._context.look.px(NUMBER))
        self.begin()

    def begin(self) -> None:
        """Go to the first open item of the paper that is being typed."""
        model = self.model_of_answers
        row = len(model.papers) - 1
        answered = model.papers[row].answers
        column = next((place for place, item in enumerate(model.items, 1) if item.number not in answered), 1)
        if model.items:
            self.setCurrentIndex(model.index(row, column))
            self.scrollToBottom()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt's own."""
        super().currentChanged(current, previous)
        if previous.isValid() and previous.row() != current.row():
            self.left.emit(previous.row())
        item = self.model_of_answers.item(current)
        if item is not None:
            words = Sentence("{number}. {text}", number=item.number, text=item.text)
            self.setAccessibleDescription(self._context.say(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own."""
        index = self.currentIndex()
        item = self.model_of_answers.item(index)
        if event.key() in _ENTER and index.isValid():
            self.finished.emit(index.row())
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and item is not None:
            self._answer(index, None)
            if event.key() == Qt.Key.Key_Backspace:
                self._go(index.row(), index.column() - 1)
        elif item is not None and item.kind is not QuestionKind.TEXT and event.text().strip():
            given = read_key(item.kind, event.text(), self.model_of_answers.words)
            if given is not None:
                self._answer(index, given)
                self._go(index.row(), index.column() + 1)
        else:
            super().keyPressEvent(event)

    def give_words(self, text: str) -> None:
        """Answer the current item in words."""
        self._answer(self.currentIndex(), text)

    def words_wanted(self) -> str | None:
        """Return the words of the current item, or None where it is not answered in words."""
        item = self.model_of_answers.item(self.currentIndex())
        if item is None or item.kind is not QuestionKind.TEXT:
            return None
        return str(cast("object", self.model_of_answers.given(self.currentIndex())) or "")

    def _answer(self, index: Index, given: Given | None) -> None:
        """Set an answer and tell it."""
        self.model_of_answers.give(index, given)
        self.typed.emit(index.row())

    def _go(self, row: int, column: int) -> None:
        """Go to another item of the same paper, where there is one."""
        if 1 <= column <= len(self.model_of_answers.items):
            self.setCurrentIndex(self.model_of_answers.index(row, column))
