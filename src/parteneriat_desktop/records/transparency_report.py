"""The yearly report on transparency of decisions (Law 52/2003 art. 13): what a person types into it.

Rules of this module:

1. What the records can tell is computed from them (``records.transparency``); only the rest is typed.
   Empty means "not collected" and is printed as a dash; 0 is a number.
2. ``more_…`` adds what happened without a record here to what is computed.
3. The institution is filled in by the program; two reports of one institution for one year are told, not forbidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import needed, no_repeats, not_to_come, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


class ReportPublication(Choice):
    """Whether the report was published."""

    DRAFT = "draft", N_("draft")
    PUBLISHED = "published", N_("published")


class Indicator(Choice):
    """An indicator of the report; those of the published form come in its order."""

    DRAFTS_ADOPTED = "drafts_adopted", N_("Draft acts adopted in the year")
    DRAFTS_ANNOUNCED = "drafts_announced", N_("Draft acts announced in public")
    ANNOUNCED_SITE = "announced_site", N_("of these, on the own website")
    ANNOUNCED_PREMISES = "announced_premises", N_("of these, posted at the seat")
    ANNOUNCED_MEDIA = "announced_media", N_("of these, in mass media")
    INFO_REQUESTS = "info_requests", N_("Requests for information on draft acts")
    INFO_REQUESTS_PERSONS = "info_requests_persons", N_("of these requests, by persons")
    INFO_REQUESTS_ASSOCIATIONS = "info_requests_associations", N_("of these requests, by associations")
    NGOS_ON_RECORD = "ngos_on_record", N_("Associations, foundations and federations kept on record")
    DRAFTS_SENT_PERSONS = "drafts_sent_persons", N_("Draft acts sent to persons who asked for them")
    DRAFTS_SENT_ASSOCIATIONS = "drafts_sent_associations", N_("Draft acts sent to associations who asked for them")
    RESPONSIBLE_PERSONS = "responsible_persons", N_("People responsible for the relation with civil society")
    RESPONSIBLE_HOW = "responsible_how", N_("How they were designated")
    RESPONSIBLE_STRUCTURE = "responsible_structure", N_("Structure for the relation with associations")
    RECOMMENDATIONS_RECEIVED = "recommendations_received", N_("Recommendations received")
    RECOMMENDATIONS_ELECTRONIC = "recommendations_electronic", N_("of these, received electronically")
    RECOMMENDATIONS_ELECTRONIC_SHARE = "recommendations_electronic_share", N_("Share received electronically")
    RECOMMENDATIONS_INCLUDED = "recommendations_included", N_("Recommendations included in the draft acts")
    RECOMMENDATIONS_PARTLY_INCLUDED = "recommendations_partly_included", N_("Recommendations included in part")
    JUSTIFICATIONS_WRITTEN = "justifications_written", N_("Written justifications of what was not taken over")
    DRAFTS_WITH_ACCEPTED = "drafts_with_accepted", N_("Draft acts with recommendations taken over")
    DRAFTS_WITH_NONE_ACCEPTED = "drafts_with_none_accepted", N_("Draft acts with none of them taken over")
    MEETINGS_ON_REQUEST = "meetings_on_request", N_("Debates held at the request of associations")
    ADOPTED_WITHOUT_CONSULTATION = "adopted_without_consultation", N_("Acts adopted without the mandatory consultation")
    PUBLIC_MEETINGS = "public_meetings", N_("Public meetings in total")
    MEETINGS_ANNOUNCED_PREMISES = "meetings_announced_premises", N_("of these meetings, announced at the seat")
    MEETINGS_ANNOUNCED_SITE = "meetings_announced_site", N_("of these meetings, announced on the own website")
    MEETINGS_ANNOUNCED_MEDIA = "meetings_announced_media", N_("of these meetings, announced in mass media")
    MEETING_PARTICIPANTS = "meeting_participants", N_("People who took part in public meetings, officials not counted")
    MEETINGS_WITH_PRESS = "meetings_with_press", N_("Public meetings in presence of the press")
    OBSERVATIONS_MADE = "observations_made", N_("Observations made in public meetings")
    OBSERVATIONS_INCLUDED = "observations_included", N_("Observations included in decisions")
    NON_PUBLIC_MEETINGS = "non_public_meetings", N_("Meetings that were not public")
    NON_PUBLIC_REASONS = "non_public_reasons", N_("Why meetings were not public")
    MINUTES_DRAWN_UP = "minutes_drawn_up", N_("Minutes drawn up")
    MINUTES_PUBLISHED = "minutes_published", N_("Minutes published")
    COURT_WON_BY_COMPLAINANT = "court_won_by_complainant", N_("Court cases won by the complainant")
    COURT_WON_BY_INSTITUTION = "court_won_by_institution", N_("Court cases won by the institution")
    COURT_PENDING = "court_pending", N_("Court cases still pending")
    DEBATES = "debates", N_("Public debates held")
    COURT_CASES = "court_cases", N_("Court cases against the institution")
    OWN_EVALUATION = "own_evaluation", N_("Own evaluation of the partnership with citizens and their associations")


@dataclass(kw_only=True, eq=False)
class TransparencyReport(Record):
    """The yearly report of one institution: what is typed into it, and its publication."""

    ENTITY: ClassVar[str] = "transparency_report"
    NAME: ClassVar[str] = N_("Transparency report")
    PLURAL: ClassVar[str] = N_("Transparency reports")
    COMMON: ClassVar[bool] = True
    ASSIGNED: ClassVar[tuple[str, ...]] = ("institution",)
    LOOKED_UP: ClassVar[tuple[str, ...]] = ("year",)
    REGISTERS = MappingProxyType(
        {
            "registration": ("registration_number", "registration_date"),
            "publication": ("state", "published_on"),
        }
    )

    year: Annotated[int | None, Facts(N_("Year"), rule=rules.year, since=2), REQUIRED] = None
    institution: Annotated[str | None, Facts(N_("Institution"), N_("given by the program"), 250, since=2)] = None
    state: Annotated[ReportPublication | None, Facts(N_("State"), since=2), REQUIRED] = None
    published_on: Annotated[date | None, Facts(N_("Published on"), rule=rules.day, since=2)] = None
    more_drafts_adopted: Annotated[
        int | None, Facts(N_("Acts adopted without a consultation registered here"), rule=rules.count, since=2)
    ] = None
    more_adopted_without_consultation: Annotated[
        int | None,
        Facts(
            N_("Of these acts, without the mandatory consultation"),
            N_("urgent, exempt"),
            rule=rules.count,
            since=2,
        ),
    ] = None
    info_requests_persons: Annotated[
        int | None, Facts(N_("Requests for information by persons"), rule=rules.count, since=2)
    ] = None
    info_requests_associations: Annotated[
        int | None, Facts(N_("Requests for information by associations"), rule=rules.count, since=2)
    ] = None
    more_drafts_sent_persons: Annotated[
        int | None,
        Facts(N_("Drafts sent to persons"), N_("beside the announced ones"), rule=rules.count, since=2),
    ] = None
    more_drafts_sent_associations: Annotated[
        int | None,
        Facts(N_("Drafts sent to associations"), N_("beside the announced ones"), rule=rules.count, since=2),
    ] = None
    responsible_persons: Annotated[
        int | None, Facts(N_("People responsible for civil society"), rule=rules.count, since=2)
    ] = None
    responsible_how: Annotated[
        str | None, Facts(N_("How they were designated"), N_("order of the mayor"), 500, since=2)
    ] = None
    responsible_structure: Annotated[
        str | None, Facts(N_("Structure for the relation with associations"), length=500, since=2)
    ] = None
    more_public_meetings: Annotated[
        int | None, Facts(N_("Public meetings not registered here"), rule=rules.count, since=2)
    ] = None
    more_meeting_participants: Annotated[
        int | None, Facts(N_("People who took part in them"), rule=rules.count, since=2)
    ] = None
    observations_made: Annotated[
        int | None, Facts(N_("Observations made in public meetings"), rule=rules.count, since=2)
    ] = None
    observations_included: Annotated[
        int | None, Facts(N_("Observations included in decisions"), rule=rules.count, since=2)
    ] = None
    more_non_public_meetings: Annotated[
        int | None, Facts(N_("Meetings that were not public, not registered here"), rule=rules.count, since=2)
    ] = None
    non_public_reasons: Annotated[str | None, Facts(N_("Why meetings were not public"), length=4000, since=2)] = None
    minutes_drawn_up: Annotated[int | None, Facts(N_("Minutes drawn up"), rule=rules.count, since=2)] = None
    minutes_published: Annotated[int | None, Facts(N_("Minutes published"), rule=rules.count, since=2)] = None
    court_won_by_complainant: Annotated[
        int | None, Facts(N_("Court cases won by the complainant"), rule=rules.count, since=2)
    ] = None
    court_won_by_institution: Annotated[
        int | None, Facts(N_("Court cases won by the institution"), rule=rules.count, since=2)
    ] = None
    court_pending: Annotated[int | None, Facts(N_("Court cases still pending"), rule=rules.count, since=2)] = None
    own_evaluation: Annotated[
        str | None, Facts(N_("Own evaluation of the partnership"), N_("with citizens and their associations"), since=2)
    ] = None
    not_collected: Annotated[
        list[Indicator] | None,
        Facts(N_("Not collected in this year"), N_("printed as a dash, not as 0"), since=2),
    ] = None
    registration_number: Annotated[
        str | None,
        Facts(N_("Registration number"), length=60, rule=rules.registration_number, since=2),
        REQUIRED,
    ] = None
    registration_date: Annotated[date | None, Facts(N_("Registration date"), rule=rules.day, since=2), REQUIRED] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Ask for the day of publication; tell a second report for the same year."""
        found = [
            *super().problems(around),
            *not_to_come(self, around, "published_on"),
            *no_repeats("not_collected", self.not_collected or ()),
        ]
        if self.state is ReportPublication.PUBLISHED:
            found += needed(self, Sentence("Write when the report was published."), "published_on")
        if self.year is not None and self.year > around.today.year:
            found.append(warn("year", Sentence("The year is still to come.")))
        if self._has_twin(around):
            found.append(warn("year", Sentence("There is another report for this year; keep one of them.")))
        return found

    def _has_twin(self, around: Surroundings) -> bool:
        """Say whether the same institution has another report for this year."""
        others = belonging(around, TransparencyReport, "year", str(self.year)) if self.year is not None else []
        return any(other.id != self.id and other.institution == self.institution for other in others)
