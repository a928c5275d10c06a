"""What the steps of a consultation ask of its dates, from the terms of the law.

Rules of this module:

1. A broken term keeps a step from being taken only while the date concerned can still be changed. Once it has
   passed it is a fact: it is said with its days, and refuses nothing.
2. In an urgent procedure, which the Romanian law knows, broken terms are only pointed out.
3. Whatever is said carries its arithmetic, so that it can be recounted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.countries.deadline_words import arithmetic
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.records.checks import missing, warn
from parteneriat_desktop.records.consultation import Regime
from parteneriat_desktop.records.consultation_terms import Outcome, TermKind, announced_from, term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.consultation_terms import Term
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


def proposals_in_time(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """The term for proposals is long enough (Law 52/2003 art. 7(4), ЗНА чл. 26), and best ends on a working day."""
    deadline = consultation.proposals_deadline
    if deadline is None or not consultation.is_statutory or announced_from(consultation, around) is None:
        return
    known = term(consultation, around, TermKind.PROPOSALS)
    if not known:
        sentence = Sentence("The legal pack in use has no rule for this; count the term for proposals by hand.")
        yield warn("proposals_deadline", sentence)
    for found in known:
        if found.outcome is Outcome.BROKEN:
            yield _too_short(found, consultation, around)
        elif around.today <= deadline < found.deadline.date:
            sentence = Sentence(
                "The term for proposals ends on a day off; {day} is the safe side: {arithmetic}.",
                day=found.deadline.date,
                arithmetic=arithmetic(found.deadline),
            )
            yield warn("proposals_deadline", sentence)


def endorsement_in_time(
    consultation: Consultation, around: Surroundings, sent: date | None = None
) -> Iterator[Problem]:
    """The draft is not sent for endorsement before its term; ``sent`` is the day when none is entered."""
    for found in term(consultation, around, TermKind.ENDORSEMENT):
        actual = found.actual or sent
        days = found.deadline.days_broken(actual) if actual is not None else 0
        if days:
            sentence = Counted(
                "The draft goes for endorsement {count} day too early: {arithmetic}.",
                "The draft goes for endorsement {count} days too early: {arithmetic}.",
                days,
                arithmetic=arithmetic(found.deadline),
            )
            yield warn(found.field, sentence)


def debates_in_time(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """Each debate is held within the term after its date and place were published."""
    for found in term(consultation, around, TermKind.DEBATE):
        if found.outcome is not Outcome.BROKEN:
            continue
        if _can_be_changed(found, consultation, around):
            sentence = Sentence(
                "The debate must be held by {day}: {arithmetic}.",
                day=found.deadline.plain,
                arithmetic=arithmetic(found.deadline),
            )
            yield missing("", sentence)
        else:
            late = Counted(
                "The debate is {count} day too late: {arithmetic}.",
                "The debate is {count} days too late: {arithmetic}.",
                found.days,
                arithmetic=arithmetic(found.deadline),
            )
            yield warn("", late)


def documents_in_time(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """The documents of each debate are public within their term; how late is a fact."""
    for found in term(consultation, around, TermKind.DOCUMENTS):
        if found.days:
            late = Counted(
                "The documents of the debate are public {count} day late: {arithmetic}.",
                "The documents of the debate are public {count} days late: {arithmetic}.",
                found.days,
                arithmetic=arithmetic(found.deadline),
            )
            yield warn("", late)


def meetings_in_time(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """Each public meeting is announced early enough."""
    for found in term(consultation, around, TermKind.PUBLIC_MEETING):
        if found.days:
            early = Counted(
                "The public meeting was announced {count} day too late: {arithmetic}.",
                "The public meeting was announced {count} days too late: {arithmetic}.",
                found.days,
                arithmetic=arithmetic(found.deadline),
            )
            yield warn("", early)


def _too_short(found: Term, consultation: Consultation, around: Surroundings) -> Problem:
    """Say that the term for proposals is too short, as something to put right or as a fact."""
    said = arithmetic(found.deadline)
    if not _can_be_changed(found, consultation, around):
        fact = Counted(
            "The term for proposals was {count} day too short: {arithmetic}.",
            "The term for proposals was {count} days too short: {arithmetic}.",
            found.days,
            arithmetic=said,
        )
        return warn("proposals_deadline", fact)
    if consultation.regime is Regime.ZNA_26 and not consultation.short_term_reason:
        sentence = Sentence(
            "Proposals must be accepted until {day} at least, or write why the term is short: {arithmetic}.",
            day=found.deadline.plain,
            arithmetic=said,
        )
        return missing("proposals_deadline", sentence)
    sentence = Sentence(
        "Proposals must be accepted until {day} at least: {arithmetic}.", day=found.deadline.plain, arithmetic=said
    )
    return missing("proposals_deadline", sentence)


def _can_be_changed(found: Term, consultation: Consultation, around: Surroundings) -> bool:
    """Say whether a broken term refuses a step: the law asks it, nothing is urgent, and the date is not past."""
    is_urgent = bool(consultation.urgent) and consultation.regime is Regime.LAW_52
    is_past = found.actual is not None and found.actual < around.today
    return found.deadline.blocks and not is_urgent and not is_past
