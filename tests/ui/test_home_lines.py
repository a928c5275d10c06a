"""The lines of the first page: each kind opens by Enter where the person acts on it, at the field in question."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from standing_in import MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.outbox import Answered
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.pages import home as home_page


def records(workspace: Workspace) -> dict[str, tuple[str, str]]:
    """One record of each kind that is due, with the page and the field where it is acted on."""
    hall = saved(workspace, "partner", name="Primăria", kind="authority_commune")
    partnership = saved(workspace, "partnership", title="Apă", ends_on="2025-06-01", state="in_progress")
    plan = saved(
        workspace,
        "plan",
        partnership=partnership,
        title="Plan",
        adopted_on="2023-05-01",
        monitored_until="2025-05-01",
        state="in_monitoring",
        consultation_commitment={"frequency_months": 6},
    )
    target = saved(workspace, "target", plan=plan, code="T1", name="Elevi", due_on="2025-03-01", frequency="quarterly")
    meeting = saved(
        workspace,
        "meeting",
        partnership=partnership,
        kind="visit",
        held_on="2025-01-10",
        decisions=[{"what": "Se cumpără rechizite", "due_on": "2025-02-01", "status": "open"}],
    )
    entry = saved(
        workspace,
        "cooperation_entry",
        partnership=partnership,
        entry_date="2025-01-01",
        kind="phone",
        summary="Listă",
        next_step="Se trimite",
        next_due="2025-01-20",
    )
    deviation = saved(
        workspace, "deviation", plan=plan, kind="risk", description="Întârzie", state="open", due_on="2025-01-21"
    )
    improvement = saved(workspace, "improvement_proposal", text="Rezumat", decision="accepted", due_on="2025-01-22")
    policy = saved(
        workspace,
        "policy_proposal",
        title="Transport",
        recipient_authority=hall,
        state="registered",
        registration_number="5",
        registration_date="2025-01-05",
    )
    consultation = saved(
        workspace,
        "consultation",
        title="Buget",
        regime="law_52",
        announced_on="2025-01-02",
        proposals_deadline="2025-01-12",
        state="announced",
    )
    return {
        target: ("record", "frequency"),
        meeting: ("record", "decisions"),
        entry: ("record", "next_due"),
        deviation: ("record", "due_on"),
        improvement: ("record", "due_on"),
        policy: ("record", "reply_date"),
        consultation: ("record", "proposals_deadline"),
        partnership: ("record", "ends_on"),
    }


def lines(page: Any) -> dict[str, list[str]]:
    """The rows of the list by the record they are about."""
    found: dict[str, list[str]] = {}
    for row in page.table.table().ids():
        if row.startswith("due:"):
            found.setdefault(page._due[int(row[4:])].record, []).append(row)
    return found


def test_each_kind_of_line_opens_its_form_at_its_field_by_enter(
    open_frame: Shows, context: Context, workspace: Workspace, qtbot: QtBot
):
    wanted = records(workspace)
    frame = open_frame(context)
    page: Any = frame.page("home")
    page.refresh()
    found = lines(page)
    for record, (place, field) in wanted.items():
        rows = [row for row in found[record] if page._due[int(row[4:])].field == field]
        assert rows, (record, field)
        page.table.choose(rows[0])
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
        assert (frame.place().page, frame.place().record, frame.place().field) == (place, record, field)
        shown: Any = frame.page("record")
        box = shown.panel.form.boxes[field]
        assert shown.panel.record == record
        assert box.isAncestorOf(shown.panel.form.focusWidget())
        frame.go_back()
        assert frame.place().page == "home"


def test_an_overdue_report_opens_the_periods_of_its_plan_and_a_promise_its_field(
    open_frame: Shows, context: Context, workspace: Workspace, qtbot: QtBot
):
    records(workspace)
    frame = open_frame(context)
    page: Any = frame.page("home")
    page.refresh()
    plan = workspace.all("plan")[0].id
    opened = {}
    for row in lines(page)[plan]:
        page.table.choose(row)
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
        opened[page._due[int(row[4:])].field] = (frame.place().page, frame.place().record)
        frame.go_back()
    assert opened["reporting_frequency"] == ("monitoring", plan)
    assert opened["consultation_commitment"] == ("record", plan)
    assert opened["monitored_until"] == ("record", plan)


def test_every_line_of_two_years_of_records_opens_something_that_shows_it(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, qtbot: QtBot
):
    frame = open_frame(make_context(filled))
    page: Any = frame.page("home")
    for row in [one for one in page.table.table().ids() if one.startswith("due:")]:
        item = page._due[int(row[4:])]
        page.table.choose(row)
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
        assert frame.place().page != "home", item
        assert frame.place().record == item.record
        frame.go_back()


def test_a_partnership_on_its_way_is_opened_from_its_card(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, qtbot: QtBot
):
    frame = open_frame(make_context(filled))
    page: Any = frame.page("home")
    ways = [one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("Open: ")]
    assert len(ways) == 3
    qtbot.keyClick(ways[0], Qt.Key.Key_Return)
    assert (frame.place().page, frame.place().entity) == ("partnerships", "partnership")


def test_the_tile_of_receipts_says_how_long_ago_the_last_one_came(
    open_frame: Shows, context: Context, monkeypatch: pytest.MonkeyPatch
):
    page: Any = open_frame(context).page("home")
    assert "packages sent" in page.tiles["receipt"].accessibleName()
    silent = Answered("Ministerul", "f", context.today, 42)
    monkeypatch.setattr(home_page, "last_answers", lambda _workspace: [silent])
    page.refresh()
    assert page.tiles["receipt"].accessibleName().endswith("last receipt 42 days ago")
