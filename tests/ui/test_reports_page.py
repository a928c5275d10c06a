"""The page of reports: every report, the records it can be made of, the PDF of the chosen one."""

import subprocess
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from standing_in import Chooser, MakeContext, Shows

from parteneriat_desktop.actions import make_report
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.widgets.cards import words_of


def test_every_report_stands_with_what_it_is_about_and_is_made_of_the_chosen_record(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, chooser: Chooser, qtbot: QtBot, tmp_path: Path
):
    context = make_context(filled)
    frame = open_frame(context, "reports")
    page: Any = frame.page("reports")
    model = page.table.table()
    assert model.ids() == [report.code for report in make_report.reports()]
    assert model.cell(0, 1).spoken() == "Partnership sheet, Partnership"
    page.table.choose("R02")
    assert page.records.count() == len(filled.all("plan"))
    assert page.records.table.table().cell(0, 0).second
    second = page.records.table.table().id_at(1)
    page.records.table.choose(second)
    page.refresh()
    assert page.records.table.current_id() == second
    chooser.out = tmp_path / "plan.pdf"
    page.primary()
    qtbot.waitUntil(context.tasks.idle, timeout=20_000)
    assert chooser.out.read_bytes().startswith(b"%PDF")
    page.table.opened.emit("R02")
    assert page.records.table.hasFocus() or not frame.isActiveWindow()
    page.search_box().wanted.emit("nothing like this")
    frame.resize(1000, 600)
    QApplication.processEvents()
    assert page.narrow


def test_a_report_without_records_leads_to_where_they_are_made(open_frame: Shows, context: Context):
    frame = open_frame(context, "reports")
    page: Any = frame.page("reports")
    for code, place in (("R17", "send"), ("R09", "record")):
        frame.go(Place("reports", field=code))
        assert "There is nothing yet" in "\n".join(words_of(page))
        assert not page.button.isEnabled()
        page.print_out()
        page.records.new_wanted.emit()
        assert frame.place().page == place


def test_a_report_of_everything_is_made_for_the_period_that_is_typed(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, chooser: Chooser, qtbot: QtBot, tmp_path: Path
):
    context = make_context(filled)
    frame = open_frame(context, "reports")
    page: Any = frame.page("reports")
    frame.go(Place("reports", field="R10"))
    assert page.records is None
    assert page.search_box() is None
    assert "everything that is kept here" in "\n".join(words_of(page))
    assert page.button.isEnabled()
    typed = {name: box.editor.target() for name, box in page.days.boxes.items()}
    assert list(typed) == ["since", "until", "as_of"]
    typed["since"].setText("1.7.2026")
    typed["until"].setText("1.1.2026")
    chooser.out = tmp_path / "participation.pdf"
    page.primary()
    assert "ends on 1 Jan 2026, before it begins on 1 Jul 2026. Exchange the two days." in "\n".join(words_of(page))
    typed["until"].setText("31.12.2026")
    typed["as_of"].setText("31.2.2026")
    page.primary()
    assert "The calendar has no day" in "\n".join(words_of(page))
    qtbot.waitUntil(context.tasks.idle, timeout=20_000)
    assert not chooser.out.exists(), "what is refused is not printed"
    typed["as_of"].setText("")
    page.primary()
    qtbot.waitUntil(context.tasks.idle, timeout=20_000)
    text = " ".join(
        subprocess.run(["pdftotext", chooser.out, "-"], capture_output=True, check=True, text=True).stdout.split()
    )
    assert "1 Jul 2026" in text
    assert "31 Dec 2026" in text
    assert "before it begins" not in "\n".join(words_of(page))


def test_a_report_shows_what_the_records_said_on_an_earlier_day(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, chooser: Chooser, qtbot: QtBot, tmp_path: Path
):
    context = make_context(filled)
    frame = open_frame(context, "reports")
    page: Any = frame.page("reports")
    assert list(page.days.boxes) == ["as_of"]
    page.days.boxes["as_of"].editor.target().setText("1.1.2020")
    chooser.out = tmp_path / "sheet.pdf"
    with qtbot.captureExceptions() as refused:
        page.primary()
        qtbot.waitUntil(context.tasks.idle, timeout=20_000)
    assert [getattr(error, "code", "") for _kind, error, _trace in refused] == ["not-there-yet"]
    assert not chooser.out.exists()
