"""The fields in which a record holds a measure, and what is wrong when they are not of the indicator's kind.

Rules of this module:

1. Each kind of value has fields of its own, so that a ratio is never stored as a made-up percentage
   and a „yes” never as 1. Fields of another kind than the indicator's stay empty.
2. A sum of money has at most two decimals; a number may have six.
3. A ratio has both numbers. A denominator of 0 is no promise; as a measured value it says that there
   was nothing to measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import label, missing
from parteneriat_desktop.records.measure import Measure, Ratio, ValueKind
from parteneriat_desktop.records.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.records.fields import Declared


@dataclass(frozen=True, slots=True)
class Place:
    """The names of the fields that hold one measure: baseline, goal, yearly goal or measured value."""

    number: str
    numerator: str
    denominator: str
    answer: str
    text: str

    def names(self, kind: ValueKind) -> tuple[str, ...]:
        """Return the fields in which a measure of a kind stands."""
        match kind:
            case ValueKind.NUMBER | ValueKind.MONEY:
                return (self.number,)
            case ValueKind.RATIO:
                return (self.numerator, self.denominator)
            case ValueKind.YES_NO:
                return (self.answer,)
            case _:
                return (self.text,)

    def others(self, kind: ValueKind) -> frozenset[str]:
        """Return the fields in which no measure of a kind stands."""
        every = {self.number, self.numerator, self.denominator, self.answer, self.text}
        return frozenset(every.difference(self.names(kind)))

    def read(self, record: Declared, kind: ValueKind) -> Measure | None:
        """Return the measure of a kind that a record holds here; half a ratio is none."""
        values = [getattr(record, name) for name in self.names(kind)]
        if any(value is None for value in values):
            return None
        return Ratio(*values) if kind is ValueKind.RATIO else values[0]

    def foreign(self, record: Declared, kind: ValueKind, allowed: tuple[str, ...] = ()) -> Iterator[Problem]:
        """Refuse values in fields of another kind than the indicator's."""
        own = self.names(kind)
        for name in (self.number, self.numerator, self.denominator, self.answer, self.text):
            if name not in (*own, *allowed) and getattr(record, name) is not None:
                sentence = Sentence(
                    "The values of this indicator are of the kind “{kind}”; fill in “{fields}” instead.",
                    kind=kind,
                    fields=tuple(label(record, found) for found in own),
                )
                yield Problem(name, sentence)

    def half(self, record: Declared, kind: ValueKind) -> Iterator[Problem]:
        """Ask for the second number of a ratio of which only one is there."""
        if kind is not ValueKind.RATIO:
            return
        for name, other in ((self.numerator, self.denominator), (self.denominator, self.numerator)):
            if getattr(record, name) is None and getattr(record, other) is not None:
                yield missing(name, Sentence("A ratio has two numbers; write the other one too."))

    def cents(self, record: Declared, kind: ValueKind, country: Country) -> Iterator[Problem]:
        """Refuse a sum of money with more than two decimals."""
        value = getattr(record, self.number)
        if kind is ValueKind.MONEY and isinstance(value, Decimal):
            answer = rules.cents(value, country)
            if isinstance(answer, Sentence):
                yield Problem(self.number, answer)

    def nothing_to_share(self, record: Declared) -> Iterator[Problem]:
        """Refuse a denominator of 0 where something is promised."""
        denominator = getattr(record, self.denominator)
        if denominator is not None and not denominator:
            yield Problem(self.denominator, Sentence("Nothing can be divided by 0; write another denominator."))


BASELINE = Place("baseline", "baseline_numerator", "baseline_denominator", "baseline_answer", "baseline_text")
GOAL = Place("target_value", "target_numerator", "target_denominator", "target_answer", "target_text")
VALUE = Place("value", "numerator", "denominator", "answer", "text")
