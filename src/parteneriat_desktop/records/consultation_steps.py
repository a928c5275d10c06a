"""What the steps of a consultation ask for: announcements, the debate, answers, the adopted act.

The letters and numbers G1 to G11 are those of the law's practice; terms counted in days are checked
where legal rules live. For a voluntary consultation only what it promises itself is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.announcement import Announcement, AnnouncementKind
from parteneriat_desktop.records.checks import missing, needed, warn
from parteneriat_desktop.records.consultation import Consultation, Regime
from parteneriat_desktop.records.contribution import Contribution, ContributionDecision
from parteneriat_desktop.records.meeting import Meeting, MeetingKind
from parteneriat_desktop.records.participation import PublicationChannel
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.problems import Severity
from parteneriat_desktop.records.surroundings import belonging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings

#: Channels in which a consultation must be announced.
MANDATORY = {
    Regime.LAW_52: (PublicationChannel.WEBSITE, PublicationChannel.NOTICE_BOARD),
    Regime.ZNA_26: (PublicationChannel.WEBSITE,),
}
#: Channels whose absence is worth a warning under Law 52/2003.
ADVISED = (PublicationChannel.MASS_MEDIA, PublicationChannel.E_CONSULTARE)


def announce(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G1: posted, with a date, in every channel that the law names."""
    posted = [
        one.channel
        for one in belonging(around, Announcement, "consultation", consultation.id)
        if one.posted_on is not None and one.kind in {None, AnnouncementKind.CONSULTATION}
    ]
    mandatory = MANDATORY.get(consultation.regime, ()) if consultation.regime is not None else ()
    for channel in mandatory:
        if channel not in posted:
            yield missing(
                "", Sentence("Add the announcement in this channel, with its day: {channel}.", channel=channel)
            )
    if not posted and not mandatory:
        yield missing("", Sentence("Add at least one announcement with its day."))
    for channel in ADVISED if consultation.regime is Regime.LAW_52 else ():
        if channel not in posted:
            yield warn("", Sentence("It was not announced in this channel: {channel}.", channel=channel))


def close_proposals(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """Proposals close when the term for them has passed."""
    deadline = consultation.proposals_deadline
    if deadline is not None and deadline >= around.today:
        yield missing("proposals_deadline", Sentence("Proposals can still be sent until {day}.", day=deadline))


def schedule_debate(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G4: a debate with its day, place, way to enrol and minutes for each speaker."""
    debates = _debates(consultation, around)
    if not debates:
        yield missing("", Sentence("Add the debate as a meeting of this consultation."))
    for debate in debates:
        names = {"held_on", "starts_at", "place", "enrolment_rule", "minutes_per_speaker"}
        found = [problem for problem in [*debate.missing(), *debate.problems(around)] if problem.field in names]
        yield from (missing("", _of_debate(problem)) for problem in found if problem.severity is not Severity.WARNING)


def hold_debate(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G5: minutes, counts of participants, and whether the initiator was there."""
    yield from schedule_debate(consultation, around)
    for debate in _debates(consultation, around):
        if debate.held_on is not None and debate.held_on > around.today:
            yield missing("", Sentence("The debate is still to come."))
        if debate.minutes_document is None:
            yield missing("", Sentence("Attach the minutes of the debate."))
        if debate.initiator_present is None:
            yield missing("", Sentence("Write whether the initiator was present at the debate."))
        if not belonging(around, ParticipationCount, "meeting", debate.id):
            yield missing("", Sentence("Add how many people took part in the debate."))


def publish_documents(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G6: the minutes are published; how late is a fact, not a refusal."""
    for debate in _debates(consultation, around):
        if debate.minutes_published_on is None:
            yield missing("", Sentence("Write when the minutes of the debate were published."))


def respond(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G7: every contribution is decided, and justified unless it was accepted; no contribution is a result too."""
    for one in belonging(around, Contribution, "consultation", consultation.id):
        number = one.register_number or "–"
        if one.decision in {None, ContributionDecision.UNDER_ANALYSIS}:
            yield missing("", Sentence("Contribution {number} has no decision yet.", number=number))
        elif any(problem.field == "justification" for problem in one.problems(around)):
            yield missing("", Sentence("Contribution {number} has no written justification.", number=number))


def endorse(consultation: Consultation, _around: Surroundings) -> Iterator[Problem]:
    """G8: the response table should be public by now."""
    if consultation.response_document is None:
        yield warn("response_document", Sentence("The response table is not attached."))


def adopt(consultation: Consultation, _around: Surroundings) -> Iterator[Problem]:
    """G9: number and date of the act; in Bulgaria the response table is published before."""
    because = Sentence("Write number and date of the adopted act.")
    yield from needed(consultation, because, "adopted_act_number", "adopted_act_date")
    if consultation.regime is Regime.ZNA_26:
        yield from needed(consultation, Sentence("Attach the response table, also an empty one."), "response_document")


def give_reason(consultation: Consultation, _around: Surroundings) -> Iterator[Problem]:
    """G9, G11: whoever withdraws or cancels says why."""
    return needed(consultation, Sentence("Write the reason."), "closing_reason")


def archive(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G10: registration numbers on notice and minutes, the response table, and the result in words."""
    yield from needed(consultation, Sentence("Attach the response table, also an empty one."), "response_document")
    numbered = Sentence("Write number and date of registration of the response table.")
    yield from needed(consultation, numbered, "response_number", "response_date")
    yield from needed(consultation, Sentence("Write the result before it is archived."), "result_text")
    for meeting in belonging(around, Meeting, "consultation", consultation.id):
        if meeting.registration_number is None or meeting.registration_date is None:
            yield missing("", Sentence("Write number and date of registration of the minutes of each meeting."))


def _debates(consultation: Consultation, around: Surroundings) -> list[Meeting]:
    """Return the debates of a consultation."""
    meetings = belonging(around, Meeting, "consultation", consultation.id)
    return [meeting for meeting in meetings if meeting.kind is MeetingKind.DEBATE]


def _of_debate(problem: Problem) -> Sentence:
    """Say that a problem is one of the debate."""
    return Sentence("In the debate: {problem}", problem=problem.sentence)


CONSULTATION_STEPS: dict[str, Callable[[Consultation, Surroundings], Iterator[Problem]]] = {
    "announced": announce,
    "proposals_closed": close_proposals,
    "debate_scheduled": schedule_debate,
    "debate_held": hold_debate,
    "documents_published": publish_documents,
    "response_published": respond,
    "in_endorsement": endorse,
    "adopted": adopt,
    "withdrawn": give_reason,
    "cancelled": give_reason,
    "archived": archive,
}
