"""How regular and how effective consultation and cooperation are, in figures of a plan and a period.

Rules of this module:

1. Every figure is a numerator and a denominator, both exact. Where there is nothing to divide by, the
   figure has no value and prints as a dash: neither 0 % nor an error.
2. A consultation is held when it was announced and not cancelled; its day is that of the announcement.
   Promised is what the commitment of the plan gives: one every so many months from the adoption.
3. Of contributions and actions only those count whose day falls into the period.
4. Vulnerable groups overlap, so their share is one of counts, not of persons. Counts that another
   institution masked take no part in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.records.consultation import Consultation, ConsultationState
from parteneriat_desktop.records.contribution import Contribution, ContributionDecision
from parteneriat_desktop.records.cooperation import CooperationEntry
from parteneriat_desktop.records.measure import Ratio
from parteneriat_desktop.records.meeting import DecisionStatus, Meeting, MeetingKind
from parteneriat_desktop.records.participation_count import VULNERABLE, ParticipationCount
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.plan_questionnaires import scores
from parteneriat_desktop.records.snapshot import EffectivenessMeasure
from parteneriat_desktop.records.surroundings import belonging, linked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.surroundings import Surroundings

#: Nothing to divide.
NONE = Ratio(Decimal(0), Decimal(0))
NOT_HELD = {None, ConsultationState.DRAFT, ConsultationState.CANCELLED}
OPEN = {None, ContributionDecision.UNDER_ANALYSIS}
TAKEN = {ContributionDecision.ACCEPTED, ContributionDecision.PARTLY_ACCEPTED}


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that are looked at."""

    start: date
    until: date

    def has(self, day: date | None) -> bool:
        """Say whether a day is one of them."""
        return day is not None and self.start <= day <= self.until


@dataclass(frozen=True, slots=True)
class Gap:
    """The longest time without a consultation, in days, and the days that were promised for it."""

    start: date
    days: int
    promised: int | None


def figures(plan: Plan, span: Span, around: Surroundings) -> dict[EffectivenessMeasure, Ratio]:
    """Return every figure of a plan in a period."""
    consultations = belonging(around, Consultation, "plan", plan.id)
    held = [one for one in consultations if is_held(one) and span.has(one.announced_on)]
    planned = sum(span.has(one.planned_for) for one in consultations)
    gap = longest_gap(plan, consultations, span)
    return {
        EffectivenessMeasure.HELD_OF_PLANNED: _ratio(len(held), planned),
        EffectivenessMeasure.HELD_OF_PROMISED: _ratio(len(held), promised(plan, span)),
        EffectivenessMeasure.LONGEST_GAP: _ratio(gap.days, gap.promised or 0) if gap is not None else NONE,
        **_proposals(consultations, span, around),
        **_people(held, around),
        EffectivenessMeasure.SATISFACTION: _satisfaction(plan, span, around),
        EffectivenessMeasure.STEERING: _steering(plan, span, around),
        EffectivenessMeasure.ACTIONS_CLOSED: _actions(plan, span, around),
    }


def is_held(consultation: Consultation) -> bool:
    """Say whether people were really asked."""
    return consultation.announced_on is not None and consultation.state not in NOT_HELD


def promised(plan: Plan, span: Span) -> int:
    """Return how many consultations the commitment of a plan promises for a period; 0 without a promise."""
    return _turns(plan.adopted_on, _every(plan), span)


def longest_gap(plan: Plan, consultations: Iterable[Consultation], span: Span) -> Gap | None:
    """Return the longest time without a consultation from the adoption, or the start of the period, to its end."""
    if plan.adopted_on is None or plan.adopted_on > span.until:
        return None
    start = max(plan.adopted_on, span.start)
    days = {one.announced_on for one in consultations if is_held(one)}
    marks = sorted({start, span.until, *(day for day in days if day is not None and start <= day <= span.until)})
    gaps = [(after - before).days for before, after in pairwise(marks)]
    longest = max(gaps, default=0)
    since = marks[gaps.index(longest)] if gaps else start
    every = _every(plan)
    return Gap(since, longest, (add_months(since, every) - since).days if every is not None else None)


def _turns(start: date | None, every: int | None, span: Span) -> int:
    """Return how often something that returns every so many months falls into a period; 0 where that is not known."""
    if start is None or every is None:
        return 0
    count, position = 0, 1
    while (day := add_months(start, every * position)) <= span.until:
        count += day >= span.start
        position += 1
    return count


