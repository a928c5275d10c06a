"""Counts of vulnerable groups: what is shared, what stays here, whichever of the two fields was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from surrounding_records import World, marks, refusal

from parteneriat_desktop.countries import country
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.values import FEW

if TYPE_CHECKING:
    from parteneriat_desktop.records.values import Wire

RO = country("RO")


def divided(standing: dict[str, Wire], **typed: Wire) -> tuple[Wire, Wire]:
    """Return the shared and the exact number of Roma after somebody typed something."""
    accepted = ParticipationCount.accept(typed, RO)
    assert not accepted.problems
    stands = standing | ParticipationCount.canonical(accepted.values, RO, standing)
    return stands.get("roma"), stands.get("roma_exact")


@pytest.mark.parametrize(
    ("standing", "typed", "expected"),
    [
        ({}, {"total": 27, "roma": 3}, (FEW, 3)),
        ({}, {"total": 27, "roma": 8}, (8, None)),
        ({}, {"total": 27, "roma": 0}, (0, None)),
        ({}, {"total": 3, "roma": 0}, (FEW, 0)),
        ({}, {"total": 27, "roma": FEW}, (FEW, None)),
        ({}, {"total": 27, "roma_exact": 2}, (FEW, 2)),
        ({}, {"total": 27, "roma_exact": 9}, (9, None)),
        ({"total": 27, "roma": FEW, "roma_exact": 3}, {"roma": FEW}, (FEW, 3)),
        ({"total": 27, "roma": FEW, "roma_exact": 3}, {"women": 9}, (FEW, 3)),
        ({"total": 27, "roma": FEW, "roma_exact": 3}, {"roma": 6}, (6, None)),
        ({"total": 27, "roma": FEW, "roma_exact": 3}, {"roma_exact": 6}, (6, None)),
        ({"total": 27, "roma": FEW, "roma_exact": 3}, {"roma_exact": None}, (FEW, None)),
        ({"total": 27, "roma": FEW, "roma_exact": 3}, {"roma": None}, (None, None)),
        ({"total": 27, "roma": 8}, {"roma_exact": 2}, (FEW, 2)),
        ({"total": 3, "roma": FEW, "roma_exact": 0}, {"total": 30}, (0, None)),
        ({"total": 27, "roma": 3}, {"total": 28}, (FEW, 3)),
        ({"total": 27, "roma": 3}, {"women": 5}, (3, None)),
        ({"total": 27}, {"total": 28}, (None, None)),
        ({"total": 27, "roma": {"newer": 1}}, {"total": 28}, ({"newer": 1}, None)),
    ],
)
def test_a_number_is_divided(standing: dict[str, Any], typed: dict[str, Any], expected: tuple[Wire, Wire]):
    assert divided(standing, **typed) == expected


@given(st.integers(0, 40), st.none() | st.integers(0, 40), st.sampled_from(["roma", "roma_exact"]))
def test_the_shared_number_is_never_one_to_four_and_the_exact_one_is_found_again(
    number: int, total: int | None, field: str
):
    shared, exact = divided({}, total=total, **{field: number})
    assert shared not in {1, 2, 3, 4}
    count = World().make("participation_count", total=total, **{field: number})
    assert isinstance(count, ParticipationCount)
    assert count.counted("roma") == number
    assert (exact is not None) == (shared == FEW)


def test_what_others_see_is_fewer_than_five_and_no_more():
    theirs = ParticipationCount.read("id", {"total": 27, "roma": FEW})
    assert (str(theirs.roma), theirs.counted("roma"), theirs.counted("homeless")) == (FEW, None, None)


def test_a_count_of_the_first_schema_is_read_as_it_was_written():
    assert ParticipationCount.read("id", {"total": 27, "roma": 3}).counted("roma") == 3


@pytest.mark.parametrize(
    ("wire", "said"),
    [
        (-1, "0 or a larger number"),
        ("3", "whole number"),
        ("<6", "whole number"),
        (True, "whole number"),
        (FEW, ""),
        (0, ""),
    ],
)
def test_only_numbers_of_people_and_fewer_than_five_are_accepted(wire: Wire, said: str):
    assert said in refusal("participation_count", "roma", wire)
    assert bool(refusal("participation_count", "roma", wire)) == bool(said)


def test_a_group_is_no_larger_than_the_whole_even_where_it_is_masked():
    problems = World().problems("participation_count", meeting="m", total=2, roma=3)
    assert marks(problems) == {("roma", "error")}
