"""The calendar: moved through by keys, its dates opened, own days entered with what they change."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from standing_in import Chooser, MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.records.extra_day import ExtraDayKind
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.pages.calendar_model import first_shown
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.cards import words_of

NONE = Qt.KeyboardModifier.NoModifier


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def press(widget: Any, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    for kind in (QKeyEvent.Type.ShortcutOverride, QKeyEvent.Type.KeyPress):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


@pytest.fixture
def announced(workspace: Workspace) -> str:
    """A consultation announced on Friday, 20 November 2026, and a debate a week later."""
    consultation = saved(
        workspace,
        "consultation",
        regime="law_52",
        title="Impozite și taxe locale 2027",
        announced_on="2026-11-20",
        proposals_deadline="2026-12-02",
        state="announced",
    )
    for channel in ("website", "notice_board"):
        saved(workspace, "announcement", consultation=consultation, channel=channel, posted_on="2026-11-20")
    saved(
        workspace,
        "meeting",
        consultation=consultation,
        kind="debate",
        held_on="2026-11-27",
        starts_at="17:00",
        ends_at="18:00",
        place="Sala de consiliu",
    )
    return consultation


@pytest.fixture
def page(open_frame: Shows, context: Context, announced: str) -> Any:
    assert announced
    return open_frame(context, "calendar").page("calendar")


def chosen(page: Any) -> date:
    return page.grid.chosen_day().day


def test_a_month_begins_on_the_monday_before_its_first_day():
    assert first_shown(date(2026, 11, 20)) == date(2026, 10, 26)
    assert first_shown(date(2027, 2, 1)) == date(2027, 2, 1)


def test_arrows_move_the_day_also_into_another_month_and_home_comes_back(page: Any, context: Context):
    assert chosen(page) == context.today
    press(page.grid, Qt.Key.Key_Right)
    assert chosen(page) == context.today + timedelta(days=1)
    press(page.grid, Qt.Key.Key_Down)
    press(page.grid, Qt.Key.Key_Down)
    assert chosen(page) == context.today + timedelta(days=15)
    assert page.grid.month.month == (context.today + timedelta(days=15)).month
    press(page.grid, Qt.Key.Key_PageUp)
    press(page.grid, Qt.Key.Key_PageUp)
    assert chosen(page) < context.today
    press(page.grid, Qt.Key.Key_Home)
    assert chosen(page) == context.today


def test_holidays_have_their_names_and_a_screen_reader_hears_all_of_a_day(page: Any):
    days = {day.day: day for day in page._days}
    assert days[date(2026, 11, 30)].is_off
    assert "Andrew" in days[date(2026, 11, 30)].holiday
    assert days[date(2026, 11, 29)].is_off
    assert days[date(2026, 11, 29)].holiday == ""
    page._show(date(2026, 11, 27))
    heard = page.grid.days.data(page.grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert "27 November 2026" in heard
    assert "17:00" in heard
    assert "Impozite și taxe locale 2027" in heard


def test_the_panel_shows_how_a_legal_term_was_counted(page: Any):
    page._show(date(2026, 12, 2))
    words = said(page.panel)
    assert "How it was counted" in words
    assert "30 Nov 2026 is not a working day" in words
    assert "art. 7(4)" in words


def test_a_date_opens_its_record_at_its_field(page: Any):
    page._show(date(2026, 12, 2))
    press(page.grid, Qt.Key.Key_Return)
    place = page.window().place()
    assert (place.entity, place.field) == ("consultation", "proposals_deadline")


def test_dates_are_later_this_week_overdue_or_done(page: Any, context: Context):
    tones = {entry.words: entry.tone for day in page._days for entry in day.entries}
    assert set(tones.values()) <= set(Tone)
    assert any(tone is Tone.INFO for tone in tones.values())
    for day in page._days:
        for entry in day.entries:
            assert (entry.tone in {Tone.ERR, Tone.NEUTRAL}) is (day.day < context.today)


def test_one_dossier_can_be_shown_alone(page: Any, workspace: Workspace):
    other = saved(workspace, "consultation", title="Buget participativ", planned_for="2026-11-25")
    page.refresh()
    page.filter.setCurrentIndex(page.filter.findData("Buget participativ"))
    page.filter.activated.emit(page.filter.currentIndex())
    assert {entry.source.record for day in page._days for entry in day.entries} == {other}


def test_the_list_of_days_is_offered_and_comes_by_itself_when_narrow(page: Any):
    press(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page.list.isVisible()
    rows = page.list.table().ids()
    page.list.opened.emit(next(row for row in rows if not row.endswith(":-1")))
    assert page.window().place().entity in {"consultation", "meeting"}
    page.context.go("calendar")
    press(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page.grid.isVisible()
    page.window().resize(910, 512)
    QApplication.processEvents()
    assert page.list.isVisibleTo(page)


def test_a_holiday_in_the_list_opens_nothing(page: Any):
    page._show(date(2026, 11, 30))
    page.turn()
    page.list.opened.emit("2026-11-30:-1")
    assert page.window().place().page == "calendar"


def test_a_month_without_dates_names_the_next_one(open_frame: Shows, context: Context, workspace: Workspace):
    page: Any = open_frame(context, "calendar").page("calendar")
    page.turn()
    page._show(date(2027, 3, 10))
    assert "No date in this month." in said(page)
    saved(workspace, "consultation", title="Buget", planned_for="2027-05-20")
    page.refresh()
    assert "The next one: 20 May 2027." in said(page)


def test_an_own_day_off_says_which_terms_it_moves_before_it_is_saved(page: Any, workspace: Workspace):
    page._show(date(2026, 12, 2))
    press(page.grid, Qt.Key.Key_Insert)
    assert page.extra.kind() is ExtraDayKind.NON_WORKING
    assert "These terms change:" in said(page.extra)
    assert "Impozite și taxe locale 2027: 2 Dec 2026 → 3 Dec 2026" in said(page.extra)
    page.extra.save()
    assert "Write the reason" in said(page.extra)
    assert not workspace.all("extra_day")
    page.extra.reason.setText("HG 1234/2026")
    page.extra.save()
    (made,) = workspace.all("extra_day")
    assert made.reason == "HG 1234/2026"
    assert page.panel.isVisibleTo(page)


def test_a_day_that_moves_nothing_says_so_and_can_be_left_again(page: Any, workspace: Workspace):
    page._show(date(2027, 6, 5))
    page.add_new()
    assert page.extra.kind() is ExtraDayKind.WORKING
    assert "No open term changes." in said(page.extra)
    assert page.go_back()
    assert not page.go_back()
    assert not workspace.all("extra_day")


def test_a_personal_number_in_the_reason_is_refused(page: Any, workspace: Workspace):
    page.add_new()
    page.extra.reason.setText("cererea lui 1800101221144")
    page.extra.save()
    assert not workspace.all("extra_day")
    assert "personal" in said(page.extra)


def test_a_day_that_is_entered_as_its_opposite_is_refused_with_the_way_to_that_entry(
    page: Any, context: Context, workspace: Workspace
):
    entered = saved(workspace, "extra_day", day="2026-12-04", kind="non_working", reason="HG 1/2026")
    page._show(date(2026, 12, 4))
    page.add_new()
    assert page.extra.kind() is ExtraDayKind.WORKING
    page.extra.reason.setText("se lucrează")
    page.extra.save()
    assert "already entered as “day off” (HG 1/2026)" in said(page.extra)
    assert len(workspace.all("extra_day")) == 1
    wanted: list[Place] = []
    context.wanted.connect(wanted.append)
    way = next(one for one in page.extra.findChildren(QPushButton) if one.text() == "Open the entry")
    way.click()
    assert wanted[-1].record == entered


def test_dates_are_saved_for_other_calendars(page: Any, chooser: Chooser, tmp_path: Path):
    page.export()
    chooser.out = tmp_path / "termene.ics"
    page.export()
    found = Calendar.from_ical(chooser.out.read_bytes())
    assert any("Impozite" in str(event["SUMMARY"]) for event in found.walk("VEVENT"))
    assert "dates saved in termene.ics" in page._said.text()
    chooser.out = tmp_path / "missing" / "folder" / "termene.ics"
    page.export()
    assert page._said.text()


def test_the_calendar_of_a_filled_workspace_is_drawn_in_every_size(
    open_frame: Shows, make_context: MakeContext, filled: Workspace
):
    frame = open_frame(make_context(filled), "calendar")
    for size in ((1366, 768), (1366, 697), (1093, 614), (910, 512)):
        frame.resize(*size)
        assert not frame.grab().isNull()
