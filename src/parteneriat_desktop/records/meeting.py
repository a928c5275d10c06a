"""Meetings of every kind: debates, public meetings, councils, visits, events, with what was said and decided.

Rules of this module:

1. The attendance list with signatures stays on paper; its pages and keeper are noted.
2. People are named by function. ``None`` means "not noted", for the initiator's presence too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, needed, not_to_come, one_of, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


class MeetingKind(Choice):
    """What kind of meeting it was."""

    DEBATE = "debate", N_("debate")
    PUBLIC_MEETING = "public_meeting", N_("public meeting")
    COUNCIL_MEETING = "council_meeting", N_("meeting of the advisory council")
    WORKING_GROUP = "working_group", N_("working group")
    FORUM = "forum", N_("forum")
    HEARING = "hearing", N_("hearing")
    ASSEMBLY = "assembly", N_("assembly")
    COORDINATION = "coordination", N_("coordination (steering group)")
    VISIT = "visit", N_("visit")
    EVENT = "event", N_("event (opening, closing, press)")


class ConvenedBy(Choice):
    """Who called a citizens' assembly."""

    MAYOR = "mayor", N_("the mayor")
    COUNCILLORS = "councillors", N_("a third of the councillors")


class DecisionStatus(Choice):
    """How far a decided action has come."""

    OPEN = "open", N_("open")
    IN_PROGRESS = "in_progress", N_("under way")
    DONE = "done", N_("done")
    DROPPED = "dropped", N_("given up")


class InvitedGroup(Choice):
    """A kind of people invited; never names."""

    CITIZENS = "citizens", N_("citizens")
    AUTHORITIES = "authorities", N_("authorities")
    NGOS = "ngos", N_("NGOs")
    SOCIAL_PARTNERS = "social_partners", N_("social partners")
    PRESS = "press", N_("press")
    BUSINESS = "business", N_("business")
    OTHER = "other", N_("other group")


@dataclass(kw_only=True)
class AgendaItem(Part):
    """One point of the agenda."""

    title: Annotated[str | None, Facts(N_("Point of the agenda"), length=500), REQUIRED] = None


@dataclass(kw_only=True)
class Intervention(Part):
    """What somebody said at a meeting, by quality and organisation."""

    order: Annotated[int | None, Facts(N_("Order"), rule=rules.count)] = None
    quality: Annotated[str | None, Facts(N_("Quality"), N_("citizen, councillor, expert"), 120)] = None
    organisation: Annotated[str | None, Facts(N_("Organisation"), length=250)] = None
    summary: Annotated[str | None, Facts(N_("Summary"), length=4000), REQUIRED] = None
    minutes_used: Annotated[int | None, Facts(N_("Minutes used"), rule=rules.minutes)] = None


@dataclass(kw_only=True)
class Decision(Part):
    """Something decided at a meeting: what, who by function, until when."""

    what: Annotated[str | None, Facts(N_("What"), length=2000), REQUIRED] = None
    who: Annotated[str | None, Facts(N_("Who"), N_("function"), 200)] = None
    due_on: Annotated[date | None, Facts(N_("Due on"), rule=rules.day)] = None
    status: Annotated[DecisionStatus | None, Facts(N_("Status"))] = None


@dataclass(kw_only=True)
class Signature(Part):
    """Who signed the minutes, by function, and when."""

    function: Annotated[str | None, Facts(N_("Function"), length=200), REQUIRED] = None
    signed_on: Annotated[date | None, Facts(N_("Signed on"), rule=rules.day)] = None


