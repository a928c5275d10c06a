"""What the steps of a plan ask for beyond its mandatory fields: its annexes, and the end of monitoring."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.budget import BudgetLine
from parteneriat_desktop.records.budget_sums import by_source
from parteneriat_desktop.records.checks import missing
from parteneriat_desktop.records.consultation import Consultation, ConsultationPurpose
from parteneriat_desktop.records.result import Result
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.target import Horizon, Target
from parteneriat_desktop.records.work import Activity, RaciRole, Responsibility
from parteneriat_desktop.records.working_tool import WorkingTool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


def adopt(plan: Plan, around: Surroundings) -> Iterator[Problem]:
    """An adopted plan has targets, results of both horizons, a budget that adds up and clear responsibilities."""
    if not belonging(around, Target, "plan", plan.id):
        yield missing("", Sentence("Add at least one target."))
    horizons = {result.horizon for result in belonging(around, Result, "plan", plan.id)}
    if not {Horizon.SHORT, Horizon.LONG} <= horizons:
        yield missing("", Sentence("Add at least one short-term and one long-term result."))
    if not belonging(around, WorkingTool, "plan", plan.id):
        yield missing("", Sentence("Add at least one working tool."))
    yield from budget(plan, around)
    yield from responsibilities(plan, around)
    yield from priorities(plan, around)


def budget(plan: Plan, around: Surroundings) -> Iterator[Problem]:
    """The planned sums of all sources add up to the plan's total, in the plan's currency."""
    lines = belonging(around, BudgetLine, "plan", plan.id)
    if not lines:
        yield missing("", Sentence("Add at least one budget line."))
    if plan.budget_total is None:
        yield missing("budget_total", Sentence("Write the total budget; the lines are compared with it."))
        return
    planned = sum(by_source(plan, lines).values(), Decimal(0))
    if lines and planned != plan.budget_total:
        sentence = Sentence(
            "The budget lines add up to {planned}, but the total is {total}.", planned=planned, total=plan.budget_total
        )
        yield missing("budget_total", sentence)


def responsibilities(plan: Plan, around: Surroundings) -> Iterator[Problem]:
    """Every activity that is no part of another one has exactly one partner accountable for it."""
    activities = [one for one in belonging(around, Activity, "plan", plan.id) if one.parent is None]
    if not activities:
        yield missing("", Sentence("Add at least one activity."))
    for activity in activities:
        roles = [one.role for one in belonging(around, Responsibility, "activity", activity.id)]
        if roles.count(RaciRole.ACCOUNTABLE) != 1:
            sentence = Sentence(
                "For the activity “{name}”, name exactly one partner accountable.",
                name=activity.name or activity.code or "–",
            )
            yield missing("", sentence)


def priorities(plan: Plan, around: Surroundings) -> Iterator[Problem]:
    """The consultation that a plan names is one on the priorities of a plan."""
    consultation = linked(around, Consultation, plan.priority_consultation)
    if consultation is not None and consultation.purpose is not ConsultationPurpose.PLAN_PRIORITIES:
        sentence = Sentence("The consultation named here has another purpose than the priorities of the plan.")
        yield missing("priority_consultation", sentence)


def close(plan: Plan, around: Surroundings) -> Iterator[Problem]:
    """A plan is closed when its monitoring is over."""
    if plan.monitored_until is not None and plan.monitored_until > around.today:
        yield missing("monitored_until", Sentence("The plan is still monitored until {day}.", day=plan.monitored_until))


PLAN_STEPS: dict[str, Callable[[Plan, Surroundings], Iterator[Problem]]] = {"adopted": adopt, "closed": close}
