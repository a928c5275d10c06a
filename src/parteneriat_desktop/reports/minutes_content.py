"""What the minutes of a meeting say (R08), before it is laid out: the PDF and the editable file hold the same.

Rules of this module:

1. Speakers and signatories stand by function and organisation, never by name.
2. What was not noted is a dash; a section without content says so in a sentence.
3. How late the minutes were published is counted from the meeting; nothing is judged here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_long_date, show_time
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.meeting import MeetingKind
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.reports.signatures import Signatory
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parteneriat_desktop.records.meeting import Meeting
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

TITLES = {
    MeetingKind.DEBATE: N_("Minutes of the public debate"),
    MeetingKind.PUBLIC_MEETING: N_("Minutes of the public meeting"),
    MeetingKind.COUNCIL_MEETING: N_("Minutes of the advisory council"),
    MeetingKind.WORKING_GROUP: N_("Minutes of the working group"),
    MeetingKind.FORUM: N_("Minutes of the civic forum"),
    MeetingKind.HEARING: N_("Minutes of the public hearing"),
    MeetingKind.ASSEMBLY: N_("Minutes of the citizens' assembly"),
    MeetingKind.COORDINATION: N_("Minutes of the steering group"),
    MeetingKind.VISIT: N_("Minutes of the visit"),
    MeetingKind.EVENT: N_("Minutes of the event"),
    None: N_("Minutes of the meeting"),
}
SPEECHES = (N_("No."), N_("Quality"), N_("Organisation"), N_("In short"), N_("Minutes used"))
ACTIONS = (N_("What"), N_("Who"), N_("Until"), N_("State"))
#: Sub-counts that stand beside the number of participants.
COUNTED = ("women", "men", "sex_undisclosed", "ngo_representatives", "officials", "elected")
#: Most signatories of minutes.
SIGNATORIES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Minutes:
    """The regions of the minutes in the reader's language; rows follow ``SPEECHES`` and ``ACTIONS``."""

    title: str
    subject: str
    facts: Sequence[tuple[str, str]]
    agenda: Sequence[str]
    speeches: Sequence[Sequence[str]]
    replies: str
    actions: Sequence[Sequence[str]]
    notes: Sequence[str]
    signatories: Sequence[Signatory]


def minutes_content(source: Surroundings, meeting: Meeting, frame: Frame) -> Minutes:
    """Return what the minutes of a meeting say."""
    return _Reading(source, meeting, frame).content()


