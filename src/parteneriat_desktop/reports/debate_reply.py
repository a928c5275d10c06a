"""R19 Reply to a request for a debate: a short letter to whoever asked (domain G3).

Rules of this module:

1. Where the law obliges (an association or an authority asked), the request is accepted and the letter says why
   and when the debate is held, or how long after its announcement at most.
2. The request of a citizen is noted: it does not oblige. If a debate is held all the same, the letter says so.
3. Only organisations are named, never citizens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.countries.deadline_words import length
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.contribution import RequesterCapacity
from parteneriat_desktop.records.meeting import Meeting, MeetingKind
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.reports.consultation_wording import DEBATE_REQUEST
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.notice_content import NoticeContent
from parteneriat_desktop.reports.term_wording import cited

if TYPE_CHECKING:
    from parteneriat_desktop.records.contribution import DebateRequest
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R19", N_("Reply to a request for a debate")

#: The rule on how long after its announcement a debate is held at most.
DEBATE = "ro.l52.debate"
_OBLIGING = {RequesterCapacity.ASSOCIATION, RequesterCapacity.AUTHORITY}


def debate_reply(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the reply to a request."""
    return _Reply(source, cast("DebateRequest", subject), frame).compose()


class _Reply(NoticeContent):
    """One letter under composition."""

    def __init__(self, source: Surroundings, request: DebateRequest, frame: Frame) -> None:
        consultation = linked(source, Consultation, request.consultation) or Consultation(id="")
        super().__init__(source, consultation, frame)
        self._request = request
        meetings = belonging(source, Meeting, "consultation", consultation.id)
        self._debates = [one for one in meetings if one.kind is MeetingKind.DEBATE and one.held_on]
        self._obliged = self.rule(DEBATE_REQUEST) if request.capacity in _OBLIGING else None
        self._document = Document(code=CODE, title=self._text(TITLE), subject=self.subject(), frame=frame)

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        request = self._request
        name = self.partner_name(request.requester) if request.requester else request.requester_name or DASH
        self._document.key_values(
            [
                (self._text(N_("Who asked")), name),
                (self._text(N_("Capacity")), self.show(request.capacity)),
                (self._text(N_("Request")), self.numbered(request.registration_number, request.registration_date)),
            ]
        )
        self._decision()
        for debate in self._debates:
            row = self.meeting_row(debate, self._text(N_("The debate is held:")))
            when = self.say(Sentence("{day}.", day=row.value))
            self._document.paragraph(f"{when} {row.texts[0]}", row.label)
        if self._obliged and not self._debates:
            self._when()
        self._document.signatures(self.signatories())
        return self._document.bytes()

    def _decision(self) -> None:
        """Say whether the request is accepted or noted, and why."""
        if self._obliged:
            because = Sentence(
                "A public debate is held, because it was asked for in writing by: {capacity} ({article}).",
                capacity=self._request.capacity,
                article=cited([self._obliged]),
            )
            self._document.paragraph(self.say(because), self._text(N_("The request is accepted.")))
        elif self._debates:
            self._document.paragraph(
                self._text(N_("The request does not oblige to hold a debate, but one is held.")),
                self._text(N_("The request is noted.")),
            )
        else:
            kept = N_("It does not oblige to hold a debate; it is kept with the papers of the consultation.")
            self._document.paragraph(self._text(kept), self._text(N_("The request is noted.")))

    def _when(self) -> None:
        """Say how long after its announcement a debate that has no date yet is held at most."""
        term = self._source.law.term(DEBATE, self._source.today)
        announced = Sentence("Day and place of the debate will be announced.")
        if term is None:
            self._document.paragraph(self.say(announced))
            return
        within = Sentence(
            "Day and place of the debate will be announced; it is held at most {term} after that ({article}).",
            term=length(term),
            article=cited([term]),
        )
        self._document.paragraph(self.say(within))
