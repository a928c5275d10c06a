"""The figures of the yearly report on transparency: computed from records, completed by what was typed.

Rules of this module:

1. A figure is a number, a share, a text, or None for "not collected". A share keeps numerator and
   denominator; one over 0 is told as "not applicable" and never divided.
2. What is computed and what is typed add up; the figure says from where it comes. What the report
   names as not collected is None whatever the records tell.
3. Sub-counts need not add up: a draft may be announced in three ways, and more may be announced than adopted.
4. Which recommendations the form means by "included" is not settled: those accepted in part stand apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.announcement import AnnouncementRecipient
from parteneriat_desktop.records.contribution import ContributionDecision
from parteneriat_desktop.records.measure import Ratio
from parteneriat_desktop.records.transparency_records import MEDIA, PREMISES, SITE, year_of_records
from parteneriat_desktop.records.transparency_report import Indicator
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parteneriat_desktop.records.surroundings import Holdings
    from parteneriat_desktop.records.transparency_records import YearOfRecords
    from parteneriat_desktop.records.transparency_report import TransparencyReport

Value = int | Ratio | str | None


class FigureKind(Choice):
    """What a figure is."""

    COUNT = "count", N_("count")
    SHARE = "share", N_("share")
    TEXT = "text", N_("text")


class FigureSource(Choice):
    """From where a figure comes."""

    COMPUTED = "computed", N_("computed")
    TYPED = "typed", N_("typed")
    BOTH = "both", N_("computed and typed")


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of the report; ``source`` is None where nothing was collected."""

    indicator: Indicator
    value: Value
    source: FigureSource | None

    @property
    def identifier(self) -> str:
        """The name of the indicator in data files."""
        return self.indicator.value

    @property
    def code_old(self) -> str:
        """The code in the old form (A1 to C); empty where it has none."""
        return CODES.get(self.indicator, ("", ""))[0]

    @property
    def number_new(self) -> str:
        """The number in the new form (1 to 10); empty where it has none."""
        return CODES.get(self.indicator, ("", ""))[1]

    @property
    def number(self) -> str:
        """The number in the form, the old code where the new form has none; empty where no form has it."""
        return self.number_new or self.code_old

    @property
    def chapter(self) -> str:
        """The chapter of the form (A, B, C); empty where only the law asks for the figure."""
        return (self.code_old or ("A" if self.number_new else ""))[:1]

    @property
    def kind(self) -> FigureKind:
        """Whether it is a count, a share or a text."""
        if self.indicator is Indicator.RECOMMENDATIONS_ELECTRONIC_SHARE:
            return FigureKind.SHARE
        return FigureKind.TEXT if self.indicator in TEXTS else FigureKind.COUNT


@dataclass(frozen=True, slots=True)
class Element:
    """One of the seven elements that the law asks for, a) to g), with its figures."""

    letter: str
    figures: tuple[Figure, ...]


TEXTS = frozenset(
    {Indicator.RESPONSIBLE_HOW, Indicator.RESPONSIBLE_STRUCTURE, Indicator.NON_PUBLIC_REASONS, Indicator.OWN_EVALUATION}
)

#: Code of the old form and number of the new one.
CODES: Mapping[Indicator, tuple[str, str]] = {
    Indicator.DRAFTS_ADOPTED: ("A1", "1"),
    Indicator.DRAFTS_ANNOUNCED: ("A2", "2"),
    Indicator.ANNOUNCED_SITE: ("A2_1", "2a"),
    Indicator.ANNOUNCED_PREMISES: ("A2_2", "2b"),
    Indicator.ANNOUNCED_MEDIA: ("A2_3", "2c"),
    Indicator.INFO_REQUESTS: ("A3", "3"),
    Indicator.INFO_REQUESTS_PERSONS: ("A3_1", "3a"),
    Indicator.INFO_REQUESTS_ASSOCIATIONS: ("A3_2", "3b"),
    Indicator.NGOS_ON_RECORD: ("", "3.1"),
    Indicator.DRAFTS_SENT_PERSONS: ("A4", "4"),
    Indicator.DRAFTS_SENT_ASSOCIATIONS: ("A5", "5"),
    Indicator.RESPONSIBLE_PERSONS: ("A6", "6"),
    Indicator.RESPONSIBLE_HOW: ("", "6.1"),
    Indicator.RESPONSIBLE_STRUCTURE: ("", "6.2"),
    Indicator.RECOMMENDATIONS_RECEIVED: ("A7", "7"),
    Indicator.RECOMMENDATIONS_ELECTRONIC: ("", "7.1"),
    Indicator.RECOMMENDATIONS_ELECTRONIC_SHARE: ("", "7.2"),
    Indicator.RECOMMENDATIONS_INCLUDED: ("A8", "8"),
    Indicator.JUSTIFICATIONS_WRITTEN: ("", "8.1"),
    Indicator.DRAFTS_WITH_ACCEPTED: ("", "8.2"),
    Indicator.DRAFTS_WITH_NONE_ACCEPTED: ("", "8.3"),
    Indicator.MEETINGS_ON_REQUEST: ("A9", "9"),
    Indicator.ADOPTED_WITHOUT_CONSULTATION: ("A10", "10"),
    Indicator.PUBLIC_MEETINGS: ("B1", ""),
    Indicator.MEETINGS_ANNOUNCED_PREMISES: ("B2_1", ""),
    Indicator.MEETINGS_ANNOUNCED_SITE: ("B2_2", ""),
    Indicator.MEETINGS_ANNOUNCED_MEDIA: ("B2_3", ""),
    Indicator.MEETING_PARTICIPANTS: ("B3", ""),
    Indicator.MEETINGS_WITH_PRESS: ("B4", ""),
    Indicator.OBSERVATIONS_MADE: ("B5", ""),
    Indicator.OBSERVATIONS_INCLUDED: ("B6", ""),
    Indicator.NON_PUBLIC_MEETINGS: ("B7", ""),
    Indicator.MINUTES_DRAWN_UP: ("B8_1", ""),
    Indicator.MINUTES_PUBLISHED: ("B8_2", ""),
    Indicator.COURT_WON_BY_COMPLAINANT: ("C_1", ""),
    Indicator.COURT_WON_BY_INSTITUTION: ("C_2", ""),
    Indicator.COURT_PENDING: ("C_3", ""),
}

