"""Budget lines with what was contracted and paid and what is left; below them the payments of the chosen line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.budget import BudgetLine, Expenditure
from parteneriat_desktop.records.budget_sums import sums_of
from parteneriat_desktop.ui.going import new_record, open_record
from parteneriat_desktop.ui.pages.children import ChildList
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.pair_tab import PairTab
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import NOTHING, Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import Card, empty_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.records.budget_sums import LineSums, Sums
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.ui.context import Context

ROW = 46
#: The row of the sums, which is no record.
TOTAL = "total"
WAITING = N_("Choose a line to see what was paid from it.")


class BudgetLines(RecordList):
    """The lines of a plan's budget, each in its own currency, and their total in the plan's."""

    def __init__(self, context: Context, plan: Plan) -> None:
        self._plan = plan
        columns = (
            Column(context.text(N_("Budget line"))),
            Column(context.text(N_("Year")), 64, right=True),
            Column(context.text(N_("Planned")), 116, right=True),
            Column(context.text(N_("Contracted")), 116, right=True),
            Column(context.text(N_("Paid")), 116, right=True),
            Column(context.text(N_("Left")), 116, right=True),
        )
        super().__init__(
            context,
            columns,
            FixedRows(_rows(context, plan)),
            ListWords(
                name=N_("Budget lines"),
                empty=N_("No budget line yet. A line says for what, from which source and in which year."),
                add=N_("Add a line"),
            ),
            rules=Rules(ROW),
        )
        self.put_head(
            self.search,
            link(context.text(N_("Add a line")), context.palette, self.begin, icon_name="plus"),
        )
        self.opened.connect(self.open)
        self.new_wanted.connect(self.begin)

    def begin(self) -> None:
        """Begin a new line."""
        new_record(self.context, BudgetLine.ENTITY, plan=self._plan.id)

    def open(self, row: str) -> None:
        """Open the form of a line; the total is none."""
        if row != TOTAL:
            open_record(self.context, BudgetLine.ENTITY, row)


def budget_tab(context: Context, plan: Plan) -> PairTab:
    """Make the lines of a plan with the payments of the chosen one."""
    return PairTab(context, BudgetLines(context, plan), partial(_payments, context), WAITING)


def _payments(context: Context, row: str) -> QWidget:
    """Make the list of the payments of a line; the total has none of its own."""
    if row != TOTAL:
        return ChildList(context, Expenditure.ENTITY, "line", [row])
    card = Card()
    card.body.addWidget(empty_state(context.text(WAITING)))
    return card


def _rows(context: Context, plan: Plan) -> list[tuple[str, Sequence[Cell]]]:
    """Return the lines and, below them, what they come to."""
    found = sums_of(plan, context.workspace)
    rows: list[tuple[str, Sequence[Cell]]] = [(one.line.id, _cells(context, plan, one)) for one in found.lines]
    if rows:
        currency = plan.currency or context.workspace.country.currency
        strong = [Cell(cell.text, kind=Kind.STRONG) for cell in _amounts(context, found.total, currency)]
        rows.append((TOTAL, [Cell(context.text(N_("Total")), kind=Kind.STRONG), NOTHING, *strong]))
    return rows


def _cells(context: Context, plan: Plan, found: LineSums) -> Sequence[Cell]:
    """Show one line: for what, from where, who spends it; then its sums in its own currency."""
    line = found.line
    partner = context.workspace.find("partner", line.partner or "")
    activity = context.workspace.find("activity", line.activity or "")
    who = " · ".join(title_of(one, context.catalogue) for one in (partner, activity) if one is not None)
    title = " · ".join(context.catalogue.label(one) for one in (line.chapter, line.source) if one is not None)
    return [
        Cell(title or DASH, who, Kind.STRONG),
        Cell(str(line.year or DASH)),
        *_amounts(context, found.own, line.money(plan)),
    ]


def _amounts(context: Context, sums: Sums, currency: str) -> list[Cell]:
    """Show planned, contracted, paid and what is left; more paid than planned stands out."""
    amounts = (sums.planned, sums.contracted, sums.paid, sums.planned - sums.paid)
    cells = [Cell(formatting.show_money(amount, currency or None, context.catalogue)) for amount in amounts]
    if sums.overspent:
        cells[-1] = Cell(
            cells[-1].text, context.text(N_("more than planned")), second_icon="triangle-alert", second_tone=Tone.WARN
        )
    return cells
