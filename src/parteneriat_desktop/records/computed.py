"""Values that are computed and never stored: lateness, payments, progress, the monitoring clock.

Rules of this module:

1. Nothing divides by zero: where there is no denominator there is no value (printed as a dash).
2. Days and sums are in wire form, as the fields of records are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.records.budget import BudgetLine
from parteneriat_desktop.records.budget_sums import paid
from parteneriat_desktop.records.budgeting import BudgetingProject, ranking
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.consultative_body import ConsultativeBody
from parteneriat_desktop.records.contribution import Contribution
from parteneriat_desktop.records.indicator_value import IndicatorValue
from parteneriat_desktop.records.measure import wire
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.policy_proposal import PolicyProposal
from parteneriat_desktop.records.progress import progress, reached, realised
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.target import Target
from parteneriat_desktop.records.training import Training, TrainingEvent
from parteneriat_desktop.records.values import encode

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.values import Wire


def computed(record: Record, around: Surroundings) -> dict[str, Wire]:  # noqa: PLR0911 - one answer for each kind
    """Return the computed values of a record by name; none for kinds that have none."""
    match record:
        case Contribution():
            return {"late": record.is_late(linked(around, Consultation, record.consultation))}
        case BudgetLine():
            return {"paid": encode(paid(record, linked(around, Plan, record.plan), around))}
        case Target():
            values = belonging(around, IndicatorValue, "target", record.id)
            return {
                "realised": wire(realised(record, values)),
                "progress_percent": encode(progress(record, values)),
                "reached": reached(record, values),
            }
        case ConsultativeBody() | BudgetingProject():
            return _participation(record, around)
        case Plan():
            return monitoring(record, around)
        case PolicyProposal():
            due = record.answer_due(around)
            return {"answer_due": encode(due.plain)} if due is not None else {}
        case Training() | TrainingEvent():
            return training(record, around)
        case _:
            return {}


def training(record: Training | TrainingEvent, around: Surroundings) -> dict[str, Wire]:
    """Return how many took part in a training or one of its events, and how many got a certificate."""
    if isinstance(record, TrainingEvent):
        return {"participants": record.participants(around), "certified": record.certified(around)}
    totals = record.totals(around)
    return {"events": totals.events, "participants": totals.participants, "certified": totals.certified}


def _participation(record: ConsultativeBody | BudgetingProject, around: Surroundings) -> dict[str, Wire]:
    """Return the computed values of bodies and of projects that were voted on."""
    if isinstance(record, BudgetingProject):
        return {"rank": rank(record, around)}
    return meetings_held(record, around)


def meetings_held(body: ConsultativeBody, around: Surroundings) -> dict[str, Wire]:
    """Return the meetings that a body held and planned in the present year; nothing planned is unknown, not 0."""
    found = body.meetings_held(around, around.today.year)
    return {"meetings_held": found.held, "meetings_planned": found.planned}


def rank(project: BudgetingProject, around: Surroundings) -> int | None:
    """Return the place of a project by votes in its round; None where its votes were not counted."""
    projects = belonging(around, BudgetingProject, "budgeting_round", project.budgeting_round or "")
    return next((found.rank for found in ranking(projects) if found.project.id == project.id), None)


def monitoring(plan: Plan, around: Surroundings) -> dict[str, Wire]:
    """Return the days that the monitoring has run and still has to run."""
    if plan.adopted_on is None or plan.monitored_until is None:
        return {}
    return {
        "monitored_days": max((min(around.today, plan.monitored_until) - plan.adopted_on).days, 0),
        "monitoring_days_left": max((plan.monitored_until - around.today).days, 0),
    }
