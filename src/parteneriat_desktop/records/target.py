"""Targets of a plan (the indicator card), the values measured for them, and results.

Rules of this module:

1. A baseline is a number with year and source, or „unknown” with a reason; never a made-up zero.
2. A measured value is a number, or „not available” with a reason, and is not measured in the future.
3. Short is up to 12 months, long is more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import add_months, needed, no_repeats, not_both, not_to_come, one_of, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


#: Months from the adoption of the plan that are still short term.
SHORT_MONTHS = 12


class Horizon(Choice):
    """How far away a result is."""

    SHORT = "short", N_("short term (up to 12 months)")
    LONG = "long", N_("long term (more than 12 months)")


class IndicatorType(Choice):
    """What an indicator measures."""

    OUTPUT = "output", N_("output")
    OUTCOME = "outcome", N_("outcome")
    IMPACT = "impact", N_("impact")
    PROCESS = "process", N_("process")


class Direction(Choice):
    """Where an indicator should move."""

    INCREASE = "increase", N_("increase")
    DECREASE = "decrease", N_("decrease")
    MAINTAIN = "maintain", N_("maintain")


class MeasureMode(Choice):
    """Whether values add up or the latest one counts."""

    CUMULATIVE = "cumulative", N_("cumulative")
    SNAPSHOT = "snapshot", N_("latest value")


class Frequency(Choice):
    """How often something is done."""

    MONTHLY = "monthly", N_("monthly")
    QUARTERLY = "quarterly", N_("quarterly")
    HALF_YEARLY = "half_yearly", N_("half-yearly")
    YEARLY = "yearly", N_("yearly")
    ONCE = "once", N_("once")


class Disaggregation(Choice):
    """A group that is counted apart within a value."""

    WOMEN = "women", N_("women")
    MEN = "men", N_("men")
    UNDER_18 = "under_18", N_("under 18")
    AGE_18_29 = "age_18_29", N_("18 to 29")
    AGE_30_64 = "age_30_64", N_("30 to 64")
    AGE_65_PLUS = "age_65_plus", N_("65 and over")
    RURAL = "rural", N_("rural")
    URBAN = "urban", N_("urban")
    ROMA = "roma", N_("Roma (self-declared)")
    DISABILITY = "disability", N_("people with disabilities")


class Achievement(Choice):
    """Whether a result was reached."""

    NO = "no", N_("no")
    PARTLY = "partly", N_("partly")
    YES = "yes", N_("yes")


@dataclass(kw_only=True)
class YearlyTarget(Part):
    """The value to reach by the end of a year."""

    year: Annotated[int | None, Facts(N_("Year"), rule=rules.year), REQUIRED] = None
    value: Annotated[Decimal | None, Facts(N_("Value")), REQUIRED] = None


@dataclass(kw_only=True)
class GroupCount(Part):
    """How many of a measured value belong to one group."""

    group: Annotated[Disaggregation | None, Facts(N_("Group")), REQUIRED] = None
    count: Annotated[int | None, Facts(N_("Count"), rule=rules.count), REQUIRED] = None


@dataclass(kw_only=True, eq=False)
class Target(Record):
    """A target of a plan: what is measured, from where to where, until when, by whom."""

    ENTITY: ClassVar[str] = "target"
    NAME: ClassVar[str] = N_("Target")
    PLURAL: ClassVar[str] = N_("Targets")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    REGISTERS = MappingProxyType(
        {
            "reference": ("baseline", "baseline_year", "baseline_source", "baseline_unknown_reason"),
            "goal": ("target_value", "due_on", "horizon"),
            "responsibility": ("responsible", "responsible_function"),
        }
    )

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan"), REQUIRED] = None
    objective: Annotated[str | None, Facts(N_("Objective"), link="objective")] = None
    code: Annotated[str | None, Facts(N_("Code"), length=30), REQUIRED] = None
    name: Annotated[str | None, Facts(N_("Name"), length=500), REQUIRED] = None
    definition: Annotated[str | None, Facts(N_("Definition"), length=4000)] = None
    type: Annotated[IndicatorType | None, Facts(N_("Type"))] = None
    unit: Annotated[str | None, Facts(N_("Unit of measure"), length=60), REQUIRED] = None
    direction: Annotated[Direction | None, Facts(N_("Direction"))] = None
    baseline: Annotated[Decimal | None, Facts(N_("Baseline"))] = None
    baseline_year: Annotated[int | None, Facts(N_("Year of the baseline"), rule=rules.old_year)] = None
    baseline_source: Annotated[str | None, Facts(N_("Source of the baseline"), length=250)] = None
    baseline_unknown_reason: Annotated[
        str | None, Facts(N_("Why the baseline is unknown"), N_("instead of a value"), 500)
    ] = None
    yearly_targets: Annotated[list[YearlyTarget] | None, Facts(N_("Yearly targets"))] = None
    target_value: Annotated[Decimal | None, Facts(N_("Final target")), REQUIRED] = None
    due_on: Annotated[date | None, Facts(N_("Due on"), rule=rules.day), REQUIRED] = None
    horizon: Annotated[Horizon | None, Facts(N_("Horizon")), REQUIRED] = None
    disaggregation: Annotated[list[Disaggregation] | None, Facts(N_("Counted apart"))] = None
    verification_source: Annotated[str | None, Facts(N_("Source of verification"), length=500), REQUIRED] = None
    collection_method: Annotated[str | None, Facts(N_("Method of collection"), length=500)] = None
    frequency: Annotated[Frequency | None, Facts(N_("Frequency")), REQUIRED] = None
    responsible: Annotated[str | None, Facts(N_("Responsible partner"), link="partner"), REQUIRED] = None
    responsible_function: Annotated[str | None, Facts(N_("Responsible function"), length=200), REQUIRED] = None
    assumptions: Annotated[str | None, Facts(N_("Assumptions and risks"), length=4000)] = None
    mode: Annotated[MeasureMode | None, Facts(N_("Mode of measuring")), REQUIRED] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with baseline, goal, horizon and yearly targets."""
        because = Sentence("Write year and source of the baseline.")
        return [
            *super().problems(around),
            *one_of(self, "baseline", "baseline_unknown_reason"),
            *not_both(self, "baseline", "baseline_unknown_reason"),
            *(needed(self, because, "baseline_year", "baseline_source") if self.baseline is not None else ()),
            *no_repeats("yearly_targets", [part.year for part in self.yearly_targets or ()]),
            *self._direction(),
            *self._horizon(around),
        ]

    def _direction(self) -> Iterator[Problem]:
        """Warn when the goal lies on the other side of the baseline."""
        if self.baseline is None or self.target_value is None:
            return
        wrong = {
            Direction.INCREASE: self.target_value <= self.baseline,
            Direction.DECREASE: self.target_value >= self.baseline,
            Direction.MAINTAIN: self.target_value != self.baseline,
        }
        if self.direction is not None and wrong[self.direction]:
            yield warn("direction", Sentence("Baseline and final target do not move in this direction."))

    def _horizon(self, around: Surroundings) -> Iterator[Problem]:
        """Warn when the term is nearer or farther than the horizon says, counted from the plan's adoption."""
        plan = linked(around, Plan, self.plan)
        if plan is None or plan.adopted_on is None or self.due_on is None or self.horizon is None:
            return
        is_short = self.due_on <= add_months(plan.adopted_on, SHORT_MONTHS)
        if is_short != (self.horizon is Horizon.SHORT):
            yield warn(
                "horizon", Sentence("Term and horizon do not agree: short is up to 12 months from the adoption.")
            )


