"""Row E10 of the evidence matrix: that the priorities of a plan were set by consulting people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.announcement import Announcement
from parteneriat_desktop.records.consultation import Consultation, ConsultationPurpose, ConsultationState
from parteneriat_desktop.records.evidence_row import Papers, Row, judged, no_record, not_there
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.programme import EvidenceRow
from parteneriat_desktop.records.surroundings import belonging, linked

if TYPE_CHECKING:
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.surroundings import Surroundings

#: States in which the response table is public; a table without proposals counts too.
ANSWERED = {
    ConsultationState.RESPONSE_PUBLISHED,
    ConsultationState.IN_ENDORSEMENT,
    ConsultationState.ADOPTED,
    ConsultationState.ARCHIVED,
}


def priority_consultation(plan: Plan, around: Surroundings) -> Consultation | None:
    """Return the consultation on the priorities that a plan names."""
    found = linked(around, Consultation, plan.priority_consultation)
    return found if found is not None and found.purpose is ConsultationPurpose.PLAN_PRIORITIES else None


def is_answered(plan: Plan, around: Surroundings) -> bool:
    """Say whether the response table of the consultation on a plan's priorities is published."""
    found = priority_consultation(plan, around)
    return found is not None and found.state in ANSWERED


def consultation_row(plan: Plan, around: Surroundings) -> Row:
    """E10: announced in public, people counted, answered, registered, with the response table attached."""
    found = priority_consultation(plan, around)
    if found is None:
        return no_record(EvidenceRow.E10, Sentence("No consultation on the priorities of the plan is registered."))
    meetings = belonging(around, Meeting, "consultation", found.id)
    counts = belonging(around, ParticipationCount, "consultation", found.id)
    counts += [count for one in meetings for count in belonging(around, ParticipationCount, "meeting", one.id)]
    conditions = {
        N_("the announcements"): bool(belonging(around, Announcement, "consultation", found.id)),
        N_("the number of participants"): bool(counts),
        N_("the published response table"): found.state in ANSWERED,
    }
    papers = Papers(found.announced_on, found.registration_number, found.response_document)
    return judged(EvidenceRow.E10, found, Sentence("Consultation on the priorities"), papers, not_there(conditions))
