"""The yearly report: figures with their sources, what is typed beside them, not collected, printed, published."""

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from standing_in import Chooser, MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions import save_record
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.records.transparency import ELEMENTS
from parteneriat_desktop.records.transparency_records import year_of_records
from parteneriat_desktop.records.transparency_report import Indicator, TransparencyReport
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.pages.yearly_sources import TYPED, records_behind
from parteneriat_desktop.ui.widgets.cards import words_of


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def figure(page: Any, row: str) -> list[str]:
    """What stands in a row of the table of figures."""
    model = page.figures.table.table()
    return [model.cell(model.row_of(row), column).spoken() for column in range(5)]


def press(widget: Any, key: Qt.Key) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    QApplication.processEvents()


def reports(workspace: Workspace) -> list[TransparencyReport]:
    return cast("list[TransparencyReport]", list(workspace.all("transparency_report")))


def held(workspace: Workspace, day: str) -> str:
    fields = {"kind": "public_meeting", "held_on": day, "starts_at": "17:00", "ends_at": "18:00", "place": "Sala"}
    return saved(workspace, "meeting", **fields)


@pytest.fixture
def page(open_frame: Shows, context: Context) -> Any:
    return open_frame(context, "yearly").page("yearly")


@pytest.fixture
def sample(open_frame: Shows, make_context: MakeContext, filled: Workspace) -> Any:
    return open_frame(make_context(filled), "yearly").page("yearly")


def test_a_new_workspace_shows_last_year_with_nothing_known(page: Any, workspace: Workspace):
    assert page.head.title.text() == "Yearly report 2025"
    assert figure(page, "law:recommendations_received") == ["a)", "Recommendations received", "–", "nothing known", ""]
    assert figure(page, "court_pending") == ["C_3", "Court cases still pending", "–", "nothing known", "Type it"]
    assert "0 of 42 known" in said(page.figures)
    assert not reports(workspace)


def test_all_seven_elements_and_every_indicator_of_the_form_stand_in_the_table(page: Any):
    ids = page.figures.table.table().ids()
    assert [one for one in ids if one.startswith("law:")] == [
        f"law:{indicator.value}" for indicators in ELEMENTS.values() for indicator in indicators
    ]
    only_in_the_law = {Indicator.DEBATES, Indicator.COURT_CASES, Indicator.OWN_EVALUATION}
    only_in_the_law |= {Indicator.RECOMMENDATIONS_PARTLY_INCLUDED, Indicator.NON_PUBLIC_REASONS}
    form = {one for one in ids if ":" not in one}
    assert form == {indicator.value for indicator in set(Indicator) - only_in_the_law}


def test_what_is_typed_adds_to_the_records_and_both_parts_are_shown(page: Any, workspace: Workspace):
    held(workspace, "2025-03-01")
    held(workspace, "2026-03-01")
    page.panel.form.boxes["more_public_meetings"].editor.line.setText("3")
    page.primary()
    assert figure(page, "public_meetings")[2:4] == ["4", "records and typed, 1 + 3"]
    assert [(one.year, str(one.state)) for one in reports(workspace)] == [(2025, "draft")]
    page.panel.form.boxes["responsible_how"].editor.line.setText("dispoziția primarului")
    page.primary()
    assert figure(page, "responsible_how")[1:4] == ["How they were designated, dispoziția primarului", "text", "typed"]


def test_enter_goes_to_the_field_that_a_figure_is_typed_into(page: Any):
    page.figures.table.choose("court_pending")
    page.figures.table.setFocus()
    press(page.figures.table, Qt.Key.Key_Return)
    assert page.panel.form.boxes["court_pending"].editor.line.hasFocus()
    fields = {name for names in TYPED.values() for name in names}
    assert fields <= set(page.panel.form.boxes)


def test_space_says_that_a_figure_was_not_collected_and_takes_it_back(page: Any, workspace: Workspace):
    held(workspace, "2025-03-01")
    page.refresh()
    assert figure(page, "public_meetings")[2] == "1"
    press(page.figures.table, Qt.Key.Key_Space)
    assert not reports(workspace)
    page.figures.table.choose("public_meetings")
    press(page.figures.table, Qt.Key.Key_Space)
    assert figure(page, "public_meetings")[2:4] == ["–", "not collected"]
    assert [one.not_collected for one in reports(workspace)] == [[Indicator.PUBLIC_MEETINGS]]
    page.figures.switch.click()
    assert figure(page, "public_meetings")[2:4] == ["1", "from the records"]
    assert [one.not_collected for one in reports(workspace)] == [None]


def test_what_is_being_typed_stays_when_something_else_is_saved(page: Any):
    page.panel.form.boxes["court_pending"].editor.line.setText("2")
    page.panel.form.boxes["court_pending"].editor.line.textEdited.emit("2")
    page.figures.table.choose("public_meetings")
    page.figures.switch.click()
    page.context.go("home")
    page.context.go("yearly")
    assert page.report.id


def test_a_figure_out_of_records_leads_to_the_records(sample: Any):
    sample.show_year(2026)
    sample.figures.table.choose("recommendations_received")
    press(sample.figures.table, Qt.Key.Key_Return)
    card = sample.figures.places.currentWidget()
    table = card.findChild(type(sample.figures.table))
    assert str(table.table().rowCount()) == figure(sample, "recommendations_received")[2]
    table.choose(table.table().id_at(0))
    press(table, Qt.Key.Key_Return)
    assert sample.window().place().entity == "contribution"
    sample.context.go("yearly")
    assert sample.figures.places.currentWidget() is sample.figures.table


