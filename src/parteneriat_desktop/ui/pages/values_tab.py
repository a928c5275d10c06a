"""Targets with their baseline and progress; below, what was measured for the chosen one, and its years.

A baseline that is unknown, and a value that is not available, stand there with their reason.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_percent
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.indicator_value import IndicatorValue
from parteneriat_desktop.records.measure import said
from parteneriat_desktop.records.progress import noted, progress, reached, realised
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.target import Target
from parteneriat_desktop.reports.plan_content import code_key
from parteneriat_desktop.ui.going import new_record, open_record
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.pair_tab import PairTab
from parteneriat_desktop.ui.pages.target_years import years_card
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.ui.context import Context

ROW = 46


class TargetList(RecordList):
    """The targets of a plan: kind, baseline or why there is none, goal, what was reached."""

    def __init__(self, context: Context, plan: Plan) -> None:
        self._plan = plan.id
        columns = (
            Column(context.text(N_("Target"))),
            Column(context.text(N_("Kind of value")), 126),
            Column(context.text(N_("Base")), 124, right=True),
            Column(context.text(N_("Goal")), 104, right=True),
            Column(context.text(N_("Achieved")), 104, right=True),
            Column(context.text(N_("Progress")), 140, right=True),
        )
        targets = sorted(belonging(context.workspace, Target, "plan", plan.id), key=code_key)
        super().__init__(
            context,
            columns,
            FixedRows([(one.id, _target_cells(context, one)) for one in targets]),
            ListWords(
                name=N_("Targets"),
                empty=N_("No target. A target has a baseline, a goal and a term."),
                add=N_("New target"),
            ),
            rules=Rules(ROW),
        )
        self.put_head(self.search, link(context.text(N_("New target")), context.palette, self.begin, icon_name="plus"))
        self.opened.connect(partial(open_record, context, Target.ENTITY))
        self.new_wanted.connect(self.begin)

    def begin(self) -> None:
        """Begin a new target."""
        new_record(self.context, Target.ENTITY, plan=self._plan)


class MeasuredValues(RecordList):
    """What was measured for a target, the latest first."""

    def __init__(self, context: Context, target: Target) -> None:
        self._target = target.id
        columns = (
            Column(context.text(N_("Measured on")), 124, right=True),
            Column(context.text(N_("Value"))),
            Column(context.text(N_("Progress")), 86, right=True),
            Column(context.text(N_("By group")), 136),
        )
        values = belonging(context.workspace, IndicatorValue, "target", target.id)
        undated = [one for one in values if one.measured_on is None]
        rows = [(one.id, _value_cells(context, target, values, one)) for one in (*undated, *reversed(noted(values)))]
        super().__init__(
            context,
            columns,
            FixedRows(rows),
            ListWords(
                name=N_("Measured values"),
                empty=N_("Nothing was measured yet."),
                add=N_("Add a value"),
            ),
            rules=Rules(ROW),
        )
        self.put_head(link(context.text(N_("Add a value")), context.palette, self.begin, icon_name="plus"))
        self.opened.connect(partial(open_record, context, IndicatorValue.ENTITY))
        self.new_wanted.connect(self.begin)

    def begin(self) -> None:
        """Begin a new value of the target."""
        new_record(self.context, IndicatorValue.ENTITY, target=self._target)


def values_tab(context: Context, plan: Plan) -> PairTab:
    """Make the targets of a plan with the values of the chosen one."""
    waiting = N_("Choose a target to see what was measured.")
    return PairTab(context, TargetList(context, plan), partial(_measured, context), waiting)


def _measured(context: Context, row: str) -> QWidget:
    """Make the measured values of a target and, beside them, its years."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    sides = QHBoxLayout(holder)
    sides.setContentsMargins(0, 0, 0, 0)
    sides.setSpacing(12)
    target = linked(context.workspace, Target, row)
    if target is not None:
        sides.addWidget(MeasuredValues(context, target), 3)
        sides.addWidget(years_card(context, target), 2)
    return holder


def _target_cells(context: Context, target: Target) -> Sequence[Cell]:
    """Show one target."""
    values = belonging(context.workspace, IndicatorValue, "target", target.id)
    base = Cell(context.show(said(target.start)), wraps=True)
    if target.start is None and target.baseline_unknown_reason:
        base = Cell(context.text(N_("unknown")), target.baseline_unknown_reason)
    kind = " · ".join(filter(None, (target.unit, target.currency)))
    return [
        Cell(
            title_of(target, context.catalogue),
            context.show(target.frequency) if target.frequency is not None else "",
            Kind.STRONG,
        ),
        Cell(context.catalogue.label(target.kind), kind),
        base,
        Cell(context.show(said(target.goal)), context.show(target.due_on) if target.due_on is not None else ""),
        Cell(context.show(said(realised(target, values))), wraps=True),
        progress_cell(context, target, values),
    ]


def progress_cell(context: Context, target: Target, values: Sequence[IndicatorValue]) -> Cell:
    """Show the progress as a bar; where there is no distance, whether the goal is reached."""
    done = progress(target, values)
    if done is not None:
        share = done / 100
        return Cell(show_percent(share, context.catalogue), kind=Kind.BAR, share=share)
    words = {None: N_("not collected"), True: N_("reached"), False: N_("not reached")}
    return Cell(context.text(words[reached(target, values)]), kind=Kind.MUTED)


def _value_cells(
    context: Context, target: Target, values: Sequence[IndicatorValue], value: IndicatorValue
) -> Sequence[Cell]:
    """Show one value: what it is or why there is none, how far it brought the target, and whom it counts."""
    measure = value.measure(target.kind)
    shown = Cell(context.show(said(measure)), value.note or "", Kind.STRONG)
    if measure is None:
        shown = Cell(context.text(N_("not available")), value.unavailable_reason or "", Kind.MUTED)
    done = None if value.measured_on is None else progress(target, values, value.measured_on)
    groups = "; ".join(
        context.say(Sentence("{code}: {value}", code=part.group, value=part.count)) for part in value.counts or ()
    )
    return [
        Cell(context.show(value.measured_on)),
        shown,
        Cell(DASH if done is None else show_percent(done / 100, context.catalogue)),
        Cell(groups or DASH, wraps=True),
    ]
