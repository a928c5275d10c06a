"""Each row of the evidence matrix leads to the record behind it, or to the form of the one that is missing."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from standing_in import MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context

#: What Enter opens where a plan is there and nothing else: the kind of record and the field or the owner filled in.
MADE = {
    "E4": ("target", "plan"),
    "E5": ("result", "plan"),
    "E6": ("budget_line", "plan"),
    "E8": ("activity", "plan"),
    "E9": ("working_tool", "plan"),
    "E10": ("consultation", "plan"),
    "E12": ("cooperation_entry", "partnership"),
}


@pytest.fixture
def partnership(workspace: Workspace) -> str:
    return saved(workspace, "partnership", title="Apă")


def follow(frame: Any, partnership: str, code: str, qtbot: QtBot) -> Any:
    """Press Enter on a row of the matrix and return the place it leads to."""
    frame.context.go("partnerships", "partnership", partnership)
    table = frame.page("partnerships").dossier.matrix.table
    table.choose(code)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    return frame.place()


@pytest.mark.parametrize("code", MADE)
def test_a_missing_row_begins_the_record_that_proves_it(
    open_frame: Shows, context: Context, workspace: Workspace, partnership: str, code: str, qtbot: QtBot
):
    plan = saved(workspace, "plan", title="Plan", partnership=partnership)
    place = follow(open_frame(context), partnership, code, qtbot)
    entity, owner = MADE[code]
    assert (place.page, place.entity, place.record) == ("record", entity, "")
    assert place.preset[owner] == {"plan": plan, "partnership": partnership}[owner]
    if code == "E10":
        assert place.preset["purpose"] == "plan_priorities"


def test_what_a_field_of_the_plan_proves_opens_the_plan(
    open_frame: Shows, context: Context, workspace: Workspace, partnership: str, qtbot: QtBot
):
    plan = saved(workspace, "plan", title="Plan", partnership=partnership)
    frame = open_frame(context)
    place = follow(frame, partnership, "E11", qtbot)
    assert (place.page, place.record, place.field) == ("record", plan, "adopted_on")
    for code, field in (("E3", "domains"), ("E7", "consultation_commitment")):
        place = follow(frame, partnership, code, qtbot)
        assert place.record == plan
        assert place.field in {"", field}


@pytest.mark.parametrize("code", ["E2", "E3", "E4", "E7", "E10", "E11"])
def test_without_a_plan_a_plan_is_begun(open_frame: Shows, context: Context, partnership: str, code: str, qtbot: QtBot):
    place = follow(open_frame(context), partnership, code, qtbot)
    assert (place.entity, place.record, place.preset) == ("plan", "", {"partnership": partnership})


def test_the_agreement_opens_the_form_of_the_partnership(
    open_frame: Shows, context: Context, partnership: str, qtbot: QtBot
):
    place = follow(open_frame(context), partnership, "E1", qtbot)
    assert (place.page, place.entity, place.record) == ("record", "partnership", partnership)


def test_an_overdue_report_opens_the_periods_of_its_plan(
    open_frame: Shows, context: Context, workspace: Workspace, partnership: str, qtbot: QtBot
):
    dates = {"adopted_on": "2023-05-01", "monitored_until": "2025-05-01"}
    plan = saved(workspace, "plan", title="Plan", partnership=partnership, state="in_monitoring", **dates)
    place = follow(open_frame(context), partnership, "E11", qtbot)
    assert (place.page, place.record) == ("monitoring", plan)


def test_a_proved_row_opens_its_record_and_names_the_document_behind_it(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, qtbot: QtBot
):
    context = make_context(filled)
    frame = open_frame(context)
    partnership = next(one.id for one in filled.all("partnership") if one.title == "Școală după școală")  # type: ignore[attr-defined]
    for code in ("E2", "E4", "E6", "E9", "E10"):
        place = follow(frame, partnership, code, qtbot)
        assert place.record
        assert place.entity != "partnership"
    context.go("partnerships", "partnership", partnership)
    qtbot.waitUntil(context.tasks.idle)
    model = frame.page("partnerships").dossier.matrix.table.table()  # type: ignore[attr-defined]
    cells = [model.cell(model.row_of("E1"), column) for column in range(model.columnCount())]
    assert cells[2].text == "complete"
    assert cells[3].second.startswith("acord-")
    assert cells[4].text.isdecimal()
