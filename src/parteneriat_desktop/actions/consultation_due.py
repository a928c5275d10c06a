"""What consultations make due: ends of terms, answers, documents of debates, the yearly report.

The terms of the law are those of the record, as they were written down, or as the law counts them now. What
can no longer be missed (an earliest day that has come) is not due.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions.profile import Role
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.countries.deadline_words import arithmetic, basis
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.records.consultation import ConsultationState, Regime
from parteneriat_desktop.records.consultation_terms import Outcome, TermKind, term, terms
from parteneriat_desktop.records.contribution import Contribution, ContributionDecision
from parteneriat_desktop.records.surroundings import belonging

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.consultation_terms import Term
    from parteneriat_desktop.records.transparency_report import TransparencyReport

#: A date, the entity, record and field that it stands in, the record's title, the sentence for the person.
Found = tuple[date, str, str, str, str, Sentence]

#: States in which no term of a consultation is waited for any more.
OVER = {ConsultationState.ARCHIVED, ConsultationState.CANCELLED, ConsultationState.WITHDRAWN}
#: States in which the draft was already sent for endorsement, or never will be.
SENT = {ConsultationState.IN_ENDORSEMENT, ConsultationState.ADOPTED, *OVER}
#: States before the end of the term for proposals.
RECEIVING = {None, ConsultationState.DRAFT, ConsultationState.ANNOUNCED}

ANNUAL_REPORT = "ro.l52.annual_report"


def consultations(workspace: Workspace) -> Iterator[Found]:
    """Yield what is due in each consultation, and the yearly report on them."""
    found = cast("list[Consultation]", list(workspace.all("consultation")))
    for consultation in found:
        yield from _promised(consultation, workspace)
        if consultation.state not in OVER:
            yield from _legal(consultation, workspace)
    yield from _annual_report(found, workspace)


def _promised(consultation: Consultation, workspace: Workspace) -> Iterator[Found]:
    """Yield the end of the term for proposals, answers that are missing, a consultation that was only planned."""
    deadline, name = consultation.proposals_deadline, title(consultation)
    if deadline is not None and consultation.state in RECEIVING:
        ends = _end_of_proposals(consultation, workspace)
        yield deadline, "consultation", consultation.id, "proposals_deadline", name, ends
    if deadline is not None and deadline < workspace.today and (waiting := _waiting(consultation, workspace)):
        answers = Counted(
            "{count} proposal waits for its reasoned answer.",
            "{count} proposals wait for their reasoned answers.",
            waiting,
        )
        yield deadline, "consultation", consultation.id, "state", name, answers
    if consultation.planned_for is not None and consultation.announced_on is None:
        sentence = Sentence("This consultation is planned and not announced yet.")
        yield consultation.planned_for, "consultation", consultation.id, "planned_for", name, sentence


def _end_of_proposals(consultation: Consultation, workspace: Workspace) -> Sentence:
    """Say that the term for proposals ends, and by which article it runs where a law asks for it."""
    for found in term(consultation, workspace, TermKind.PROPOSALS):
        legal = found.deadline
        return Sentence("The term for proposals ends ({article}, {act}).", act=legal.act, article=basis(legal))
    return Sentence("The term for proposals ends.")


def _waiting(consultation: Consultation, workspace: Workspace) -> int:
    """Return how many proposals have no decision."""
    received = belonging(workspace, Contribution, "consultation", consultation.id)
    return sum(one.decision in {None, ContributionDecision.UNDER_ANALYSIS} for one in received)


def _legal(consultation: Consultation, workspace: Workspace) -> Iterator[Found]:
    """Yield the terms of the law that are still waited for, and those that rest on an unverified article."""
    for found in terms(consultation, workspace):
        sentence = _sentence(found, consultation, workspace.today)
        if sentence is None:
            continue
        where = (found.entity, found.record or consultation.id, found.field, title(consultation))
        yield (found.deadline.plain, *where, sentence)
        if not found.deadline.verified:
            unsure = Sentence(
                "The term rests on an article that is still to be verified: {act}, {article}.",
                act=found.deadline.act,
                article=found.deadline.article,
            )
            yield (found.deadline.plain, *where, unsure)


def _sentence(found: Term, consultation: Consultation, today: date) -> Sentence | None:
    """Return what is waited for by a term, or None where nothing is."""
    match found.kind:
        case TermKind.DEBATE if found.actual is None or found.actual > today:
            return Sentence("Last day for the debate: {arithmetic}.", arithmetic=arithmetic(found.deadline))
        case TermKind.DOCUMENTS if found.actual is None:
            return Sentence(
                "Last day to publish the documents of the debate: {arithmetic}.", arithmetic=arithmetic(found.deadline)
            )
        case TermKind.ENDORSEMENT if _may_be_sent(found, consultation, today):
            return Sentence(
                "From this day on the draft may be sent for endorsement: {arithmetic}.",
                arithmetic=arithmetic(found.deadline),
            )
        case _:
            return None


def _may_be_sent(found: Term, consultation: Consultation, today: date) -> bool:
    """Say whether the earliest day for endorsement is still to come and waited for."""
    is_announced = consultation.state not in {None, ConsultationState.DRAFT}
    return is_announced and consultation.state not in SENT and today <= found.deadline.plain and not _is_sent(found)


def _is_sent(found: Term) -> bool:
    """Say whether the draft was sent for endorsement."""
    return found.field == "sent_for_endorsement_on" and found.outcome is not Outcome.OPEN


def _annual_report(found: Sequence[Consultation], workspace: Workspace) -> Iterator[Found]:
    """Yield the yearly reports, of last year and of this one, that a town hall owes for its consultations."""
    if workspace.profile.role != Role.TOWN_HALL.value:
        return
    reports = cast("list[TransparencyReport]", list(workspace.all("transparency_report")))
    for year in (workspace.today.year - 1, workspace.today.year):
        legal = workspace.law.term(ANNUAL_REPORT, date(year, 12, 31))
        consulted = [one for one in found if one.regime is Regime.LAW_52 and _year(one.announced_on) == year]
        begun = [one for one in reports if one.year == year and one.institution in {None, workspace.profile.name}]
        if legal is None or not consulted or any(one.published_on is not None for one in begun):
            continue
        sentence = Sentence(
            "The yearly report on transparency for {year} is published: {arithmetic}.",
            year=year,
            arithmetic=arithmetic(legal),
        )
        if begun:
            yield legal.plain, "transparency_report", begun[0].id, "published_on", str(year), sentence
        else:
            last = max(consulted, key=lambda one: (str(one.announced_on), one.id))
            yield legal.plain, "consultation", last.id, "announced_on", title(last), sentence


def _year(day: date | None) -> int | None:
    """Return the year of a day."""
    return None if day is None else day.year
