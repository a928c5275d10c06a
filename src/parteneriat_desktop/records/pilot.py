"""Pilots: a tool or procedure tried out by one municipality, with visits and an evaluation meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, not_to_come, one_of, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.values import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


@dataclass(kw_only=True)
class PilotVisit(Part):
    """A visit in the field: when, what for, what was found."""

    visited_on: Annotated[date | None, Facts(N_("Date"), rule=rules.day, since=2), REQUIRED] = None
    purpose: Annotated[str | None, Facts(N_("Purpose"), length=500, since=2)] = None
    findings: Annotated[str | None, Facts(N_("Findings"), length=4000, since=2)] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"), since=2)] = None


@dataclass(kw_only=True, eq=False)
class Pilot(Record):
    """One municipality that tries a tool out, with assistance."""

    ENTITY: ClassVar[str] = "pilot"
    NAME: ClassVar[str] = N_("Pilot")
    PLURAL: ClassVar[str] = N_("Pilots")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan", "partnership")
    REGISTERS = MappingProxyType({"period": ("starts_on", "ends_on")})

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan", since=2)] = None
    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership", since=2)] = None
    activity: Annotated[str | None, Facts(N_("Activity"), link="activity", since=2)] = None
    working_tool: Annotated[
        str | None, Facts(N_("Working tool"), N_("or what is tried out"), link="working_tool", since=2)
    ] = None
    subject: Annotated[str | None, Facts(N_("What is tried out"), N_("or the working tool"), 500, since=2)] = None
    partner: Annotated[str | None, Facts(N_("Pilot municipality"), link="partner", since=2), REQUIRED] = None
    starts_on: Annotated[date | None, Facts(N_("Starts on"), rule=rules.day, since=2), REQUIRED] = None
    ends_on: Annotated[date | None, Facts(N_("Ends on"), rule=rules.day, since=2)] = None
    visits: Annotated[list[PilotVisit] | None, Facts(N_("Visits"), since=2)] = None
    evaluation_meeting: Annotated[str | None, Facts(N_("Evaluation meeting"), link="meeting", since=2)] = None
    result: Annotated[str | None, Facts(N_("Result"), length=4000, since=2)] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"), since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the period and the visits."""
        return [
            *super().problems(around),
            *one_of(self, "working_tool", "subject"),
            *in_order(self, "starts_on", "ends_on"),
            *self._visits(around),
        ]

    def _visits(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse visits of days to come; warn of those outside the period of the pilot."""
        for visit in self.visits or ():
            yield from (Problem("visits", found.sentence) for found in not_to_come(visit, around, "visited_on"))
            if visit.visited_on is not None and not self._covers(visit.visited_on):
                yield warn("visits", Sentence("The visit of {day} is outside the period.", day=visit.visited_on))

    def _covers(self, day: date) -> bool:
        """Say whether a day lies in the period of the pilot, as far as that is known."""
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or day <= self.ends_on)
