"""Sentences that several records need: periods, days to come, fields that another answer asks for.

Each function yields problems, so that ``problems`` of a record reads as a list of its rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parteneriat_desktop.records.fields import Declared
    from parteneriat_desktop.records.surroundings import Surroundings


def label(record: Declared, name: str) -> Sentence:
    """Return the label of a field, to be translated inside another sentence."""
    declared = record.field(name)
    return Sentence(declared.facts.label if declared is not None else name)


def in_order(record: Declared, first: str, last: str) -> Iterator[Problem]:
    """Refuse an end before its start."""
    start, end = getattr(record, first), getattr(record, last)
    if start is not None and end is not None and end < start:
        yield Problem(
            last,
            Sentence(
                "“{last}” is before “{first}”; correct one of them.",
                last=label(record, last),
                first=label(record, first),
            ),
        )


def not_to_come(record: Declared, around: Surroundings, *names: str) -> Iterator[Problem]:
    """Refuse days after today where only the past can be registered."""
    for name in names:
        value = getattr(record, name)
        if value is not None and value > around.today:
            yield Problem(name, Sentence("The day is still to come; only what has happened is registered here."))


def needed(record: Declared, because: Sentence, *names: str) -> Iterator[Problem]:
    """List those of the fields that are empty although another answer asks for them."""
    return (Problem(name, because, Severity.MISSING) for name in names if getattr(record, name) is None)


def one_of(record: Declared, first: str, second: str) -> Iterator[Problem]:
    """Ask for one of two fields when both are empty."""
    if getattr(record, first) is None and getattr(record, second) is None:
        sentence = Sentence(
            "Fill in “{first}” or “{second}” before finalising.",
            first=label(record, first),
            second=label(record, second),
        )
        yield Problem(first, sentence, Severity.MISSING)


def not_both(record: Declared, first: str, second: str) -> Iterator[Problem]:
    """Refuse two fields that exclude each other."""
    if getattr(record, first) is not None and getattr(record, second) is not None:
        sentence = Sentence(
            "“{first}” and “{second}” exclude each other; clear one.",
            first=label(record, first),
            second=label(record, second),
        )
        yield Problem(second, sentence)


def no_repeats(name: str, values: Iterable[Any]) -> Iterator[Problem]:
    """Refuse a list in which something is named twice."""
    given = [value for value in values if value is not None]
    if len(set(given)) < len(given):
        yield Problem(name, Sentence("The list names the same twice; delete one of the two."))


def warn(name: str, sentence: Sentence) -> Problem:
    """Return something that is shown and never blocks."""
    return Problem(name, sentence, Severity.WARNING)


def missing(name: str, sentence: Sentence) -> Problem:
    """Return something that keeps a record from being finalised."""
    return Problem(name, sentence, Severity.MISSING)
