"""R08 Minutes of a meeting of any kind, on paper (paper.md 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.minutes_content import ACTIONS, SPEECHES, minutes_content
from parteneriat_desktop.reports.tables import Table, text_table

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.meeting import Meeting
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

CODE = "R08"
#: Widths of the tables in millimetres.
SPEECH_WIDTHS, ACTION_WIDTHS = (9, 22, 40, 77, 17), (83, 36, 22, 24)
AGENDA, SPOKEN = N_("Agenda"), N_("Interventions")
REPLIES, DECIDED = N_("Replies of the initiator"), N_("Agreed actions")
NO_AGENDA = N_("No agenda was noted.")
NOBODY_SPOKE = N_("Nobody took the floor.")
NO_REPLY = N_("No reply was noted.")
NOTHING_DECIDED = N_("No actions were agreed.")


def minutes(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the minutes of a meeting as a file of paper."""
    content = minutes_content(source, cast("Meeting", subject), frame)
    text = frame.catalogue.text
    document = Document(code=CODE, title=content.title, subject=content.subject, frame=frame)
    document.key_values(content.facts)
    document.section(text(AGENDA))
    if content.agenda:
        document.bullets(content.agenda)
    else:
        document.paragraph(text(NO_AGENDA))
    document.section(text(SPOKEN))
    if content.speeches:
        columns = [
            Column(text(head), width, right=head == SPEECHES[-1])
            for head, width in zip(SPEECHES, SPEECH_WIDTHS, strict=True)
        ]
        document.table(Table(columns=columns, rows=content.speeches))
    else:
        document.paragraph(text(NOBODY_SPOKE))
    document.section(text(REPLIES))
    document.paragraph(content.replies or text(NO_REPLY))
    document.section(text(DECIDED))
    if content.actions:
        document.table(text_table(text, ACTIONS, ACTION_WIDTHS, content.actions), " ".join(content.notes))
    else:
        document.paragraph(text(NOTHING_DECIDED))
        for note in content.notes:
            document.paragraph(note)
    document.signatures(content.signatories)
    return document.bytes()
