"""Where a figure of the yearly report comes from: the fields that are typed, the records that are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.records.meeting import MeetingKind
from parteneriat_desktop.records.transparency_records import NGO_KINDS
from parteneriat_desktop.records.transparency_report import Indicator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.transparency_records import YearOfRecords

#: The fields of the report that a figure is typed into; a sum of several goes to the first.
TYPED: dict[Indicator, tuple[str, ...]] = {
    Indicator.DRAFTS_ADOPTED: ("more_drafts_adopted",),
    Indicator.INFO_REQUESTS: ("info_requests_persons", "info_requests_associations"),
    Indicator.INFO_REQUESTS_PERSONS: ("info_requests_persons",),
    Indicator.INFO_REQUESTS_ASSOCIATIONS: ("info_requests_associations",),
    Indicator.DRAFTS_SENT_PERSONS: ("more_drafts_sent_persons",),
    Indicator.DRAFTS_SENT_ASSOCIATIONS: ("more_drafts_sent_associations",),
    Indicator.RESPONSIBLE_PERSONS: ("responsible_persons",),
    Indicator.RESPONSIBLE_HOW: ("responsible_how",),
    Indicator.RESPONSIBLE_STRUCTURE: ("responsible_structure",),
    Indicator.ADOPTED_WITHOUT_CONSULTATION: ("more_adopted_without_consultation",),
    Indicator.PUBLIC_MEETINGS: ("more_public_meetings",),
    Indicator.MEETING_PARTICIPANTS: ("more_meeting_participants",),
    Indicator.OBSERVATIONS_MADE: ("observations_made",),
    Indicator.OBSERVATIONS_INCLUDED: ("observations_included",),
    Indicator.NON_PUBLIC_MEETINGS: ("more_non_public_meetings",),
    Indicator.NON_PUBLIC_REASONS: ("non_public_reasons",),
    Indicator.MINUTES_DRAWN_UP: ("minutes_drawn_up",),
    Indicator.MINUTES_PUBLISHED: ("minutes_published",),
    Indicator.COURT_WON_BY_COMPLAINANT: ("court_won_by_complainant",),
    Indicator.COURT_WON_BY_INSTITUTION: ("court_won_by_institution",),
    Indicator.COURT_PENDING: ("court_pending",),
    Indicator.COURT_CASES: ("court_won_by_complainant", "court_won_by_institution", "court_pending"),
    Indicator.OWN_EVALUATION: ("own_evaluation",),
}
_ADOPTED = frozenset({Indicator.DRAFTS_ADOPTED, Indicator.ADOPTED_WITHOUT_CONSULTATION})
_ANNOUNCED = frozenset(
    {
        Indicator.DRAFTS_ANNOUNCED,
        Indicator.ANNOUNCED_SITE,
        Indicator.ANNOUNCED_PREMISES,
        Indicator.ANNOUNCED_MEDIA,
        Indicator.DRAFTS_SENT_PERSONS,
        Indicator.DRAFTS_SENT_ASSOCIATIONS,
        Indicator.DRAFTS_WITH_ACCEPTED,
        Indicator.DRAFTS_WITH_NONE_ACCEPTED,
    }
)
_RECEIVED = frozenset(
    {
        Indicator.RECOMMENDATIONS_RECEIVED,
        Indicator.RECOMMENDATIONS_ELECTRONIC,
        Indicator.RECOMMENDATIONS_ELECTRONIC_SHARE,
        Indicator.RECOMMENDATIONS_INCLUDED,
        Indicator.RECOMMENDATIONS_PARTLY_INCLUDED,
        Indicator.JUSTIFICATIONS_WRITTEN,
    }
)
_PUBLIC = frozenset(
    {
        Indicator.PUBLIC_MEETINGS,
        Indicator.MEETINGS_ANNOUNCED_PREMISES,
        Indicator.MEETINGS_ANNOUNCED_SITE,
        Indicator.MEETINGS_ANNOUNCED_MEDIA,
        Indicator.MEETING_PARTICIPANTS,
        Indicator.MEETINGS_WITH_PRESS,
    }
)
_DEBATES = frozenset({Indicator.DEBATES, Indicator.MEETINGS_ON_REQUEST})
_NOT_PUBLIC = frozenset({Indicator.NON_PUBLIC_MEETINGS, Indicator.NON_PUBLIC_REASONS})


def records_behind(indicator: Indicator, records: YearOfRecords) -> Sequence[Record]:
    """Return the records among which a figure was counted; none where it is only typed."""
    if indicator is Indicator.NGOS_ON_RECORD:
        return [one for one in records.partners if one.kind in NGO_KINDS]
    if indicator in _DEBATES:
        return [one for one in records.meetings_held if one.kind is MeetingKind.DEBATE]
    if indicator in _NOT_PUBLIC:
        return [one for one in records.meetings_held if one.non_public]
    groups: tuple[tuple[frozenset[Indicator], Sequence[Record]], ...] = (
        (_ADOPTED, records.adopted),
        (_ANNOUNCED, records.announced),
        (_RECEIVED, records.received),
        (_PUBLIC, records.public_meetings),
    )
    return next((found for indicators, found in groups if indicator in indicators), ())