@dataclass(kw_only=True, eq=False)
class Meeting(Record):
    """A meeting of people, in a place or online."""

    ENTITY: ClassVar[str] = "meeting"
    NAME: ClassVar[str] = N_("Meeting")
    PLURAL: ClassVar[str] = N_("Meetings")
    OWNERS: ClassVar[tuple[str, ...]] = ("partnership", "consultation", "body")
    COMMON: ClassVar[bool] = True
    REGISTERS = MappingProxyType(
        {
            "registration": ("registration_number", "registration_date"),
            "time": ("held_on", "starts_at", "ends_at"),
            "attendance_list": ("attendance_list_pages", "attendance_list_keeper"),
            "speaking": ("enrolment_rule", "minutes_per_speaker"),
        }
    )

    consultation: Annotated[str | None, Facts(N_("Consultation"), link="consultation")] = None
    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership")] = None
    body: Annotated[str | None, Facts(N_("Consultative body"), link="consultative_body", since=2)] = None
    title: Annotated[str | None, Facts(N_("Title"), length=250)] = None
    kind: Annotated[MeetingKind | None, Facts(N_("Kind")), REQUIRED] = None
    held_on: Annotated[date | None, Facts(N_("Held on"), rule=rules.day), REQUIRED] = None
    starts_at: Annotated[time | None, Facts(N_("Starts at")), REQUIRED] = None
    ends_at: Annotated[time | None, Facts(N_("Ends at")), REQUIRED] = None
    place: Annotated[str | None, Facts(N_("Place"), N_("or the link"), 300)] = None
    online_link: Annotated[str | None, Facts(N_("Link"), N_("or the place"), 500, rule=rules.website)] = None
    moderator: Annotated[str | None, Facts(N_("Moderator"), N_("function"), 200)] = None
    secretary: Annotated[str | None, Facts(N_("Secretary"), N_("function"), 200)] = None
    convened_by: Annotated[ConvenedBy | None, Facts(N_("Convened by"), N_("citizens' assembly"), since=2)] = None
    agenda: Annotated[list[AgendaItem] | None, Facts(N_("Agenda"))] = None
    invited_groups: Annotated[list[InvitedGroup] | None, Facts(N_("Invited groups"))] = None
    enrolment_rule: Annotated[str | None, Facts(N_("How to enrol to speak"), length=500)] = None
    minutes_per_speaker: Annotated[int | None, Facts(N_("Minutes per speaker"), rule=rules.minutes)] = None
    interventions: Annotated[list[Intervention] | None, Facts(N_("Interventions"))] = None
    initiator_replies: Annotated[str | None, Facts(N_("Replies of the initiator"), N_("to what was said"), since=2)] = (
        None
    )
    initiator_present: Annotated[bool | None, Facts(N_("Initiator present"))] = None
    press_present: Annotated[bool | None, Facts(N_("Press present"))] = None
    decisions: Annotated[list[Decision] | None, Facts(N_("Decisions"))] = None
    attendance_list_pages: Annotated[int | None, Facts(N_("Attendance list: pages"), rule=rules.count)] = None
    attendance_list_keeper: Annotated[str | None, Facts(N_("Attendance list: keeper"), N_("function"), 200)] = None
    minutes_document: Annotated[Attachment | None, Facts(N_("Minutes"))] = None
    attachments: Annotated[list[Attachment] | None, Facts(N_("Attached files"), since=2)] = None
    minutes_published_on: Annotated[date | None, Facts(N_("Minutes published on"), rule=rules.day)] = None
    non_public: Annotated[bool | None, Facts(N_("Not public"))] = None
    non_public_reason: Annotated[str | None, Facts(N_("Why it was not public"), length=2000)] = None
    signatures: Annotated[list[Signature] | None, Facts(N_("Signatures"))] = None
    registration_number: Annotated[
        str | None, Facts(N_("Registration number"), N_("of the minutes"), 60, rule=rules.registration_number), REQUIRED
    ] = None
    registration_date: Annotated[date | None, Facts(N_("Registration date"), rule=rules.day), REQUIRED] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the times and signatures, and what a debate asks for."""
        speaking = Sentence("For a debate, write how to enrol and the minutes for each speaker.")
        found = [
            *super().problems(around),
            *in_order(self, "starts_at", "ends_at"),
            *in_order(self, "held_on", "minutes_published_on"),
            *one_of(self, "place", "online_link"),
            *self._signatures(around),
            *self._not_yet_held(around),
            *self._convening(),
        ]
        if self.kind is MeetingKind.DEBATE:
            found += needed(self, speaking, "enrolment_rule", "minutes_per_speaker")
            if self.initiator_present is False:
                found.append(warn("initiator_present", Sentence("The law asks the initiator to attend the debate.")))
        if self.non_public:
            found += needed(self, Sentence("Write why the meeting was not public."), "non_public_reason")
        return found

    def _signatures(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse signatures of days to come."""
        for signature in self.signatures or ():
            yield from (Problem("signatures", found.sentence) for found in not_to_come(signature, around, "signed_on"))

    def _not_yet_held(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse minutes and attendance of a meeting that is still to come."""
        if self.held_on is None or self.held_on <= around.today:
            return
        for name in ("minutes_document", "minutes_published_on", "attendance_list_pages", "attendance_list_keeper"):
            if getattr(self, name) is not None:
                yield Problem(name, Sentence("The meeting is still to come; this is known only after it was held."))

    def _convening(self) -> Iterator[Problem]:
        """Ask who convened a citizens' assembly: the mayor or a third of the councillors may."""
        if self.kind is MeetingKind.ASSEMBLY:
            yield from needed(self, Sentence("Write who convened the assembly."), "convened_by")


def open_decisions(meeting: Meeting, today: date) -> list[Decision]:
    """Return what was decided at a meeting, is not done or given up, and is past its term; the oldest term first."""
    ended = {DecisionStatus.DONE, DecisionStatus.DROPPED}
    late = [
        (decision.due_on, place, decision)
        for place, decision in enumerate(meeting.decisions or ())
        if decision.due_on is not None and decision.due_on < today and decision.status not in ended
    ]
    return [decision for _due, _place, decision in sorted(late, key=lambda found: found[:2])]
