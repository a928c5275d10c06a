"""Own days off and working days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from surrounding_records import World, marks

from parteneriat_desktop.countries import working_days
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.records.problems import refusing

if TYPE_CHECKING:
    from parteneriat_desktop.countries.law import Law


@pytest.mark.parametrize(
    ("day", "kind", "expected"),
    [
        ("2026-12-02", "non_working", set()),
        ("2026-12-05", "working", set()),
        ("2026-12-01", "working", set()),
        ("2026-12-02", "working", {("day", "warning")}),
        ("2026-12-05", "non_working", {("day", "warning")}),
        ("2026-12-01", "non_working", {("day", "warning")}),
        ("2026-12-02", None, set()),
        (None, "working", set()),
    ],
)
def test_an_entry_that_changes_nothing_is_pointed_out(
    day: str | None, kind: str | None, expected: set[tuple[str, str]]
):
    assert marks(World().problems("extra_day", day=day, kind=kind, reason="HG 1/2026")) == expected


class WithABridgeDay(World):
    """A world in whose calendar Friday, 4 December 2026 is off."""

    @property
    def law(self) -> Law:
        """The law with the bridge day."""
        return super().law.with_day(working_days.ExtraDay(date(2026, 12, 4), works=False, reason="HG 1/2026"))


def a_world_with_a_bridge_day(*, counts_here: bool = True) -> World:
    """Let the bridge day be entered, here or by another institution."""
    world = WithABridgeDay() if counts_here else World()
    world.add("extra_day", "bridge", day="2026-12-04", kind="non_working", reason="HG 1/2026")
    return world


def test_the_opposite_of_an_entry_is_refused_and_says_what_to_do():
    world = a_world_with_a_bridge_day()
    (refused,) = refusing(world.problems("extra_day", day="2026-12-04", kind="working", reason="se lucrează"))
    assert refused.field == "kind"
    assert Catalogue("en").say(refused.sentence) == (
        "This day is already entered as “day off” (HG 1/2026); correct or delete that entry first."
    )


@pytest.mark.parametrize(
    ("record", "given"),
    [
        ("another", {"day": "2026-12-04", "kind": "non_working"}),
        ("another", {"day": "2026-12-05", "kind": "working"}),
        ("another", {"day": "2026-12-04"}),
        ("another", {"kind": "working"}),
        ("bridge", {"day": "2026-12-04", "kind": "working"}),
    ],
)
def test_what_is_not_the_opposite_is_not_refused(record: str, given: dict[str, str]):
    assert refusing(a_world_with_a_bridge_day().problems("extra_day", record, **given, reason="r")) == []


def test_what_another_institution_entered_contradicts_nothing_here():
    world = a_world_with_a_bridge_day(counts_here=False)
    assert refusing(world.problems("extra_day", day="2026-12-04", kind="working", reason="se lucrează")) == []
