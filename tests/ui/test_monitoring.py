"""Monitoring: the periods of every plan, the first open one chosen, a report begun from the records."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from standing_in import MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.finalise import finalise
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.going import open_record
from parteneriat_desktop.ui.widgets.cards import words_of


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


@pytest.fixture
def plan(workspace: Workspace) -> str:
    return saved(
        workspace,
        "plan",
        partnership=saved(workspace, "partnership", title="Șanse egale"),
        title="Plan de incluziune",
        adopted_on="2026-03-31",
        monitored_until="2028-03-31",
        reporting_frequency="quarterly",
        state="adopted",
    )


@pytest.fixture
def page(open_frame: Shows, context: Context, plan: str) -> Any:
    assert plan
    return open_frame(context, "monitoring").page("monitoring")


def test_two_years_of_periods_stand_under_their_plan_with_the_first_open_one_chosen(page: Any, plan: str):
    rows = page.table.table().ids()
    assert rows[0] == f"plan:{plan}"
    assert len(rows) == 9
    assert page.table.current_id() == f"{plan}:1"
    assert "No issued report covers 31 Mar 2026 – 29 Jun 2026." in said(page.panel)
    assert "2 reports overdue" in said(page)


def test_a_report_is_begun_filled_in_and_then_opened(page: Any, plan: str, workspace: Workspace):
    page.primary()
    place = page.window().place()
    assert (place.entity, place.preset["period_from"]) == ("monitoring_report", "2026-03-31")
    report = saved(
        workspace,
        "monitoring_report",
        plan=plan,
        kind="quarterly",
        period_from="2026-03-31",
        period_until="2026-06-29",
    )
    page.context.go("monitoring")
    page.table.choose(f"{plan}:1")
    page.open_period(f"{plan}:1")
    assert page.window().place().record == report
    page.open_period(f"plan:{plan}")
    assert page.window().place().record == report


def test_what_is_due_leads_to_the_periods_of_its_plan(page: Any, plan: str, context: Context):
    context.go("home")
    open_record(context, "plan", plan, "reporting_frequency")
    assert page.window().place().page == "monitoring"
    assert page.table.current_id() == f"{plan}:1"
    page._show_period("nothing")


def test_without_an_adopted_plan_the_page_says_what_would_stand_here(open_frame: Shows, context: Context):
    page: Any = open_frame(context, "monitoring").page("monitoring")
    assert "Here stand the reporting periods" in said(page)
    page.primary()
    assert page.window().place().page == "monitoring"


def test_a_workspace_without_a_known_programme_has_periods_all_the_same(page: Any, workspace: Workspace):
    workspace.profile = replace(workspace.profile, programme="unknown")
    page.refresh()
    assert len(page.table.table().ids()) == 9


def test_the_page_of_a_filled_workspace_is_drawn_narrow_and_wide(
    open_frame: Shows, make_context: MakeContext, filled: Workspace
):
    frame = open_frame(make_context(filled), "monitoring")
    for size in ((1366, 768), (1093, 614), (910, 512)):
        frame.resize(*size)
        assert not frame.grab().isNull()


@pytest.mark.parametrize("action", ["delete", "undo"])
def test_an_issued_report_is_neither_deleted_nor_taken_back_in_its_form(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str, tmp_path: Path, action: str
):
    paper = tmp_path / "raport.pdf"
    paper.write_bytes(b"%PDF-1.7 raport")
    report = saved(
        workspace,
        "monitoring_report",
        plan=plan,
        kind="quarterly",
        period_from="2026-03-31",
        period_until="2026-06-29",
        summary="Pe drum bun",
        cooperation="Bună",
        self_assessment=4,
        self_assessment_reason="Ținte atinse",
        prepared_by="referent",
        checked_by="secretar general",
        approved_by="primar",
        registration_number="8",
        registration_date="2026-07-10",
        signed_pdf={"path": str(paper)},
    )
    for state in ("checked", "signed"):
        assert finalise(workspace, "monitoring_report", report, state).state == state
    panel: Any = open_frame(context, "record", "monitoring_report", report).page("record").panel
    getattr(panel, action)()
    assert "This monitoring report is signed" in said(panel.form)
    assert "return it with the reason" in said(panel.form)
    assert workspace.find("monitoring_report", report) is not None
