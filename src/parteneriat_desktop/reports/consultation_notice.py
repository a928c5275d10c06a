"""R05 Notice of a public consultation: one page for the notice board (paper.md 7).

A debate that is planned stands among the dates; where there is none yet, the notice says who can ask for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.announcement import Announcement, AnnouncementKind
from parteneriat_desktop.records.consultation_terms import TermKind
from parteneriat_desktop.records.meeting import Meeting, MeetingKind
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.reports.consultation_wording import NOTICE, PROPOSALS, URGENT
from parteneriat_desktop.reports.notice_content import NoticeContent
from parteneriat_desktop.reports.poster import Notice, Row, notice_sheet
from parteneriat_desktop.reports.term_wording import counted, counted_shortly

if TYPE_CHECKING:
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.consultation_wording import Rules
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R05", N_("Notice of a public consultation")


def consultation_notice(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the notice of a consultation; refuses (code ``report-one-page``) what one page does not hold."""
    consultation = cast("Consultation", subject)
    content = _Content(source, consultation, frame)
    announced = belonging(source, Announcement, "consultation", consultation.id)
    notice = Notice(
        code=CODE,
        title=frame.catalogue.text(TITLE),
        subject=consultation.title or DASH,
        stand=content.stand(),
        rows=content.rows(),
        paragraphs=[
            content.where_to_send(),
            *content.papers(),
            *content.exceptions(),
            *([] if content.debates else content.how_to_ask_for_a_debate()),
            *content.promise_of_answers(),
        ],
        small=" ".join([*content.basis(*content.laws()), *content.responsible()]),
        posting=content.posting([one for one in announced if one.kind in {None, AnnouncementKind.CONSULTATION}]),
        signatory=content.head(frame.catalogue.text(N_("Approved"))),
    )
    return notice_sheet(notice, frame)


class _Content(NoticeContent):
    """What only the notice of a consultation says."""

    def __init__(self, source: Surroundings, consultation: Consultation, frame: Frame) -> None:
        super().__init__(source, consultation, frame)
        meetings = belonging(source, Meeting, "consultation", consultation.id)
        self.debates = [one for one in meetings if one.kind is MeetingKind.DEBATE and one.held_on]

    def rows(self) -> list[Row]:
        """Return the dates: proposals, debates, the earliest endorsement."""
        debates = [self.meeting_row(debate, self._text(N_("Public debate"))) for debate in self.debates]
        return [self.proposals_row(), *debates, *self._endorsement()]

    def _endorsement(self) -> list[Row]:
        """Return from when on the draft may be endorsed, where a law says so and nothing is urgent."""
        term = self.term(TermKind.ENDORSEMENT)
        if term is None or self._record.urgent:
            return []
        label, day = self._text(N_("Endorsement, at the earliest")), self._long(term.date)
        catalogue = self._frame.catalogue
        texts = (counted(term, catalogue), counted(term, catalogue, named=False), counted_shortly(term))
        return [Row(label, day, tuple(map(self.say, texts)), extra=True)]

    def laws(self) -> tuple[Rules, ...]:
        """Return on which rules the notice rests: that on urgency only where it was used."""
        return (NOTICE, PROPOSALS, URGENT) if self._record.urgent else (NOTICE, PROPOSALS)