#: The seven elements of Law 52/2003 art. 13 and the indicators that answer them.
ELEMENTS: Mapping[str, tuple[Indicator, ...]] = {
    "a": (Indicator.RECOMMENDATIONS_RECEIVED,),
    "b": (Indicator.RECOMMENDATIONS_INCLUDED, Indicator.RECOMMENDATIONS_PARTLY_INCLUDED),
    "c": (Indicator.MEETING_PARTICIPANTS,),
    "d": (Indicator.DEBATES,),
    "e": (Indicator.COURT_CASES,),
    "f": (Indicator.OWN_EVALUATION,),
    "g": (Indicator.NON_PUBLIC_MEETINGS, Indicator.NON_PUBLIC_REASONS),
}
#: What the law calls them, in short.
ELEMENT_TITLES: Mapping[str, str] = {
    "a": N_("Recommendations received"),
    "b": N_("Recommendations included in drafts and decisions"),
    "c": N_("Participants in public meetings"),
    "d": N_("Public debates"),
    "e": N_("Court cases against the institution"),
    "f": N_("Own evaluation of the partnership with citizens and their associations"),
    "g": N_("Meetings that were not public, with their reasons"),
}
#: The chapters of the form.
CHAPTERS: Mapping[str, str] = {
    "A": N_("A. Drafting of normative acts"),
    "B": N_("B. Taking of decisions"),
    "C": N_("C. Court cases"),
}


def figures_of(report: TransparencyReport, holdings: Holdings) -> list[Figure]:
    """Return all figures of a report out of all records; a report without a year is about the present one."""
    return figures(report, year_of_records(holdings, report.year or holdings.today.year))


def figures(report: TransparencyReport, records: YearOfRecords) -> list[Figure]:
    """Return all figures of a report in the order of the form."""
    omitted = set(report.not_collected or ())
    found = {
        indicator: _figure(indicator, computed, typed)
        for indicator, computed, typed in (
            *_drafts(report, records),
            *_recommendations(records),
            *_talks(report, records),
        )
    }
    return [Figure(one, None, None) if one in omitted else found[one] for one in Indicator]


def elements(found: list[Figure]) -> list[Element]:
    """Return the seven elements of the law out of the figures of a report."""
    by_indicator = {figure.indicator: figure for figure in found}
    return [Element(letter, tuple(by_indicator[one] for one in wanted)) for letter, wanted in ELEMENTS.items()]


def _drafts(report: TransparencyReport, records: YearOfRecords) -> Iterator[tuple[Indicator, Value, Value]]:
    """Yield what is computed and what is typed about drafts, requests and responsible people (A)."""
    asked = (report.info_requests_persons, report.info_requests_associations)
    persons, associations = AnnouncementRecipient.PERSONS, AnnouncementRecipient.ASSOCIATIONS
    yield Indicator.DRAFTS_ADOPTED, records.drafts_adopted(), report.more_drafts_adopted
    yield Indicator.DRAFTS_ANNOUNCED, records.drafts_announced(), None
    yield Indicator.ANNOUNCED_SITE, records.drafts_announced_on(SITE), None
    yield Indicator.ANNOUNCED_PREMISES, records.drafts_announced_on(PREMISES), None
    yield Indicator.ANNOUNCED_MEDIA, records.drafts_announced_on(MEDIA), None
    yield Indicator.INFO_REQUESTS, None, _together(*asked)
    yield Indicator.INFO_REQUESTS_PERSONS, None, asked[0]
    yield Indicator.INFO_REQUESTS_ASSOCIATIONS, None, asked[1]
    yield Indicator.NGOS_ON_RECORD, records.ngos_on_record(), None
    yield Indicator.DRAFTS_SENT_PERSONS, records.drafts_sent(persons), report.more_drafts_sent_persons
    yield Indicator.DRAFTS_SENT_ASSOCIATIONS, records.drafts_sent(associations), report.more_drafts_sent_associations
    yield Indicator.RESPONSIBLE_PERSONS, None, report.responsible_persons
    yield Indicator.RESPONSIBLE_HOW, None, report.responsible_how
    yield Indicator.RESPONSIBLE_STRUCTURE, None, report.responsible_structure
    urgent = records.adopted_urgently()
    yield Indicator.ADOPTED_WITHOUT_CONSULTATION, urgent, report.more_adopted_without_consultation


