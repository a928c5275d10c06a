"""The charts of a plan on the screen: as printed, each with its table and its sentence."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from standing_in import MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.pages.charts_tab import ChartCard
from parteneriat_desktop.ui.widgets.cards import words_of
from parteneriat_desktop.ui.widgets.svg_view import SvgView


def cards(dossier: Any) -> list[Any]:
    dossier.show_tab("charts")
    return list(dossier._places.currentWidget().findChildren(ChartCard))


@pytest.fixture
def charts(open_frame: Shows, make_context: MakeContext, filled: Workspace) -> list[Any]:
    plan = filled.all("plan")[0].id
    return cards(open_frame(make_context(filled), "plans", "plan", plan).page("plans").dossier)


def test_activities_progress_money_consultations_and_participation_have_their_cards(charts: list[Any]):
    assert [words_of(card)[0] for card in charts] == [
        "Activities over the months",
        "Progress of the targets against the time elapsed",
        "Planned and paid by source",
        "Consultations over the months",
        "Participants",
    ]


def test_a_drawing_says_in_its_description_what_it_shows_and_has_ink(charts: list[Any]):
    view = charts[0].findChildren(SvgView)[0]
    assert view.accessibleName() == "Activities over the months"
    assert "Activities and their parts: 6, of which finished 1" in view.accessibleDescription()
    assert view.accessibleDescription() in words_of(charts[0])
    picture = view.grab().toImage()
    colours = {QColor(picture.pixel(x, y)).name() for x in range(0, picture.width(), 2) for y in range(0, 200, 2)}
    assert view._renderer.isValid()
    assert len(colours) > 1


def test_a_drawing_keeps_its_proportions_and_never_grows_beyond_its_largest_size(charts: list[Any]):
    view = charts[0].findChildren(SvgView)[0]
    assert view.hasHeightForWidth()
    assert view.heightForWidth(200) == round(200 * view._ratio)
    assert view.heightForWidth(100_000) == view.sizeHint().height()


def test_the_table_of_a_chart_is_one_key_away_and_has_the_same_figures(charts: list[Any], qtbot: QtBot):
    money = charts[2]
    table = money.places.widget(1).table()
    assert [table.cell(row, 1).text for row in range(table.rowCount())][-1] == "243,200.00"
    shown = charts[0]
    qtbot.keyClick(shown.toggle, Qt.Key.Key_Return)
    assert shown.places.currentIndex() == 1
    assert shown.toggle.accessibleName() == "See the picture"
    first = shown.places.currentWidget().table()
    assert [first.cell(row, 0).text for row in range(3)] == ["O1", "A1", "A1.1"]
    qtbot.keyClick(shown.toggle, Qt.Key.Key_Return)
    assert shown.places.currentIndex() == 0
    assert shown.toggle.text() == "See the table"


def test_a_plan_without_anything_says_so_in_each_card(open_frame: Shows, context: Context, workspace: Workspace):
    plan = saved(workspace, "plan", title="Plan", partnership=saved(workspace, "partnership", title="Apă"))
    found = cards(open_frame(context, "plans", "plan", plan).page("plans").dossier)
    assert len(found) == 5
    assert all("Nothing to show yet." in words_of(card) for card in (found[0], found[2], found[3]))
