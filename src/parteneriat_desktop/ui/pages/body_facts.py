"""What a consultative body is: its act, its term and its meetings held beside those planned; its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultative_body import ConsultativeBody
from parteneriat_desktop.records.meeting import Meeting, open_decisions
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.ui.pages.stacked_page import TWO_LINES
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import Card, column_of, empty_state, rule, scrolling
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.progress import Bar
from parteneriat_desktop.ui.widgets.words import ElidedLabel, icon_line, label

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.records.consultative_body import BodyMember, MeetingsHeld
    from parteneriat_desktop.ui.context import Context

RIGHT = 304


def held_of_planned(found: MeetingsHeld) -> Sentence:
    """Return how many meetings were held, beside the planned ones where some were planned."""
    if found.planned is None:
        return Sentence("{held} held", held=found.held)
    return Sentence("{held} of {planned}", held=found.held, planned=found.planned)


def number_and_day(context: Context, number: str | None, day: date | None) -> tuple[str, str]:
    """Return the number of an act, and its day under it."""
    if not number:
        return context.show(day), ""
    words = context.say(Sentence("No. {number}", number=number))
    return words, context.show(day) if day is not None else ""


class BodyFacts(Card):
    """The facts of a body in one row, in two where there is little room."""

    meetings_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self.body.addLayout(self._row)

    def show_body(self, body: ConsultativeBody) -> None:
        """Show the facts of a body."""
        context = self._context
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        number, day = number_and_day(context, body.founding_act_number, body.founding_act_date)
        term = f"{context.show(body.term_from)} – {context.show(body.term_until)}"
        rules = context.text(N_("yes") if body.rules_document is not None else N_("missing"))
        parts = [
            self._fact(N_("Founding act"), " / ".join(part for part in (number, day) if part)),
            self._fact(N_("Rules of procedure"), rules),
            self._fact(N_("Term of office"), term if body.term_from or body.term_until else DASH),
            self._meetings(body),
        ]
        for position, part in enumerate(parts):
            if position:
                self._row.addWidget(rule(upright=True))
            self._row.addWidget(part, 1)

    def _fact(self, caption: str, words: str) -> QWidget:
        """Put a word of what it is over the fact."""
        return column_of([label(self._context.text(caption), "small"), ElidedLabel(words, "strong")], spacing=1)

    def _meetings(self, body: ConsultativeBody) -> QWidget:
        """Show meetings held this year beside those planned, and what was decided and is past its term."""
        context, palette = self._context, self._context.palette
        found = body.meetings_held(context.workspace, context.today.year)
        caption = Sentence("Meetings in {year}", year=str(context.today.year))
        widgets: list[QWidget] = [label(context.say(caption), "small")]
        row = QWidget()
        row.setProperty("look", "clear")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(context.say(held_of_planned(found)), "strong"))
        if found.planned:
            line.addWidget(Bar(palette, min(found.held, found.planned), found.planned, name=context.say(caption)), 1)
        widgets.append(row)
        meetings = belonging(context.workspace, Meeting, "body", body.id)
        late = sum(len(open_decisions(one, context.today)) for one in meetings)
        if late:
            words = Counted("{count} decision is past its term", "{count} decisions are past their term", late)
            widgets.append(icon_line("clock", palette.colour(Tone.WARN), ElidedLabel(context.say(words), "warn")))
        return column_of(widgets, spacing=1)


class MembersCard(QWidget):
    """Seats of a body as organisation and function; the names of people behind a lock; what the body is for."""

    def __init__(self, context: Context, body: ConsultativeBody) -> None:
        super().__init__()
        self._context = context
        self.setProperty("look", "clear")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._seats(body), 1)
        right = scrolling(column_of([self._purpose(body), self._names(body)]))
        right.setFixedWidth(context.look.px(RIGHT))
        row.addWidget(right)

    def _seats(self, body: ConsultativeBody) -> Card:
        """List the seats."""
        context = self._context
        columns = (Column(context.text(N_("Organisation"))), Column(context.text(N_("Member")), 200))
        members = body.members or []
        rows = [(str(number), self._seat(member)) for number, member in enumerate(members)]
        self.table = TableView(
            TableModel(columns, FixedRows(rows)), context.text(N_("Members")), context.look, Rules(TWO_LINES)
        )
        card = Card(padded=False)
        count = Counted("{count} seat", "{count} seats", len(members))
        card.add_head(context.text(N_("Members")), label(context.say(count), "small"))
        places = Places(self.table)
        if not members:
            places.show_instead(empty_state(context.text(N_("No members yet; an open forum may have none."))))
        card.body.addWidget(places, 1)
        return card

    def _seat(self, member: BodyMember) -> list[Cell]:
        """Show one seat."""
        context = self._context
        since, until = member.member_from, member.member_until
        seated = DASH
        if until is not None:
            seated = f"{context.show(since)} – {context.show(until)}"
        elif since is not None:
            seated = context.say(Sentence("since {day}", day=since))
        return [Cell(member.organisation or DASH, context.show(member.function), Kind.STRONG), Cell(seated)]

    def _purpose(self, body: ConsultativeBody) -> Card:
        """Show what the body is for and what it delivers."""
        context = self._context
        card = Card()
        for name in ("mandate", "deliverables"):
            declared = ConsultativeBody.field(name)
            words = getattr(body, name) or DASH
            card.body.addWidget(label(context.text(declared.facts.label if declared else name), "card-title"))
            card.body.addWidget(label(words, wrap=True))
        return card

    def _names(self, body: ConsultativeBody) -> Card:
        """Keep the names of people behind a button; they never leave the institution."""
        context, palette = self._context, self._context.palette
        card = Card()
        card.body.addWidget(label(context.text(N_("Names of the members")), "card-title", wrap=True))
        lock = label(context.text(N_("Stays in your institution; never leaves in packages.")), "small", wrap=True)
        card.body.addWidget(icon_line("lock", palette.muted, lock))
        self.names = label(body.member_names or DASH, wrap=True)
        self.names.hide()
        self.reveal: QPushButton = link(context.text(N_("Show the names")), palette, self._toggle, icon_name="eye")
        holder = QVBoxLayout()
        holder.addWidget(self.reveal)
        holder.addWidget(self.names)
        card.body.addLayout(holder)
        return card

    def _toggle(self) -> None:
        """Show the names, or hide them again."""
        shown = self.names.isHidden()
        self.names.setVisible(shown)
        self.reveal.setText(" " + self._context.text(N_("Hide the names") if shown else N_("Show the names")))
