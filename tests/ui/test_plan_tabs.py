"""The tabs of a plan: the outline with its duties, values of every kind, budget lines with payments, tools, risks."""

from typing import Any

import pytest
from standing_in import Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.widgets.cards import words_of


def row(table: Any, record: str) -> list[str]:
    model = table.table()
    return [model.cell(model.row_of(record), column).spoken() for column in range(model.columnCount())]


@pytest.fixture
def partner(workspace: Workspace) -> str:
    return saved(workspace, "partner", name="Asociația", kind="ngo_association")


@pytest.fixture
def plan(workspace: Workspace, partner: str) -> str:
    hall = saved(workspace, "partner", name="Primăria", kind="authority_commune")
    parties = [{"partner": partner, "role": "partner"}, {"partner": hall, "role": "lead"}]
    partnership = saved(workspace, "partnership", title="Apă", parties=parties)
    return saved(workspace, "plan", title="Plan", partnership=partnership, adopted_on="2025-01-10", currency="RON")


def opened(open_frame: Shows, context: Context, plan: str, tab: str) -> Any:
    dossier: Any = open_frame(context, "plans", "plan", plan).page("plans").dossier
    dossier.show_tab(tab)
    return dossier._places.currentWidget()


def test_objectives_activities_and_parts_stand_as_an_outline(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str, partner: str
):
    goal = saved(workspace, "objective", plan=plan, code="O1", name="Apă curată", responsible_partner=partner)
    second = saved(workspace, "activity", plan=plan, objective=goal, code="A10", name="Filtre", percent=40)
    first = saved(workspace, "activity", plan=plan, objective=goal, code="A2", name="Puțuri", state="delayed")
    part = saved(workspace, "activity", plan=plan, parent=first, code="A2.1", name="Foraj", starts_on="2025-03-01")
    loose = saved(workspace, "activity", plan=plan, code="A0", name="Fără obiectiv")
    tab = opened(open_frame, context, plan, "activities")
    table = tab.list.table.table()
    assert table.ids() == [goal, first, part, second, loose]
    assert [table.cell(number, 0).level for number in range(5)] == [0, 1, 2, 1, 1]
    assert row(tab.list.table, second)[4] == "40%"
    assert row(tab.list.table, part)[2] == "1 Mar 2025"
    assert row(tab.list.table, part)[5] == "–"
    assert row(tab.list.table, first)[5] == "nobody answers for it"
    assert tab.current() == first


def test_the_duties_of_the_chosen_activity_stand_below_it(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str, partner: str
):
    goal = saved(workspace, "objective", plan=plan, code="O1", name="Apă")
    activity = saved(workspace, "activity", plan=plan, code="A1", name="Puțuri", objective=goal)
    duty = saved(workspace, "responsibility", activity=activity, partner=partner, role="accountable", function="șef")
    frame = open_frame(context, "plans", "plan", plan)
    dossier: Any = frame.page("plans").dossier
    dossier.show_tab("activities")
    tab = dossier._places.currentWidget()
    assert row(tab.list.table, activity)[5] == "Asociația"
    assert "Asociația" in row(tab.places.currentWidget().table, duty)
    tab.places.currentWidget().begin()
    assert frame.place().preset == {"activity": activity}
    frame.go_back()
    tab.choose(goal)
    assert any("they have the duties" in words for words in words_of(tab.places.currentWidget()))
    tab.list.begin()
    assert frame.place().preset == {"plan": plan, "objective": goal}
    frame.go_back()
    tab.list.open(goal)
    assert (frame.place().entity, frame.place().record) == ("objective", goal)


def test_a_part_is_begun_under_the_chosen_activity_and_a_new_objective_under_the_plan(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str
):
    goal = saved(workspace, "objective", plan=plan, code="O1", name="Apă")
    activity = saved(workspace, "activity", plan=plan, code="A1", name="Puțuri", objective=goal)
    part = saved(workspace, "activity", plan=plan, code="A1.1", name="Foraj", parent=activity)
    frame = open_frame(context, "plans", "plan", plan)
    dossier: Any = frame.page("plans").dossier
    dossier.show_tab("activities")
    tab = dossier._places.currentWidget()
    tab.choose(part)
    tab.list.begin_part()
    assert frame.place().preset == {"plan": plan, "parent": activity}
    tab.choose(activity)
    tab.list.begin_part()
    assert frame.place().preset == {"plan": plan, "parent": activity, "objective": goal}
    tab.choose(goal)
    tab.list.begin_part()
    assert frame.place().preset == {"plan": plan, "objective": goal}
    tab.list.begin_objective()
    assert (frame.place().entity, frame.place().preset) == ("objective", {"plan": plan})


def test_several_who_answer_for_an_activity_are_told(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str, partner: str
):
    activity = saved(workspace, "activity", plan=plan, code="A1", name="Puțuri")
    saved(workspace, "responsibility", activity=activity, partner=partner, role="responsible")
    tab = opened(open_frame, context, plan, "activities")
    assert row(tab.list.table, activity)[5] == "nobody answers for it"


