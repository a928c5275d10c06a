"""Risks and deviations of a plan: what may go wrong or went wrong, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, needed, not_to_come
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


class DeviationKind(Choice):
    """Whether something may happen or has happened."""

    RISK = "risk", N_("risk")
    DEVIATION = "deviation", N_("deviation")


class DeviationState(Choice):
    """How far the measure against it has come."""

    OPEN = "open", N_("open")
    IN_PROGRESS = "in_progress", N_("under way")
    CLOSED = "closed", N_("closed")


@dataclass(kw_only=True, eq=False)
class Deviation(Record):
    """A risk or a deviation from the plan, with its cause, weight, measure and who answers for it."""

    ENTITY: ClassVar[str] = "deviation"
    NAME: ClassVar[str] = N_("Risk or deviation")
    PLURAL: ClassVar[str] = N_("Risks and deviations")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    REGISTERS = MappingProxyType({"weight": ("probability", "impact"), "progress": ("state", "closed_on")})

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan", since=2), REQUIRED] = None
    activity: Annotated[str | None, Facts(N_("Activity"), link="activity", since=2)] = None
    kind: Annotated[DeviationKind | None, Facts(N_("Kind"), since=2), REQUIRED] = None
    noticed_on: Annotated[date | None, Facts(N_("Noticed on"), rule=rules.day, since=2), REQUIRED] = None
    description: Annotated[str | None, Facts(N_("Description"), length=4000, since=2), REQUIRED] = None
    cause: Annotated[str | None, Facts(N_("Cause"), length=2000, since=2)] = None
    probability: Annotated[
        int | None, Facts(N_("Probability"), N_("1 low, 2 medium, 3 high"), rule=rules.degree, since=2)
    ] = None
    impact: Annotated[int | None, Facts(N_("Impact"), N_("1 low, 2 medium, 3 high"), rule=rules.degree, since=2)] = None
    measure: Annotated[str | None, Facts(N_("Measure"), length=4000, since=2)] = None
    responsible: Annotated[str | None, Facts(N_("Responsible"), N_("function"), 200, since=2)] = None
    due_on: Annotated[date | None, Facts(N_("Due on"), rule=rules.day, since=2)] = None
    state: Annotated[DeviationState | None, Facts(N_("State"), since=2), REQUIRED] = None
    closed_on: Annotated[date | None, Facts(N_("Closed on"), rule=rules.day, since=2)] = None

    @property
    def weight(self) -> int | None:
        """Probability times impact, from 1 to 9; None where one of them was not estimated."""
        return None if self.probability is None or self.impact is None else self.probability * self.impact

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the days, and what a deviation and a closed entry ask for."""
        found = [
            *super().problems(around),
            *not_to_come(self, around, "noticed_on", "closed_on"),
            *in_order(self, "noticed_on", "due_on"),
            *in_order(self, "noticed_on", "closed_on"),
        ]
        if self.kind is DeviationKind.DEVIATION or self.state is DeviationState.CLOSED:
            found += needed(
                self, Sentence("Write what is done about it and who answers for it."), "measure", "responsible"
            )
        if self.state is DeviationState.CLOSED:
            found += needed(self, Sentence("Write the day on which it was closed."), "closed_on")
        return found
