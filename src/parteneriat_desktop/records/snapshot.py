"""What a monitoring report says, figures and words, kept in the report so that it never changes.

Rules of this module:

1. A snapshot is complete: what a monitoring report prints stands in it as values and words, without
   links, so that it prints the same when the records behind it were changed or have not arrived.
2. Measures stand in the form of ``measure.written``; ``None`` is "not collected".
3. It is taken by the program when the report is checked; nobody types it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import ConsultationState
from parteneriat_desktop.records.cooperation import CooperationKind
from parteneriat_desktop.records.deviation import DeviationKind, DeviationState
from parteneriat_desktop.records.fields import Facts, Part
from parteneriat_desktop.records.measure import ValueKind
from parteneriat_desktop.records.participation import ParticipationMethod
from parteneriat_desktop.records.values import Choice
from parteneriat_desktop.records.work import ActivityState


class ReportKind(Choice):
    """What a report covers."""

    QUARTERLY = "quarterly", N_("quarterly")
    HALF_YEARLY = "half_yearly", N_("half-yearly")
    YEARLY = "yearly", N_("yearly")
    FINAL = "final", N_("final")
    AD_HOC = "ad_hoc", N_("ad hoc")


class SumBy(Choice):
    """By what the sums of a budget are told apart."""

    SOURCE = "source", N_("source")
    PARTNER = "partner", N_("partner")
    CHAPTER = "chapter", N_("chapter")
    YEAR = "year", N_("year")
    TOTAL = "total", N_("total")


class EffectivenessMeasure(Choice):
    """A figure that says how regular or effective consultation and cooperation are."""

    HELD_OF_PLANNED = "held_of_planned", N_("consultations held of those planned")
    HELD_OF_PROMISED = "held_of_promised", N_("consultations held of those promised")
    LONGEST_GAP = "longest_gap", N_("longest time without consultation, days of those promised")
    ANSWERED = "answered", N_("proposals answered")
    ACCEPTED = "accepted", N_("proposals accepted or partly accepted")
    DAYS_TO_ANSWER = "days_to_answer", N_("median days to answer")
    PARTICIPANTS = "participants", N_("participants per consultation")
    VULNERABLE = "vulnerable", N_("vulnerable people among the participants")
    SATISFACTION = "satisfaction", N_("satisfaction, mean of 1 to 5")
    STEERING = "steering", N_("meetings of the steering group held of those planned")
    ACTIONS_CLOSED = "actions_closed", N_("agreed actions done")


@dataclass(kw_only=True)
class FrozenTarget(Part):
    """A target and how far it has come."""

    target: Annotated[str | None, Facts(N_("Target"), length=60, since=2)] = None
    code: Annotated[str | None, Facts(N_("Code"), length=30, since=2)] = None
    name: Annotated[str | None, Facts(N_("Name"), length=500, since=2)] = None
    unit: Annotated[str | None, Facts(N_("Unit of measure"), length=60, since=2)] = None
    value_kind: Annotated[ValueKind | None, Facts(N_("Kind of value"), since=2)] = None
    baseline: Annotated[str | None, Facts(N_("Baseline"), length=500, since=2)] = None
    goal: Annotated[str | None, Facts(N_("Final target"), length=500, since=2)] = None
    goal_of_year: Annotated[str | None, Facts(N_("Target of the year"), length=500, since=2)] = None
    realised: Annotated[str | None, Facts(N_("Realised"), length=2000, since=2)] = None
    progress: Annotated[Decimal | None, Facts(N_("Progress, per cent"), since=2)] = None
    reached: Annotated[bool | None, Facts(N_("Reached"), since=2)] = None
    measured_on: Annotated[date | None, Facts(N_("Measured on"), since=2)] = None
    unavailable_reason: Annotated[str | None, Facts(N_("Why the value is not available"), length=500, since=2)] = None
    verification_source: Annotated[str | None, Facts(N_("Source of verification"), length=500, since=2)] = None


@dataclass(kw_only=True)
class FrozenActivity(Part):
    """An activity and its state."""

    code: Annotated[str | None, Facts(N_("Code"), length=30, since=2)] = None
    name: Annotated[str | None, Facts(N_("Name"), length=500, since=2)] = None
    is_part: Annotated[bool | None, Facts(N_("Part of an activity"), since=2)] = None
    starts_on: Annotated[date | None, Facts(N_("Starts on"), since=2)] = None
    ends_on: Annotated[date | None, Facts(N_("Ends on"), since=2)] = None
    state: Annotated[ActivityState | None, Facts(N_("State"), since=2)] = None
    percent: Annotated[int | None, Facts(N_("Done, per cent"), since=2)] = None


@dataclass(kw_only=True)
class FrozenSum(Part):
    """What was planned, contracted and paid for one source, partner, chapter or year, or altogether."""

    by: Annotated[SumBy | None, Facts(N_("Told apart by"), since=2)] = None
    key: Annotated[str | None, Facts(N_("Which"), length=250, since=2)] = None
    planned: Annotated[Decimal | None, Facts(N_("Planned"), since=2)] = None
    contracted: Annotated[Decimal | None, Facts(N_("Contracted"), since=2)] = None
    paid: Annotated[Decimal | None, Facts(N_("Paid"), since=2)] = None
    paid_in_period: Annotated[Decimal | None, Facts(N_("Paid in the period"), since=2)] = None


@dataclass(kw_only=True)
class FrozenConsultation(Part):
    """A consultation of the period, planned or held."""

    title: Annotated[str | None, Facts(N_("Title"), length=500, since=2)] = None
    method: Annotated[ParticipationMethod | None, Facts(N_("Method"), since=2)] = None
    planned_for: Annotated[date | None, Facts(N_("Planned for"), since=2)] = None
    held_on: Annotated[date | None, Facts(N_("Held on"), since=2)] = None
    state: Annotated[ConsultationState | None, Facts(N_("State"), since=2)] = None
    participants: Annotated[int | None, Facts(N_("Participants"), since=2)] = None
    proposals: Annotated[int | None, Facts(N_("Proposals"), since=2)] = None
    answered: Annotated[int | None, Facts(N_("Answered proposals"), since=2)] = None


@dataclass(kw_only=True)
class FrozenCooperation(Part):
    """An entry of the cooperation log."""

    entry_date: Annotated[date | None, Facts(N_("Date"), since=2)] = None
    kind: Annotated[CooperationKind | None, Facts(N_("Kind"), since=2)] = None
    summary: Annotated[str | None, Facts(N_("Summary"), length=4000, since=2)] = None
    outcome: Annotated[str | None, Facts(N_("Outcome"), length=4000, since=2)] = None


@dataclass(kw_only=True)
class FrozenDeviation(Part):
    """A risk or deviation that was open in the period."""

    kind: Annotated[DeviationKind | None, Facts(N_("Kind"), since=2)] = None
    description: Annotated[str | None, Facts(N_("Description"), length=4000, since=2)] = None
    measure: Annotated[str | None, Facts(N_("Measure"), length=4000, since=2)] = None
    responsible: Annotated[str | None, Facts(N_("Responsible"), length=200, since=2)] = None
    due_on: Annotated[date | None, Facts(N_("Due on"), since=2)] = None
    state: Annotated[DeviationState | None, Facts(N_("State"), since=2)] = None


@dataclass(kw_only=True)
class FrozenFigure(Part):
    """A figure of regularity or effectiveness with what it is made of; without denominator it has no value."""

    figure: Annotated[EffectivenessMeasure | None, Facts(N_("Figure"), since=2)] = None
    numerator: Annotated[Decimal | None, Facts(N_("Numerator"), since=2)] = None
    denominator: Annotated[Decimal | None, Facts(N_("Denominator"), since=2)] = None


@dataclass(kw_only=True)
class Snapshot(Part):
    """Everything that a monitoring report says in figures, as of one day."""

    as_of: Annotated[date | None, Facts(N_("As of"), since=2)] = None
    number: Annotated[int | None, Facts(N_("Number"), since=2)] = None
    kind: Annotated[ReportKind | None, Facts(N_("Kind"), since=2)] = None
    period_from: Annotated[date | None, Facts(N_("Period from"), since=2)] = None
    period_until: Annotated[date | None, Facts(N_("Period until"), since=2)] = None
    partnership: Annotated[str | None, Facts(N_("Partnership"), length=250, since=2)] = None
    parties: Annotated[list[str] | None, Facts(N_("Parties"), length=250, since=2)] = None
    plan: Annotated[str | None, Facts(N_("Plan"), length=250, since=2)] = None
    adopted_on: Annotated[date | None, Facts(N_("Adopted on"), since=2)] = None
    monitored_until: Annotated[date | None, Facts(N_("Monitored until"), since=2)] = None
    promised_months: Annotated[int | None, Facts(N_("Every how many months"), since=2)] = None
    summary: Annotated[str | None, Facts(N_("Summary"), length=8000, since=2)] = None
    cooperation_words: Annotated[str | None, Facts(N_("Cooperation of the parties"), length=8000, since=2)] = None
    deviation_words: Annotated[str | None, Facts(N_("Risks, deviations and measures"), length=8000, since=2)] = None
    good_practice: Annotated[str | None, Facts(N_("Good practice"), length=8000, since=2)] = None
    self_assessment: Annotated[int | None, Facts(N_("Self-assessment"), since=2)] = None
    self_assessment_reason: Annotated[str | None, Facts(N_("Reason of the mark"), length=4000, since=2)] = None
    prepared_by: Annotated[str | None, Facts(N_("Prepared by"), length=200, since=2)] = None
    checked_by: Annotated[str | None, Facts(N_("Checked by"), length=200, since=2)] = None
    approved_by: Annotated[str | None, Facts(N_("Approved by"), length=200, since=2)] = None
    currency: Annotated[str | None, Facts(N_("Currency"), length=3, since=2)] = None
    targets: Annotated[list[FrozenTarget] | None, Facts(N_("Targets"), since=2)] = None
    activities: Annotated[list[FrozenActivity] | None, Facts(N_("Activities"), since=2)] = None
    sums: Annotated[list[FrozenSum] | None, Facts(N_("Budget"), since=2)] = None
    consultations: Annotated[list[FrozenConsultation] | None, Facts(N_("Consultations"), since=2)] = None
    cooperation: Annotated[list[FrozenCooperation] | None, Facts(N_("Cooperation log"), since=2)] = None
    deviations: Annotated[list[FrozenDeviation] | None, Facts(N_("Risks and deviations"), since=2)] = None
    figures: Annotated[list[FrozenFigure] | None, Facts(N_("Regularity and effectiveness"), since=2)] = None
