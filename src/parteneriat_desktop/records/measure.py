"""What an indicator measures, by type: a number, a sum of money, a ratio, a yes or no, a text.

Rules of this module:

1. A measure is of one kind; measures of two kinds are never compared or added.
2. A ratio is a numerator and a denominator. It is compared by cross-multiplication of exact numbers
   and added part by part, so that a percentage of percentages cannot be made.
3. Where there is no denominator, or a denominator of 0, there is no quotient: ``None``, printed as a dash.
4. ``written`` gives the one text of a measure that snapshots keep, ``from_text`` reads it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice, Wire, encode

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Between numerator and denominator of a written ratio.
SLASH = "/"
YES, NO = "yes", "no"


class ValueKind(Choice):
    """What the values of an indicator are."""

    NUMBER = "number", N_("number")
    MONEY = "money", N_("sum of money")
    RATIO = "ratio", N_("ratio of two numbers")
    YES_NO = "yes_no", N_("yes or no")
    TEXT = "text", N_("text")

    @property
    def is_counted(self) -> bool:
        """Whether values can be added and their distance measured."""
        return self in {ValueKind.NUMBER, ValueKind.MONEY, ValueKind.RATIO}


@dataclass(frozen=True, slots=True)
class Ratio:
    """A numerator over a denominator, both exact; the denominator may be 0, which has no quotient."""

    numerator: Decimal
    denominator: Decimal

    @property
    def quotient(self) -> Fraction | None:
        """The exact quotient, or None for a denominator of 0."""
        return Fraction(self.numerator) / Fraction(self.denominator) if self.denominator else None


#: A measured, promised or first value.
Measure = Decimal | Ratio | bool | str


def total(ratios: Iterable[Ratio]) -> Ratio | None:
    """Return the ratio of several targets, years or units taken together; None of nothing."""
    given = list(ratios)
    if not given:
        return None
    numerators = sum((ratio.numerator for ratio in given), Decimal(0))
    return Ratio(numerators, sum((ratio.denominator for ratio in given), Decimal(0)))


def percent(quotient: Fraction | None) -> Decimal | None:
    """Return a quotient in per cent with one decimal, half up; None where there is none."""
    if quotient is None:
        return None
    thousandths = quotient * 1000
    whole, rest = divmod(abs(thousandths.numerator), thousandths.denominator)
    tenths = whole + (2 * rest >= thousandths.denominator)
    return Decimal(f"{'-' if quotient < 0 < tenths else ''}{tenths // 10}.{tenths % 10}")


def percent_of(ratio: Ratio | None) -> Decimal | None:
    """Return a ratio in per cent with one decimal; None without a ratio or with a denominator of 0."""
    return None if ratio is None else percent(ratio.quotient)


def exact(measure: Measure | None) -> Fraction | None:
    """Return a number, sum or ratio as an exact number; None for what cannot be counted."""
    match measure:
        case Decimal():
            return Fraction(measure)
        case Ratio():
            return measure.quotient
        case _:
            return None


def said(measure: Measure | None) -> Decimal | Sentence | bool | str | None:
    """Return a measure as a value or sentence that can be shown to a person."""
    if isinstance(measure, Ratio):
        return Sentence("{part} of {whole}", part=measure.numerator, whole=measure.denominator)
    return measure


def wire(measure: Measure | None) -> Wire:
    """Return a measure in wire form; a ratio as its two numbers."""
    if isinstance(measure, Ratio):
        return {"numerator": encode(measure.numerator), "denominator": encode(measure.denominator)}
    return encode(measure)


def written(measure: Measure | None) -> str | None:
    """Return the text of a measure as it is stored: “12.50”, “3/4”, “yes”, or the text itself."""
    match measure:
        case None:
            return None
        case bool():
            return YES if measure else NO
        case Decimal():
            return format(measure, "f")
        case Ratio():
            return f"{measure.numerator:f}{SLASH}{measure.denominator:f}"
        case _:
            return measure


def from_text(kind: ValueKind, text: str | None) -> Measure | None:
    """Return the measure of a kind that ``written`` wrote."""
    if text is None:
        return None
    match kind:
        case ValueKind.NUMBER | ValueKind.MONEY:
            return Decimal(text)
        case ValueKind.RATIO:
            numerator, _slash, denominator = text.partition(SLASH)
            return Ratio(Decimal(numerator), Decimal(denominator))
        case ValueKind.YES_NO:
            return text == YES
        case _:
            return text
