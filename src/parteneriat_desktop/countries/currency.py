"""Converting sums of money, without any online query.

Rules of this module:

1. The rate is typed by a person, with its day and source: so many units of the one currency for one
   unit of the other. Only the lev has a fixed rate: 1 euro is 1.95583 leva, whatever is typed.
2. A converted sum has two decimals, half up, as the law on the euro in Bulgaria orders.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
#: Leva for one euro since 1 January 2026.
LEVA = Decimal("1.95583")


def has_fixed_rate(source: str, target: str) -> bool:
    """Say whether the rate between two currencies is fixed by law."""
    return {source, target} == {"BGN", "EUR"}


def convert(amount: Decimal, source: str, target: str, rate: Decimal | None) -> Decimal | None:
    """Return a sum in the target currency; None where no rate is known."""
    if source == target:
        return amount
    if has_fixed_rate(source, target):
        exact = amount / LEVA if source == "BGN" else amount * LEVA
    elif rate is not None:
        exact = amount * rate
    else:
        return None
    return exact.quantize(CENT, ROUND_HALF_UP)