class _Reading:
    """One meeting being put into words."""

    def __init__(self, source: Surroundings, meeting: Meeting, frame: Frame) -> None:
        self._source = source
        self._meeting = meeting
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        self._consultation = linked(source, Consultation, meeting.consultation)

    def content(self) -> Minutes:
        """Return all regions."""
        meeting = self._meeting
        return Minutes(
            title=self._text(TITLES[meeting.kind]),
            subject=(self._consultation.title if self._consultation else None) or meeting.title or DASH,
            facts=tuple(self._facts()),
            agenda=[item.title or DASH for item in meeting.agenda or ()],
            speeches=[self._speech(number) for number in range(len(meeting.interventions or ()))],
            replies=meeting.initiator_replies or "",
            actions=[
                [found.what or DASH, found.who or DASH, self._words.show(found.due_on), self._words.show(found.status)]
                for found in meeting.decisions or ()
            ],
            notes=tuple(self._notes()),
            signatories=tuple(self._signatories())[:SIGNATORIES],
        )

    def _facts(self) -> Iterator[tuple[str, str]]:
        """Yield what identifies the meeting."""
        meeting, show = self._meeting, self._words.show
        yield self._text(N_("Day and hours")), self._hours()
        yield self._text(N_("Place")), meeting.place or meeting.online_link or DASH
        yield self._text(N_("Basis")), self._basis()
        yield self._text(N_("Moderator")), show(meeting.moderator)
        yield self._text(N_("Secretary")), show(meeting.secretary)
        if meeting.kind is MeetingKind.DEBATE:
            yield self._text(N_("Initiator present")), self._initiator()
        yield self._text(N_("Participants")), self._participants()
        if meeting.non_public:
            yield self._text(N_("Not public because")), show(meeting.non_public_reason)

    def _hours(self) -> str:
        """Return weekday, day and hours."""
        meeting, catalogue = self._meeting, self._frame.catalogue
        day = show_long_date(meeting.held_on, catalogue, weekday=True)
        hours = [show_time(hour, catalogue) for hour in (meeting.starts_at, meeting.ends_at) if hour is not None]
        return f"{day}, {'–'.join(hours)}" if hours else day

    def _basis(self) -> str:
        """Return under what rule, and after which notice, people met."""
        found = self._consultation
        if found is None:
            return DASH
        rule = self._words.show(found.regime)
        if found.registration_number is None:
            return rule
        return self._words.say(
            Sentence(
                "{rule}; notice no. {number} of {day}",
                rule=rule,
                number=found.registration_number,
                day=found.registration_date,
            )
        )

    def _initiator(self) -> str:
        """Return whether the initiator was there, and who that is by function."""
        present = self._words.show(self._meeting.initiator_present)
        who = self._consultation.initiator if self._consultation else None
        return f"{present} – {who}" if who and self._meeting.initiator_present else present

    def _participants(self) -> str:
        """Return the number of participants with those sub-counts that were collected."""
        counts = belonging(self._source, ParticipationCount, "meeting", self._meeting.id)
        if not counts:
            return DASH
        count = counts[0]
        parts = [
            Sentence("{label}: {count}", label=Sentence(declared.facts.label), count=getattr(count, declared.name))
            for declared in count.fields()
            if declared.name in COUNTED and getattr(count, declared.name) is not None
        ]
        texts = [self._words.show(count.total), *(self._words.say(part) for part in parts)]
        texts.append(self._words.say(Sentence("press: {present}", present=self._meeting.press_present)))
        return "; ".join(texts)

    def _speech(self, position: int) -> list[str]:
        """Return one intervention as a row."""
        found = (self._meeting.interventions or [])[position]
        number = found.order if found.order is not None else position + 1
        show = self._words.show
        return [
            str(number),
            show(found.quality),
            show(found.organisation),
            show(found.summary),
            show(found.minutes_used),
        ]

    def _notes(self) -> Iterator[str]:
        """Yield how speaking was ordered, when the minutes were published, and where the attendance list is."""
        meeting, say = self._meeting, self._words.say
        if meeting.minutes_per_speaker is not None:
            yield say(
                Counted(
                    "Each speaker had {count} minute.",
                    "Each speaker had {count} minutes.",
                    meeting.minutes_per_speaker,
                )
            )
        if meeting.minutes_published_on is not None and meeting.held_on is not None:
            yield say(
                Counted(
                    "The minutes were published on {day}, {count} calendar day after the meeting.",
                    "The minutes were published on {day}, {count} calendar days after the meeting.",
                    (meeting.minutes_published_on - meeting.held_on).days,
                    day=meeting.minutes_published_on,
                )
            )
        if meeting.attendance_list_pages is not None:
            yield say(
                Counted(
                    "The attendance list, {count} page, stays on paper with: {keeper}.",
                    "The attendance list, {count} pages, stays on paper with: {keeper}.",
                    meeting.attendance_list_pages,
                    keeper=meeting.attendance_list_keeper,
                )
            )

    def _signatories(self) -> Iterator[Signatory]:
        """Yield those who signed, or those who should: moderator and secretary."""
        signed = [found.function for found in self._meeting.signatures or () if found.function]
        if signed:
            for function in signed:
                yield self._signatory(self._text(N_("Signed")), function)
            return
        yield self._signatory(self._text(N_("Moderator")), self._meeting.moderator)
        yield self._signatory(self._text(N_("Drawn up")), self._meeting.secretary)

    def _signatory(self, role: str, function: str | None) -> Signatory:
        """Return somebody of this institution as signatory."""
        return Signatory(
            role=role,
            function=self._words.show(function),
            organisation=self._frame.issuer.name,
            below=self._text(N_("name, signature")),
        )
