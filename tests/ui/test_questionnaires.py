"""Questionnaires: papers typed by single keys, results with their n, templates in versions."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from standing_in import MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.records.questionnaire import QuestionKind
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.pages.answer_sheet import read_key
from parteneriat_desktop.ui.widgets.cards import words_of

NONE = Qt.KeyboardModifier.NoModifier
ITEMS = [
    {"number": 1, "text": "Informat la timp", "kind": "likert_5"},
    {"number": 2, "text": "Documente clare", "kind": "likert_5"},
    {"number": 3, "text": "Ați mai participat?", "kind": "yes_no"},
    {"number": 4, "text": "Ce ar trebui schimbat?", "kind": "text"},
]


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def type_keys(widget: Any, *keys: str) -> None:
    for key in keys:
        event = QKeyEvent(QKeyEvent.Type.KeyPress, ord(key.upper()), NONE, key)
        QApplication.sendEvent(widget, event)


def press(widget: Any, key: Qt.Key) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, key, NONE))
    QApplication.processEvents()


@pytest.fixture
def occasion(workspace: Workspace) -> str:
    template = saved(workspace, "questionnaire_template", title="Satisfacție", items=ITEMS)
    return saved(workspace, "questionnaire", based_on=template, title="Forumul", held_on="2026-11-20", handed_out=4)


@pytest.fixture
def page(open_frame: Shows, context: Context, occasion: str) -> Any:
    return open_frame(context, "questionnaires", "questionnaire", occasion).page("questionnaires")


def answers(workspace: Workspace) -> list[list[Any]]:
    """What is stored, paper by paper."""
    return [
        [next(value for value in (one.score, one.yes, one.text) if value is not None) for one in paper.answers]
        for paper in sorted(workspace.all("response"), key=lambda paper: paper.number)
    ]


@pytest.mark.parametrize(
    ("kind", "key", "meant"),
    [
        (QuestionKind.LIKERT_5, "5", 5),
        (QuestionKind.LIKERT_5, "0", None),
        (QuestionKind.LIKERT_5, "6", None),
        (QuestionKind.LIKERT_5, "x", None),
        (QuestionKind.YES_NO, "Y", True),
        (QuestionKind.YES_NO, "n", False),
        (QuestionKind.YES_NO, "1", True),
        (QuestionKind.YES_NO, "0", False),
        (QuestionKind.YES_NO, "?", None),
        (QuestionKind.TEXT, "5", None),
        (None, "5", None),
    ],
)
def test_one_key_answers_an_item_in_the_way_of_its_kind(kind: QuestionKind | None, key: str, meant: object):
    assert read_key(kind, key, ("yes", "no")) == meant


def test_a_paper_is_typed_by_single_keys_and_saved_by_enter(page: Any, workspace: Workspace):
    grid = page.dossier.answers.grid
    type_keys(grid, "5", "4", "y")
    assert grid.currentIndex().column() == 4
    assert page.dossier.answers.words.isVisibleTo(page)
    page.dossier.answers.words.setText("ora")
    page.dossier.answers.words.textEdited.emit("ora")
    press(grid, Qt.Key.Key_Return)
    assert answers(workspace) == [[5, 4, True, "ora"]]
    type_keys(grid, "3")
    press(grid, Qt.Key.Key_Return)
    assert answers(workspace) == [[5, 4, True, "ora"], [3]]
    assert "2 papers typed" in said(page.dossier.answers)


def test_a_key_that_means_nothing_changes_nothing_and_backspace_goes_back(page: Any):
    grid = page.dossier.answers.grid
    type_keys(grid, "9", "2", "x")
    assert grid.currentIndex().column() == 2
    press(grid, Qt.Key.Key_Backspace)
    press(grid, Qt.Key.Key_Backspace)
    assert grid.model_of_answers.papers[-1].answers == {}
    press(grid, Qt.Key.Key_Backspace)
    assert grid.currentIndex().column() == 1


def test_a_paper_without_an_answer_is_not_saved(page: Any, workspace: Workspace):
    press(page.dossier.answers.grid, Qt.Key.Key_Return)
    assert "Answer at least one item" in said(page.dossier.answers)
    assert not workspace.all("response")


def test_a_personal_number_in_an_answer_is_refused_and_the_paper_stays(page: Any, workspace: Workspace):
    answers_card = page.dossier.answers
    type_keys(answers_card.grid, "5", "5", "n")
    answers_card.words.textEdited.emit("eu, 1800101221144")
    press(answers_card.grid, Qt.Key.Key_Return)
    assert not workspace.all("response")
    assert "personal" in said(answers_card)
    assert answers_card.grid.model_of_answers.papers[-1].answers[1] == 5


def test_what_is_being_typed_is_kept_until_the_questionnaire_is_opened_again(
    page: Any, context: Context, occasion: str
):
    type_keys(page.dossier.answers.grid, "5", "1")
    page.leave()
    context.go("home")
    page.dossier.record = ""
    context.go("questionnaires", "questionnaire", occasion)
    assert page.dossier.answers.grid.model_of_answers.papers[-1].answers == {1: 5, 2: 1}


def test_a_stored_paper_is_corrected_when_it_is_left(page: Any, workspace: Workspace):
    grid = page.dossier.answers.grid
    type_keys(grid, "5")
    press(grid, Qt.Key.Key_Return)
    grid.setCurrentIndex(grid.model_of_answers.index(0, 1))
    type_keys(grid, "2")
    press(grid, Qt.Key.Key_Down)
    assert answers(workspace) == [[2]]
    grid.setCurrentIndex(grid.model_of_answers.index(0, 1))
    press(grid, Qt.Key.Key_Return)
    assert answers(workspace) == [[2]]


def test_a_screen_reader_hears_the_question_and_the_answer(page: Any):
    grid = page.dossier.answers.grid
    type_keys(grid, "5")
    first = grid.model_of_answers.index(0, 1)
    assert grid.model_of_answers.data(first, Qt.ItemDataRole.AccessibleTextRole) == "Informat la timp: 5"
    assert grid.accessibleDescription() == "2. Documente clare"


def test_results_never_show_a_share_without_its_n(page: Any, workspace: Workspace, occasion: str):
    page.dossier.show_tab("results")
    assert "Nobody has answered yet." in said(page.dossier.results)
    for given in ([(1, 5), (2, 2)], [(1, 4)]):
        found = [{"item": item, "score": score} for item, score in given]
        saved(
            workspace,
            "response",
            questionnaire=occasion,
            received_on="2026-11-20",
            channel="paper",
            answers=[*found, {"item": 3, "yes": True}, {"item": 4, "text": "ora 18"}],
        )
    page.refresh()
    model = page.dossier.results.table.table()
    rows = [[model.cell(row, column).spoken() for column in range(5)] for row in range(model.rowCount())]
    assert rows[0][1:] == ["0 · 0 · 0 · 1 · 1", "2", "4.50", "2 of 2 (100%)"]
    assert rows[1][1:] == ["0 · 1 · 0 · 0 · 0", "1", "2.00", "0 of 1 (0%)"]
    assert rows[2][1:] == ["yes 2 · no 0", "2", "–", "2 of 2 (100%)"]
    assert "ora 18; ora 18" in rows[3][0]
    assert "2 of 4 papers (50%) · mean 3.67 of 5 from 3 scores" in said(page.dossier.results)


def test_proposals_for_improvement_are_listed_with_the_questionnaire(page: Any, workspace: Workspace, occasion: str):
    saved(workspace, "improvement_proposal", questionnaire=occasion, text="Rezumat", source="questionnaire")
    page.refresh()
    page.dossier.show_tab("improvements")
    assert "Rezumat" in str(
        [one.table.table().cell(0, 0).text for one in page.dossier._places.findChildren(type(page.list))]
    )


def test_a_questionnaire_whose_template_is_missing_says_so(open_frame: Shows, context: Context, workspace: Workspace):
    template = saved(workspace, "questionnaire_template", title="Gol")
    occasion = saved(workspace, "questionnaire", based_on=template, title="Fără întrebări", held_on="2026-11-20")
    page: Any = open_frame(context, "questionnaires", "questionnaire", occasion).page("questionnaires")
    assert "has no items yet" in said(page.dossier.answers)


def test_an_answered_template_is_changed_by_a_new_version_only_once(page: Any, workspace: Workspace, context: Context):
    type_keys(page.dossier.answers.grid, "5")
    press(page.dossier.answers.grid, Qt.Key.Key_Return)
    context.go("questionnaires")
    table = page.templates.table
    page.templates._wish()
    assert "Choose the template" in said(page.templates)
    assert "answered, kept as it is" in table.table().cell(0, 3).text
    table.selectRow(0)
    page.templates._wish()
    assert [one.version for one in workspace.all("questionnaire_template")] == [1, 2]
    assert page.window().place().entity == "questionnaire_template"
    context.go("questionnaires")
    table.choose(next(one.id for one in workspace.all("questionnaire_template") if one.version == 1))
    page.templates._wish()
    assert "newer version" in said(page.templates)


def test_the_questionnaire_on_satisfaction_is_offered_where_there_is_none(open_frame: Shows, context: Context):
    page: Any = open_frame(context, "questionnaires").page("questionnaires")
    page.templates.default_wanted.emit()
    page.refresh()
    assert page.templates.table.table().cell(0, 2).text == "8"
    page.add_new()
    assert page.window().place().entity == "questionnaire"


def test_tabs_lead_between_the_lists_about_consulting(open_frame: Shows, make_context: MakeContext, filled: Workspace):
    frame = open_frame(make_context(filled), "consultations")
    consultations: Any = frame.page("consultations")
    tabs = consultations._with_list[0]
    tabs.chosen.emit("questionnaires")
    assert frame.place().page == "questionnaires"
    page: Any = frame.page("questionnaires")
    assert page.list.count() > 0
    page._with_list[0].chosen.emit("consultations")
    assert frame.place().page == "consultations"


def test_ctrl_n_in_a_dossier_begins_a_paper(page: Any):
    page.dossier.show_tab("results")
    page.add_new()
    assert page.dossier.tabs.current() == "answers"
