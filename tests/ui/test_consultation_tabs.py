"""The tabs of a consultation: channels with proof, requests, meetings with their counts, files, history, messages."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from standing_in import Chooser, Shows
from two_sides import saved

from parteneriat_desktop.actions import listing
from parteneriat_desktop.actions.import_findings import Finding
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.consultation import ConsultationState
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.store.leftovers import remove_leftovers
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.pages.preview_cards import findings_card
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.cards import words_of


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


@pytest.fixture
def consultation(workspace: Workspace) -> str:
    return saved(workspace, "consultation", title="Taxes", regime="law_52", announced_on="2026-11-02")


@pytest.fixture
def dossier(open_frame: Shows, context: Context, consultation: str) -> Any:
    page: Any = open_frame(context, "consultations", "consultation", consultation).page("consultations")
    return page.dossier


def table_of(dossier: Any, key: str) -> Any:
    dossier.show_tab(key)
    shown = dossier._places.currentWidget()
    return next(iter(shown.findChildren(TableView)), shown)


def rows(table: Any) -> list[list[str]]:
    model = table.table()
    return [[model.cell(row, at).text for at in range(len(model.columns))] for row in range(model.rowCount())]


def test_missing_channels_stand_as_rows_with_a_way_to_add_them(
    dossier: Any, context: Context, workspace: Workspace, consultation: str, tmp_path: Path
):
    proof = tmp_path / "photo.txt"
    proof.write_text("posted", encoding="utf-8")
    posted = saved(
        workspace,
        "announcement",
        consultation=consultation,
        channel="website",
        posted_on="2026-11-02",
        kind="consultation",
        evidence={"path": str(proof)},
    )
    saved(workspace, "announcement", consultation=consultation, channel="mass_media")
    table = table_of(dossier, "announcements")
    states = {row[0]: (row[2], row[5]) for row in rows(table)}
    assert states["notice board"][0] == "missing"
    assert states["own website"] == ("posted", "photo.txt")
    assert ("planned", "no proof") in states.values() or states["mass media"][0] == "advised"
    wanted: list[Place] = []
    context.wanted.connect(wanted.append)
    table.opened.emit("missing:notice_board")
    assert dict(wanted[-1].preset)["channel"] == "notice_board"
    table = table_of(dossier, "announcements")
    table.opened.emit(posted)
    assert wanted[-1].record == posted


def test_requests_say_whether_they_oblige(dossier: Any, workspace: Workspace, consultation: str):
    partner = saved(workspace, "partner", name="Asociația Teiul")
    saved(workspace, "debate_request", consultation=consultation, requester=partner, capacity="association")
    saved(
        workspace,
        "debate_request",
        consultation=consultation,
        requester_name="A group",
        capacity="citizen",
        registration_number="7",
        registration_date="2026-11-03",
    )
    found = {row[0]: row for row in rows(table_of(dossier, "requests"))}
    assert found["Asociația Teiul"][3] == "yes"
    assert found["A group"][3] == "no"
    assert found["A group"][2] == "7 / 3 Nov 2026"


def test_all_files_stand_with_what_they_are_and_open(
    dossier: Any, workspace: Workspace, consultation: str, tmp_path: Path, chooser: Chooser
):
    assert "Nothing here yet." in said(table_of(dossier, "documents"))
    paper = tmp_path / "draft.txt"
    paper.write_text("draft", encoding="utf-8")
    saved(workspace, "consultation", consultation, draft_document={"path": str(paper)})
    meeting = saved(
        workspace,
        "meeting",
        consultation=consultation,
        kind="debate",
        attachments=[{"path": str(paper)}],
        held_on="2026-11-10",
    )
    saved(workspace, "announcement", meeting=meeting, channel="website", evidence={"path": str(paper)})
    table = table_of(dossier, "documents")
    assert [row[0] for row in rows(table)] == ["Document under consultation", "Attached files", "Evidence"]
    table.opened.emit("0")
    assert chooser.shown[0].read_text(encoding="utf-8") == "draft"


def test_a_meeting_shows_its_agenda_speakers_and_decisions_and_takes_counts(
    dossier: Any,
    context: Context,
    workspace: Workspace,
    consultation: str,
    chooser: Chooser,
    tmp_path: Path,
    qtbot: QtBot,
):
    meeting = saved(
        workspace,
        "meeting",
        consultation=consultation,
        kind="debate",
        held_on="2026-11-10",
        agenda=[{"title": "The draft"}],
        interventions=[{"quality": "citizen", "summary": "Lower it"}, {"summary": "As it is"}],
        decisions=[
            {"what": "Publish the minutes", "who": "secretary", "due_on": "2026-11-12", "status": "open"},
            {"what": "Ask again"},
        ],
    )
    dossier.show_tab("meetings")
    panel = dossier._places.currentWidget().panel
    words = said(panel)
    for part in ("1. The draft", "citizen: Lower it", "Publish the minutes", "overdue", "Ask again"):
        assert part in words
    counts = panel.counts
    counts.editors["total"].line.setText("20")
    counts.editors["women"].line.setText("25")
    counts.editors["women"].edited.emit()
    assert counts.editors["women"].line.property("invalid") or "20" in said(counts), "checked while typing"
    counts.save()
    assert workspace.all("participation_count") == []
    counts.editors["women"].line.setText("many")
    counts.save()
    assert workspace.all("participation_count") == []
    counts.draft.keep()
    counts.load(meeting)
    assert counts.editors["women"].line.text() == "many", "a draft at once"
    counts.editors["women"].line.setText("12")
    counts.editors["roma"].line.setText("3")
    counts.save_button.click()
    (stored,) = workspace.all("participation_count")
    assert listing.stored(workspace, "participation_count", stored.id)["roma"] == "<5"
    assert dossier._places.currentWidget().panel is panel, "the tab stays as it is"
    counts.load(meeting)
    assert counts.record == stored.id
    counts.draft.keep()
    panel._print()
    chooser.out = tmp_path / "minutes.docx"
    panel._editable()
    qtbot.waitUntil(lambda: bool(chooser.shown), timeout=20000)
    panel._preview()
    qtbot.waitUntil(lambda: len(chooser.shown) == 2, timeout=20000)
    assert remove_leftovers(workspace.paths.home) == [chooser.shown[1].parent], "it is gone at the next opening"
    panel.load("unknown")
    wanted: list[Place] = []
    context.wanted.connect(wanted.append)
    panel._edit()
    assert wanted[-1].record == meeting


def test_a_meeting_without_entries_says_so(dossier: Any, workspace: Workspace, consultation: str):
    saved(workspace, "meeting", consultation=consultation, kind="forum", held_on="2026-11-10")
    dossier.show_tab("meetings")
    assert said(dossier._places.currentWidget().panel).count("Nothing is entered.") == 3


def test_messages_changes_and_questionnaires_have_their_tabs(dossier: Any, workspace: Workspace, consultation: str):
    saved(workspace, "discussion_entry", consultation=consultation, function="inspector", text="May we see the study?")
    dossier.refresh()
    dossier.show_tab("discussion")
    assert "May we see the study?" in said(dossier.discussion)
    assert any("Taxes" in cell for row in rows(table_of(dossier, "history")) for cell in row)
    dossier.show_tab("questionnaires")
    dossier.refresh()
    assert dossier.tabs.current() == "questionnaires"
    dossier.flush()


def test_what_guards_say_after_an_import_is_shown_and_leads_to_the_consultation(context: Context, consultation: str):
    problem = Problem("", Sentence("Add at least one announcement with its day."))
    card = findings_card(context, [Finding(consultation, "Taxes", ConsultationState.ANNOUNCED, (problem,))])
    assert "Add at least one announcement with its day." in said(card)
    assert card.findChildren(QLabel)


def test_counts_of_a_consultation_without_a_meeting_are_seen_and_entered_in_its_dossier(
    dossier: Any, context: Context, workspace: Workspace, consultation: str
):
    meeting = saved(workspace, "meeting", consultation=consultation, kind="forum", held_on="2026-11-10")
    saved(workspace, "participation_count", meeting=meeting, total=9)
    counted = saved(workspace, "participation_count", consultation=consultation, total=41, women=22, source="list")
    dossier.refresh()
    assert dossier.tabs.buttons["participation"].accessibleName() == "Participation  1"
    table = table_of(dossier, "participation")
    assert [row[1:3] for row in rows(table)] == [["41", "22"]]
    wanted: list[Place] = []
    context.wanted.connect(wanted.append)
    table.opened.emit(counted)
    assert (wanted[-1].page, wanted[-1].record) == ("record", counted)
    dossier._places.currentWidget().begin()
    assert (wanted[-1].entity, dict(wanted[-1].preset)) == ("participation_count", {"consultation": consultation})


def test_budgeting_is_a_tab_only_of_a_consultation_that_is_about_it(
    dossier: Any, context: Context, workspace: Workspace, consultation: str
):
    assert not dossier.tabs.offers("budgeting")
    keys = []
    for _tab in dossier.tabs.buttons:
        dossier.tabs.step(1)
        keys.append(dossier.tabs.current())
    assert "budgeting" not in keys, "Ctrl+Tab passes it by"
    saved(workspace, "consultation", consultation, method="participatory_budgeting")
    dossier.refresh()
    assert dossier.tabs.offers("budgeting")
    dossier.show_tab("budgeting")
    assert "No round of participatory budgeting yet." in said(dossier._places.currentWidget())
    wanted: list[Place] = []
    context.wanted.connect(wanted.append)
    dossier._places.currentWidget().findChildren(QPushButton)[0].click()
    assert dict(wanted[-1].preset) == {"consultation": consultation, "currency": "RON"}
    saved(workspace, "consultation", consultation, method="public_debate")
    dossier.refresh()
    assert (dossier.tabs.current(), dossier.tabs.offers("budgeting")) == ("register", False)


def test_projects_of_the_round_are_typed_in_the_dossier_and_it_stays_at_the_next_one(
    dossier: Any, context: Context, workspace: Workspace, consultation: str
):
    budget = saved(
        workspace, "budgeting_round", consultation=consultation, title="Bugetul 2026", amount="900.00", currency="RON"
    )
    both = [
        saved(
            workspace,
            "budgeting_project",
            budgeting_round=budget,
            title=title,
            received_on="2026-10-02",
            proposer_kind="natural_person",
            amount_asked="600.00",
        )
        for title in ("Parc", "Alee")
    ]
    dossier.refresh()
    dossier.show_tab("budgeting")
    shown = dossier._places.currentWidget()
    assert shown.record == budget
    shown.panel.form.boxes["votes"].editor.line.setText("7")
    shown.panel.form.boxes["votes"].editor.edited.emit()
    assert shown.panel.record == both[0]
    shown.panel.form.save()
    assert dossier._places.currentWidget() is shown, "the tab stays as it is"
    assert shown.panel.record == both[1]
    context.changed.emit("budgeting_project", both[0])
    assert dossier._places.currentWidget() is shown
    dossier.arrange(narrow=True)
    assert not dossier.close_form()
    shown._open(both[1])
    dossier.leave()
    assert shown.panel.isHidden(), "Esc goes back to the projects"
    dossier.flush()
    other = saved(workspace, "consultation", title="Roads", regime="voluntary")
    dossier.load(other)
    assert not dossier.tabs.offers("budgeting")
    assert not dossier.close_form()
