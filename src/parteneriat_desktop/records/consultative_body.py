"""Consultative bodies: councils, working groups, forums and steering groups, with their rules and members.

Rules of this module:

1. Members are organisations and functions; the names of the people stay in the institution.
2. A body without planned meetings has no ratio of held to planned ones: that is unknown, not 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, needed
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


class BodyKind(Choice):
    """What kind of body it is."""

    ADVISORY_COUNCIL = "advisory_council", N_("advisory council")
    WORKING_GROUP = "working_group", N_("working group")
    CIVIC_FORUM = "civic_forum", N_("civic forum")
    STEERING_GROUP = "steering_group", N_("steering group")


@dataclass(kw_only=True)
class BodyMember(Part):
    """A seat in a body: an organisation and the function of whoever sits there."""

    organisation: Annotated[str | None, Facts(N_("Organisation"), length=250), REQUIRED] = None
    function: Annotated[str | None, Facts(N_("Function"), length=200)] = None
    member_from: Annotated[date | None, Facts(N_("Member from"), rule=rules.day)] = None
    member_until: Annotated[date | None, Facts(N_("Member until"), rule=rules.day)] = None


@dataclass(frozen=True, slots=True)
class MeetingsHeld:
    """How many meetings a body held in a year, and how many were planned; None where nothing was planned."""

    held: int
    planned: int | None


@dataclass(kw_only=True, eq=False)
class ConsultativeBody(Record):
    """A body through which organisations take part in decisions for a longer time."""

    ENTITY: ClassVar[str] = "consultative_body"
    NAME: ClassVar[str] = N_("Consultative body")
    PLURAL: ClassVar[str] = N_("Consultative bodies")
    OWNERS: ClassVar[tuple[str, ...]] = ("partnership",)
    COMMON: ClassVar[bool] = True
    REGISTERS = MappingProxyType(
        {
            "founding_act": ("founding_act_number", "founding_act_date"),
            "term": ("term_from", "term_until"),
        }
    )

    name: Annotated[str | None, Facts(N_("Name"), length=250, since=2), REQUIRED] = None
    kind: Annotated[BodyKind | None, Facts(N_("Kind"), since=2), REQUIRED] = None
    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership", since=2)] = None
    founding_act_number: Annotated[
        str | None, Facts(N_("Founding act: number"), length=60, rule=rules.registration_number, since=2), REQUIRED
    ] = None
    founding_act_date: Annotated[date | None, Facts(N_("Founding act: date"), rule=rules.day, since=2), REQUIRED] = None
    rules_document: Annotated[Attachment | None, Facts(N_("Rules of procedure"), since=2)] = None
    mandate: Annotated[str | None, Facts(N_("Mandate"), N_("what the body is for"), 4000, since=2)] = None
    members: Annotated[list[BodyMember] | None, Facts(N_("Members"), since=2)] = None
    member_names: Annotated[
        str | None, Facts(N_("Names of the members"), N_("stays here"), 4000, since=2, private=True)
    ] = None
    term_from: Annotated[date | None, Facts(N_("Term of office from"), rule=rules.day, since=2)] = None
    term_until: Annotated[date | None, Facts(N_("Term of office until"), rule=rules.day, since=2)] = None
    planned_meetings_per_year: Annotated[
        int | None, Facts(N_("Planned meetings in a year"), rule=rules.count, since=2)
    ] = None
    deliverables: Annotated[str | None, Facts(N_("What it delivers"), length=4000, since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the terms; ask for members, which only an open forum may lack."""
        found = [*super().problems(around), *in_order(self, "term_from", "term_until"), *self._memberships()]
        if self.kind is not BodyKind.CIVIC_FORUM:
            found += needed(self, Sentence("Write which organisations are members."), "members")
        return found

    def meetings_held(self, around: Surroundings, year: int) -> MeetingsHeld:
        """Return the meetings of the body held in a year, up to today, beside the planned ones."""
        days = [meeting.held_on for meeting in belonging(around, Meeting, "body", self.id)]
        held = sum(day is not None and day.year == year and day <= around.today for day in days)
        return MeetingsHeld(held, self.planned_meetings_per_year or None)

    def _memberships(self) -> Iterator[Problem]:
        """Refuse a membership that ends before it begins."""
        for member in self.members or ():
            yield from (Problem("members", found.sentence) for found in in_order(member, "member_from", "member_until"))
