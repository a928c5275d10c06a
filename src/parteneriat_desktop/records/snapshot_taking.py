"""Taking the snapshot of a monitoring report from the records of its plan and period.

Rules of this module:

1. Values, payments and consultations after the end of the period are left out, so that a report on a past
   period says the same whenever its draft is made.
2. Names of partners and titles are written out: the reader of the report needs no other record.
3. One to four vulnerable people are not written as their number, because a report goes to others.
4. Long texts of the cooperation log are shortened; the whole text stands in the log.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from parteneriat_desktop.records.budget_sums import Sums, sums_of
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.contribution import Contribution
from parteneriat_desktop.records.cooperation import CooperationEntry
from parteneriat_desktop.records.deviation import Deviation
from parteneriat_desktop.records.effectiveness import OPEN, Span, counts_of, figures, is_held
from parteneriat_desktop.records.indicator_value import IndicatorValue
from parteneriat_desktop.records.masking import GroupCount
from parteneriat_desktop.records.measure import written
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.progress import noted, progress, reached, realised
from parteneriat_desktop.records.snapshot import (
    EffectivenessMeasure,
    FrozenActivity,
    FrozenConsultation,
    FrozenCooperation,
    FrozenDeviation,
    FrozenFigure,
    FrozenSum,
    FrozenTarget,
    Snapshot,
    SumBy,
)
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.target import Target
from parteneriat_desktop.records.work import Activity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.records.measure import Ratio
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.surroundings import Surroundings

#: What has a code.
Coded = TypeVar("Coded", Target, Activity)

#: Characters of a text of the cooperation log that a report repeats.
REPEATED = 600


def take(words: Snapshot, plan: Plan | None, around: Surroundings) -> Snapshot:
    """Return what was written in a report, with the figures of its plan in its period."""
    if plan is None or words.period_from is None or words.period_until is None:
        return words
    span = Span(words.period_from, words.period_until)
    partnership = linked(around, Partnership, plan.partnership)
    return replace(
        words,
        partnership=partnership.title if partnership is not None else None,
        parties=_parties(partnership, around),
        plan=plan.title,
        adopted_on=plan.adopted_on,
        monitored_until=plan.monitored_until,
        promised_months=plan.consultation_commitment.frequency_months if plan.consultation_commitment else None,
        currency=plan.currency,
        targets=[_target(one, span, around) for one in _by_code(belonging(around, Target, "plan", plan.id))],
        activities=[_activity(one) for one in _by_code(belonging(around, Activity, "plan", plan.id))],
        sums=_sums(plan, span, around),
        consultations=_consultations(plan, span, around),
        cooperation=_cooperation(plan, span, around),
        deviations=_deviations(plan, span, around),
        figures=frozen_figures(plan, span, around),
    )


def _parties(partnership: Partnership | None, around: Surroundings) -> list[str]:
    """Return the names of the parties that are known."""
    parties = (partnership.parties if partnership is not None else None) or ()
    return [name for name in (_name(party.partner, around) for party in parties) if name]


def frozen_figures(plan: Plan, span: Span, around: Surroundings) -> list[FrozenFigure]:
    """Return the figures of a plan in a period as others may see them."""
    return [_figure(figure, ratio) for figure, ratio in figures(plan, span, around).items()]


def _figure(figure: EffectivenessMeasure, ratio: Ratio) -> FrozenFigure:
    """Return a figure as others may see it: a few vulnerable people are not written as their number."""
    people = GroupCount(int(ratio.numerator), int(ratio.denominator))
    hidden = figure is EffectivenessMeasure.VULNERABLE and people.is_masked
    return FrozenFigure(figure=figure, numerator=None if hidden else ratio.numerator, denominator=ratio.denominator)


def _by_code(found: list[Coded]) -> list[Coded]:
    """Return targets or activities in the order of their codes."""
    return sorted(found, key=lambda one: (one.code or "", one.id))


def _target(target: Target, span: Span, around: Surroundings) -> FrozenTarget:
    """Return a target as of the end of the period."""
    values = belonging(around, IndicatorValue, "target", target.id)
    last = next(reversed(noted(values, span.until)), None)
    return FrozenTarget(
        target=target.id,
        code=target.code,
        name=target.name,
        unit=target.unit,
        value_kind=target.kind,
        baseline=written(target.start),
        goal=written(target.goal),
        goal_of_year=written(target.goal_of(span.until.year)),
        realised=written(realised(target, values, span.until)),
        progress=progress(target, values, span.until),
        reached=reached(target, values, span.until),
        measured_on=last.measured_on if last is not None else None,
        unavailable_reason=last.unavailable_reason if last is not None else None,
        verification_source=target.verification_source,
    )


def _activity(activity: Activity) -> FrozenActivity:
    """Return an activity and its state."""
    return FrozenActivity(
        code=activity.code,
        name=activity.name,
        is_part=activity.parent is not None,
        starts_on=activity.starts_on,
        ends_on=activity.ends_on,
        state=activity.state,
        percent=activity.percent,
    )


def _sums(plan: Plan, span: Span, around: Surroundings) -> list[FrozenSum]:
    """Return the sums of the budget by source, partner, chapter and year, and altogether."""
    found = sums_of(plan, around, (span.start, span.until), span.until)
    names = {one.line.partner: _name(one.line.partner, around) for one in found.lines}
    return [
        *_frozen(SumBy.SOURCE, found.by(lambda line: str(line.source or ""))),
        *_frozen(SumBy.PARTNER, found.by(lambda line: names[line.partner])),
        *_frozen(SumBy.CHAPTER, found.by(lambda line: str(line.chapter or ""))),
        *_frozen(SumBy.YEAR, found.by(lambda line: str(line.year or ""))),
        *_frozen(SumBy.TOTAL, {"": found.total}),
    ]


def _frozen(by: SumBy, sums: Mapping[str, Sums]) -> list[FrozenSum]:
    """Return sums as they are kept; an empty key is "not written"."""
    return [
        FrozenSum(
            by=by,
            key=key or None,
            planned=one.planned,
            contracted=one.contracted,
            paid=one.paid,
            paid_in_period=one.paid_in_period,
        )
        for key, one in sums.items()
    ]


def _name(partner: str | None, around: Surroundings) -> str:
    """Return the name of a partner; an empty text where it is not known."""
    found = linked(around, Partner, partner)
    return (found.name if found is not None else None) or ""


def _consultations(plan: Plan, span: Span, around: Surroundings) -> list[FrozenConsultation]:
    """Return the consultations that were planned for the period or held in it."""
    found = [
        one
        for one in belonging(around, Consultation, "plan", plan.id)
        if span.has(one.planned_for) or span.has(one.announced_on)
    ]
    found.sort(key=lambda one: (str(one.announced_on or one.planned_for), one.id))
    return [_consultation(one, around) for one in found]


def _consultation(consultation: Consultation, around: Surroundings) -> FrozenConsultation:
    """Return a consultation with its people and proposals."""
    totals = [count.total for count in counts_of(consultation, around) if count.total is not None]
    proposals = belonging(around, Contribution, "consultation", consultation.id)
    return FrozenConsultation(
        title=consultation.title,
        method=consultation.method,
        planned_for=consultation.planned_for,
        held_on=consultation.announced_on if is_held(consultation) else None,
        state=consultation.state,
        participants=sum(totals) if totals else None,
        proposals=len(proposals),
        answered=sum(one.decision not in OPEN for one in proposals),
    )


def _cooperation(plan: Plan, span: Span, around: Surroundings) -> list[FrozenCooperation]:
    """Return the entries of the cooperation log of the period."""
    if plan.partnership is None:
        return []
    entries = belonging(around, CooperationEntry, "partnership", plan.partnership)
    return [
        FrozenCooperation(
            entry_date=one.entry_date, kind=one.kind, summary=_short(one.summary), outcome=_short(one.outcome)
        )
        for one in sorted(entries, key=lambda one: (str(one.entry_date), one.id))
        if span.has(one.entry_date)
    ]


def _short(text: str | None) -> str | None:
    """Return the beginning of a long text."""
    return text if text is None or len(text) <= REPEATED else f"{text[: REPEATED - 1]}…"


def _deviations(plan: Plan, span: Span, around: Surroundings) -> list[FrozenDeviation]:
    """Return the risks and deviations that were open in the period."""
    found = [
        one
        for one in belonging(around, Deviation, "plan", plan.id)
        if (one.noticed_on is None or one.noticed_on <= span.until)
        and (one.closed_on is None or one.closed_on >= span.start)
    ]
    return [
        FrozenDeviation(
            kind=one.kind,
            description=one.description,
            measure=one.measure,
            responsible=one.responsible,
            due_on=one.due_on,
            state=one.state,
        )
        for one in sorted(found, key=lambda one: (str(one.noticed_on), one.id))
    ]
