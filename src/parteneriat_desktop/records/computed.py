"""Values that are computed and never stored: lateness, payments, progress, the monitoring clock.

Rules of this module:

1. Nothing divides by zero: where there is no denominator there is no value (printed as a dash).
2. Progress is (realised - baseline) ÷ (target - baseline); over 100 % and below 0 % are given as they are.
3. Days and sums are in wire form, as the fields of records are.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.records.budget import BudgetLine, Expenditure
from parteneriat_desktop.records.budgeting import BudgetingProject, ranking
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.consultative_body import ConsultativeBody
from parteneriat_desktop.records.contribution import Contribution
from parteneriat_desktop.records.indicator_value import IndicatorValue
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.target import MeasureMode, Target
from parteneriat_desktop.records.values import encode

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.values import Wire


def computed(record: Record, around: Surroundings) -> dict[str, Wire]:
    """Return the computed values of a record by name; none for kinds that have none."""
    match record:
        case Contribution():
            return {"late": record.is_late(linked(around, Consultation, record.consultation))}
        case BudgetLine():
            return {"paid": encode(paid(record, around))}
        case Target():
            values = belonging(around, IndicatorValue, "target", record.id)
            return {"realised": encode(realised(record, values)), "progress_percent": encode(progress(record, values))}
        case ConsultativeBody() | BudgetingProject():
            return _participation(record, around)
        case Plan():
            return monitoring(record, around)
        case _:
            return {}


def paid(line: BudgetLine, around: Surroundings) -> Decimal:
    """Return what was spent from a budget line, in its currency."""
    amounts = [one.amount for one in belonging(around, Expenditure, "line", line.id)]
    return sum((amount for amount in amounts if amount is not None), Decimal("0.00"))


def realised(target: Target, values: list[IndicatorValue]) -> Decimal | None:
    """Return the sum of the measured values, or the latest one; None before anything was measured."""
    measured = sorted(
        (one.measured_on, one.id, one.value) for one in values if one.value is not None and one.measured_on is not None
    )
    if not measured:
        return None
    if target.mode is MeasureMode.CUMULATIVE:
        return sum((value for _day, _id, value in measured), Decimal(0))
    return measured[-1][2]


def progress(target: Target, values: list[IndicatorValue]) -> Decimal | None:
    """Return the progress in per cent with one decimal; None without baseline, value or distance."""
    reached, start, goal = realised(target, values), target.baseline, target.target_value
    if reached is None or start is None or goal is None or start == goal:
        return None
    return ((reached - start) * 100 / (goal - start)).quantize(Decimal("0.1"), ROUND_HALF_UP)


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
