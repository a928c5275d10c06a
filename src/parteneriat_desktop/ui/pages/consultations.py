"""Consultations: the list, and the dossier of one: its road, the register of proposals, the decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import listing
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.contribution import ContributionDecision
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.ui.chips import state_cell, state_chip
from parteneriat_desktop.ui.going import new_record
from parteneriat_desktop.ui.pages.consultation_actions import head_buttons
from parteneriat_desktop.ui.pages.consultation_dossier import ConsultationDossier
from parteneriat_desktop.ui.pages.consultation_tabs import REGISTER
from parteneriat_desktop.ui.pages.consulting import sibling_tabs
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.stacked_page import TWO_LINES, StackedPage
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.printing import print_report
from parteneriat_desktop.ui.record_rows import RecordRows
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import primary
from parteneriat_desktop.ui.widgets.cards import Chip

if TYPE_CHECKING:
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context


class ConsultationsPage(StackedPage["ConsultationDossier"]):
    """List and dossier of consultations."""

    KEY = "consultations"
    ENTITY = "consultation"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        columns = (
            Column(context.text(N_("Consultation")), 0, order="title"),
            Column(context.text(N_("State")), 190, order="state"),
            Column(context.text(N_("Announced on")), 130, order="announced_on"),
            Column(context.text(N_("Proposals until")), 130, order="proposals_deadline"),
            Column(context.text(N_("Proposals")), 150, right=True),
        )
        self.put_with_list(sibling_tabs(context, self.KEY))
        self.build(
            RecordList(
                context,
                columns,
                RecordRows(context, Consultation, self._cells),
                ListWords(
                    name=N_("Consultations"),
                    empty=N_("Here stand the consultations: statutory ones and those promised in a plan."),
                    add=N_("New consultation"),
                ),
                rules=Rules(TWO_LINES, lines=True),
            ),
            ConsultationDossier(context),
        )

    def primary(self) -> None:
        """Save the decision where one is being made; else take the next step."""
        if not self.is_open():
            return
        target = self.dossier.next_step()
        if self.dossier.is_deciding():
            self.dossier.decision.save()
        elif target is not None:
            self.dossier.take_step(target)

    def go_back(self) -> bool:
        """Go from the form of a budgeting project to the projects, else to the list."""
        return (self.is_open() and self.dossier.close_form()) or super().go_back()

    def add_new(self) -> None:
        """Begin a new consultation; on a dossier a new proposal."""
        if self.is_open():
            self.dossier.show_tab(REGISTER)
            self.dossier.entry.focus_first()
        else:
            new_record(self.context, "consultation")

    def show_list(self) -> None:
        """Describe the list."""
        context = self.context
        count = Counted("{count} consultation", "{count} consultations", self.list.count())
        self.head.describe(context.text(N_("Consultations")), below=context.say(count))
        add = primary(context.text(N_("New consultation")), context.palette, self.add_new, icon_name="plus")
        self.head.put_actions([add])

    def show_dossier(self, record: str) -> None:
        """Describe a consultation."""
        context, palette = self.context, self.context.palette
        self.dossier.load(record)
        found = linked(context.workspace, Consultation, record)
        number = Sentence(
            "No. {number} / {day}",
            number=found.registration_number if found else None,
            day=found.registration_date if found else None,
        )
        above = [context.text(N_("Consultations")), context.say(number)]
        chip = state_chip(context, found)
        chips = [chip] if chip is not None else []
        if found is not None and found.regime is not None:
            chips.append(Chip(context.catalogue.label(found.regime), Tone.NEUTRAL, palette, "gavel"))
        self.head.describe(title_of(found, context.catalogue), above=above, chips=chips)
        self.head.put_actions(head_buttons(context, self.dossier, found) if found is not None else [])

    def print_out(self) -> None:
        """Make the notice of the consultation."""
        if self.is_open():
            print_report(self.context, self, "R05", self.dossier.record)

    def _cells(self, consultation: Consultation) -> list[Cell]:
        """Show one consultation in the list."""
        context = self.context
        its = {"consultation": consultation.id}
        received = listing.count(context.workspace, "contribution", its)
        waiting: dict[str, Wire] = {**its, "decision": [None, ContributionDecision.UNDER_ANALYSIS.value]}
        undecided = listing.count(context.workspace, "contribution", waiting)
        second = context.say(Sentence("{count} without a decision", count=undecided)) if undecided else ""
        regime = context.show(consultation.regime)
        return [
            Cell(
                consultation.title or context.text(N_("(no title yet)")), regime if regime != DASH else "", Kind.STRONG
            ),
            state_cell(context, consultation.state),
            Cell(context.show(consultation.announced_on)),
            Cell(context.show(consultation.proposals_deadline)),
            Cell(str(received), second, second_tone=Tone.WARN if undecided else None),
        ]