def test_the_records_of_a_figure_that_is_also_typed_are_seen_too(sample: Any):
    sample.show_year(2026)
    sample.figures.see.click()
    sample.figures.table.choose("public_meetings")
    sample.figures.see.click()
    assert "2 records" in said(sample.figures.places.currentWidget())
    assert sample.go_back()
    assert not sample.go_back()
    sample.figures.table.choose("court_pending")
    sample.figures.see.click()
    assert "No record was counted" in said(sample.figures)


def test_the_records_behind_each_computed_figure_are_known(filled: Workspace):
    records = year_of_records(filled, 2026)
    empty = {indicator for indicator in Indicator if not records_behind(indicator, records)}
    computed = {Indicator.DRAFTS_ANNOUNCED, Indicator.RECOMMENDATIONS_INCLUDED, Indicator.NGOS_ON_RECORD}
    assert not computed & empty
    assert {Indicator.COURT_CASES, Indicator.OWN_EVALUATION, Indicator.MINUTES_PUBLISHED} <= empty


def test_a_share_of_nothing_is_not_applicable_and_another_shows_its_parts(page: Any, workspace: Workspace):
    draft = saved(
        workspace,
        "consultation",
        regime="law_52",
        title="Taxe",
        method="written_consultation",
        announced_on="2025-03-01",
        state="announced",
    )
    page.refresh()
    assert figure(page, "recommendations_electronic_share")[2:4] == ["not applicable", "from the records, 0 of 0"]
    for channel in ("email", "post"):
        fields = {"consultation": draft, "received_on": "2025-03-02", "channel": channel, "article": "3"}
        saved(workspace, "contribution", text="Propun altceva.", sender_kind="natural_person", **fields)
    page.refresh()
    assert figure(page, "recommendations_electronic_share")[2:4] == ["50.0%", "from the records, 1 of 2"]


def test_years_are_chosen_and_each_has_its_own_report(sample: Any):
    assert sample.head.title.text() == "Yearly report 2026"
    assert [sample.years.itemText(at) for at in range(2)] == ["2026", "2025"]
    sample.years.setCurrentIndex(1)
    sample.years.activated.emit(1)
    assert sample.head.title.text() == "Yearly report 2025"
    assert "published on" in said(sample.head)
    assert sample.panel.record == sample.report.id
    sample.show_place(sample.window().place())
    assert sample.report.year == 2025


def test_a_report_is_printed_once_it_is_saved(page: Any, chooser: Chooser, tmp_path: Path, qtbot: Any):
    chooser.out = tmp_path / "raport.pdf"
    page.print_out()
    assert "Save the report of this year first" in said(page)
    page.panel.form.boxes["court_pending"].editor.line.setText("0")
    page.primary()
    page.print_out()
    qtbot.waitUntil(lambda: chooser.shown == [chooser.out], timeout=20_000)
    assert chooser.out.read_bytes().startswith(b"%PDF")


def test_a_report_is_published_today(page: Any, workspace: Workspace):
    page.panel.form.boxes["court_pending"].editor.line.setText("0")
    page.primary()
    page.publish()
    assert [(str(one.state), one.published_on) for one in reports(workspace)] == [("published", workspace.today)]
    assert "published on" in said(page.head)


def test_a_deleted_report_leaves_the_figures_of_its_year(page: Any):
    page.panel.form.boxes["court_pending"].editor.line.setText("0")
    page.primary()
    assert figure(page, "court_pending")[2] == "0"
    page.panel.delete()
    assert figure(page, "court_pending")[2] == "–"
    assert "is deleted" in said(page.panel)


def test_what_is_due_leads_to_the_field_in_question(open_frame: Shows, context: Context, workspace: Workspace):
    record = saved(workspace, "transparency_report", year=2024, state="draft")
    page: Any = open_frame(context, "yearly", "transparency_report", record, "published_on").page("yearly")
    assert page.report.id == record
    assert page.window().focusWidget() is page.panel.form.boxes["published_on"].editor.target()


def test_where_there_is_no_room_the_form_takes_the_place_of_the_figures(page: Any):
    page.window().resize(910, 512)
    QApplication.processEvents()
    assert page.figures.isVisible()
    assert not page.panel.isVisible()
    page._type("court_pending")
    assert page.panel.isVisible()
    assert not page.figures.isVisible()
    assert page.go_back()
    assert page.figures.isVisible()


@pytest.mark.parametrize("refused", [True, False])
def test_what_cannot_be_saved_is_said(page: Any, monkeypatch: pytest.MonkeyPatch, *, refused: bool):
    def refuse(*_given: object) -> save_record.Saved:
        if refused:
            raise RefusedError(Sentence("The disk is full."), Sentence("Free some space."), code="disk-full")
        return save_record.Saved(None, [save_record.Problem("", Sentence("The disk is full."))])

    with monkeypatch.context() as patch:
        patch.setattr(save_record, "save", refuse)
        page.publish()
    assert "The disk is full." in said(page)
