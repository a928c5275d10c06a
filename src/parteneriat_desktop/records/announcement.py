"""Announcements: what was posted where, from when to when, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, one_of
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.participation import PublicationChannel
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


class AnnouncementRecipient(Choice):
    """To whom a notice was sent because they had asked for it (Law 52/2003 art. 7(1))."""

    PERSONS = "persons", N_("persons")
    ASSOCIATIONS = "associations", N_("associations")
    BUSINESS = "business", N_("business associations")


class AnnouncementKind(Choice):
    """What an announcement tells."""

    CONSULTATION = "consultation", N_("consultation")
    DEBATE = "debate", N_("debate")
    MEETING = "meeting", N_("public meeting")
    RESPONSE = "response", N_("response")


@dataclass(kw_only=True, eq=False)
class Announcement(Record):
    """One posting of a notice in one channel."""

    ENTITY: ClassVar[str] = "announcement"
    NAME: ClassVar[str] = N_("Announcement")
    PLURAL: ClassVar[str] = N_("Announcements")
    OWNERS: ClassVar[tuple[str, ...]] = ("consultation", "meeting")
    REGISTERS = MappingProxyType(
        {
            "posting": ("posted_on", "removed_on"),
            "posting_minutes": ("posting_minutes_number", "posting_minutes_date"),
        }
    )

    consultation: Annotated[str | None, Facts(N_("Consultation"), link="consultation")] = None
    meeting: Annotated[str | None, Facts(N_("Meeting"), link="meeting", since=2)] = None
    kind: Annotated[AnnouncementKind | None, Facts(N_("Kind"))] = None
    channel: Annotated[PublicationChannel | None, Facts(N_("Channel")), REQUIRED] = None
    recipients: Annotated[
        list[AnnouncementRecipient] | None, Facts(N_("Sent to"), N_("those who had asked for it"), since=2)
    ] = None
    posted_on: Annotated[date | None, Facts(N_("Posted on"), rule=rules.day), REQUIRED] = None
    removed_on: Annotated[date | None, Facts(N_("Removed on"), rule=rules.day)] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"), N_("photo or PDF"))] = None
    evidence_link: Annotated[str | None, Facts(N_("Link to the posting"), length=500, rule=rules.website)] = None
    posting_minutes_number: Annotated[
        str | None, Facts(N_("Minutes of posting: number"), length=60, rule=rules.registration_number)
    ] = None
    posting_minutes_date: Annotated[date | None, Facts(N_("Minutes of posting: date"), rule=rules.day)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Ask what is announced; refuse a notice that was taken down before it was posted."""
        return [
            *super().problems(around),
            *one_of(self, "consultation", "meeting"),
            *in_order(self, "posted_on", "removed_on"),
        ]
