"""The arithmetic of a term in words: clerks trust what they can recount.

One sentence ("20.11.2026 + 10 calendar days = 30.11.2026 (St Andrew) → …, art. 7(4)") and the same as steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.countries.legal_pack import CountMode, Kind, Unit
from parteneriat_desktop.countries.working_days import listed
from parteneriat_desktop.errors import Counted, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from parteneriat_desktop.countries.deadline import Deadline
    from parteneriat_desktop.countries.legal_pack import Count
    from parteneriat_desktop.countries.working_days import DayOff


def arithmetic(term: Deadline) -> Sentence:
    """Return the whole arithmetic of a term as one sentence without a full stop."""
    if term.unit is Unit.DAY_OF_YEAR:
        return Sentence("{year} → {result}, {article}", year=term.start.year, result=_result(term), article=basis(term))
    return Sentence(
        "{start} + {term} = {result}, {article}",
        start=term.start,
        term=length(term),
        result=_result(term),
        article=basis(term),
    )


def steps(term: Deadline) -> list[Sentence]:
    """Return the arithmetic of a term step by step."""
    return [
        _begin(term),
        Sentence("{term}: {day}.", term=length(term), day=term.plain)
        if term.unit is not Unit.DAY_OF_YEAR
        else Sentence("The term ends on {day}.", day=term.plain),
        *(Sentence("{day} is not a working day: {names}.", day=off.day, names=off.said) for off in term.skipped),
        *(
            Sentence("{day} is a working day here: {reason}.", day=extra.day, reason=extra.reason)
            for extra in term.extra
            if extra.works
        ),
        *_end(term),
        Sentence("Legal basis: {act}, {article}.", act=term.act, article=basis(term)),
    ]


def length(term: Deadline) -> Sentence:
    """Return how much was counted: 10 calendar days, 30 working days, 24 months."""
    return _length(term.value, term.unit, term.mode)


def length_of(count: Count) -> Sentence:
    """Return how much a rule counts; a day of the year by its place in it."""
    return _length(count.value, count.unit, count.mode)


def _length(value: int, unit: Unit, mode: CountMode) -> Sentence:
    """Say a number of days or months."""
    match unit:
        case Unit.WORKING_DAY:
            said = Counted("{count} working day", "{count} working days", value)
        case Unit.MONTH:
            said = Counted("{count} month", "{count} months", value)
        case Unit.DAY_OF_YEAR:
            return Sentence("day {number} of the year after", number=value)
        case _:
            said = Counted("{count} calendar day", "{count} calendar days", value)
    if mode is CountMode.FREE_DAYS and unit is not Unit.MONTH:
        return Sentence("{term}, neither the first nor the last day counted", term=said)
    return said


def basis(term: Deadline) -> Sentence | str:
    """Return the article of a term, marked where nobody compared it with the text of the law."""
    return term.article if term.verified else Sentence("{article} (to be verified)", article=term.article)


def _begin(term: Deadline) -> Sentence:
    """Say from when on is counted."""
    match term.unit:
        case Unit.DAY_OF_YEAR:
            return Sentence("The year {year} is reported in the year after it.", year=term.start.year)
        case Unit.MONTH:
            return Sentence("Months are counted from {start}.", start=term.start)
        case _:
            return Sentence("Counting begins on the day after {start}.", start=term.start)


def _end(term: Deadline) -> Iterator[Sentence]:
    """Say which day that gives."""
    if term.kind is Kind.MINIMUM:
        yield Sentence("The term is kept from {day} on.", day=term.date)
        return
    yield Sentence("At the latest on {day}.", day=term.plain)
    if term.is_moved:
        yield Sentence("The last working day before is {day}.", day=term.date)


def _result(term: Deadline) -> Sentence | date:
    """Return the day with what was skipped on the way to it."""
    if term.unit is Unit.WORKING_DAY and term.skipped:
        skipped = [Sentence("{day} {names}", day=off.day, names=off.said) for off in term.skipped]
        return Sentence("{day} (without {skipped})", day=term.plain, skipped=listed(skipped))
    if term.kind is Kind.MINIMUM:
        return _chain(term.skipped, term.date)
    if term.is_moved:
        first = term.skipped[0]
        return Sentence(
            "{day} ({names}) at the latest, by {suggested} if possible",
            day=first.day,
            names=first.said,
            suggested=term.date,
        )
    return Sentence("{day} at the latest", day=term.plain)


def _chain(skipped: Sequence[DayOff], end: date) -> Sentence | date:
    """Return the days skipped and the day that was reached, one after another."""
    if not skipped:
        return end
    first = skipped[0]
    return Sentence("{day} ({names}) → {rest}", day=first.day, names=first.said, rest=_chain(skipped[1:], end))
