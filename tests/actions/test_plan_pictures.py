"""The charts of a plan for the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from action_samples import a_partnership, a_plan, a_record

from conftest import ENGLISH
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.plan_pictures import plan_pictures
from parteneriat_desktop.errors import RefusedError

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace

INKS = "#000000", "#ffffff"


def test_the_activities_of_a_plan_are_drawn(town_hall: Workspace):
    plan = a_plan(town_hall, a_partnership(town_hall))
    for number in (1, 2, 3):
        days = {"starts_on": f"2026-0{number}-01", "ends_on": "2026-12-31"}
        a_record(town_hall, "activity", plan=plan, code=f"A{number}", name="Sesiune", state="in_progress", **days)
    activities, *others = plan_pictures(town_hall, plan, ENGLISH, *INKS)

    assert "A3" in activities.drawings[0]
    assert [row[0] for row in activities.rows] == ["A1", "A2", "A3"]
    assert len(others) == 4


def test_a_deleted_plan_has_no_pictures(town_hall: Workspace):
    plan = a_plan(town_hall, a_partnership(town_hall))
    delete(town_hall, "plan", plan)

    with pytest.raises(RefusedError) as refused:
        plan_pictures(town_hall, plan, ENGLISH, *INKS)

    assert refused.value.code == "unknown-record"
