"""Two published reports entered as records of a workspace, one save for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from action_samples import a_record
from transparency_samples import ADOPTED, MEETINGS, PEOPLE, URGENT, eforie, nadlac

from parteneriat_desktop.records.measure import percent_of
from parteneriat_desktop.records.transparency import figures_of
from parteneriat_desktop.records.transparency_report import TransparencyReport

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.actions.workspace import Workspace


def filled(workspace: Workspace, filling: Callable[[Callable[..., str]], str]) -> dict[str, Any]:
    def saving(entity: str, **fields: Any) -> str:
        return a_record(workspace, entity, **fields)

    with workspace.store.writing():
        made = filling(saving)
    report = workspace.find("transparency_report", made)
    assert isinstance(report, TransparencyReport)
    assert report.institution == "Comuna Exemplu"
    return {figure.code_old or figure.number_new: figure.value for figure in figures_of(report, workspace)}


def test_eforie_2020(town_hall: Workspace) -> None:
    found = filled(town_hall, eforie)
    assert [found[code] for code in ("A1", "A2", "A2_1", "A2_2", "A2_3")] == [ADOPTED] * 4 + [None]
    assert (found["A6"], found["A10"]) == (1, URGENT)
    assert [found[code] for code in ("B1", "B2_1", "B2_2", "B2_3", "B3")] == [MEETINGS] * 3 + [None, PEOPLE]


def test_nadlac_2022(town_hall: Workspace) -> None:
    found = filled(town_hall, nadlac)
    assert [found[code] for code in ("A1", "A2", "A2_1", "A2_2", "A2_3", "A3", "A6", "A7", "8.1")] == [
        3,
        9,
        3,
        3,
        3,
        0,
        1,
        0,
        0,
    ]
    assert percent_of(found["7.2"]) is None


def test_a_report_without_a_year_is_about_the_present_one(town_hall: Workspace) -> None:
    a_record(town_hall, "meeting", kind="public_meeting", held_on="2026-05-20")
    values = {figure.identifier: figure.value for figure in figures_of(TransparencyReport(), town_hall)}
    assert values["public_meetings"] == 1
