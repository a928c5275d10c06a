"""Measures of five kinds: exact ratios, percentages that are never averaged, one text for each measure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parteneriat_desktop.records.measure import (
    Measure,
    Ratio,
    ValueKind,
    exact,
    from_text,
    percent,
    percent_of,
    said,
    total,
    wire,
    written,
)

NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)
RATIOS = st.builds(Ratio, NUMBERS, NUMBERS)


def ratio(numerator: str, denominator: str) -> Ratio:
    return Ratio(Decimal(numerator), Decimal(denominator))


@given(st.lists(RATIOS))
def test_ratios_together_are_the_sum_of_their_parts(ratios: list[Ratio]):
    found = total(ratios)
    if not ratios:
        assert found is None
        return
    assert found == Ratio(sum(one.numerator for one in ratios), sum(one.denominator for one in ratios))  # type: ignore[arg-type]


@given(st.lists(RATIOS, min_size=1))
def test_a_whole_lies_between_its_smallest_and_its_largest_part(ratios: list[Ratio]):
    quotients = [quotient for one in ratios if (quotient := one.quotient) is not None]
    assume(len(quotients) == len(ratios))
    whole = total(ratios)
    assert whole is not None
    assert whole.quotient is not None
    assert min(quotients) <= whole.quotient <= max(quotients)


@given(RATIOS, st.integers(min_value=1, max_value=9))
def test_the_same_ratio_several_times_is_the_same_ratio(one: Ratio, times: int):
    found = total([one] * times)
    assert found is not None
    assert found.quotient == one.quotient


def test_percentages_are_not_averaged():
    small, large = ratio("1", "2"), ratio("10", "100")
    assert percent_of(small) == Decimal("50.0")
    assert percent_of(large) == Decimal("10.0")
    assert percent_of(total([small, large])) == Decimal("10.8")


@given(RATIOS, RATIOS)
def test_ratios_compare_as_their_cross_products(one: Ratio, other: Ratio):
    assume(one.denominator and other.denominator)
    first, second = exact(one), exact(other)
    assert first is not None
    assert second is not None
    left = Fraction(one.numerator) * Fraction(other.denominator)
    right = Fraction(other.numerator) * Fraction(one.denominator)
    assert (first < second) == (left < right)
    assert (first == second) == (left == right)


def test_ratios_of_long_numbers_are_told_apart():
    one = ratio("999999999999.999998", "999999999999.999999")
    other = ratio("999999999999.999997", "999999999999.999998")
    assert exact(one) != exact(other)


@pytest.mark.parametrize(
    ("quotient", "shown"),
    [
        (None, None),
        (Fraction(1, 3), "33.3"),
        (Fraction(2, 3), "66.7"),
        (Fraction(1, 2000), "0.1"),
        (Fraction(-1, 2000), "-0.1"),
        (Fraction(-1, 4000), "0.0"),
        (Fraction(3, 2), "150.0"),
        (Fraction(0), "0.0"),
        (Fraction(10**40), f"{10**42}.0"),
    ],
)
def test_a_percentage_has_one_decimal_half_up(quotient: Fraction | None, shown: str | None):
    found = percent(quotient)
    assert (None if found is None else format(found, "f")) == shown


@given(st.fractions())
def test_a_percentage_is_within_half_a_tenth(quotient: Fraction):
    found = percent(quotient)
    assert found is not None
    assert abs(Fraction(found) - quotient * 100) <= Fraction(1, 20)


def test_nothing_is_divided_by_zero():
    assert percent_of(ratio("3", "0")) is None
    assert percent_of(None) is None
    assert exact(ratio("3", "0")) is None


@pytest.mark.parametrize(
    ("kind", "measure", "text"),
    [
        (ValueKind.NUMBER, Decimal("12.50"), "12.50"),
        (ValueKind.MONEY, Decimal("999999999999.99"), "999999999999.99"),
        (ValueKind.RATIO, ratio("3", "4.5"), "3/4.5"),
        (ValueKind.YES_NO, True, "yes"),
        (ValueKind.YES_NO, False, "no"),
        (ValueKind.TEXT, "Regulament 1/2 adoptat", "Regulament 1/2 adoptat"),
        (ValueKind.NUMBER, None, None),
    ],
)
def test_a_measure_has_one_text_that_is_read_back(kind: ValueKind, measure: Measure | None, text: str | None):
    assert written(measure) == text
    assert from_text(kind, text) == measure


def test_what_can_be_counted_has_an_exact_value():
    assert exact(Decimal("0.1")) == Fraction(1, 10)
    assert exact(ratio("1", "4")) == Fraction(1, 4)
    assert [exact(measure) for measure in (True, "text", None)] == [None, None, None]
    assert [kind.is_counted for kind in ValueKind] == [True, True, True, False, False]


def test_a_measure_is_shown_and_stored_by_its_kind():
    assert str(said(ratio("3", "4"))) == "3 of 4"
    assert [said(measure) for measure in (Decimal(3), True, "da", None)] == [Decimal(3), True, "da", None]
    assert wire(ratio("3", "4.50")) == {"numerator": "3", "denominator": "4.50"}
    assert [wire(measure) for measure in (Decimal("3.0"), False, "da", None)] == ["3.0", False, "da", None]
