"""What need not be kept any longer: names and contacts of those who wrote, papers of a plan.

Rules of this module:

1. Names and contacts are due for erasure when the term of ``retention`` is over, one line for each consultation.
   A consultation that was announced later than that cannot hold any that are.
2. The papers of a plan are kept for the same number of years after its monitoring has ended (Regulation (EU,
   Euratom) 2024/2509 art. 133).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.retention import end_of, is_held, years
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.contribution import Contribution
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.surroundings import belonging, every

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parteneriat_desktop.actions.consultation_due import Found
    from parteneriat_desktop.actions.workspace import Workspace


def kept(workspace: Workspace) -> Iterator[Found]:
    """Yield the ends of the terms for which personal data and papers are kept."""
    term = years(workspace)
    for consultation in every(workspace, Consultation):
        announced = consultation.announced_on
        if announced is not None and end_of(announced, term) <= workspace.today:
            yield from _senders(workspace, consultation, term)
    for plan in every(workspace, Plan):
        if plan.monitored_until is not None:
            words = Sentence("The papers of this plan were to be kept until this day.")
            yield end_of(plan.monitored_until, term), plan.ENTITY, plan.id, "monitored_until", title(plan), words


def _senders(workspace: Workspace, consultation: Consultation, term: int) -> Iterator[Found]:
    """Yield one line for the senders of a consultation whose names have been kept for longer than the term."""
    ends: list[date] = []
    for found in belonging(workspace, Contribution, "consultation", consultation.id):
        end = None if found.received_on is None else end_of(found.received_on, term)
        if end is not None and end <= workspace.today and is_held(workspace, found.id):
            ends.append(end)
    if ends:
        words = Counted(
            "Name and contact of {count} sender have been kept long enough; erase them.",
            "Names and contacts of {count} senders have been kept long enough; erase them.",
            len(ends),
        )
        yield min(ends), consultation.ENTITY, consultation.id, "", title(consultation), words