def _recommendations(records: YearOfRecords) -> Iterator[tuple[Indicator, Value, Value]]:
    """Yield what is computed about recommendations, their answers and debates (A7 to A9, d)."""
    received, electronic = records.recommendations(), records.recommendations_electronic()
    yield Indicator.RECOMMENDATIONS_RECEIVED, received, None
    yield Indicator.RECOMMENDATIONS_ELECTRONIC, electronic, None
    yield Indicator.RECOMMENDATIONS_ELECTRONIC_SHARE, _share(electronic, received), None
    yield Indicator.RECOMMENDATIONS_INCLUDED, records.recommendations_decided(ContributionDecision.ACCEPTED), None
    partly = records.recommendations_decided(ContributionDecision.PARTLY_ACCEPTED)
    yield Indicator.RECOMMENDATIONS_PARTLY_INCLUDED, partly, None
    yield Indicator.JUSTIFICATIONS_WRITTEN, records.justifications(), None
    yield Indicator.DRAFTS_WITH_ACCEPTED, records.drafts_with_accepted(), None
    yield Indicator.DRAFTS_WITH_NONE_ACCEPTED, records.drafts_with_none_accepted(), None
    yield Indicator.MEETINGS_ON_REQUEST, records.debates_on_request(), None
    yield Indicator.DEBATES, records.debates(), None


def _talks(report: TransparencyReport, records: YearOfRecords) -> Iterator[tuple[Indicator, Value, Value]]:
    """Yield what is computed and what is typed about meetings, courts and the own evaluation (B, C, f)."""
    courts = (report.court_won_by_complainant, report.court_won_by_institution, report.court_pending)
    yield Indicator.PUBLIC_MEETINGS, records.meetings_public(), report.more_public_meetings
    yield Indicator.MEETINGS_ANNOUNCED_PREMISES, records.meetings_announced_on(PREMISES), None
    yield Indicator.MEETINGS_ANNOUNCED_SITE, records.meetings_announced_on(SITE), None
    yield Indicator.MEETINGS_ANNOUNCED_MEDIA, records.meetings_announced_on(MEDIA), None
    yield Indicator.MEETING_PARTICIPANTS, records.meeting_participants(), report.more_meeting_participants
    yield Indicator.MEETINGS_WITH_PRESS, records.meetings_with_press(), None
    yield Indicator.OBSERVATIONS_MADE, None, report.observations_made
    yield Indicator.OBSERVATIONS_INCLUDED, None, report.observations_included
    yield Indicator.NON_PUBLIC_MEETINGS, records.meetings_not_public(), report.more_non_public_meetings
    yield Indicator.NON_PUBLIC_REASONS, "\n".join(records.reasons_not_public()) or None, report.non_public_reasons
    yield Indicator.MINUTES_DRAWN_UP, None, report.minutes_drawn_up
    yield Indicator.MINUTES_PUBLISHED, None, report.minutes_published
    yield Indicator.COURT_WON_BY_COMPLAINANT, None, courts[0]
    yield Indicator.COURT_WON_BY_INSTITUTION, None, courts[1]
    yield Indicator.COURT_PENDING, None, courts[2]
    yield Indicator.COURT_CASES, None, _together(*courts)
    yield Indicator.OWN_EVALUATION, None, report.own_evaluation


def _figure(indicator: Indicator, computed: Value, typed: Value) -> Figure:
    """Return a figure out of its computed and its typed half."""
    if typed is None:
        return Figure(indicator, computed, None if computed is None else FigureSource.COMPUTED)
    if computed is None:
        return Figure(indicator, typed, FigureSource.TYPED)
    if isinstance(computed, int) and isinstance(typed, int):
        return Figure(indicator, computed + typed, FigureSource.BOTH)
    return Figure(indicator, f"{computed}\n{typed}", FigureSource.BOTH)


def _together(*counts: int | None) -> int | None:
    """Return the sum of those counts that were collected; None where none was."""
    given = [count for count in counts if count is not None]
    return sum(given) if given else None


def _share(part: int | None, whole: int | None) -> Ratio | None:
    """Return a share with its numerator and denominator, which may be 0; None where nothing was collected."""
    return None if part is None or whole is None else Ratio(Decimal(part), Decimal(whole))
