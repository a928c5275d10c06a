"""Consultative bodies: the list with meetings held beside those planned, and the dossier of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultative_body import BodyKind, ConsultativeBody
from parteneriat_desktop.records.meeting import MeetingKind
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.ui.going import RECORD, new_record
from parteneriat_desktop.ui.pages.body_dossier import BodyDossier
from parteneriat_desktop.ui.pages.body_facts import held_of_planned, number_and_day
from parteneriat_desktop.ui.pages.consulting import sibling_tabs
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.stacked_page import TWO_LINES, StackedPage
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.record_rows import RecordRows
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.cards import Chip

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

#: The kind of meeting that each kind of body holds.
MEETS = {
    BodyKind.ADVISORY_COUNCIL: MeetingKind.COUNCIL_MEETING,
    BodyKind.WORKING_GROUP: MeetingKind.WORKING_GROUP,
    BodyKind.CIVIC_FORUM: MeetingKind.FORUM,
    BodyKind.STEERING_GROUP: MeetingKind.COORDINATION,
}


class BodiesPage(StackedPage["BodyDossier"]):
    """List and dossier of consultative bodies."""

    KEY = "bodies"
    ENTITY = "consultative_body"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.put_with_list(sibling_tabs(context, self.KEY))
        columns = (
            Column(context.text(N_("Consultative body")), 0, order="name"),
            Column(context.text(N_("Founding act")), 170, order="founding_act_date"),
            Column(context.text(N_("Term of office until")), 160, order="term_until"),
            Column(context.text(N_("Members")), 100, right=True),
            Column(context.text(N_("Meetings this year")), 190, right=True),
        )
        self.build(
            RecordList(
                context,
                columns,
                RecordRows(context, ConsultativeBody, self._cells),
                ListWords(
                    name=N_("Consultative bodies"),
                    empty=N_("Here stand councils, working groups and forums that take part in decisions."),
                    add=N_("New consultative body"),
                ),
                rules=Rules(TWO_LINES, lines=True),
            ),
            BodyDossier(context),
        )

    def primary(self) -> None:
        """Save the message that is being written."""
        if self.is_open() and self.dossier.tabs.current() == "discussion":
            self.dossier.discussion.save()

    def add_new(self) -> None:
        """Begin a new body; in a dossier a meeting of it."""
        if not self.is_open():
            new_record(self.context, "consultative_body")
            return
        body = linked(self.context.workspace, ConsultativeBody, self.dossier.record)
        kind = MEETS[body.kind].value if body is not None and body.kind is not None else None
        new_record(self.context, "meeting", body=self.dossier.record, kind=kind)

    def show_list(self) -> None:
        """Describe the list."""
        context = self.context
        count = Counted("{count} consultative body", "{count} consultative bodies", self.list.count())
        self.head.describe(context.text(N_("Consultative bodies")), below=context.say(count))
        add = primary(context.text(N_("New consultative body")), context.palette, self.add_new, icon_name="plus")
        self.head.put_actions([add])

    def show_dossier(self, record: str) -> None:
        """Describe a body."""
        context, palette = self.context, self.context.palette
        self.dossier.load(record)
        body = linked(context.workspace, ConsultativeBody, record)
        above = [context.text(N_("Consultations")), context.text(N_("Consultative bodies"))]
        chips: list[Chip] = []
        if body is not None and body.kind is not None:
            chips.append(Chip(context.catalogue.label(body.kind), Tone.NEUTRAL, palette, "users"))
        self.head.describe(title_of(body, context.catalogue), above=above, chips=chips)
        edit = button(
            context.text(N_("Edit")),
            palette,
            lambda: context.go(RECORD, "consultative_body", record),
            icon_name="pencil",
        )
        meeting = button(context.text(N_("Add a meeting")), palette, self.add_new, icon_name="users")
        self.head.put_actions([edit, meeting])

    def _cells(self, body: ConsultativeBody) -> list[Cell]:
        """Show one body in the list."""
        context = self.context
        held = body.meetings_held(context.workspace, context.today.year)
        over = body.term_until is not None and body.term_until < context.today
        late = context.text(N_("the term is over")) if over else ""
        return [
            Cell(
                body.name or context.text(N_("(no title yet)")),
                context.show(body.kind),
                Kind.STRONG,
            ),
            Cell(*number_and_day(context, body.founding_act_number, body.founding_act_date)),
            Cell(context.show(body.term_until), late, second_tone=Tone.WARN if over else None),
            Cell(str(len(body.members or ()))),
            Cell(context.say(held_of_planned(held)), context.say(Sentence("in {year}", year=str(context.today.year)))),
        ]
