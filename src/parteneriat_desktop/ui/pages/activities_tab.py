"""Objectives, activities and their parts as an outline; below it who does what in the chosen activity."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.formatting import DASH, show_percent
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.work import Activity, Objective, RaciRole, Responsibility
from parteneriat_desktop.reports.plan_content import PlanContent
from parteneriat_desktop.ui.chips import state_cell
from parteneriat_desktop.ui.going import new_record, open_record
from parteneriat_desktop.ui.pages.children import ChildList
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.pair_tab import PairTab
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import Card, empty_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.reports.plan_content import Step
    from parteneriat_desktop.ui.context import Context

ROW = 44


class ActivityList(RecordList):
    """The outline of a plan; new activities go under the chosen row."""

    def __init__(self, context: Context, plan: Plan) -> None:
        self._plan = plan.id
        columns = (
            Column(context.text(N_("Activity"))),
            Column(context.text(N_("State")), 138),
            Column(context.text(N_("Starts on")), 100, right=True),
            Column(context.text(N_("Ends on")), 100, right=True),
            Column(context.text(N_("Done")), 76, right=True),
            Column(context.text(N_("Answers for it")), 170),
        )
        steps = PlanContent(context.workspace, plan).steps()
        self._kinds = {step.record.id: step.record.ENTITY for step in steps}
        super().__init__(
            context,
            columns,
            FixedRows([(step.record.id, _cells(context, step)) for step in steps]),
            ListWords(
                name=N_("Objectives and activities"),
                empty=N_("No activity yet. An activity has dates, a state and one partner who answers for it."),
                add=N_("Add an activity"),
            ),
            rules=Rules(ROW),
        )
        palette = context.palette
        self.put_head(
            self.search,
            link(context.text(N_("Objective")), palette, self.begin_objective, icon_name="plus"),
            link(context.text(N_("Activity")), palette, self.begin, icon_name="plus"),
            link(context.text(N_("Part")), palette, self.begin_part, icon_name="plus"),
        )
        self.opened.connect(self.open)
        self.new_wanted.connect(self.begin)

    def kind_of(self, row: str) -> str:
        """Return whether a row is an objective or an activity."""
        return self._kinds.get(row, "")

    def first_activity(self) -> str:
        """Return the first row that is an activity, empty without one."""
        return next((row for row, kind in self._kinds.items() if kind == Activity.ENTITY), "")

    def open(self, row: str) -> None:
        """Open the form of a row."""
        open_record(self.context, self._kinds[row], row)

    def begin_objective(self) -> None:
        """Begin a new objective."""
        new_record(self.context, Objective.ENTITY, plan=self._plan)

    def begin(self) -> None:
        """Begin a new activity, under the objective of the chosen row."""
        new_record(self.context, Activity.ENTITY, plan=self._plan, **self._objective())

    def begin_part(self) -> None:
        """Begin a part of the chosen activity; of a part, beside it. Without an activity, a new activity."""
        chosen = linked(self.context.workspace, Activity, self.table.current_id())
        if chosen is None:
            self.begin()
            return
        parent = chosen.parent or chosen.id
        new_record(self.context, Activity.ENTITY, plan=self._plan, parent=parent, **self._objective())

    def _objective(self) -> dict[str, str]:
        """Return the objective that the chosen row is or belongs to."""
        row = self.table.current_id()
        if self.kind_of(row) == Objective.ENTITY:
            return {"objective": row}
        chosen = linked(self.context.workspace, Activity, row)
        return {"objective": chosen.objective} if chosen is not None and chosen.objective else {}


def activities_tab(context: Context, plan: Plan) -> PairTab:
    """Make the outline of a plan with the duties of the chosen activity."""
    outline = ActivityList(context, plan)
    waiting = N_("Choose an activity to see who does it and who answers for it.")
    made = PairTab(context, outline, partial(_duties, context, outline), waiting)
    made.choose(outline.first_activity())
    return made


def _duties(context: Context, outline: ActivityList, row: str) -> QWidget:
    """Make the list of who does what in an activity; an objective has none of its own."""
    if outline.kind_of(row) == Activity.ENTITY:
        return ChildList(context, Responsibility.ENTITY, "activity", [row])
    words = N_("An objective is reached by its activities; they have the duties.")
    card = Card()
    card.body.addWidget(empty_state(context.text(words)))
    return card


def _cells(context: Context, step: Step) -> Sequence[Cell]:
    """Show one objective, activity or part; an activity without exactly one who answers for it says so."""
    record = step.record
    first = Cell(title_of(record, context.catalogue), level=step.level, wraps=True)
    if isinstance(record, Objective):
        who = context.workspace.find("partner", record.responsible_partner or "")
        first = Cell(title_of(record, context.catalogue), kind=Kind.STRONG)
        answers = Cell(title_of(who, context.catalogue), kind=Kind.MUTED, wraps=True)
    else:
        answers = _accountable(context, record)
    return [
        first,
        state_cell(context, record.state),
        Cell(context.show(record.starts_on)),
        Cell(context.show(record.ends_on)),
        Cell(DASH if record.percent is None else show_percent(Decimal(record.percent) / 100, context.catalogue, 0)),
        answers,
    ]


def _accountable(context: Context, activity: Activity) -> Cell:
    """Show who answers for an activity, or that nobody or several do; its parts may leave that to it."""
    duties = belonging(context.workspace, Responsibility, "activity", activity.id)
    partners = [duty.partner for duty in duties if duty.role is RaciRole.ACCOUNTABLE]
    if len(partners) == 1:
        who = context.workspace.find("partner", partners[0] or "")
        return Cell(title_of(who, context.catalogue), wraps=True)
    if not duties and activity.parent is not None:
        return Cell(DASH, kind=Kind.MUTED)
    words = N_("several answer for it") if partners else N_("nobody answers for it")
    return Cell(context.text(words), icon="circle-alert", tone=Tone.ERR, wraps=True)
