"""Converting sums: the fixed rate of the lev with its published examples, typed rates, no rate."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parteneriat_desktop.countries.currency import convert, has_fixed_rate


@pytest.mark.parametrize(("leva", "euro"), [("52405.20", "26794.35"), ("44544.42", "22775.20"), ("7860.78", "4019.15")])
def test_leva_become_euro_at_the_fixed_rate(leva: str, euro: str):
    assert convert(Decimal(leva), "BGN", "EUR", None) == Decimal(euro)
    assert convert(Decimal(leva), "BGN", "EUR", Decimal(7)) == Decimal(euro)


def test_euro_become_leva_at_the_fixed_rate():
    assert convert(Decimal("26794.35"), "EUR", "BGN", None) == Decimal("52405.19")


def test_other_currencies_need_a_typed_rate():
    assert convert(Decimal("10.01"), "EUR", "RON", Decimal("4.975")) == Decimal("49.80")
    assert convert(Decimal("10.00"), "EUR", "RON", None) is None
    assert convert(Decimal("10.00"), "RON", "RON", None) == Decimal("10.00")
    assert not has_fixed_rate("EUR", "RON")