KINDS = [
    ({"unit": "elevi", "baseline": "10", "target_value": "50"}, {"value": "30"}, ("10", "50", "30", "50.0%")),
    (
        {"value_kind": "money", "currency": "RON", "baseline": "0", "target_value": "1000.50"},
        {"value": "500.25"},
        ("0", "1,000.50", "500.25", "50.0%"),
    ),
    (
        {
            "value_kind": "ratio",
            "baseline_numerator": "0",
            "baseline_denominator": "8",
            "target_numerator": "8",
            "target_denominator": "8",
        },
        {"numerator": "2", "denominator": "8"},
        ("0 of 8", "8 of 8", "2 of 8", "25.0%"),
    ),
    (
        {"value_kind": "yes_no", "baseline_answer": False, "target_answer": True},
        {"answer": True},
        ("no", "yes", "yes", "reached"),
    ),
    (
        {"value_kind": "text", "baseline_text": "fără", "target_text": "adoptat"},
        {"text": "în lucru", "answer": False},
        ("fără", "adoptat", "în lucru", "not reached"),
    ),
]


@pytest.mark.parametrize(("card", "measured", "shown"), KINDS)
def test_targets_of_every_kind_show_their_values_and_progress(
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    plan: str,
    card: dict[str, Any],
    measured: dict[str, Any],
    shown: tuple[str, ...],
):
    target = saved(
        workspace, "target", plan=plan, code="T1", name="Țintă", mode="snapshot", direction="increase", **card
    )
    value = saved(workspace, "indicator_value", target=target, measured_on="2026-01-10", **measured)
    tab = opened(open_frame, context, plan, "values")
    assert tuple(row(tab.list.table, target)[2:]) == shown
    inner = tab.places.currentWidget().findChildren(type(tab.list).__mro__[1])
    below = next(one for one in inner if value in one.table.table().ids())
    assert row(below.table, value)[1] == shown[2]


def test_values_stand_from_the_latest_on_with_progress_groups_and_what_was_not_available(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str
):
    target = saved(
        workspace,
        "target",
        plan=plan,
        code="T1",
        name="Elevi",
        unit="elevi",
        baseline="0",
        target_value="60",
        mode="snapshot",
        yearly_targets=[{"year": 2024, "value": "10"}, {"year": 2025, "value": "40"}, {"year": 2040, "value": "60"}],
    )
    old = saved(
        workspace,
        "indicator_value",
        target=target,
        measured_on="2024-11-10",
        value="15",
        counts=[{"group": "women", "count": 9}, {"group": "roma", "count": "<5"}],
    )
    new = saved(workspace, "indicator_value", target=target, measured_on="2025-11-10", value="30", note="din catalog")
    none = saved(
        workspace,
        "indicator_value",
        target=target,
        measured_on="2026-01-10",
        unavailable_reason="registrul este la control",
    )
    undated = saved(workspace, "indicator_value", target=target, value="31")
    frame = open_frame(context, "plans", "plan", plan)
    dossier: Any = frame.page("plans").dossier
    dossier.show_tab("values")
    tab = dossier._places.currentWidget()
    values = tab.places.currentWidget().layout().itemAt(0).widget()
    years = tab.places.currentWidget().layout().itemAt(1).widget()
    assert values.table.table().ids() == [undated, none, new, old]
    assert row(values.table, old) == ["10 Nov 2024", "15", "25.0%", "women: 9; Roma (self-declared): <5"]
    assert row(values.table, new)[1:3] == ["30, din catalog", "50.0%"]
    assert row(values.table, none)[1] == "not available, registrul este la control"
    assert row(values.table, undated)[2] == "–"
    table = years.findChildren(type(values.table))[0]
    assert row(table, "2024") == ["2024", "10", "15", "reached"]
    assert row(table, "2025") == ["2025", "40", "30", "not reached"]
    assert row(table, "2040") == ["2040", "60", "–", "not collected"]
    values.begin()
    assert frame.place().preset == {"target": target}
    frame.go_back()
    tab.list.begin()
    assert (frame.place().entity, frame.place().preset) == ("target", {"plan": plan})


@pytest.mark.parametrize(("direction", "verdict"), [("decrease", "reached"), ("maintain", "not reached")])
def test_the_years_of_a_target_are_judged_in_its_direction(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str, direction: str, verdict: str
):
    target = saved(
        workspace,
        "target",
        plan=plan,
        code="T1",
        name="Absențe",
        baseline="30",
        target_value="10",
        direction=direction,
        mode="snapshot",
        yearly_targets=[{"year": 2025, "value": "20"}],
    )
    saved(workspace, "indicator_value", target=target, measured_on="2025-12-10", value="18")
    tab = opened(open_frame, context, plan, "values")
    years = tab.places.currentWidget().layout().itemAt(1).widget()
    assert row(years.findChildren(type(tab.list.table))[0], "2025")[3] == verdict


