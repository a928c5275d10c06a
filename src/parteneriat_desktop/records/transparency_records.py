"""What the records tell about one year, as the yearly report on transparency counts it (Law 52/2003 art. 13).

Rules of this module:

1. Each thing belongs to the year of its own day: a draft announced in December and adopted in January
   counts as announced in the one year and as adopted in the other.
2. Where nothing of a kind was registered, nothing is known of it: that is None, not 0. Without a
   draft of the year nothing is known of recommendations; with one, no recommendation is 0.
3. Only consultations under Law 52/2003 count; partners, meetings and what belongs to them do whatever their regime.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from parteneriat_desktop.records.announcement import Announcement
from parteneriat_desktop.records.consultation import Consultation, ConsultationState, Regime
from parteneriat_desktop.records.contribution import (
    JUSTIFIED,
    LEAST_JUSTIFICATION,
    Contribution,
    ContributionDecision,
    DebateRequest,
    IncomingChannel,
    RequesterCapacity,
)
from parteneriat_desktop.records.meeting import Meeting, MeetingKind
from parteneriat_desktop.records.participation import PublicationChannel
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.partner import Partner, PartnerKind
from parteneriat_desktop.records.surroundings import every

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from parteneriat_desktop.records.announcement import AnnouncementRecipient
    from parteneriat_desktop.records.surroundings import Holdings

#: The channels that the form asks for; radio is a mass medium.
SITE = frozenset({PublicationChannel.WEBSITE})
PREMISES = frozenset({PublicationChannel.NOTICE_BOARD})
MEDIA = frozenset({PublicationChannel.MASS_MEDIA, PublicationChannel.RADIO})
#: Contributions that came in electronically.
ELECTRONIC = frozenset({IncomingChannel.EMAIL, IncomingChannel.ONLINE})
#: What counts as taken over where drafts are counted, not recommendations.
TAKEN_OVER = frozenset({ContributionDecision.ACCEPTED, ContributionDecision.PARTLY_ACCEPTED})
NGO_KINDS = frozenset({PartnerKind.ASSOCIATION, PartnerKind.FOUNDATION, PartnerKind.FEDERATION})


@dataclass(frozen=True)
class YearOfRecords:
    """All records that the report looks at, of whatever day, and the year that it is about."""

    year: int
    consultations: Sequence[Consultation]
    announcements: Sequence[Announcement]
    contributions: Sequence[Contribution]
    requests: Sequence[DebateRequest]
    meetings: Sequence[Meeting]
    counts: Sequence[ParticipationCount]
    partners: Sequence[Partner]

    @cached_property
    def adopted(self) -> list[Consultation]:
        """Drafts adopted in the year."""
        ended = {ConsultationState.ADOPTED, ConsultationState.ARCHIVED}
        return [one for one in self._statutory if one.state in ended and self._is_in(one.adopted_act_date)]

    @cached_property
    def announced(self) -> list[Consultation]:
        """Drafts announced in the year; one that was cancelled counts if it had been posted."""
        return [one for one in self._statutory if self._is_in(one.announced_on) and self._was_announced(one)]

    @cached_property
    def meetings_held(self) -> list[Meeting]:
        """Meetings of every kind held in the year."""
        return [one for one in self.meetings if self._is_in(one.held_on)]

    @cached_property
    def public_meetings(self) -> list[Meeting]:
        """Public meetings held in the year."""
        public = MeetingKind.PUBLIC_MEETING
        return [one for one in self.meetings_held if one.kind is public and not one.non_public]

    @cached_property
    def received(self) -> list[Contribution]:
        """Recommendations received in the year."""
        drafts = {one.id for one in self._statutory}
        return [one for one in self.contributions if one.consultation in drafts and self._is_in(one.received_on)]

    def drafts_adopted(self) -> int | None:
        """A1, without acts that have no consultation here."""
        return self._known_drafts(len(self.adopted))

    def drafts_announced(self) -> int | None:
        """A2."""
        return self._known_drafts(len(self.announced))

    def drafts_announced_on(self, channels: Collection[PublicationChannel]) -> int | None:
        """A2_1 to A2_3: drafts with at least one announcement on such a channel."""
        posted = {one.consultation for one in self.announcements if one.channel in channels}
        return self._known_drafts(sum(one.id in posted for one in self.announced))

    def drafts_sent(self, recipient: AnnouncementRecipient) -> int | None:
        """A4 and A5: drafts sent to those who had asked; None where no sending was noted."""
        by_mail = [one for one in self.announcements if one.channel is PublicationChannel.EMAIL_LIST and one.recipients]
        sent = {one.consultation for one in by_mail if recipient in (one.recipients or ())}
        drafts = {one.id for one in self.announced}
        return len(sent & drafts) if {one.consultation for one in by_mail} & drafts else None

    def ngos_on_record(self) -> int | None:
        """3.1: associations, foundations and federations among the partners on 31 December."""
        last = date(self.year, 12, 31)
        ngos = [one for one in self.partners if one.kind in NGO_KINDS]
        on_record = [
            one
            for one in ngos
            if (one.active_from is None or one.active_from <= last)
            and (one.active_until is None or one.active_until >= last)
        ]
        return len(on_record) if self.partners else None

    def recommendations(self) -> int | None:
        """A7."""
        return self._known_recommendations(self.received)

    def recommendations_electronic(self) -> int | None:
        """7.1: those received by e-mail or online."""
        return self._known_recommendations([one for one in self.received if one.channel in ELECTRONIC])

    def recommendations_decided(self, decision: ContributionDecision) -> int | None:
        """A8: those with a decision."""
        return self._known_recommendations([one for one in self.received if one.decision is decision])

    def justifications(self) -> int | None:
        """8.1: written recommendations that were not taken over, with their justification."""
        written = [
            one for one in self.received if one.channel is not IncomingChannel.ORAL and one.decision in JUSTIFIED
        ]
        justified = [one for one in written if len((one.justification or "").strip()) >= LEAST_JUSTIFICATION]
        return self._known_recommendations(justified)

    def drafts_with_accepted(self) -> int | None:
        """8.2: drafts of which at least one recommendation of the year was taken over, in whole or in part."""
        return self._known_drafts(len(self._drafts_taken_over()))

    def drafts_with_none_accepted(self) -> int | None:
        """8.3: drafts with recommendations of the year, all decided on and none taken over."""
        undecided = {ContributionDecision.UNDER_ANALYSIS, None}
        open_still = {one.consultation for one in self.received if one.decision in undecided}
        with_any = {one.consultation for one in self.received}
        return self._known_drafts(len(with_any - open_still - self._drafts_taken_over()))

    def debates(self) -> int | None:
        """Element d): debates held."""
        return self._known_drafts(len(self._debates()))

    def debates_on_request(self) -> int | None:
        """A9: debates held because an association asked for one."""
        asked = {one.consultation for one in self.requests if one.capacity is RequesterCapacity.ASSOCIATION}
        return self._known_drafts(sum(one.consultation in asked for one in self._debates() if one.consultation))

    def adopted_urgently(self) -> int | None:
        """A10, without acts that have no consultation here."""
        return self._known_drafts(sum(one.urgent is True for one in self.adopted))

    def meetings_public(self) -> int | None:
        """B1."""
        return len(self.public_meetings) if self.public_meetings else None

    def meetings_announced_on(self, channels: Collection[PublicationChannel]) -> int | None:
        """B2_1 to B2_3: public meetings with at least one announcement on such a channel."""
        posted = {one.meeting for one in self.announcements if one.channel in channels}
        return sum(one.id in posted for one in self.public_meetings) if self.public_meetings else None

    def meeting_participants(self) -> int | None:
        """B3: people counted at public meetings, without officials; None where nobody was counted."""
        held = {one.id for one in self.public_meetings}
        counted = [(one.total, one.officials or 0) for one in self.counts if one.meeting in held]
        people = [total - officials for total, officials in counted if total is not None]
        return sum(people) if people else None

    def meetings_with_press(self) -> int | None:
        """B4; None where it was never noted whether the press came."""
        noted = [one.press_present for one in self.public_meetings if one.press_present is not None]
        return sum(noted) if noted else None

    def meetings_not_public(self) -> int | None:
        """B7: meetings of any kind that were not public."""
        return sum(one.non_public is True for one in self.meetings_held) if self.meetings_held else None

    def reasons_not_public(self) -> list[str]:
        """Return why meetings of the year were not public, each reason once."""
        reasons = (one.non_public_reason for one in self.meetings_held if one.non_public)
        return list(dict.fromkeys(reason for reason in reasons if reason is not None))

    @cached_property
    def _statutory(self) -> list[Consultation]:
        """Consultations under the law (rule 3)."""
        return [one for one in self.consultations if one.regime is Regime.LAW_52]

    def _is_in(self, day: date | None) -> bool:
        """Say whether a day is one of the year."""
        return day is not None and day.year == self.year

    def _was_announced(self, draft: Consultation) -> bool:
        """Say whether a draft that has a day of announcement came so far."""
        if draft.state is ConsultationState.CANCELLED:
            return any(one.consultation == draft.id for one in self.announcements)
        return draft.state not in {None, ConsultationState.DRAFT}

    def _debates(self) -> list[Meeting]:
        """Return the debates held in the year."""
        return [one for one in self.meetings_held if one.kind is MeetingKind.DEBATE]

    def _drafts_taken_over(self) -> set[str | None]:
        """Return the drafts of which something was taken over."""
        return {one.consultation for one in self.received if one.decision in TAKEN_OVER}

    def _known_drafts(self, number: int) -> int | None:
        """Return a number that drafts of the year tell (rule 2)."""
        return number if number or self.announced or self.adopted else None

    def _known_recommendations(self, found: Sequence[Contribution]) -> int | None:
        """Return the number of recommendations, which is known as soon as there is a draft of the year (rule 2)."""
        return len(found) if self.received or self.announced or self.adopted else None


def year_of_records(holdings: Holdings, year: int) -> YearOfRecords:
    """Return the records that a report about a year looks at."""
    return YearOfRecords(
        year=year,
        consultations=every(holdings, Consultation),
        announcements=every(holdings, Announcement),
        contributions=every(holdings, Contribution),
        requests=every(holdings, DebateRequest),
        meetings=every(holdings, Meeting),
        counts=every(holdings, ParticipationCount),
        partners=every(holdings, Partner),
    )
