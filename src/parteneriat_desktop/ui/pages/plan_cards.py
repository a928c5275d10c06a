"""The cards of a plan: targets with progress, budget by source with its total, who does what (RACI)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.budget_sums import sums_of
from parteneriat_desktop.records.indicator_value import IndicatorValue
from parteneriat_desktop.records.measure import said
from parteneriat_desktop.records.progress import progress, reached, realised
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.work import Activity, RaciRole, Responsibility
from parteneriat_desktop.ui.going import new_record
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, empty_state
from parteneriat_desktop.ui.widgets.places import OneOfSeveral
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.budget_sums import Sums
    from parteneriat_desktop.records.partner import Partner
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.target import Target
    from parteneriat_desktop.ui.context import Context

HUNDRED = Decimal(100)
#: Most organisations that the table of duties has columns for.
MOST_PARTNERS = 4
LETTERS: dict[RaciRole, str] = {
    RaciRole.RESPONSIBLE: "R",
    RaciRole.ACCOUNTABLE: "A",
    RaciRole.CONSULTED: "C",
    RaciRole.INFORMED: "I",
}


class TargetsCard(Card):
    """Targets: from where, to where, how far, until when."""

    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self._sum = label("", "small")
        self.add_head(context.text(N_("Targets")), self._sum)
        columns = (
            Column("", 44),
            Column(context.text(N_("Target"))),
            Column(context.text(N_("Base")), 76, right=True),
            Column(context.text(N_("Goal")), 90, right=True),
            Column(context.text(N_("Achieved")), 88, right=True),
            Column(context.text(N_("Progress")), 150, right=True),
            Column(context.text(N_("Due on")), 98, right=True),
        )
        self.table = TableView(TableModel(columns, FixedRows([])), context.text(N_("Targets")), context.look, Rules(46))
        begin = button(context.text(N_("New target")), context.palette, self.new_wanted.emit, icon_name="plus")
        self._places = OneOfSeveral()
        self._places.addWidget(self.table)
        self._places.addWidget(
            empty_state(context.text(N_("No target. A target has a baseline, a goal and a term.")), begin)
        )
        self.body.addWidget(self._places, 1)

    def show_targets(self, targets: Sequence[Target], drafts: set[str]) -> None:
        """Show the targets; a pencil marks those with unsaved typing."""
        current = self.table.current_id()
        rows = [(target.id, self._cells(target, drafts)) for target in targets]
        self.table.table().reload(FixedRows(rows))
        self.table.choose(current or (targets[0].id if targets else ""))
        self._places.setCurrentIndex(0 if targets else 1)
        answers = [reached(target, self._values(target)) for target in targets]
        words = Sentence(
            "{reached} reached · {open} in progress · {unknown} not collected",
            reached=answers.count(True),
            open=answers.count(False),
            unknown=answers.count(None),
        )
        self._sum.setText(self.context.say(words) if targets else "")

    def _values(self, target: Target) -> list[IndicatorValue]:
        """Return the measured values of a target."""
        return belonging(self.context.workspace, IndicatorValue, "target", target.id)

    def _progress(self, target: Target) -> Decimal | None:
        """Return the progress of a target in per cent."""
        return progress(target, self._values(target))

    def _cells(self, target: Target, drafts: set[str]) -> list[Cell]:
        """Show one target."""
        context = self.context
        done = self._progress(target)
        second = " · ".join(
            context.show(value) for value in (target.unit, target.direction, target.horizon) if value is not None
        )
        share = None if done is None else done / HUNDRED
        answer = reached(target, self._values(target))
        words = {None: N_("not collected"), True: N_("reached"), False: N_("not reached")}
        figure = context.text(words[answer]) if done is None else formatting.show_percent(share, context.catalogue)
        return [
            Cell(target.code or DASH, kind=Kind.STRONG),
            Cell(target.name or DASH, second, second_icon="pencil" if target.id in drafts else ""),
            Cell(context.show(said(target.start)), wraps=True),
            Cell(context.show(said(target.goal)), wraps=True),
            Cell(context.show(said(realised(target, self._values(target)))), wraps=True),
            Cell(figure, kind=Kind.BAR, share=share),
            Cell(context.show(target.due_on)),
        ]


class BudgetCard(Card):
    """Budget by source, what was paid of it, and whether the sources give the total."""

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self._plan = ""
        lines = link(context.text(N_("Add a line")), context.palette, self._add, icon_name="plus")
        self.add_head(context.text(N_("Budget by source")), lines)
        columns = (
            Column(context.text(N_("Source"))),
            Column(context.text(N_("Planned")), 100, right=True),
            Column(context.text(N_("Paid")), 84, right=True),
            Column(context.text(N_("Share")), 124, right=True),
        )
        self.table = TableView(TableModel(columns, FixedRows([])), context.text(N_("Budget by source")), context.look)
        self.body.addWidget(self.table, 1)
        self._sentence = QVBoxLayout()
        self.body.addLayout(self._sentence)

    def show_plan(self, plan: Plan) -> None:
        """Show the sources of a plan, the total and what the total says."""
        self._plan = plan.id
        context = self.context
        found = sums_of(plan, context.workspace)
        sources = found.by(lambda line: line.source)
        rows = [(str(source), self._cells(context.show(source), sums)) for source, sums in sources.items()]
        if rows:
            cells = self._cells(context.text(N_("Total")), found.total)
            strong = [Cell(cell.text, kind=Kind.STRONG) for cell in cells[:3]]
            rows.append(("total", [*strong, cells[3]]))
        self.table.table().reload(FixedRows(rows))
        self._say_total(plan, found.total.planned, known=bool(found.lines))

    def _cells(self, words: str, sums: Sums) -> list[Cell]:
        """Show one source."""
        context = self.context
        share = sums.paid / sums.planned if sums.planned else None
        tone = Tone.WARN if sums.overspent else None
        return [
            Cell(words),
            Cell(formatting.show_money(sums.planned, None, context.catalogue)),
            Cell(formatting.show_money(sums.paid, None, context.catalogue), tone=tone),
            Cell(formatting.show_percent(share, context.catalogue), kind=Kind.BAR, share=share),
        ]

    def _say_total(self, plan: Plan, total: Decimal, *, known: bool) -> None:
        """Say whether the sources give the total of the plan."""
        clear_layout(self._sentence)
        context = self.context
        if not known or plan.budget_total is None:
            return
        currency = plan.currency or context.workspace.country.currency
        whole = formatting.show_money(plan.budget_total, currency, context.catalogue)
        if total == plan.budget_total:
            sentence, tone, icon = Sentence("The sources give the total: {total}", total=whole), "ok", "circle-check"
        else:
            found = formatting.show_money(total, currency, context.catalogue)
            gap = formatting.show_money(abs(total - plan.budget_total), currency, context.catalogue)
            sentence = Sentence(
                "The sources give {found}, the plan has {total} (difference {gap}).", found=found, total=whole, gap=gap
            )
            tone, icon = "err", "circle-alert"
        line = icon_line(icon, context.palette.colour(tone), label(context.say(sentence), tone, wrap=True))
        line.setContentsMargins(16, 2, 16, 8)
        self._sentence.addWidget(line)

    def _add(self) -> None:
        """Begin a new budget line."""
        new_record(self.context, "budget_line", plan=self._plan)


class DutiesCard(Card):
    """Who is responsible, accountable, consulted, informed for each activity."""

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self.add_head(context.text(N_("Responsibilities")))
        self._place = QVBoxLayout()
        self.body.addLayout(self._place, 1)
        legend = label(
            context.text(N_("R does · A answers for it · C is consulted · I is informed")), "small", wrap=True
        )
        legend.setContentsMargins(16, 0, 16, 6)
        self.body.addWidget(legend)

    def show_plan(self, plan: Plan) -> None:
        """Show the activities of a plan."""
        context = self.context
        activities = belonging(context.workspace, Activity, "plan", plan.id)
        duties = {
            activity.id: belonging(context.workspace, Responsibility, "activity", activity.id)
            for activity in activities
        }
        partners = list(dict.fromkeys(duty.partner for found in duties.values() for duty in found if duty.partner))
        columns = [
            Column(context.text(N_("Activity"))),
            *(Column(self._short(partner), 58) for partner in partners[:MOST_PARTNERS]),
        ]
        rows = [(activity.id, self._cells(activity, duties[activity.id], partners)) for activity in activities]
        clear_layout(self._place)
        if not rows:
            self._place.addWidget(empty_state(context.text(N_("No activity yet."))))
            return
        self.table = TableView(TableModel(columns, FixedRows(rows)), context.text(N_("Responsibilities")), context.look)
        self.table.opened.connect(partial(context.go, "record", "activity"))
        self._place.addWidget(self.table)

    def _short(self, partner: str) -> str:
        """Return the acronym of an organisation, or the capitals of its name."""
        found = cast("Partner | None", self.context.workspace.find("partner", partner))
        if found is None:
            return DASH
        name = found.name or ""
        return found.acronym or "".join(word[0] for word in name.replace("„", " ").split() if word[0].isupper())[:4]

    def _cells(self, activity: Activity, duties: Sequence[Responsibility], partners: Sequence[str]) -> list[Cell]:
        """Show one activity; without exactly one who answers for it that is said, unless it is a bare part."""
        context = self.context
        accountable = sum(duty.role is RaciRole.ACCOUNTABLE for duty in duties)
        title = title_of(activity, context.catalogue)
        first = Cell(title)
        if accountable != 1 and (duties or activity.parent is None):
            words = N_("nobody answers for it") if not accountable else N_("several answer for it")
            first = Cell(title, context.text(words), second_icon="circle-alert", second_tone=Tone.ERR)
        cells = [first]
        for partner in partners[:MOST_PARTNERS]:
            roles = [duty.role for duty in duties if duty.partner == partner and duty.role is not None]
            letters = " ".join(sorted(LETTERS[role] for role in set(roles))) or DASH
            strong = bool({RaciRole.RESPONSIBLE, RaciRole.ACCOUNTABLE} & set(roles))
            cells.append(Cell(letters, kind=Kind.STRONG if strong else Kind.MUTED))
        return cells
