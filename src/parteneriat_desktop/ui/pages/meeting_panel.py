"""One meeting of a consultation: agenda, speakers, decisions with term and state, who took part, its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.meeting import DecisionStatus, Meeting
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.ui.going import open_record
from parteneriat_desktop.ui.pages.counts_entry import CountsEntry
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.printing import preview_report, print_report, write_editable
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, square
from parteneriat_desktop.ui.widgets.cards import Card, Chip, clear_layout, rule, scrolling
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.meeting import Decision
    from parteneriat_desktop.ui.context import Context

STATES = {
    DecisionStatus.OPEN: (Tone.INFO, "circle-dot"),
    DecisionStatus.IN_PROGRESS: (Tone.INFO, "hourglass"),
    DecisionStatus.DONE: (Tone.OK, "circle-check"),
    DecisionStatus.DROPPED: (Tone.NEUTRAL, "circle-minus"),
}


class MeetingPanel(Card):
    """Shows a meeting; the counts are typed here, the rest in its form."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.record = ""
        head = QHBoxLayout()
        self._title = label("", "card-title", wrap=True)
        head.addWidget(self._title, 1)
        edit, look = context.text(N_("Edit")), context.text(N_("Preview"))
        head.addWidget(square("pencil", edit, context.palette, self._edit))
        head.addWidget(square("eye", look, context.palette, self._preview))
        self.body.addLayout(head)
        self._facts = label("", "small", wrap=True)
        self.body.addWidget(self._facts)
        self.body.addWidget(scrolling(self._content()), 1)
        self.body.addWidget(rule())
        words = context.text(N_("Editable text (.docx)"))
        text = button(words, context.palette, self._editable, icon_name="file-text", look="small")
        words = context.text(N_("Create PDF (R08)"))
        paper = button(words, context.palette, self._print, icon_name="printer", look="small")
        self.body.addLayout(Flow([text, paper]))

    def _content(self) -> QWidget:
        """Make what scrolls: the counts, then what was said and decided."""
        context = self.context
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(6)
        column.addWidget(label(context.text(N_("Who took part (counts only)")), "strong", wrap=True))
        self.counts = CountsEntry(context)
        self.counts.saved.connect(self.saved)
        column.addWidget(self.counts)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(6)
        column.addLayout(self._parts)
        column.addStretch(1)
        return content

    def load(self, record: str) -> None:
        """Show a meeting."""
        context = self.context
        found = linked(context.workspace, Meeting, record)
        if found is None:
            return
        self.record = record
        self._title.setText(title_of(found, context.catalogue))
        values = (found.kind, found.held_on, found.starts_at, found.ends_at, found.place, found.online_link)
        self._facts.setText(" · ".join(context.show(value) for value in values if value is not None))
        clear_layout(self._parts)
        for widget in self._sections(found):
            self._parts.addWidget(widget)
        self.counts.load(record)

    def _edit(self) -> None:
        """Open the form of the meeting."""
        open_record(self.context, "meeting", self.record)

    def _preview(self) -> None:
        """Show the minutes as they would be printed."""
        preview_report(self.context, self, "R08", self.record)

    def _editable(self) -> None:
        """Write the minutes as a text to go on with."""
        write_editable(self.context, self, "R08", self.record)

    def _print(self) -> None:
        """Make the minutes."""
        print_report(self.context, self, "R08", self.record)

    def _sections(self, meeting: Meeting) -> Iterator[QWidget]:
        """Yield agenda, speakers and decisions."""
        context = self.context
        yield label(context.text(N_("Agenda")), "strong")
        points = [item.title or DASH for item in meeting.agenda or ()]
        yield from self._lines([f"{number}. {words}" for number, words in enumerate(points, start=1)])
        yield label(context.text(N_("Speakers")), "strong")
        spoken = [(one.quality or one.organisation or DASH, one.summary or DASH) for one in meeting.interventions or ()]
        said = (Sentence("{speaker}: {words}", speaker=who, words=words) for who, words in spoken)
        yield from self._lines([context.say(one) for one in said])
        yield label(context.text(N_("Decisions and actions")), "strong")
        if not meeting.decisions:
            yield from self._lines([])
        for decision in meeting.decisions or ():
            yield from self._decision(decision)

    def _decision(self, decision: Decision) -> Iterator[QWidget]:
        """Yield a decision with who does it, until when, and how far it is."""
        context = self.context
        late = decision.due_on is not None and decision.due_on < context.today
        still_open = decision.status in {None, DecisionStatus.OPEN, DecisionStatus.IN_PROGRESS}
        yield label(decision.what or DASH, wrap=True)
        facts = [value for value in (decision.who, decision.due_on) if value is not None]
        yield label(" · ".join(context.show(value) for value in facts) or DASH, "small", wrap=True)
        tone, icon = STATES[decision.status or DecisionStatus.OPEN]
        words = context.show(decision.status or DecisionStatus.OPEN)
        if late and still_open:
            tone, icon, words = Tone.ERR, "circle-alert", context.text(N_("overdue"))
        yield Chip(words, tone, context.palette, icon)

    def _lines(self, lines: list[str]) -> Iterator[QWidget]:
        """Yield lines, or that there are none."""
        for words in lines or [self.context.text(N_("Nothing is entered."))]:
            yield label(words, "" if lines else "muted", wrap=True)
