"""What the pages do: what is due, dossiers, the register of proposals, settings, search."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from standing_in import Chooser, MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions import drafts, listing, settings
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.cards import Chip, words_of
from parteneriat_desktop.ui.widgets.head import Head


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def press(widget: Any, key: Qt.Key) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


def test_what_is_due_is_filtered_by_its_tile_and_opened_at_its_field(
    open_frame: Shows, make_context: MakeContext, filled: Workspace
):
    frame = open_frame(make_context(filled))
    page: Any = frame.page("home")
    everything = page.table.table().rowCount()
    page.tiles["overdue"].setChecked(True)
    few = page.table.table().rowCount()
    assert 0 < few < everything
    page.tiles["month"].setChecked(True)
    assert not page.tiles["overdue"].isChecked()
    page.tiles["receipt"].setChecked(True)
    assert "Nothing to do until" in said(page)
    page.tiles["receipt"].setChecked(False)
    first = next(row for row in page.table.table().ids() if row.startswith("due:"))
    page.table.opened.emit(first)
    assert frame.place().field


def test_an_empty_workspace_says_how_to_begin(open_frame: Shows, context: Context):
    frame = open_frame(context)
    assert "Three steps to begin" in said(frame.page("home"))
    for key in ("partners", "partnerships", "plans", "consultations"):
        context.go(key)
        assert "Here stand" in said(frame.page(key))


def test_partners_are_found_stepped_through_and_added(open_frame: Shows, make_context: MakeContext, filled: Workspace):
    frame = open_frame(make_context(filled), "partners")
    page: Any = frame.page("partners")
    everything = page.list.count()
    page.list.search.setText("tara teilor")
    page.list.search.wanted.emit("tara teilor")
    assert page.list.count() == 1
    page.list._search("nothing like this")
    assert "Nothing in this list" in said(page)
    page.list.clear()
    assert page.list.count() == everything
    first = page.panel.record
    page.step(1)
    assert page.panel.record != first
    page.add_new()
    assert page.panel.form.boxes["country"].editor.read() == "RO"
    page.panel.form.boxes["name"].editor.put("Nou")
    page.primary()
    assert page.list.count() == everything + 1
    frame.resize(1000, 600)
    QApplication.processEvents()
    assert page.narrow
    page._open(first)
    assert not page.list.isVisible()
    assert page.go_back()
    assert page.list.isVisible()
    assert not page.go_back()


def test_the_dossier_of_a_partnership(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, chooser: Chooser, qtbot: QtBot, tmp_path: Path
):
    partnership = filled.all("partnership")[0].id
    context = make_context(filled)
    frame = open_frame(context, "partnerships", "partnership", partnership)
    page: Any = frame.page("partnerships")
    dossier = page.dossier
    assert dossier.matrix.table.table().rowCount() == 12
    for key in dossier.tabs.buttons:
        dossier.tabs.chosen.emit(key)
        assert dossier.tabs.current() == key
    dossier.tabs.step(1)
    assert dossier.tabs.current() == "evidence"
    press(dossier.tabs, Qt.Key.Key_Left)
    assert dossier.tabs.current() == "history"
    press(dossier.tabs, Qt.Key.Key_A)
    for code in ("E1", "E2", "E11", "E12"):
        dossier.matrix.open_row(code)
        frame.go_back()
    assert frame.place().page == "partnerships"
    chooser.out = tmp_path / "sheet.pdf"
    page.print_out()
    qtbot.waitUntil(context.tasks.idle)
    assert chooser.out.read_bytes().startswith(b"%PDF")
    assert chooser.shown == [chooser.out]
    chooser.out = None
    page.print_out()
    page.add_new()
    assert frame.place().preset == {"partnership": partnership}
    frame.go_back()
    page.go_back()
    assert not page.is_open()
    page.add_new()
    assert frame.place().entity == "partnership"


@pytest.mark.parametrize("entity", ["partnership", "plan", "consultation"])
def test_ctrl_tab_changes_the_tab_of_every_dossier(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, qtbot: QtBot, entity: str
):
    frame = open_frame(make_context(filled), f"{entity}s", entity, filled.all(entity)[0].id)
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    tabs = frame.page(f"{entity}s").dossier.tabs  # type: ignore[attr-defined]
    keys = list(tabs.buttons)
    assert tabs.current() == keys[0]
    qtbot.keyClick(frame, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert tabs.current() == keys[1]
    qtbot.keyClick(frame, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert tabs.current() == keys[0]


def test_alt_down_opens_the_calendar_in_a_date_and_goes_to_the_next_target_elsewhere(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, qtbot: QtBot
):
    frame = open_frame(make_context(filled), "plans", "plan", filled.all("plan")[0].id)
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    dossier = frame.page("plans").dossier  # type: ignore[attr-defined]
    first = dossier.panel.record
    day = dossier.panel.form.boxes["due_on"].editor
    day.line.setFocus()
    qtbot.keyClick(day.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert day._calendar is not None
    assert day._calendar.isVisible()
    assert dossier.panel.record == first
    qtbot.keyClick(day._calendar, Qt.Key.Key_Escape)
    dossier.panel.form.boxes["name"].editor.line.setFocus()
    qtbot.keyClick(frame, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dossier.panel.record not in ("", first)


def test_escape_empties_the_row_of_a_proposal_and_stays_on_the_page(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, qtbot: QtBot
):
    frame = open_frame(make_context(filled), "consultations", "consultation", filled.all("consultation")[0].id)
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    page: Any = frame.page("consultations")
    line = page.dossier.entry.editors["text"].line
    line.setFocus()
    line.setText("Apă curată")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert page.is_open()


def test_an_empty_partnership_offers_what_is_missing(open_frame: Shows, context: Context, workspace: Workspace):
    partnership = saved(workspace, "partnership", title="Apă", internal_code="PI-1", duration_months=12)
    frame = open_frame(context, "partnerships", "partnership", partnership)
    dossier: Any = frame.page("partnerships").dossier
    dossier.matrix.open_row("E2")
    assert (frame.place().entity, frame.place().record) == ("plan", "")
    frame.go_back()
    dossier.matrix.open_row("E12")
    assert frame.place().entity == "cooperation_entry"
    frame.go_back()
    dossier.show_tab("plans")
    dossier._places.currentWidget().begin()
    assert frame.place().preset == {"partnership": partnership}


def test_the_dossier_of_a_plan(open_frame: Shows, make_context: MakeContext, filled: Workspace, qtbot: QtBot):
    plan = filled.all("plan")[0].id
    frame = open_frame(make_context(filled), "plans", "plan", plan)
    page: Any = frame.page("plans")
    dossier = page.dossier
    first = dossier.panel.record
    assert first == dossier.targets.table.current_id()
    dossier.step(1)
    assert dossier.panel.record not in ("", first)
    dossier.step(-1)
    box = dossier.panel.form.boxes["name"]
    box.editor.line.setText("Alt nume")
    box.editor.edited.emit()
    qtbot.waitUntil(lambda: bool(drafts.kept(filled)))
    dossier.refresh()
    assert dossier.targets.table.table().cell(0, 1).second_icon == "pencil"
    page.primary()
    assert listing.stored(filled, "target", first)["name"] == "Alt nume"
    for key in dossier.tabs.buttons:
        dossier.show_tab(key)
    page.add_new()
    assert dossier.panel.form.boxes["plan"].editor.read() == plan
    saved(filled, "budget_line", plan=plan, source="local_budget", planned="10.00", chapter="staff", year=2026)
    dossier.refresh()
    assert "difference" in said(dossier.budget)
    activity = saved(filled, "activity", plan=plan, code="A9", name="Fără răspuns")
    dossier.refresh()
    rows = dossier.duties.table.table()
    assert rows.cell(rows.row_of(activity), 0).second == "nobody answers for it"


def test_search_finds_without_diacritics_and_opens(open_frame: Shows, make_context: MakeContext, filled: Workspace):
    frame = open_frame(make_context(filled))
    home: Any = frame.page("home")
    home.search.setText("sanse egale")
    home.search.returnPressed.emit()
    page: Any = frame.page("search")
    assert page.list.count() > 0
    page.list.opened.emit(page.list.table.table().id_at(0))
    assert frame.place().page != "search"
    frame.go_back()
    page.refresh()


def test_settings_keep_copy_back_up_and_check(
    open_frame: Shows, context: Context, workspace: Workspace, chooser: Chooser, qtbot: QtBot, tmp_path: Path
):
    frame = open_frame(context, "settings")
    page: Any = frame.page("settings")
    page.profile.function.setText("secretar general")
    page.profile.keep()
    page.profile.whole_photos.click()
    assert settings.keeps_photos_whole(workspace)
    assert workspace.profile.function == "secretar general"
    page.key.copy()
    assert QGuiApplication.clipboard().text() == workspace.keys.fingerprint
    chooser.out = tmp_path / "key.p8"
    page.key.back_up()
    assert chooser.out.exists()
    chooser.out = tmp_path / "own.enrol.asice"
    page.key.enrol()
    assert chooser.out.exists()
    chooser.out = tmp_path / "backup.zip"
    page.backup.back_up()
    qtbot.waitUntil(context.tasks.idle)
    assert chooser.out.exists()
    page.backup.back_up()
    qtbot.waitUntil(context.tasks.idle)
    assert "already a file" in said(page.backup)
    page.backup.check()
    qtbot.waitUntil(context.tasks.idle)
    chooser.out = None
    for ask in (page.key.enrol, page.key.back_up, page.backup.back_up):
        ask()
    rebuilt: list[bool] = []
    context.rebuild.connect(lambda: rebuilt.append(True))
    page.look.language.setCurrentIndex(1)
    page.look.language.activated.emit(1)
    page.look.scheme.setCurrentIndex(2)
    page.look.scheme.activated.emit(2)
    assert (rebuilt, workspace.profile.language, workspace.profile.theme) == ([True, True], "en", "dark")
    context.go("settings", "", "", "backup")
    chooser.files = [tmp_path / "own.enrol.asice"]
    page.trust.enrol()
    qtbot.waitUntil(context.tasks.idle)
    assert frame.place().page == "send"


def test_the_target_is_counted(open_frame: Shows, make_context: MakeContext, filled: Workspace):
    frame = open_frame(make_context(filled), "target")
    page: Any = frame.page("target")
    assert page.list.count() == len(filled.all("partnership"))
    page.list.opened.emit(page.list.table.table().id_at(0))
    assert frame.place().page == "partnerships"
    frame.resize(1000, 600)
    QApplication.processEvents()


@pytest.mark.parametrize("name", ["activity", "budget_line", "participation_count"])
def test_any_record_has_its_form_and_another_one_follows(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, name: str
):
    record = filled.all(name)
    frame = open_frame(make_context(filled), "record", name, record[0].id if record else "")
    page: Any = frame.page("record")
    page.primary()
    page.add_new()
    assert page.panel.record == ""
    frame.go_back()


def test_a_legal_term_names_its_article_under_its_line(open_frame: Shows, context: Context, workspace: Workspace):
    given = {"regime": "law_52", "announced_on": "2026-11-20", "proposals_deadline": "2026-12-02", "title": "Taxes"}
    saved(workspace, "consultation", **given)
    saved(workspace, "consultation", **given | {"regime": "voluntary", "title": "Roads"})
    page: Any = open_frame(context, "home").page("home")
    model = page.table.table()
    lines = {model.cell(row, 0).second for row in range(model.rowCount())}
    assert {"Taxes · art. 7(4)", "Roads"} <= lines


def test_chips_give_way_before_the_title_cannot_be_read(qtbot: QtBot, context: Context):
    head = Head()
    qtbot.addWidget(head)
    chips = [Chip(words, Tone.INFO, context.palette) for words in ("announced", "Law 52/2003 on transparency")]
    head.describe("Strategy of local development until the year 2030", chips=chips)
    head.resize(900, 52)
    head.show()
    qtbot.waitExposed(head)
    assert all(chip.isVisible() for chip in chips)
    head.resize(380, 52)
    qtbot.waitUntil(lambda: not chips[1].isVisible())
    assert chips[0].isVisible()
    head.resize(900, 52)
    qtbot.waitUntil(chips[1].isVisible)