@dataclass(kw_only=True, eq=False)
class IndicatorValue(Record):
    """What was measured for a target on a day."""

    ENTITY: ClassVar[str] = "indicator_value"
    NAME: ClassVar[str] = N_("Measured value")
    PLURAL: ClassVar[str] = N_("Measured values")
    OWNERS: ClassVar[tuple[str, ...]] = ("target",)
    REGISTERS = MappingProxyType({"measure": ("measured_on", "value", "unavailable_reason")})

    target: Annotated[str | None, Facts(N_("Target"), link="target"), REQUIRED] = None
    measured_on: Annotated[date | None, Facts(N_("Measured on"), rule=rules.day), REQUIRED] = None
    value: Annotated[Decimal | None, Facts(N_("Value"))] = None
    unavailable_reason: Annotated[
        str | None, Facts(N_("Why the value is not available"), N_("instead of a value"), 500)
    ] = None
    counts: Annotated[list[GroupCount] | None, Facts(N_("Counts by group"))] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"))] = None
    note: Annotated[str | None, Facts(N_("Note"), length=4000)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the day, the value and the counts."""
        return [
            *super().problems(around),
            *not_to_come(self, around, "measured_on"),
            *one_of(self, "value", "unavailable_reason"),
            *not_both(self, "value", "unavailable_reason"),
            *no_repeats("counts", [part.group for part in self.counts or ()]),
        ]


@dataclass(kw_only=True, eq=False)
class Result(Record):
    """A short-term or long-term result that a plan promises."""

    ENTITY: ClassVar[str] = "result"
    NAME: ClassVar[str] = N_("Result")
    PLURAL: ClassVar[str] = N_("Results")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    REGISTERS = MappingProxyType({"achievement": ("achieved", "achieved_on")})

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan"), REQUIRED] = None
    horizon: Annotated[Horizon | None, Facts(N_("Horizon")), REQUIRED] = None
    description: Annotated[str | None, Facts(N_("Description"), length=4000), REQUIRED] = None
    indicator: Annotated[str | None, Facts(N_("Indicator"), link="target")] = None
    achieved: Annotated[Achievement | None, Facts(N_("Achieved"))] = None
    achieved_on: Annotated[date | None, Facts(N_("Achieved on"), rule=rules.day)] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"))] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Refuse a result achieved in the future; warn of one without its day or evidence."""
        found = [*super().problems(around), *not_to_come(self, around, "achieved_on")]
        if self.achieved is Achievement.YES and (self.achieved_on is None or self.evidence is None):
            found.append(warn("achieved", Sentence("Add the day and the evidence of what was achieved.")))
        return found
