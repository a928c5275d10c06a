"""Objectives and activities of a plan, and who does what in them (RACI).

Rules of this module:

1. Activities have two levels: an activity and its parts, which name it as their parent.
2. Exactly one partner is accountable for an activity; the person's name never leaves the institution.
3. An end that is put off keeps its old day, the reason and who decided it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.postponement import Postponement, in_time
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


class ActivityState(Choice):
    """How far an activity has come."""

    NOT_STARTED = "not_started", N_("not started")
    IN_PROGRESS = "in_progress", N_("under way")
    DELAYED = "delayed", N_("delayed")
    FINISHED = "finished", N_("finished")
    CANCELLED = "cancelled", N_("cancelled")


class RaciRole(Choice):
    """What a partner has to do with an activity."""

    RESPONSIBLE = "responsible", N_("R does it")
    ACCOUNTABLE = "accountable", N_("A answers for it")
    CONSULTED = "consulted", N_("C is consulted")
    INFORMED = "informed", N_("I is informed")


@dataclass(kw_only=True, eq=False)
class Objective(Record):
    """What a plan wants to reach."""

    ENTITY: ClassVar[str] = "objective"
    NAME: ClassVar[str] = N_("Objective")
    PLURAL: ClassVar[str] = N_("Objectives")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    REGISTERS = MappingProxyType({"period": ("starts_on", "ends_on"), "progress": ("state", "percent")})

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan"), REQUIRED] = None
    code: Annotated[str | None, Facts(N_("Code"), length=30), REQUIRED] = None
    name: Annotated[str | None, Facts(N_("Name"), length=500), REQUIRED] = None
    starts_on: Annotated[date | None, Facts(N_("Starts on"), rule=rules.day)] = None
    ends_on: Annotated[date | None, Facts(N_("Ends on"), rule=rules.day)] = None
    responsible_partner: Annotated[str | None, Facts(N_("Responsible partner"), link="partner"), REQUIRED] = None
    state: Annotated[ActivityState | None, Facts(N_("State"))] = None
    percent: Annotated[int | None, Facts(N_("Done, per cent"), rule=rules.percent)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the period."""
        return [*super().problems(around), *in_order(self, "starts_on", "ends_on")]


@dataclass(kw_only=True, eq=False)
class Activity(Record):
    """What is done to reach an objective; a part of an activity names it as its parent."""

    ENTITY: ClassVar[str] = "activity"
    NAME: ClassVar[str] = N_("Activity")
    PLURAL: ClassVar[str] = N_("Activities")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    REGISTERS = MappingProxyType({"period": ("starts_on", "ends_on"), "progress": ("state", "percent")})

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan"), REQUIRED] = None
    objective: Annotated[str | None, Facts(N_("Objective"), link="objective")] = None
    parent: Annotated[str | None, Facts(N_("Part of the activity"), link="activity")] = None
    code: Annotated[str | None, Facts(N_("Code"), length=30), REQUIRED] = None
    name: Annotated[str | None, Facts(N_("Name"), length=500), REQUIRED] = None
    starts_on: Annotated[date | None, Facts(N_("Starts on"), rule=rules.day)] = None
    ends_on: Annotated[date | None, Facts(N_("Ends on"), rule=rules.day)] = None
    responsible_partner: Annotated[str | None, Facts(N_("Responsible partner"), link="partner"), REQUIRED] = None
    state: Annotated[ActivityState | None, Facts(N_("State"))] = None
    percent: Annotated[int | None, Facts(N_("Done, per cent"), rule=rules.percent)] = None
    postponements: Annotated[
        list[Postponement] | None, Facts(N_("Postponements"), N_("old date, new date, reason, who decided"), since=2)
    ] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the period, the level and the state."""
        return [
            *super().problems(around),
            *in_order(self, "starts_on", "ends_on"),
            *self._level(around),
            *self._progress(),
            *in_time("postponements", self.postponements or ()),
        ]

    def change_problems(self, before: Record, around: Surroundings) -> list[Problem]:  # noqa: ARG002 - as declared
        """Ask for the reason when the end is put off; the old day stays in the list of postponements."""
        stood = before.filled().get("ends_on")
        if not isinstance(stood, date) or self.ends_on is None or self.ends_on <= stood:
            return []
        if any(one.moved_from == stood for one in self.postponements or ()):
            return []
        sentence = Sentence(
            "The end was {day}: write under “Postponements” why it was put off, and who decided.", day=stood
        )
        return [warn("ends_on", sentence)]

    def _level(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse a third level, an activity that is part of itself, and a part of an activity of another plan."""
        if self.parent is None:
            return
        parent = linked(around, Activity, self.parent)
        if parent is not None:
            yield from self._whole(parent)
        if self.parent == self.id or (parent is not None and parent.parent is not None):
            sentence = Sentence("An activity has one level of parts; choose an activity that is no part itself.")
            yield Problem("parent", sentence)
        elif self.id and belonging(around, Activity, "parent", self.id):
            yield Problem("parent", Sentence("This activity has parts of its own, so it cannot become a part."))

    def _whole(self, parent: Activity) -> Iterator[Problem]:
        """Refuse a part of another plan's activity; warn of days outside those of the whole activity."""
        if self.plan is not None and parent.plan is not None and self.plan != parent.plan:
            yield Problem("parent", Sentence("This activity belongs to another plan; choose one of the same plan."))
        if self.starts_on is not None and parent.starts_on is not None and self.starts_on < parent.starts_on:
            yield warn("starts_on", Sentence("The whole activity starts on {day} only.", day=parent.starts_on))
        if self.ends_on is not None and parent.ends_on is not None and self.ends_on > parent.ends_on:
            yield warn("ends_on", Sentence("The whole activity ends on {day} already.", day=parent.ends_on))

    def _progress(self) -> Iterator[Problem]:
        """Warn when state and per cent tell different stories."""
        full = 100
        if self.percent is None or self.state is None:
            return
        if (self.state is ActivityState.FINISHED) != (self.percent == full):
            yield warn("percent", Sentence("State and per cent do not agree; compare them."))


@dataclass(kw_only=True, eq=False)
class Responsibility(Record):
    """Who has which role in an activity."""

    ENTITY: ClassVar[str] = "responsibility"
    NAME: ClassVar[str] = N_("Responsibility")
    PLURAL: ClassVar[str] = N_("Responsibilities")
    OWNERS: ClassVar[tuple[str, ...]] = ("activity",)

    activity: Annotated[str | None, Facts(N_("Activity"), link="activity"), REQUIRED] = None
    partner: Annotated[str | None, Facts(N_("Partner"), link="partner"), REQUIRED] = None
    role: Annotated[RaciRole | None, Facts(N_("Role")), REQUIRED] = None
    function: Annotated[str | None, Facts(N_("Function"), length=200), REQUIRED] = None
    person: Annotated[str | None, Facts(N_("Person"), N_("stays here"), 120, private=True)] = None
    due_on: Annotated[date | None, Facts(N_("Due on"), rule=rules.day)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Refuse a second partner that is accountable for one activity."""
        return [*super().problems(around), *self._second_accountable(around)]

    def _second_accountable(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse the role when another record of the activity has it."""
        if self.role is not RaciRole.ACCOUNTABLE or self.activity is None:
            return
        others = belonging(around, Responsibility, "activity", self.activity)
        if any(other.role is RaciRole.ACCOUNTABLE and other.id != self.id for other in others):
            yield Problem(
                "role", Sentence("Another partner is already accountable for this activity; only one can be.")
            )
