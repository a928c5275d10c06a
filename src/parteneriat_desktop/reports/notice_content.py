"""What the notices of a consultation and of its meetings have in common (R05, R05D).

Rules of this module:

1. A date stands with its day of the week; below it how it was counted, or where one has to go.
2. What is not known is a dash in a row and left out in a sentence; nothing is promised that no record says.
3. Sentences that a law asks for stand only where that law holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_long_date
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Regime
from parteneriat_desktop.records.consultation_terms import TermKind
from parteneriat_desktop.records.participation import PublicationChannel
from parteneriat_desktop.reports.consultation_wording import DEBATE_REQUEST, ConsultationWording
from parteneriat_desktop.reports.poster import Paragraph, Posting, Row
from parteneriat_desktop.reports.term_wording import cited, counted, counted_shortly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from parteneriat_desktop.records.announcement import Announcement
    from parteneriat_desktop.records.meeting import Meeting
    from parteneriat_desktop.records.values import Attachment


class NoticeContent(ConsultationWording):
    """The pieces of notices about one consultation."""

    def proposals_row(self) -> Row:
        """Return until when proposals can be sent, with the arithmetic of the term."""
        record, term = self._record, self.term(TermKind.PROPOSALS)
        label, value = self._text(N_("Send proposals until")), self._long(record.proposals_deadline)
        if term is None or record.proposals_deadline is None or record.proposals_deadline < term.plain:
            day = record.announced_on
            announced = self.say(Sentence("Announced on {date}.", date=day)) if day else ""
            return Row(label, value, (announced,))
        whole, short = counted(term, self._frame.catalogue), counted_shortly(term)
        if record.proposals_deadline > term.date:
            whole = Sentence("The law asks for at least: {sum}", sum=whole)
            short = Sentence("The law asks for at least: {sum}", sum=short)
        return Row(label, value, (self.say(whole), self.say(short)))

    def meeting_row(self, meeting: Meeting, label: str) -> Row:
        """Return when and where a meeting is, how to speak there and what makes coming easier."""
        value = self._long(meeting.held_on)
        if meeting.held_on and meeting.starts_at:
            value = self.say(Sentence("{day}, at {time}", day=value, time=meeting.starts_at))
        places = [place for place in (meeting.place, meeting.online_link) if place]
        where = self.say(Sentence("{place}.", place=places)) if places else DASH
        more = [self.say(sentence) for sentence in (*self._speaking(meeting), *self._accessibility())]
        return Row(label, value, (" ".join([where, *more]), where))

    def _speaking(self, meeting: Meeting) -> Iterator[Sentence]:
        """Yield how to enrol and how long one may speak."""
        if meeting.enrolment_rule:
            yield Sentence("Enrolment: {rule}.", rule=meeting.enrolment_rule)
        if meeting.minutes_per_speaker:
            yield Counted(
                "{count} minute for each speaker.", "{count} minutes for each speaker.", meeting.minutes_per_speaker
            )

    def _accessibility(self) -> Iterator[Sentence]:
        """Yield what makes coming easier."""
        if self._record.accessibility:
            yield Sentence("Accessibility: {measures}.", measures=self._record.accessibility)

    def where_to_send(self) -> Paragraph:
        """Return where proposals are sent, what is written on them and what they should name."""
        number, day = self._record.registration_number, self._record.registration_date
        said = [self._ways()]
        if number and day:
            said.append(
                Sentence(
                    "Write on the envelope or in the subject: “Proposal for notice no. {number} of {date}”.",
                    number=number,
                    date=day,
                )
            )
        if self._record.regime is Regime.LAW_52:
            said.append(Sentence("Name the article that you write about."))
        return Paragraph(self._text(N_("Where to send.")), " ".join(map(self.say, said)))

    def _ways(self) -> Sentence:
        """Return the ways to send proposals: as they were typed, else those that every institution has."""
        if self._record.ways_to_send:
            return Sentence("{ways}.", ways=self._record.ways_to_send.rstrip("."))
        issuer = self._frame.issuer
        post = Sentence("by post ({address})", address=issuer.address) if issuer.address else Sentence("by post")
        ways = [Sentence("at the registry office"), post]
        if issuer.email:
            ways.append(Sentence("by e-mail ({address})", address=issuer.email))
        *first, last = ways
        return Sentence("Proposals are received {ways} or {last}.", ways=first, last=last)

    def papers(self) -> list[Paragraph]:
        """Return what can be read, with pages where they are known; nothing where nothing is attached."""
        record = self._record
        named = [
            (N_("the draft"), record.draft_document),
            (N_("the approval report with its reasons"), record.substantiation),
            (N_("the impact study"), record.impact_study),
        ]
        listed = [self._paper(self._text(name), file) for name, file in named if file is not None]
        if not listed:
            return []
        whole = Sentence("On the website and on the notice board: {papers}.", papers=listed)
        short = Sentence("The draft and its papers are on the website and on the notice board.")
        return [Paragraph(self._text(N_("What you can read.")), self.say(whole), self.say(short))]

    def _paper(self, name: str, file: Attachment) -> Sentence | str:
        """Return a paper with its pages."""
        pages = self._frame.pages_of(file)
        if pages is None:
            return name
        return Counted("{paper} ({count} p.)", "{paper} ({count} p.)", pages, paper=name)

    def exceptions(self) -> list[Paragraph]:
        """Return why the procedure is urgent, or the term short."""
        record = self._record
        reasons = [
            (N_("Urgent procedure."), record.urgent_reason if record.urgent else None),
            (N_("Shortened term."), record.short_term_reason),
        ]
        return [Paragraph(self._text(lead), reason) for lead, reason in reasons if reason]

    def how_to_ask_for_a_debate(self) -> list[Paragraph]:
        """Return who can ask for a debate, where a law says so."""
        rule = self.rule(DEBATE_REQUEST)
        if rule is None:
            return []
        sentence = Sentence(
            "It is held if a legally constituted association or another public authority asks for it in writing "
            "({article}).",
            article=cited([rule]),
        )
        return [Paragraph(self._text(N_("Public debate.")), self.say(sentence))]

    def promise_of_answers(self) -> list[Paragraph]:
        """Return the sentence on written reasons, where a law asks for it."""
        said = {
            Regime.LAW_52: N_("Recommendations made in writing and not taken over are justified in writing."),
            Regime.ZNA_26: N_(
                "Before the draft is adopted, a report of the proposals received is published, with the reasons for "
                "those not accepted."
            ),
        }
        found = said.get(self._record.regime) if self._record.regime else None
        return [Paragraph("", self._text(found))] if found else []

    def responsible(self) -> list[str]:
        """Return which function answers questions."""
        if not self._record.responsible_person:
            return []
        function = self._record.responsible_person
        return [self.say(Sentence("Responsible for the relation with civil society: {function}.", function=function))]

    def posting(self, announcements: Sequence[Announcement]) -> list[Posting]:
        """Return when the notice was put up and taken down, or lines to write it on."""
        board = [one for one in announcements if one.channel is PublicationChannel.NOTICE_BOARD]
        one = board[0] if board else None
        return [
            self._posted(
                Sentence("Posted on {date}", date=one.posted_on) if one and one.posted_on else None, N_("Posted on")
            ),
            self._posted(
                Sentence("Minutes of posting no. {number}", number=one.posting_minutes_number)
                if one and one.posting_minutes_number
                else None,
                N_("Minutes of posting no."),
            ),
            self._posted(
                Sentence("Taken down on {date}", date=one.removed_on) if one and one.removed_on else None,
                N_("Taken down on"),
            ),
        ]

    def _posted(self, known: Sentence | None, label: str) -> Posting:
        """Return what is known, or its label with a line to write on."""
        return Posting(self.say(known), blank=False) if known else Posting(self._text(label), blank=True)

    def stand(self) -> str:
        """Return which notice this is, for its foot; empty where it was not announced yet."""
        announced = self._record.announced_on
        return self.say(Sentence("notice of {date}", date=announced)) if announced else ""

    def _long(self, day: date | None) -> str:
        """Return a date with its day of the week."""
        return show_long_date(day, self._frame.catalogue, weekday=True)
