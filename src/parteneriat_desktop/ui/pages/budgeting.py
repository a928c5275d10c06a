"""Participatory budgeting: the rounds of all consultations, and the dossier of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.budgeting import BudgetingRound
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.ui.going import RECORD, new_record, open_record
from parteneriat_desktop.ui.pages.budgeting_dossier import BudgetingDossier
from parteneriat_desktop.ui.pages.consulting import sibling_tabs
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.stacked_page import TWO_LINES, StackedPage
from parteneriat_desktop.ui.record_rows import RecordRows
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, primary

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context


class BudgetingPage(StackedPage["BudgetingDossier"]):
    """List and dossier of rounds."""

    KEY = "budgeting"
    ENTITY = "budgeting_round"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.put_with_list(sibling_tabs(context, self.KEY))
        columns = (
            Column(context.text(N_("Round")), 0, order="title"),
            Column(context.text(N_("Sum to be decided on")), 190, right=True, order="amount"),
            Column(context.text(N_("Projects")), 110, right=True),
            Column(context.text(N_("Ballots cast")), 160, right=True, order="votes_total"),
            Column(context.text(N_("Results published on")), 200, order="results_published_on"),
        )
        self.build(
            RecordList(
                context,
                columns,
                RecordRows(context, BudgetingRound, self._cells),
                ListWords(
                    name=N_("Rounds of participatory budgeting"),
                    empty=N_("Here stand the rounds in which people decide by vote how a sum is used."),
                    add=N_("New round"),
                ),
                rules=Rules(TWO_LINES, lines=True),
            ),
            BudgetingDossier(context),
        )

    def primary(self) -> None:
        """Save the project."""
        if self.is_open():
            self.dossier.panel.form.save()

    def go_back(self) -> bool:
        """Go from the form to the projects where it took their place, else to the list."""
        return (self.is_open() and self.dossier.close_form()) or super().go_back()

    def add_new(self) -> None:
        """Begin a new round; in a dossier a new project."""
        if self.is_open():
            self.dossier.add()
        else:
            new_record(self.context, "budgeting_round", currency=self.context.workspace.country.currency)

    def show_list(self) -> None:
        """Describe the list."""
        context = self.context
        count = Counted("{count} round", "{count} rounds", self.list.count())
        self.head.describe(context.text(N_("Participatory budgeting")), below=context.say(count))
        add = primary(context.text(N_("New round")), context.palette, self.add_new, icon_name="plus")
        self.head.put_actions([add])

    def show_dossier(self, record: str) -> None:
        """Describe a round and lead to its consultation."""
        context, palette = self.context, self.context.palette
        self.dossier.load(record)
        found = linked(context.workspace, BudgetingRound, record)
        above = [context.text(N_("Consultations")), context.text(N_("Participatory budgeting"))]
        self.head.describe(title_of(found, context.catalogue), above=above)
        edit = button(
            context.text(N_("Edit")),
            palette,
            lambda: context.go(RECORD, "budgeting_round", record),
            icon_name="pencil",
        )
        add = button(context.text(N_("New project")), palette, self.add_new, icon_name="plus")
        actions = [edit, add]
        consultation = found.consultation if found is not None else None
        if consultation is not None:
            words = context.text(N_("Consultation"))
            actions.insert(
                0,
                button(
                    words, palette, lambda: open_record(context, "consultation", consultation), icon_name="megaphone"
                ),
            )
        self.head.put_actions(actions)

    def _cells(self, one: BudgetingRound) -> list[Cell]:
        """Show one round in the list."""
        context = self.context
        above = context.workspace.find("consultation", one.consultation) if one.consultation else None
        second = title_of(above, context.catalogue) if above is not None else ""
        projects = context.workspace.children("budgeting_project", "budgeting_round", one.id)
        return [
            Cell(one.title or context.text(N_("(no title yet)")), second, Kind.STRONG),
            Cell(context.show(one.amount), one.currency or ""),
            Cell(str(len(projects))),
            Cell(context.show(one.votes_total)),
            Cell(context.show(one.results_published_on)),
        ]
