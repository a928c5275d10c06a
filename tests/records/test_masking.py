"""What is shown of people in vulnerable groups gives nobody away, not even together with a sum."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.records.masking import GroupCount, MaskedParts, masked_parts
from parteneriat_desktop.records.values import FEW, MaskedCount

#: Wholes around the border, and an unknown one.
WHOLES = (None, 1, 2, 4, 9)


def cells(wholes: tuple[int | None, ...]) -> list[GroupCount]:
    """Return counts around the border that each of the wholes can have."""
    numbers = (None, *range(8))
    return [
        GroupCount(number, whole)
        for whole in wholes
        for number in numbers
        if number is None or whole is None or number <= whole
    ]


def shown(number: int | None, whole: int | None = None) -> str:
    return str(GroupCount(number, whole).masked())


@pytest.mark.parametrize(
    ("number", "whole", "expected"),
    [
        (None, 20, "None"),
        (0, 20, "0"),
        (1, 20, FEW),
        (4, 20, FEW),
        (5, 20, "5"),
        (4, None, FEW),
        (0, None, "0"),
        (0, 4, FEW),
        (1, 1, FEW),
        (0, 0, "0"),
        (5, 5, "5"),
    ],
)
def test_one_to_four_people_are_fewer_than_five(number: int | None, whole: int | None, expected: str):
    assert shown(number, whole) == expected


def told(parts: list[int | None]) -> tuple[list[str], str, bool]:
    result = masked_parts([GroupCount(part) for part in parts])
    return [str(part) for part in result.parts], str(result.total), result.withheld


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], ([], "None", False)),
        ([None, None], (["None", "None"], "None", False)),
        ([5, 7], (["5", "7"], "12", False)),
        ([5, 5, 2], (["5", "5", FEW], "None", True)),
        ([5, 2, 3], (["5", FEW, FEW], "10", False)),
        ([5, 1, 1], (["5", FEW, FEW], "None", True)),
        ([5, 4, 4], (["5", FEW, FEW], "None", True)),
        ([0, 3], (["0", FEW], "None", True)),
        ([0, 1, 2], (["0", FEW, FEW], FEW, False)),
        ([1, 1, 1, 1], ([FEW] * 4, "None", True)),
        ([0, None], (["0", "None"], "0", False)),
    ],
)
def test_a_sum_that_gives_a_part_away_is_withheld(parts: list[int | None], expected: object):
    assert told(parts) == expected


@pytest.mark.parametrize(("size", "wholes"), [(1, WHOLES), (2, WHOLES), (3, WHOLES), (4, (None,)), (5, (4,))])
def test_every_masked_part_could_be_at_least_two_numbers_for_whoever_knows_the_rules(
    size: int, wholes: tuple[int | None, ...]
):
    """Two lists that look the same are the same to the reader; the wholes stand beside them in the open."""
    seen: defaultdict[tuple[tuple[int | None, ...], MaskedParts], list[tuple[int | None, ...]]] = defaultdict(list)
    for parts in product(cells(wholes), repeat=size):
        beside = tuple(part.whole for part in parts)
        seen[beside, masked_parts(parts)].append(tuple(part.number for part in parts))
    for (_beside, result), lists in seen.items():
        for place, part in enumerate(result.parts):
            if part == MaskedCount(None):
                assert len({numbers[place] for numbers in lists}) > 1, (result, lists)


@given(st.lists(st.none() | st.integers(0, 12), max_size=8))
def test_a_sum_is_the_true_one_masked_or_withheld(parts: list[int | None]):
    result = masked_parts([GroupCount(part) for part in parts])
    numbers = [part for part in parts if part is not None]
    expected = GroupCount(sum(numbers)).masked() if numbers else None
    assert result.total == (None if result.withheld else expected)
    assert result.withheld <= (MaskedCount(None) in result.parts)


@given(st.lists(st.integers(0, 12), min_size=4, max_size=6))
def test_what_is_shown_leaves_two_numbers_for_each_masked_part(parts: list[int]):
    """Count by hand what the masked parts can be, given the parts that are shown and the sum."""
    result = masked_parts([GroupCount(part) for part in parts])
    hidden = [place for place, part in enumerate(result.parts) if part == MaskedCount(None)]
    shown_sum = sum(part.number or 0 for part in result.parts if part is not None)
    fits = [
        guess
        for guess in product(range(1, 5), repeat=len(hidden))
        if result.withheld or GroupCount(shown_sum + sum(guess)).masked() == result.total
    ]
    assert all(len({guess[place] for guess in fits}) > 1 for place in range(len(hidden)))
