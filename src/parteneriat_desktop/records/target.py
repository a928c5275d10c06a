"""Targets of a plan: the indicator card, whose values are of one declared kind.

Rules of this module:

1. Values are numbers, sums of money, ratios, yes or no, or texts; a card without a kind is of numbers.
   Kind, unit and currency stay as they are once something was measured.
2. A baseline is a value with year and source, or „unknown” with a reason; never a made-up zero.
3. Short is up to 12 months, long is more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import label, missing, needed, no_repeats, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.frequency import Frequency
from parteneriat_desktop.records.measure import Measure, ValueKind, exact
from parteneriat_desktop.records.measure_fields import BASELINE, GOAL, VALUE
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@dataclass(kw_only=True)
class YearlyTarget(Part):
    """The value to reach by the end of a year, of the kind of its indicator."""

    year: Annotated[int | None, Facts(N_("Year"), rule=rules.year), REQUIRED] = None
    value: Annotated[Decimal | None, Facts(N_("Value"))] = None
    numerator: Annotated[Decimal | None, Facts(N_("Numerator"), rule=rules.part_of_ratio, since=2)] = None
    denominator: Annotated[Decimal | None, Facts(N_("Denominator"), rule=rules.part_of_ratio, since=2)] = None
    answer: Annotated[bool | None, Facts(N_("Yes or no"), since=2)] = None
    text: Annotated[str | None, Facts(N_("Text"), length=500, since=2)] = None


@dataclass(kw_only=True, eq=False)
class Target(Record):
    """A target of a plan: what is measured, from where to where, until when, by whom."""

    ENTITY: ClassVar[str] = "target"
    NAME: ClassVar[str] = N_("Target")
    PLURAL: ClassVar[str] = N_("Targets")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    REGISTERS = MappingProxyType(
        {
            "kind_of_value": ("value_kind", "currency"),
            "reference": (
                *("baseline", "baseline_numerator", "baseline_denominator", "baseline_answer", "baseline_text"),
                *("baseline_year", "baseline_source", "baseline_unknown_reason"),
            ),
            "goal": (
                *("target_value", "target_numerator", "target_denominator", "target_answer", "target_text"),
                *("due_on", "horizon"),
            ),
            "responsibility": ("responsible", "responsible_function"),
        }
    )

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan"), REQUIRED] = None
    objective: Annotated[str | None, Facts(N_("Objective"), link="objective")] = None
    code: Annotated[str | None, Facts(N_("Code"), length=30), REQUIRED] = None
    name: Annotated[str | None, Facts(N_("Name"), length=500), REQUIRED] = None
    definition: Annotated[str | None, Facts(N_("Definition"), length=4000)] = None
    type: Annotated[IndicatorType | None, Facts(N_("Type"))] = None
    value_kind: Annotated[
        ValueKind | None, Facts(N_("Kind of value"), N_("a number, where nothing is chosen"), since=2)
    ] = None
    unit: Annotated[str | None, Facts(N_("Unit of measure"), length=60), REQUIRED] = None
    currency: Annotated[str | None, Facts(N_("Currency"), N_("of sums of money"), 3, rule=rules.currency, since=2)] = (
        None
    )
    counts_people: Annotated[
        bool | None, Facts(N_("People are counted"), N_("then no group is larger than the value"), since=2)
    ] = None
    direction: Annotated[Direction | None, Facts(N_("Direction"))] = None
    baseline: Annotated[Decimal | None, Facts(N_("Baseline"))] = None
    baseline_numerator: Annotated[
        Decimal | None, Facts(N_("Baseline: numerator"), rule=rules.part_of_ratio, since=2)
    ] = None
    baseline_denominator: Annotated[
        Decimal | None, Facts(N_("Baseline: denominator"), rule=rules.part_of_ratio, since=2)
    ] = None
    baseline_answer: Annotated[bool | None, Facts(N_("Baseline: yes or no"), since=2)] = None
    baseline_text: Annotated[str | None, Facts(N_("Baseline: text"), length=500, since=2)] = None
    baseline_year: Annotated[int | None, Facts(N_("Year of the baseline"), rule=rules.old_year)] = None
    baseline_source: Annotated[str | None, Facts(N_("Source of the baseline"), length=250)] = None
    baseline_unknown_reason: Annotated[
        str | None, Facts(N_("Why the baseline is unknown"), N_("instead of a value"), 500)
    ] = None
    yearly_targets: Annotated[list[YearlyTarget] | None, Facts(N_("Yearly targets"))] = None
    target_value: Annotated[Decimal | None, Facts(N_("Final target"))] = None
    target_numerator: Annotated[
        Decimal | None, Facts(N_("Final target: numerator"), rule=rules.part_of_ratio, since=2)
    ] = None
    target_denominator: Annotated[
        Decimal | None, Facts(N_("Final target: denominator"), rule=rules.part_of_ratio, since=2)
    ] = None
    target_answer: Annotated[bool | None, Facts(N_("Final target: yes or no"), since=2)] = None
    target_text: Annotated[str | None, Facts(N_("Final target: text"), length=500, since=2)] = None
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

    @property
    def kind(self) -> ValueKind:
        """The kind of its values; cards of the first version, which name none, are of numbers."""
        return self.value_kind or ValueKind.NUMBER

    @property
    def start(self) -> Measure | None:
        """The value at the beginning."""
        return BASELINE.read(self, self.kind)

    @property
    def goal(self) -> Measure | None:
        """The value to reach in the end."""
        return GOAL.read(self, self.kind)

    def goal_of(self, year: int) -> Measure | None:
        """Return the value to reach by the end of a year, where one is written."""
        part = next((part for part in self.yearly_targets or () if part.year == year), None)
        return None if part is None else VALUE.read(part, self.kind)

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with kind, baseline, goal, horizon and yearly targets."""
        money = Sentence("Write the currency of the sums.")
        return [
            *super().problems(around),
            *(needed(self, money, "currency") if self.kind is ValueKind.MONEY else ()),
            *self._baseline(around),
            *self._goal(around),
            *self._yearly(around),
            *self._direction(),
            *self._horizon(around),
        ]

    def idle(self, around: Surroundings) -> frozenset[str]:
        """Return the fields of the other kinds of value, and the currency where no money is measured."""
        currency = frozenset[str]() if self.kind is ValueKind.MONEY else frozenset({"currency"})
        return super().idle(around) | BASELINE.others(self.kind) | GOAL.others(self.kind) | currency

    def change_problems(self, before: Record, around: Surroundings) -> list[Problem]:
        """Refuse another kind, unit or currency when something was measured already."""
        stood = {"value_kind": ValueKind.NUMBER, **before.filled()}
        now = {"value_kind": self.kind, "unit": self.unit, "currency": self.currency}
        changed = [name for name, value in now.items() if name in stood and stood[name] != value]
        if not changed or not around.children("indicator_value", "target", self.id):
            return []
        sentence = Sentence(
            "Values were measured with this unit; what they mean would change. Make a new target for another unit."
        )
        return [Problem(name, sentence) for name in changed]

    def _baseline(self, around: Surroundings) -> Iterator[Problem]:
        """Ask for a baseline with year and source, or the reason why it is unknown; not both."""
        yield from BASELINE.foreign(self, self.kind)
        yield from BASELINE.half(self, self.kind)
        yield from BASELINE.cents(self, self.kind, around.country)
        yield from BASELINE.nothing_to_share(self)
        first, reason = BASELINE.names(self.kind)[0], "baseline_unknown_reason"
        names = {"first": label(self, first), "second": label(self, reason)}
        if self.start is not None:
            yield from needed(
                self, Sentence("Write year and source of the baseline."), "baseline_year", "baseline_source"
            )
            if self.baseline_unknown_reason is not None:
                yield Problem(reason, Sentence("“{first}” and “{second}” exclude each other; clear one.", **names))
        elif self.baseline_unknown_reason is None:
            yield missing(first, Sentence("Fill in “{first}” or “{second}” before finalising.", **names))

    def _goal(self, around: Surroundings) -> Iterator[Problem]:
        """Ask for the value to reach, of the kind of the indicator."""
        yield from GOAL.foreign(self, self.kind)
        yield from GOAL.cents(self, self.kind, around.country)
        yield from GOAL.nothing_to_share(self)
        yield from needed(self, Sentence("Fill this in before finalising."), *GOAL.names(self.kind))

    def _yearly(self, around: Surroundings) -> Iterator[Problem]:
        """Check the value of each year: once a year, and of the kind of the indicator."""
        yield from no_repeats("yearly_targets", [part.year for part in self.yearly_targets or ()])
        for part in self.yearly_targets or ():
            wrong = [
                *VALUE.foreign(part, self.kind),
                *VALUE.cents(part, self.kind, around.country),
                *VALUE.nothing_to_share(part),
            ]
            yield from (
                Problem(
                    "yearly_targets", Sentence("Year {year}: {problem}", year=str(part.year), problem=found.sentence)
                )
                for found in wrong
            )
            if not wrong and VALUE.read(part, self.kind) is None:
                sentence = Sentence("Write the value to reach in {year}.", year=str(part.year))
                yield missing("yearly_targets", sentence)

    def _direction(self) -> Iterator[Problem]:
        """Warn when the goal lies on the other side of the baseline."""
        start, goal = exact(self.start), exact(self.goal)
        if start is None or goal is None or self.direction is None:
            return
        wrong = {
            Direction.INCREASE: goal <= start,
            Direction.DECREASE: goal >= start,
            Direction.MAINTAIN: goal != start,
        }
        if wrong[self.direction]:
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
