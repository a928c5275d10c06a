"""R05D Notice of a public debate or meeting: one page for the notice board (paper.md 7).

A debate is about the draft of its consultation; any other public meeting has an agenda of its own.
A meeting that is not public has no notice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.announcement import Announcement, AnnouncementKind
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.meeting import MeetingKind
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.reports.consultation_wording import DEBATE_RULES, MEETINGS
from parteneriat_desktop.reports.notice_content import NoticeContent
from parteneriat_desktop.reports.poster import Notice, Paragraph, notice_sheet

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.meeting import Meeting
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.reports.poster import Row

CODE = "R05D"
DEBATE, MEETING = N_("Notice of a public debate"), N_("Notice of a public meeting")


def meeting_notice(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the notice of a meeting.

    Refuses a meeting that is not public (code ``not-public``) and what one page does not hold
    (``report-one-page``).
    """
    meeting = cast("Meeting", subject)
    if meeting.non_public:
        raise RefusedError(
            Sentence("This meeting is not public; it has no notice."),
            Sentence("If it is public after all, change that in the record of the meeting first."),
            code="not-public",
        )
    content = _Content(source, meeting, frame)
    notice = Notice(
        code=CODE,
        title=frame.catalogue.text(DEBATE if content.debate else MEETING),
        subject=content.about(),
        stand="",
        rows=content.rows(),
        paragraphs=content.paragraphs(),
        small=" ".join([*content.basis(DEBATE_RULES if content.debate else MEETINGS), *content.responsible()]),
        posting=content.posting(content.announcements()),
        signatory=content.head(frame.catalogue.text(N_("Approved"))),
    )
    return notice_sheet(notice, frame)


class _Content(NoticeContent):
    """What only the notice of a meeting says."""

    def __init__(self, source: Surroundings, meeting: Meeting, frame: Frame) -> None:
        found = linked(source, Consultation, meeting.consultation)
        super().__init__(source, found or Consultation(id=""), frame)
        self._meeting = meeting
        self.debate = meeting.kind in {None, MeetingKind.DEBATE}

    def about(self) -> str:
        """Return what the meeting is about."""
        return self._record.title or self._meeting.title or DASH

    def rows(self) -> list[Row]:
        """Return when the meeting is, and until when proposals can be sent in writing."""
        label = N_("Public debate") if self.debate else N_("Public meeting")
        written = [self.proposals_row()] if self._record.proposals_deadline else []
        return [self.meeting_row(self._meeting, self._text(label)), *written]

    def paragraphs(self) -> list[Paragraph]:
        """Return the agenda, where to send proposals, what can be read and what will be answered."""
        agenda = [item.title for item in self._meeting.agenda or () if item.title]
        said: list[Paragraph] = []
        if agenda:
            said.append(Paragraph(self._text(N_("Agenda.")), self.say(Sentence("{items}.", items=agenda))))
        if self._record.proposals_deadline:
            said.append(self.where_to_send())
        return [*said, *self.papers(), *self.promise_of_answers()]

    def announcements(self) -> list[Announcement]:
        """Return where this meeting was announced."""
        own = belonging(self._source, Announcement, "meeting", self._meeting.id)
        others = belonging(self._source, Announcement, "consultation", self._record.id) if self._record.id else []
        return [*own, *(one for one in others if one.kind is AnnouncementKind.DEBATE)]