def test_the_years_of_an_indicator_in_words_are_compared_as_they_are(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str
):
    target = saved(
        workspace,
        "target",
        plan=plan,
        code="T1",
        name="Procedură",
        value_kind="yes_no",
        target_answer=True,
        yearly_targets=[{"year": 2025, "answer": True}],
    )
    saved(workspace, "indicator_value", target=target, measured_on="2025-12-10", answer=True)
    tab = opened(open_frame, context, plan, "values")
    years = tab.places.currentWidget().layout().itemAt(1).widget()
    assert row(years.findChildren(type(tab.list.table))[0], "2025")[3] == "reached"


def test_an_unknown_baseline_says_why(open_frame: Shows, context: Context, workspace: Workspace, plan: str):
    target = saved(
        workspace, "target", plan=plan, code="T1", name="Elevi", baseline_unknown_reason="nu s-a ținut evidență"
    )
    tab = opened(open_frame, context, plan, "values")
    assert row(tab.list.table, target)[2] == "unknown, nu s-a ținut evidență"
    assert row(tab.list.table, target)[5] == "not collected"


def test_budget_lines_say_what_is_left_and_their_payments_stand_below(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str, partner: str
):
    line = saved(
        workspace,
        "budget_line",
        plan=plan,
        chapter="services",
        source="local_budget",
        year=2026,
        planned="719579.88",
        contracted="700000.00",
        partner=partner,
    )
    other = saved(
        workspace, "budget_line", plan=plan, chapter="staff", source="ngo_cofinancing", year=2026, planned="154712.11"
    )
    paid = saved(workspace, "expenditure", line=line, spent_on="2026-02-01", amount="100.01", supplier="SC Apa")
    saved(workspace, "expenditure", line=other, spent_on="2026-02-01", amount="154712.12")
    frame = open_frame(context, "plans", "plan", plan)
    dossier: Any = frame.page("plans").dossier
    dossier.show_tab("lines")
    tab = dossier._places.currentWidget()
    tab.choose(line)
    cells = row(tab.list.table, line)
    assert "Asociația" in cells[0]
    assert cells[1] == "2026"
    assert [one.replace("\xa0", " ").replace(" lei", "").strip() for one in cells[2:]] == [
        "719,579.88",
        "700,000.00",
        "100.01",
        "719,479.87",
    ]
    assert "more than planned" in row(tab.list.table, other)[5]
    assert "874,291.99" in row(tab.list.table, "total")[2]
    assert paid in tab.places.currentWidget().table.table().ids()
    tab.places.currentWidget().begin()
    assert frame.place().preset == {"line": line}
    frame.go_back()
    tab.list.open("total")
    assert frame.place().entity == "plan"
    tab.choose("total")
    assert any("Choose a line" in words for words in words_of(tab.places.currentWidget()))
    tab.list.begin()
    assert (frame.place().entity, frame.place().preset) == ("budget_line", {"plan": plan})
    frame.go_back()
    tab.list.open(line)
    assert frame.place().record == line


def test_tools_pilots_visits_risks_and_the_cooperation_log_have_their_lists(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str, partner: str
):
    pilot = saved(workspace, "pilot", plan=plan, subject="Procedură", partner=partner, starts_on="2026-01-10")
    visit = saved(workspace, "monitoring_visit", plan=plan, visited_on="2026-02-10", place="Vârfuri")
    risk = saved(workspace, "deviation", plan=plan, kind="risk", description="Întârzie achiziția", state="open")
    parties = [{"partner": one.id} for one in workspace.all("partner")]
    log = saved(
        workspace,
        "cooperation_entry",
        partnership=workspace.all("partnership")[0].id,
        entry_date="2026-02-01",
        kind="phone",
        parties=parties,
        summary="Calendar",
    )
    tab = opened(open_frame, context, plan, "tools")
    assert pilot in tab.lists["pilot"].table.table().ids()
    assert visit in tab.lists["monitoring_visit"].table.table().ids()
    assert risk in opened(open_frame, context, plan, "deviations").table.table().ids()
    assert log in opened(open_frame, context, plan, "cooperation").table.table().ids()


def test_the_chosen_row_stays_chosen_when_the_plan_is_read_again(
    open_frame: Shows, context: Context, workspace: Workspace, plan: str
):
    saved(workspace, "activity", plan=plan, code="A1", name="Puțuri")
    second = saved(workspace, "activity", plan=plan, code="A2", name="Filtre")
    dossier: Any = open_frame(context, "plans", "plan", plan).page("plans").dossier
    dossier.show_tab("activities")
    dossier._places.currentWidget().choose(second)
    saved(workspace, "responsibility", activity=second, role="responsible")
    dossier.refresh()
    assert dossier._places.currentWidget().current() == second


def test_an_empty_plan_says_what_would_stand_in_each_tab(open_frame: Shows, context: Context, plan: str):
    assert any("No activity yet." in one for one in words_of(opened(open_frame, context, plan, "activities")))
    assert any("No budget line yet." in one for one in words_of(opened(open_frame, context, plan, "lines")))
    assert any("No target." in one for one in words_of(opened(open_frame, context, plan, "values")))
