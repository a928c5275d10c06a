"""The charts of a plan for the screen: the drawings of its reports, their tables, their sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest
from held_records import Records
from paper import Paper
from report_samples import PLAN, a_document, a_frame, nothing, ordinary

from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.reports.charts.on_screen import Inks
from parteneriat_desktop.reports.plan_pictures import Picture, plan_pictures

if TYPE_CHECKING:
    from parteneriat_desktop.records.plan import Plan

DARK = Inks("#eeeeee", "#101010")


def pictures(records: Records, language: str = "ro") -> dict[str, Picture]:
    """The charts of the plan by their titles."""
    plan = cast("Plan", records.find("plan", PLAN))
    return {one.title: one for one in plan_pictures(records, plan, Catalogue(language), DARK)}


def test_a_plan_has_five_pictures_each_with_a_table_and_a_sentence():
    found = pictures(ordinary())

    assert list(found) == [
        "Activitățile pe luni",
        "Progresul țintelor față de timpul scurs",
        "Planificat și plătit, pe surse",
        "Consultările pe luni",
        "Participanți",
    ]
    for one in found.values():
        assert one.summary
        assert one.rows
        assert all(len(row) == len(one.heads) for row in one.rows)


def test_the_drawings_are_in_the_inks_of_the_window():
    for one in pictures(ordinary()).values():
        for drawing in one.drawings:
            colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing))
            assert colours <= {DARK.ink, DARK.paper, "none"}


def test_the_screen_says_what_the_plan_prints():
    activities = pictures(ordinary())["Activitățile pe luni"]
    paper = Paper(a_document("R02", ordinary(), a_frame("ro"))).text

    assert len(activities.drawings) == 1
    assert activities.summary in " ".join(paper.split())
    assert [row[0] for row in activities.rows][:3] == ["OS1", "A3", "A3.1"]


def test_of_few_values_the_table_stands_alone_and_the_sentence_says_so():
    held = ordinary().held
    records = Records(held={key: one for key, one in held.items() if key[0] != "activity"})
    found = pictures(records)["Activitățile pe luni"]

    assert found.drawings == ()
    assert [row[0] for row in found.rows] == ["OS1", "OS2", "OS3"]
    assert found.summary == "Sunt mai puțin de trei valori de desenat; tabelul le spune."


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_a_plan_of_which_nothing_is_known_has_empty_tables(language: str):
    found = pictures(nothing(), language)

    assert [one.rows for one in found.values()] == [()] * 5
    assert not any(one.drawings for one in found.values())
