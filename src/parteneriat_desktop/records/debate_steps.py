"""What the steps of a consultation ask of its debate: requests, date and place, minutes, documents (G3 to G6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.announcement import AnnouncementKind
from parteneriat_desktop.records.checks import missing, warn
from parteneriat_desktop.records.consultation import Regime
from parteneriat_desktop.records.consultation_terms import debates, published_from
from parteneriat_desktop.records.consultation_timing import debates_in_time, documents_in_time
from parteneriat_desktop.records.contribution import DebateRequest, RequesterCapacity
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.problems import Severity
from parteneriat_desktop.records.surroundings import belonging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.meeting import Meeting
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings

#: Whose written request obliges to hold a debate (Law 52/2003 art. 7(9)).
BINDING = {RequesterCapacity.ASSOCIATION, RequesterCapacity.AUTHORITY}
ASKED = {"held_on", "starts_at", "place", "enrolment_rule", "minutes_per_speaker"}


def binding_requests(consultation: Consultation, around: Surroundings) -> list[DebateRequest]:
    """Return the requests that oblige to hold a debate; none outside Law 52/2003."""
    if consultation.regime is not Regime.LAW_52:
        return []
    requests = belonging(around, DebateRequest, "consultation", consultation.id)
    return [request for request in requests if request.capacity in BINDING]


def owed_debate(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G3: a debate that somebody entitled asked for is held before the proposals are analysed.

    Once the act is adopted nobody can hold it any more, and its absence is a fact.
    """
    if not binding_requests(consultation, around):
        return
    days = [debate.held_on for debate in debates(consultation, around) if debate.held_on is not None]
    if not days:
        adopted = consultation.adopted_act_date
        is_over = adopted is not None and adopted <= around.today
        tell = warn if is_over else missing
        yield tell("", Sentence("A debate was asked for by somebody whose request obliges; it was not scheduled."))
    elif min(days) > around.today:
        yield missing("", Sentence("The debate is still to come."))


def schedule_debate(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G4: a debate with its day, place, way to enrol and minutes for each speaker, soon after it was published."""
    planned = debates(consultation, around)
    if not planned:
        yield missing("", Sentence("Add the debate as a meeting of this consultation."))
    for debate in planned:
        found = [problem for problem in [*debate.missing(), *debate.problems(around)] if problem.field in ASKED]
        yield from (missing("", _of_debate(problem)) for problem in found if problem.severity is not Severity.WARNING)
        if consultation.regime is Regime.LAW_52:
            yield from _published(debate, consultation, around)
        yield from _day_off(debate, around)
    yield from debates_in_time(consultation, around)


def hold_debate(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G5: minutes, counts of participants, and whether the initiator was there."""
    yield from schedule_debate(consultation, around)
    for debate in debates(consultation, around):
        if debate.held_on is not None and debate.held_on > around.today:
            yield missing("", Sentence("The debate is still to come."))
        if debate.minutes_document is None:
            yield missing("", Sentence("Attach the minutes of the debate."))
        if debate.initiator_present is None:
            yield missing("", Sentence("Write whether the initiator was present at the debate."))
        if debate.initiator_present is False:
            yield warn("", Sentence("The law asks the initiator to attend the debate."))
        if not belonging(around, ParticipationCount, "meeting", debate.id):
            yield missing("", Sentence("Add how many people took part in the debate."))


def publish_documents(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G6: the minutes are published; how late is a fact, not a refusal."""
    for debate in debates(consultation, around):
        if debate.minutes_published_on is None:
            yield missing("", Sentence("Write when the minutes of the debate were published."))
    yield from documents_in_time(consultation, around)


def _published(debate: Meeting, consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """Point out a debate whose date and place were not published."""
    if published_from(debate, consultation, around, AnnouncementKind.DEBATE) is None:
        yield warn("", Sentence("Date and place of the debate are not announced yet; the term runs from that day."))


def _day_off(debate: Meeting, around: Surroundings) -> Iterator[Problem]:
    """Point out a debate to come on a Sunday or holiday."""
    off = None if debate.held_on is None else around.law.days.day_off(debate.held_on)
    if off is not None and off.names != ("Saturday",) and off.day >= around.today:
        yield warn("", Sentence("{day}, the day of the debate, is a day off: {names}.", day=off.day, names=off.said))


def _of_debate(problem: Problem) -> Sentence:
    """Say that a problem is one of the debate."""
    return Sentence("In the debate: {problem}", problem=problem.sentence)
