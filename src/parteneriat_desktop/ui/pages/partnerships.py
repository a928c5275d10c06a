"""Partnerships: the list, and the dossier of one: parties, evidence, whether it counts and why not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import programmes
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.ui.chips import state_cell, state_chip
from parteneriat_desktop.ui.going import RECORD, new_record
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.partnering import neighbour_tabs
from parteneriat_desktop.ui.pages.partnership_dossier import PartnershipDossier
from parteneriat_desktop.ui.pages.stacked_page import TWO_LINES, StackedPage
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.papers import papers_button
from parteneriat_desktop.ui.printing import print_report, write_audit
from parteneriat_desktop.ui.record_rows import RecordRows
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, primary

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context


class PartnershipsPage(StackedPage["PartnershipDossier"]):
    """List and dossier of partnerships."""

    KEY = "partnerships"
    ENTITY = "partnership"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.put_with_list(neighbour_tabs(context, self.KEY))
        columns = (
            Column(context.text(N_("Partnership")), 0, order="title"),
            Column(context.text(N_("Parties")), 250),
            Column(context.text(N_("State")), 130, order="state"),
            Column(context.text(N_("In force")), 190, order="in_force_on"),
            Column(context.text(N_("Evidence")), 170, right=True),
        )
        self.build(
            RecordList(
                context,
                columns,
                RecordRows(context, Partnership, self._cells),
                ListWords(
                    name=N_("Partnerships"),
                    empty=N_("Here stand your partnerships. A partnership begins with a signed agreement."),
                    add=N_("New partnership"),
                ),
                rules=Rules(TWO_LINES, lines=True),
            ),
            PartnershipDossier(context),
        )

    def add_new(self) -> None:
        """Begin a new partnership; on a dossier a plan in it."""
        if self.is_open():
            new_record(self.context, "plan", partnership=self.dossier.record)
        else:
            new_record(self.context, "partnership", target_code=self.context.workspace.profile.programme)

    def print_out(self) -> None:
        """Print the partnership sheet."""
        if self.is_open():
            print_report(self.context, self, "R01", self.dossier.record)

    def show_list(self) -> None:
        """Describe the list."""
        context = self.context
        count = Counted("{count} partnership", "{count} partnerships", self.list.count())
        self.head.describe(context.text(N_("Partnerships")), below=context.say(count))
        add = primary(context.text(N_("New partnership")), context.palette, self.add_new, icon_name="plus")
        self.head.put_actions([add])

    def show_dossier(self, record: str) -> None:
        """Describe a dossier."""
        context, palette = self.context, self.context.palette
        self.dossier.load(record)
        partnership = cast("Partnership | None", context.workspace.find("partnership", record))
        chip = state_chip(context, partnership)
        above = [context.text(N_("Partnerships")), (partnership.internal_code if partnership else None) or DASH]
        self.head.describe(title_of(partnership, context.catalogue), above=above, chips=[chip] if chip else [])
        self.head.put_actions(
            [
                papers_button(context, self, "partnership", record),
                button(
                    context.text(N_("Audit folder")),
                    palette,
                    partial(write_audit, context, self, record),
                    icon_name="package",
                ),
                primary(
                    context.text(N_("Edit")),
                    palette,
                    lambda: context.go(RECORD, "partnership", record),
                    icon_name="pencil",
                ),
            ]
        )

    def _cells(self, partnership: Partnership) -> list[Cell]:
        """Show one partnership in the list."""
        context = self.context
        names = [
            title_of(context.workspace.find("partner", party.partner), context.catalogue)
            for party in partnership.parties or []
            if party.partner
        ]
        start, end = (
            formatting.show_date(day, context.catalogue) for day in (partnership.in_force_on, partnership.ends_on)
        )
        found = programmes.evidence_of(context.workspace, partnership.id)
        proved = sum(row.state is RowState.PROVED for row in found.rows)
        figure = context.say(Sentence("{proved} of {all}", proved=proved, all=len(found.rows)))
        counts = N_("countable") if found.countable else N_("not countable")
        return [
            Cell(partnership.title or context.text(N_("(no title yet)")), partnership.internal_code or "", Kind.STRONG),
            Cell(names[0] if names else DASH, ", ".join(names[1:])),
            state_cell(context, partnership.state),
            Cell(start, context.say(Sentence("until {day}", day=end)) if partnership.ends_on else ""),
            Cell(
                figure,
                context.text(counts),
                second_icon="circle-check" if found.countable else "circle-x",
                second_tone=Tone.OK if found.countable else Tone.WARN,
            ),
        ]
