"""Intervention plans: the list, and one plan with targets, budget, who does what."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.ui.chips import state_cell, state_chip
from parteneriat_desktop.ui.going import RECORD, new_record
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.plan_dossier import PlanDossier
from parteneriat_desktop.ui.pages.stacked_page import TWO_LINES, StackedPage
from parteneriat_desktop.ui.printing import print_report
from parteneriat_desktop.ui.record_rows import RecordRows
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context


class PlansPage(StackedPage["PlanDossier"]):
    """List and dossier of plans."""

    KEY = "plans"
    ENTITY = "plan"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        columns = (
            Column(context.text(N_("Plan")), 0, order="title"),
            Column(context.text(N_("State")), 150, order="state"),
            Column(context.text(N_("Adopted on")), 130, order="adopted_on"),
            Column(context.text(N_("Monitored until")), 140, order="monitored_until"),
            Column(context.text(N_("Targets")), 100, right=True),
        )
        self.build(
            RecordList(
                context,
                columns,
                RecordRows(context, Plan, self._cells),
                ListWords(
                    name=N_("Intervention plans"),
                    empty=N_("Here stand the intervention plans of your partnerships."),
                    add=N_("New plan"),
                ),
                rules=Rules(TWO_LINES, lines=True),
            ),
            PlanDossier(context),
        )

    def primary(self) -> None:
        """Save the target in the form."""
        if self.is_open():
            self.dossier.panel.form.save()

    def add_new(self) -> None:
        """Begin a new plan; on a dossier a new target."""
        if self.is_open():
            self.dossier.add_target()
        else:
            new_record(self.context, "plan")

    def print_out(self) -> None:
        """Print the intervention plan."""
        if self.is_open():
            print_report(self.context, self, "R02", self.dossier.record)

    def show_list(self) -> None:
        """Describe the list."""
        context = self.context
        count = Counted("{count} plan", "{count} plans", self.list.count())
        self.head.describe(context.text(N_("Intervention plans")), below=context.say(count))
        add = primary(context.text(N_("New plan")), context.palette, self.add_new, icon_name="plus")
        self.head.put_actions([add])

    def show_dossier(self, record: str) -> None:
        """Describe a plan."""
        context, palette = self.context, self.context.palette
        self.dossier.load(record)
        plan = cast("Plan | None", context.workspace.find("plan", record))
        chip = state_chip(context, plan)
        chips = [chip] if chip is not None else []
        adopted = plan.adopted_on if plan is not None else None
        words = context.say(Sentence("adopted on {day}", day=adopted)) if adopted else ""
        owner = context.workspace.find("partnership", (plan.partnership if plan else None) or "")
        above = [
            context.text(N_("Partnerships")),
            title_of(owner, context.catalogue),
            context.text(N_("Intervention plan")),
        ]
        self.head.describe(title_of(plan, context.catalogue), above=above, chips=[*chips, label(words, "small")])
        self.head.put_actions(
            [
                button(context.text(N_("Make PDF (R02)")), palette, self.print_out, icon_name="printer"),
                button(
                    context.text(N_("Edit")), palette, lambda: context.go(RECORD, "plan", record), icon_name="pencil"
                ),
            ]
        )

    def _cells(self, plan: Plan) -> list[Cell]:
        """Show one plan in the list."""
        context = self.context
        owner = context.workspace.find("partnership", plan.partnership or "")
        targets = context.workspace.children("target", "plan", plan.id)
        return [
            Cell(plan.title or context.text(N_("(no title yet)")), title_of(owner, context.catalogue), Kind.STRONG),
            state_cell(context, plan.state),
            Cell(context.show(plan.adopted_on)),
            Cell(context.show(plan.monitored_until)),
            Cell(str(len(targets))),
        ]
