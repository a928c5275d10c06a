"""What a plan's budget adds up to: planned, contracted and paid, by source, partner, chapter, year and activity.

Rules of this module:

1. Sums are exact decimals in the plan's currency. A line is converted as a whole, once, with two decimals half
   up; its payments are added in the line's own currency before.
2. A line or payment without the rate that it needs is left out of the sums and named in ``unconverted``:
   an unknown rate is not a rate of 1.
3. Whatever the sums are told apart by, together they are the total.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from parteneriat_desktop.countries.currency import convert
from parteneriat_desktop.records.budget import BudgetLine, Expenditure
from parteneriat_desktop.records.surroundings import belonging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.surroundings import Surroundings

Key = TypeVar("Key")
#: The first and the last day of a period.
Period = tuple["date", "date"]

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of money in one currency; ``paid_in_period`` is the part of ``paid`` that fell into a period."""

    planned: Decimal = NOTHING
    contracted: Decimal = NOTHING
    paid: Decimal = NOTHING
    paid_in_period: Decimal = NOTHING

    def __add__(self, other: Sums) -> Sums:
        """Return both together."""
        return Sums(
            self.planned + other.planned,
            self.contracted + other.contracted,
            self.paid + other.paid,
            self.paid_in_period + other.paid_in_period,
        )

    @property
    def overspent(self) -> Decimal:
        """What was paid above the planned sum; 0 where nothing was."""
        return max(self.paid - self.planned, NOTHING)


@dataclass(frozen=True, slots=True)
class LineSums:
    """A budget line with its sums in the plan's currency, and in its own; None where a rate is missing."""

    line: BudgetLine
    own: Sums
    sums: Sums | None


@dataclass(frozen=True, slots=True)
class BudgetSums:
    """The lines of a plan's budget, their total, and the lines or payments that could not be converted."""

    currency: str | None
    lines: tuple[LineSums, ...]
    total: Sums
    unconverted: tuple[str, ...]

    def by(self, key: Callable[[BudgetLine], Key]) -> dict[Key, Sums]:
        """Return the sums by something that a line says, in the order of the lines."""
        found: dict[Key, Sums] = {}
        for one in self.lines:
            if one.sums is not None:
                found[key(one.line)] = found.get(key(one.line), Sums()) + one.sums
        return found


def sums_of(plan: Plan, around: Surroundings, period: Period | None = None, until: date | None = None) -> BudgetSums:
    """Return the sums of a plan; payments after ``until`` are left out."""
    lines: list[LineSums] = []
    unconverted: list[str] = []
    for line in belonging(around, BudgetLine, "plan", plan.id):
        spent = [
            one
            for one in belonging(around, Expenditure, "line", line.id)
            if until is None or (one.spent_on is not None and one.spent_on <= until)
        ]
        found = _line(plan, line, spent, period)
        lines.append(found)
        unconverted += [line.id] if found.sums is None else []
        unconverted += [one.id for one in spent if one.amount is not None and one.amount_in(line, plan) is None]
    total = sum((one.sums for one in lines if one.sums is not None), Sums())
    return BudgetSums(plan.currency, tuple(lines), total, tuple(unconverted))


def by_source(plan: Plan, lines: Iterable[BudgetLine]) -> dict[str, Decimal]:
    """Return the planned sums by funding source in the plan's currency; a line without a rate adds nothing."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        found = _line(plan, line, [], None).sums or Sums()
        sums[str(line.source or "")] = sums.get(str(line.source or ""), NOTHING) + found.planned
    return sums


def paid(line: BudgetLine, plan: Plan | None, around: Surroundings) -> Decimal:
    """Return what was spent from a budget line, in its currency."""
    return _paid(belonging(around, Expenditure, "line", line.id), line, plan)


def _line(plan: Plan, line: BudgetLine, spent: list[Expenditure], period: Period | None) -> LineSums:
    """Return the sums of one line."""
    inside = [one for one in spent if _falls_into(one, period)]
    own = Sums(
        line.planned or NOTHING,
        line.contracted or NOTHING,
        _paid(spent, line, plan),
        _paid(inside, line, plan),
    )
    target = plan.currency or ""
    source = line.currency or target
    amounts = [
        convert(amount, source, target, line.exchange_rate)
        for amount in (own.planned, own.contracted, own.paid, own.paid_in_period)
    ]
    known = [amount for amount in amounts if amount is not None]
    return LineSums(line, own, Sums(*known) if len(known) == len(amounts) else None)


def _falls_into(expenditure: Expenditure, period: Period | None) -> bool:
    """Say whether money was spent in a period."""
    return period is not None and expenditure.spent_on is not None and period[0] <= expenditure.spent_on <= period[1]


def _paid(spent: Iterable[Expenditure], line: BudgetLine, plan: Plan | None) -> Decimal:
    """Return the payments of a line together, in its currency."""
    amounts = (one.amount_in(line, plan) for one in spent)
    return sum((amount for amount in amounts if amount is not None), NOTHING)
