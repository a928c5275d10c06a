"""What the steps of a consultation ask for: announcements, answers, the adopted act, and what each step makes.

The letters and numbers G1 to G11 are those of the law's practice. Its terms are counted in
``consultation_terms``, what concerns the debate stands in ``debate_steps``. For a voluntary consultation only
what it promises itself is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.announcement import Announcement, AnnouncementKind
from parteneriat_desktop.records.checks import missing, needed, warn
from parteneriat_desktop.records.consultation import Consultation, Regime
from parteneriat_desktop.records.consultation_terms import MANDATORY
from parteneriat_desktop.records.consultation_timing import endorsement_in_time, meetings_in_time, proposals_in_time
from parteneriat_desktop.records.contribution import Contribution, ContributionDecision
from parteneriat_desktop.records.debate_steps import hold_debate, owed_debate, publish_documents, schedule_debate
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.participation import PublicationChannel
from parteneriat_desktop.records.surroundings import belonging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings

#: Channels whose absence is worth a warning under Law 52/2003.
ADVISED = (PublicationChannel.MASS_MEDIA, PublicationChannel.E_CONSULTARE)

#: The document that a step makes, by the code of its report; the pack for publishing has a name of its own.
PUBLISH_PACK = "publish_pack"
PRODUCES: Mapping[tuple[str, str], str] = {
    ("consultation", "announced"): "R05",
    ("consultation", "debate_scheduled"): "R05D",
    ("consultation", "debate_held"): "R08",
    ("consultation", "response_published"): "R07",
    ("consultation", "archived"): PUBLISH_PACK,
    ("debate_request", ""): "R19",
}


def announce(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G1: posted, with a date, in every channel that the law names, for long enough."""
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
    yield from proposals_in_time(consultation, around)
    yield from endorsement_in_time(consultation, around)


def close_proposals(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """Proposals close when the term for them has passed; a term that was too short is a fact by then."""
    deadline = consultation.proposals_deadline
    if deadline is not None and deadline >= around.today:
        yield missing("proposals_deadline", Sentence("Proposals can still be sent until {day}.", day=deadline))
    yield from proposals_in_time(consultation, around)


def analyse(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """Proposals are analysed when all of them can have arrived and a debate that is owed was held."""
    yield from close_proposals(consultation, around)
    yield from owed_debate(consultation, around)
    yield from meetings_in_time(consultation, around)


def respond(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G7: every contribution is decided, and justified unless it was accepted; no contribution is a result too."""
    yield from owed_debate(consultation, around)
    for one in belonging(around, Contribution, "consultation", consultation.id):
        number = one.register_number or "–"
        if one.decision in {None, ContributionDecision.UNDER_ANALYSIS}:
            yield missing("", Sentence("Contribution {number} has no decision yet.", number=number))
        elif any(problem.field == "justification" for problem in one.problems(around)):
            yield missing("", Sentence("Contribution {number} has no written justification.", number=number))
    if consultation.regime is Regime.ZNA_26:
        yield from needed(consultation, Sentence("Attach the response table, also an empty one."), "response_document")


def endorse(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G8: the response table should be public by now, and the term since the announcement have passed."""
    if consultation.response_document is None:
        yield warn("response_document", Sentence("The response table is not attached."))
    elif consultation.is_statutory and not _is_answered(consultation, around):
        yield warn("response_document", Sentence("No announcement of the response is entered yet."))
    yield from endorsement_in_time(consultation, around, around.today)


def adopt(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G9: number and date of the act; in Bulgaria the response table is published before."""
    because = Sentence("Write number and date of the adopted act.")
    yield from needed(consultation, because, "adopted_act_number", "adopted_act_date")
    if consultation.regime is Regime.ZNA_26:
        yield from needed(consultation, Sentence("Attach the response table, also an empty one."), "response_document")
        if not _is_answered(consultation, around):
            yield missing("", Sentence("Add the announcement of the response, with its day."))


def give_reason(consultation: Consultation, _around: Surroundings) -> Iterator[Problem]:
    """G9, G11: whoever withdraws or cancels says why."""
    return needed(consultation, Sentence("Write the reason."), "closing_reason")


def archive(consultation: Consultation, around: Surroundings) -> Iterator[Problem]:
    """G10: registration numbers on notice, minutes and response table, and the result in words."""
    yield from needed(consultation, Sentence("Attach the response table, also an empty one."), "response_document")
    numbered = Sentence("Write number and date of registration of the response table.")
    yield from needed(consultation, numbered, "response_number", "response_date")
    yield from needed(consultation, Sentence("Write the result before it is archived."), "result_text")
    for meeting in belonging(around, Meeting, "consultation", consultation.id):
        if meeting.registration_number is None or meeting.registration_date is None:
            yield missing("", Sentence("Write number and date of registration of the minutes of each meeting."))


def _is_answered(consultation: Consultation, around: Surroundings) -> bool:
    """Say whether the response was announced on some day."""
    return any(
        one.kind is AnnouncementKind.RESPONSE and one.posted_on is not None
        for one in belonging(around, Announcement, "consultation", consultation.id)
    )


CONSULTATION_STEPS: dict[str, Callable[[Consultation, Surroundings], Iterator[Problem]]] = {
    "announced": announce,
    "proposals_closed": close_proposals,
    "debate_scheduled": schedule_debate,
    "debate_held": hold_debate,
    "documents_published": publish_documents,
    "under_analysis": analyse,
    "response_published": respond,
    "in_endorsement": endorse,
    "adopted": adopt,
    "withdrawn": give_reason,
    "cancelled": give_reason,
    "archived": archive,
}
