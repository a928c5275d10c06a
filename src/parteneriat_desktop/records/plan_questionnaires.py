"""The questionnaires of a partnership and its plans, and the scores from 1 to 5 that were given in them.

Rules of this module:

1. Each answer on the scale counts once, whoever gave it: a mean is one of scores, never of means.
2. Questionnaires of the partnership, its bodies and meetings, and of the plan's consultations and their
   meetings are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.consultative_body import ConsultativeBody
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.questionnaire import Questionnaire
from parteneriat_desktop.records.response import Response
from parteneriat_desktop.records.surroundings import belonging

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.surroundings import Surroundings


def questionnaires(plan: Plan, around: Surroundings) -> list[Questionnaire]:
    """Return the questionnaires of a plan's partnership, consultations and meetings, each once."""
    found: dict[str, Questionnaire] = {}
    consultations = belonging(around, Consultation, "plan", plan.id)
    meetings = [meeting for one in consultations for meeting in belonging(around, Meeting, "consultation", one.id)]
    if plan.partnership is not None:
        found |= _named(belonging(around, Questionnaire, "partnership", plan.partnership))
        meetings += belonging(around, Meeting, "partnership", plan.partnership)
        for body in belonging(around, ConsultativeBody, "partnership", plan.partnership):
            found |= _named(belonging(around, Questionnaire, "body", body.id))
    for one in consultations:
        found |= _named(belonging(around, Questionnaire, "consultation", one.id))
    for meeting in meetings:
        found |= _named(belonging(around, Questionnaire, "meeting", meeting.id))
    return list(found.values())


def scores(plan: Plan, around: Surroundings) -> list[tuple[date | None, int]]:
    """Return every score that was given, with the day on which it came back."""
    return [
        (response.received_on, answer.score)
        for one in questionnaires(plan, around)
        for response in belonging(around, Response, "questionnaire", one.id)
        for answer in response.answers or ()
        if answer.score is not None
    ]


def _named(found: list[Questionnaire]) -> dict[str, Questionnaire]:
    """Return questionnaires by their ids."""
    return {one.id: one for one in found}