def _every(plan: Plan) -> int | None:
    """Return the months that a plan promises between two consultations."""
    return plan.consultation_commitment.frequency_months if plan.consultation_commitment is not None else None


def _ratio(part: int | Decimal, whole: int | Decimal) -> Ratio:
    """Return a ratio of two counts."""
    return Ratio(Decimal(part), Decimal(whole))


def _proposals(
    consultations: Iterable[Consultation], span: Span, around: Surroundings
) -> dict[EffectivenessMeasure, Ratio]:
    """Return how many proposals of the period were answered and taken over, and how long that took."""
    given = [
        found
        for one in consultations
        for found in belonging(around, Contribution, "consultation", one.id)
        if span.has(found.received_on)
    ]
    decided = [one for one in given if one.decision not in OPEN]
    days = [(one.reply_date - one.received_on).days for one in decided if one.reply_date and one.received_on]
    return {
        EffectivenessMeasure.ANSWERED: _ratio(len(decided), len(given)),
        EffectivenessMeasure.ACCEPTED: _ratio(sum(one.decision in TAKEN for one in decided), len(decided)),
        EffectivenessMeasure.DAYS_TO_ANSWER: _ratio(Decimal(str(median(days))), 1) if days else NONE,
    }


def counts_of(consultation: Consultation, around: Surroundings) -> list[ParticipationCount]:
    """Return the counts of a consultation and of its meetings."""
    meetings = belonging(around, Meeting, "consultation", consultation.id)
    own = belonging(around, ParticipationCount, "consultation", consultation.id)
    return own + [count for one in meetings for count in belonging(around, ParticipationCount, "meeting", one.id)]


def _people(held: list[Consultation], around: Surroundings) -> dict[EffectivenessMeasure, Ratio]:
    """Return the participants per consultation that was counted, and the counted vulnerable people among them."""
    counted = [counts for one in held if (counts := _known(counts_of(one, around)))]
    total = sum(count.total or 0 for counts in counted for count in counts)
    looked_at = [count for counts in counted for count in counts if _vulnerable(count)]
    vulnerable = sum(sum(_vulnerable(count)) for count in looked_at)
    return {
        EffectivenessMeasure.PARTICIPANTS: _ratio(total, len(counted)),
        EffectivenessMeasure.VULNERABLE: _ratio(vulnerable, sum(count.total or 0 for count in looked_at)),
    }


def _known(counts: list[ParticipationCount]) -> list[ParticipationCount]:
    """Return those counts of which the total is known."""
    return [count for count in counts if count.total is not None]


def _vulnerable(count: ParticipationCount) -> list[int]:
    """Return the counted vulnerable groups; empty where none was counted, or where one is known as “<5” only."""
    groups = [name for name in VULNERABLE if getattr(count, name) is not None]
    numbers = [number for name in groups if (number := count.counted(name)) is not None]
    return numbers if len(numbers) == len(groups) else []


def _satisfaction(plan: Plan, span: Span, around: Surroundings) -> Ratio:
    """Return the sum and the number of the scores that were given in the period."""
    given = [score for day, score in scores(plan, around) if span.has(day)]
    return _ratio(sum(given), len(given))


def _steering(plan: Plan, span: Span, around: Surroundings) -> Ratio:
    """Return the meetings of the steering group that were held, of those that the agreement plans."""
    partnership = linked(around, Partnership, plan.partnership)
    if partnership is None:
        return NONE
    meetings = belonging(around, Meeting, "partnership", partnership.id)
    held = sum(one.kind is MeetingKind.COORDINATION and span.has(one.held_on) for one in meetings)
    return _ratio(held, _turns(partnership.in_force_on, partnership.steering_frequency_months, span))


def _actions(plan: Plan, span: Span, around: Surroundings) -> Ratio:
    """Return the agreed actions that are done, of those agreed in meetings and in the cooperation log."""
    if plan.partnership is None:
        return NONE
    meetings = belonging(around, Meeting, "partnership", plan.partnership)
    done = [
        part.status is DecisionStatus.DONE for one in meetings if span.has(one.held_on) for part in one.decisions or ()
    ]
    entries = belonging(around, CooperationEntry, "partnership", plan.partnership)
    done += [one.next_done_on is not None for one in entries if one.next_step is not None and span.has(one.entry_date)]
    return _ratio(sum(done), len(done))
