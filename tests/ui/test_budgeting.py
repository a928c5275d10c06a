"""Participatory budgeting: phases on a line, sums in words, projects by votes, typed one after the other."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from standing_in import MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.pages.budgeting_dossier import BudgetingDossier, budgeting_tab
from parteneriat_desktop.ui.widgets.cards import words_of
from parteneriat_desktop.ui.widgets.timeline import Mark

PHASES = [
    {"phase": "submission", "starts_on": "2026-10-01", "ends_on": "2026-10-31"},
    {"phase": "vote", "starts_on": "2026-11-10", "ends_on": "2026-11-30"},
    {"phase": "results", "starts_on": "2026-12-05"},
    {"phase": "implementation"},
]


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


@pytest.fixture
def consultation(workspace: Workspace) -> str:
    return saved(workspace, "consultation", regime="voluntary", method="participatory_budgeting", title="Bugetul tău")


@pytest.fixture
def budget(workspace: Workspace, consultation: str) -> str:
    return saved(
        workspace,
        "budgeting_round",
        consultation=consultation,
        title="Bugetul 2026",
        amount="1000.00",
        currency="RON",
        phases=PHASES,
        votes_total=10,
        votes_per_person=2,
    )


def project(workspace: Workspace, budget: str, title: str, **fields: Any) -> str:
    usual = {"received_on": "2026-10-02", "proposer_kind": "natural_person", "amount_asked": "600.00"}
    return saved(workspace, "budgeting_project", budgeting_round=budget, title=title, **(usual | fields))


@pytest.fixture
def page(open_frame: Shows, context: Context, budget: str) -> Any:
    return open_frame(context, "budgeting", "budgeting_round", budget).page("budgeting")


def rows(page: Any) -> list[list[str]]:
    model = page.dossier.table.table()
    return [[model.cell(row, column).spoken() for column in range(6)] for row in range(model.rowCount())]


def test_phases_stand_on_a_line_done_running_and_to_come(page: Any):
    marks = [station.mark for station in page.dossier.card.phases.stations]
    assert marks == [Mark.DONE, Mark.TODAY, Mark.COMING]


def test_projects_stand_by_votes_and_the_reason_under_one_that_is_not_eligible(
    page: Any, workspace: Workspace, budget: str
):
    project(workspace, budget, "Parc", votes=4)
    project(workspace, budget, "Bancă", eligible=False, ineligible_reason="teren privat")
    project(workspace, budget, "Alee", votes=9, eligible=True, allocated="600.00", state="selected")
    page.refresh()
    assert [row[0] for row in rows(page)] == ["1", "2", "–"]
    assert rows(page)[0][1] == "Alee, 3/2026 · natural person"
    assert rows(page)[2][1] == "Bancă, not eligible: teren privat"
    assert rows(page)[2][5] == "not eligible"
    assert "3 projects" in said(page.dossier)


def test_sums_of_money_and_votes_are_said_in_words(page: Any, workspace: Workspace, budget: str):
    project(workspace, budget, "Alee", votes=9, allocated="600.00")
    saved(workspace, "budgeting_round", budget, results_published_on="2026-11-18")
    page.refresh()
    words = said(page.dossier.card)
    assert "600.00" in words
    assert "400.00" in words
    assert "The projects have 9 votes; 10 ballots carry at most 20." in words
    assert "Results published on 18 Nov 2026." in words


def test_more_votes_and_money_than_there_are_is_refused_at_the_field(page: Any, workspace: Workspace, budget: str):
    project(workspace, budget, "Alee", votes=9, allocated="600.00")
    page.refresh()
    page.dossier.table.selectRow(0)
    page.dossier.panel.form.boxes["votes"].editor.line.setText("21")
    page.primary()
    assert "ballots carry only 20" in said(page.dossier.panel)
    page.dossier.panel.form.boxes["votes"].editor.line.setText("9")
    page.dossier.panel.form.boxes["allocated"].editor.line.setText("1001")
    page.primary()
    assert "the round has only" in said(page.dossier.panel)
    assert [row[3:5] for row in rows(page)] == [["9", "600.00"]]


def test_saving_goes_to_the_next_project_in_the_same_field(page: Any, workspace: Workspace, budget: str):
    first, second = project(workspace, budget, "Alee"), project(workspace, budget, "Parc")
    page.refresh()
    page.dossier.table.choose(first)
    page.dossier.table.opened.emit(first)
    form = page.dossier.panel.form
    assert page.window().focusWidget() is form.boxes["votes"].editor.line
    form.boxes["votes"].editor.line.setText("2")
    page.primary()
    assert page.dossier.panel.record == second
    assert page.window().focusWidget() is form.boxes["votes"].editor.line
    form.boxes["votes"].editor.line.setText("5")
    page.primary()
    assert [row[3] for row in rows(page)] == ["5", "2"]


def test_new_projects_are_typed_into_the_form_of_the_round(page: Any, workspace: Workspace, budget: str):
    assert "No project yet." in said(page.dossier)
    page.add_new()
    form = page.dossier.panel.form
    form.boxes["title"].editor.line.setText("Alee")
    form.boxes["amount_asked"].editor.line.setText("600")
    page.primary()
    assert len(workspace.children("budgeting_project", "budgeting_round", budget)) == 1
    assert rows(page)[0][1].startswith("Alee")


def test_the_list_leads_to_the_round_and_the_round_to_its_consultation(
    open_frame: Shows, make_context: MakeContext, filled: Workspace
):
    frame = open_frame(make_context(filled), "budgeting")
    page: Any = frame.page("budgeting")
    assert page.list.table.table().cell(0, 2).text == str(len(filled.all("budgeting_project")))
    page.list.opened.emit(page.list.table.table().id_at(0))
    page.leave()
    button = next(one for one in page.head.findChildren(QPushButton) if one.text().strip() == "Consultation")
    button.click()
    assert frame.place().entity == "consultation"
    frame.context.go("budgeting")
    page.primary()
    page.add_new()
    assert (frame.place().entity, dict(frame.place().preset)) == ("budgeting_round", {"currency": "RON"})


def test_a_consultation_shows_its_round_or_how_to_begin_one(
    open_frame: Shows, context: Context, workspace: Workspace, consultation: str
):
    frame = open_frame(context, "consultations")
    begin: Any = budgeting_tab(context, consultation)
    begin.findChild(QPushButton).click()
    assert frame.place().preset["consultation"] == consultation
    fields = {"consultation": consultation, "title": "Bugetul", "amount": "1000.00", "currency": "RON"}
    found = saved(workspace, "budgeting_round", **fields)
    shown = budgeting_tab(context, consultation)
    assert isinstance(shown, BudgetingDossier)
    assert shown.record == found


def test_a_round_that_is_not_here_leaves_the_page_standing(open_frame: Shows, context: Context):
    page: Any = open_frame(context, "budgeting", "budgeting_round", "0" * 26).page("budgeting")
    assert page.is_open()


def test_where_there_is_no_room_the_form_takes_the_place_of_the_projects(page: Any, workspace: Workspace, budget: str):
    found = project(workspace, budget, "Alee")
    page.refresh()
    page.window().resize(910, 512)
    QApplication.processEvents()
    assert page.dossier.table.isVisible()
    assert not page.dossier.panel.isVisible()
    page.dossier.table.opened.emit(found)
    assert page.dossier.panel.isVisible()
    assert not page.dossier.table.isVisible()
    assert page.go_back()
    assert page.dossier.table.isVisible()
    assert page.is_open()
    assert page.go_back()
    assert not page.is_open()
