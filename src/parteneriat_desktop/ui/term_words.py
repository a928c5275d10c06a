"""A legal term of a consultation as the window says it: what results, how it was counted, whether it was kept.

Rules of this module:

1. Every day stands with its weekday, every day that was skipped with its name: whoever doubts recounts by hand.
2. A minimum is said with the day to plan with, a maximum with the day that binds.
3. A term that was not kept is said as a fact, with its days.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.deadline_words import length
from parteneriat_desktop.countries.legal_pack import Kind, Unit
from parteneriat_desktop.countries.working_days import WEEKEND, listed
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import show_weekday
from parteneriat_desktop.records.consultation_terms import Outcome, TermKind

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.countries.deadline import Deadline
    from parteneriat_desktop.countries.working_days import DayOff
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.consultation_terms import Term


def bound(term: Deadline) -> date:
    """Return the day that a term is said with."""
    return term.date if term.kind is Kind.MINIMUM else term.plain


def lead(term: Term, catalogue: Catalogue) -> Sentence:
    """Return what a term results in, with its weekday."""
    day = bound(term.deadline)
    weekday = show_weekday(day, catalogue)
    match term.kind:
        case TermKind.PROPOSALS:
            return Sentence("Proposals until {weekday}, {day}, at least.", weekday=weekday, day=day)
        case TermKind.ENDORSEMENT:
            return Sentence("To endorsement from {weekday}, {day} on.", weekday=weekday, day=day)
        case TermKind.DEBATE:
            return Sentence("The debate at the latest on {weekday}, {day}.", weekday=weekday, day=day)
        case TermKind.DOCUMENTS:
            return Sentence("The documents of the debate at the latest on {weekday}, {day}.", weekday=weekday, day=day)
        case TermKind.PUBLIC_MEETING:
            return Sentence("The public meeting from {weekday}, {day} on.", weekday=weekday, day=day)


def recounted(term: Deadline, catalogue: Catalogue) -> Sentence:
    """Return how a term was counted: start, count with its article, plain result, days skipped, what follows."""
    plain = Sentence(
        "{start_weekday} {start} + {term} ({article}) = {weekday} {day}",
        start_weekday=_capital(show_weekday(term.start, catalogue)),
        start=term.start,
        term=length(term),
        article=term.article,
        weekday=show_weekday(term.plain, catalogue),
        day=term.plain,
    )
    if term.unit is Unit.WORKING_DAY and term.skipped:
        skipped = [Sentence("{day} {names}", day=off.day, names=off.said) for off in term.skipped]
        return Sentence("{sum}, without {skipped}.", sum=plain, skipped=listed(skipped))
    if not term.is_moved:
        return Sentence("{sum}.", sum=plain)
    forward = term.kind is Kind.MINIMUM
    first, *others = sorted(term.skipped, key=lambda off: off.day, reverse=not forward)
    beginning = Sentence("{sum}, a day off", sum=plain)
    if _has_reason(first):
        beginning = Sentence("{sum}, a day off ({names})", sum=plain, names=first.said)

    def add(before: Sentence, off: DayOff) -> Sentence:
        weekday = show_weekday(off.day, catalogue)
        if not _has_reason(off):
            return Sentence("{sum}; {weekday} {day}", sum=before, weekday=weekday, day=off.day)
        return Sentence("{sum}; {weekday} {day}: {names}", sum=before, weekday=weekday, day=off.day, names=off.said)

    chain = reduce(add, others, beginning)
    weekday = show_weekday(term.date, catalogue)
    if forward:
        return Sentence(
            "{sum}; so the term goes on to the first working day, {weekday} {day}.",
            sum=chain,
            weekday=weekday,
            day=term.date,
        )
    return Sentence(
        "{sum}; the last working day before it is {weekday} {day}.", sum=chain, weekday=weekday, day=term.date
    )


def outcome(term: Term) -> Sentence | None:
    """Return whether a term was kept, as a fact; None while it is open."""
    if term.outcome is Outcome.BROKEN:
        return delay(term)
    return Sentence("Kept: {day}.", day=term.actual) if term.outcome is Outcome.KEPT else None


def delay(term: Term) -> Sentence:
    """Return by how many days a term was broken."""
    if term.kind is TermKind.PROPOSALS:
        return Counted("{count} day too short", "{count} days too short", term.days)
    if term.deadline.kind is Kind.MINIMUM:
        return Counted("{count} day too early", "{count} days too early", term.days)
    return Counted("{count} day late", "{count} days late", term.days)


def _has_reason(off: DayOff) -> bool:
    """Say whether a day off has another name than that of its weekday."""
    return off.own or any(name not in WEEKEND.values() for name in off.names)


def _capital(words: str) -> str:
    """Return words with a capital letter at the beginning."""
    return words[:1].upper() + words[1:]
