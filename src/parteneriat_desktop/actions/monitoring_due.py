"""What the years of monitoring make due: reports, values to measure, agreed steps, answers of authorities.

Rules of this module:

1. A report is due once for each period whose report is not issued; a period that has not ended is due on the day
   its report will be.
2. An indicator is due so many months after it was last measured, by its frequency; one that was never measured,
   from the conclusion of the plan.
3. What was done, given up or rejected is not due; a term that nobody wrote down is not either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.programmes import programme
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.countries.deadline_words import arithmetic
from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.records.cooperation import CooperationEntry
from parteneriat_desktop.records.deviation import Deviation, DeviationState
from parteneriat_desktop.records.frequency import Frequency
from parteneriat_desktop.records.improvement_proposal import (
    ImprovementDecision,
    ImprovementProposal,
    ImprovementState,
)
from parteneriat_desktop.records.indicator_value import IndicatorValue
from parteneriat_desktop.records.meeting import DecisionStatus, Meeting
from parteneriat_desktop.records.monitoring_schedule import MONTHS, PeriodState, schedule
from parteneriat_desktop.records.plan import Plan, PlanState
from parteneriat_desktop.records.policy_proposal import PolicyProposal, PolicyState
from parteneriat_desktop.records.surroundings import belonging, every
from parteneriat_desktop.records.target import Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parteneriat_desktop.actions.consultation_due import Found
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.monitoring_schedule import Period
    from parteneriat_desktop.records.programme import Programme

#: Field of a plan that leads to its reporting periods.
PERIODS = "reporting_frequency"
ENDED = {DecisionStatus.DONE, DecisionStatus.DROPPED}


def monitoring(workspace: Workspace) -> Iterator[Found]:
    """Yield what is due in plans that are monitored."""
    rules = _rules(workspace)
    for plan in every(workspace, Plan):
        if plan.is_concluded and plan.state is not PlanState.CLOSED:
            yield from _reports(plan, workspace, rules)
            yield from _values(plan, workspace)


def agreed(workspace: Workspace) -> Iterator[Found]:
    """Yield steps, measures and answers that were agreed with a term."""
    yield from _decisions(workspace)
    yield from _steps(workspace)
    yield from _improvements(workspace)
    yield from _answers(workspace)


def _rules(workspace: Workspace) -> Programme | None:
    """Return the programme that is counted for, where there is one."""
    try:
        return programme(workspace)
    except AppError:
        return None


def _reports(plan: Plan, workspace: Workspace, rules: Programme | None) -> Iterator[Found]:
    """Yield the reports that are not issued yet."""
    for one in schedule(plan, workspace, rules):
        if one.state is not PeriodState.DONE:
            yield one.period.due, plan.ENTITY, plan.id, PERIODS, title(plan), _report(plan, one.period)


def _report(plan: Plan, period: Period) -> Sentence:
    """Say which report is due; of one that was put off also from when and why."""
    first, last = period.start, period.until
    moved = next((one for one in plan.postponed_reports or () if one.moved_to == period.due), None)
    if moved is None:
        return Sentence("Monitoring report on {first} – {last}.", first=first, last=last)
    return Sentence(
        "Monitoring report on {first} – {last}, put off from {day}: {reason}",
        first=first,
        last=last,
        day=moved.moved_from,
        reason=moved.reason,
    )


def _values(plan: Plan, workspace: Workspace) -> Iterator[Found]:
    """Yield the indicators whose next value is to be measured."""
    for target in belonging(workspace, Target, "plan", plan.id):
        months = MONTHS.get(target.frequency) if target.frequency is not None else None
        if months is None and target.frequency is not Frequency.ONCE:
            continue
        measured = [
            one.measured_on
            for one in belonging(workspace, IndicatorValue, "target", target.id)
            if one.measured_on is not None
        ]
        last = max(measured, default=None)
        due = _next(plan, target, last, months)
        if due is not None:
            words = Sentence("The indicator is to be measured; it was never measured yet.")
            if last is not None:
                words = Sentence("The indicator is to be measured; last on {day}.", day=last)
            yield due, target.ENTITY, target.id, "frequency", title(target), words


def _next(plan: Plan, target: Target, last: date | None, months: int | None) -> date | None:
    """Return when an indicator is to be measured next; one that is measured once, at its term."""
    if months is None:
        return target.due_on if last is None else None
    start = last or plan.adopted_on
    return None if start is None else add_months(start, months)


def _decisions(workspace: Workspace) -> Iterator[Found]:
    """Yield what was decided at meetings and is not done, one line for each meeting and day."""
    for meeting in every(workspace, Meeting):
        days = [
            decision.due_on
            for decision in meeting.decisions or ()
            if decision.due_on is not None and decision.status not in ENDED
        ]
        for day in sorted(set(days)):
            count = days.count(day)
            words = Counted("{count} agreed action is due.", "{count} agreed actions are due.", count)
            yield day, meeting.ENTITY, meeting.id, "decisions", title(meeting), words


def _steps(workspace: Workspace) -> Iterator[Found]:
    """Yield the next steps of cooperation and the measures against deviations."""
    for entry in every(workspace, CooperationEntry):
        if entry.next_due is not None and entry.next_done_on is None:
            step = Sentence("Agreed: {what}", what=entry.next_step)
            yield entry.next_due, entry.ENTITY, entry.id, "next_due", title(entry), step
    for deviation in every(workspace, Deviation):
        if deviation.due_on is not None and deviation.state is not DeviationState.CLOSED:
            measure = Sentence("Measure: {what}", what=deviation.measure or deviation.description)
            yield deviation.due_on, deviation.ENTITY, deviation.id, "due_on", title(deviation), measure


def _improvements(workspace: Workspace) -> Iterator[Found]:
    """Yield the proposals for improvement that are still to be carried out."""
    for proposal in every(workspace, ImprovementProposal):
        ended = proposal.state is ImprovementState.DONE or proposal.decision is ImprovementDecision.REJECTED
        if proposal.due_on is not None and not ended:
            what = Sentence("A proposal for improvement is to be carried out.")
            yield proposal.due_on, proposal.ENTITY, proposal.id, "due_on", title(proposal), what


def _answers(workspace: Workspace) -> Iterator[Found]:
    """Yield the answers that authorities owe to registered policy proposals."""
    for policy in every(workspace, PolicyProposal):
        due = policy.answer_due(workspace) if policy.state is PolicyState.REGISTERED else None
        if due is not None and policy.reply_date is None:
            answer = Sentence(
                "The authority's answer to the policy proposal is due: {arithmetic}.", arithmetic=arithmetic(due)
            )
            yield due.plain, policy.ENTITY, policy.id, "reply_date", title(policy), answer
