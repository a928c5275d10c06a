"""The years of a target: what was to be reached by the end of each, and what was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.indicator_value import IndicatorValue
from parteneriat_desktop.records.measure import exact, said
from parteneriat_desktop.records.progress import realised
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.target import Direction
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.cards import Card, empty_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.measure import Measure
    from parteneriat_desktop.records.target import Target
    from parteneriat_desktop.ui.context import Context


def years_card(context: Context, target: Target) -> Card:
    """Make the table of the years of a target."""
    card = Card(padded=False)
    card.add_head(context.text(N_("Yearly targets")))
    years = sorted({part.year for part in target.yearly_targets or () if part.year is not None})
    if not years:
        card.body.addWidget(empty_state(context.text(N_("No yearly targets; they stand in the form of the target."))))
        return card
    columns = (
        Column(context.text(N_("Year")), 76),
        Column(context.text(N_("To reach")), right=True),
        Column(context.text(N_("Achieved")), 120, right=True),
        Column("", 130),
    )
    values = belonging(context.workspace, IndicatorValue, "target", target.id)
    rows = [(str(year), _cells(context, target, values, year)) for year in years]
    card.body.addWidget(
        TableView(TableModel(columns, FixedRows(rows)), context.text(N_("Yearly targets")), context.look), 1
    )
    return card


def _cells(context: Context, target: Target, values: Sequence[IndicatorValue], year: int) -> Sequence[Cell]:
    """Show one year; what was measured until its end counts, and nothing is said of a year to come."""
    goal = target.goal_of(year)
    come = year <= context.today.year
    found = realised(target, values, date(year, 12, 31)) if come else None
    words, tone = _verdict(target, goal, found)
    over = year < context.today.year
    verdict = Cell(context.text(words), kind=Kind.CHIP, tone=tone if over or tone is Tone.OK else Tone.NEUTRAL)
    return [Cell(str(year), kind=Kind.STRONG), Cell(context.show(said(goal))), Cell(context.show(said(found))), verdict]


def _verdict(target: Target, goal: Measure | None, found: Measure | None) -> tuple[str, Tone]:
    """Say whether what was found is what a year was to bring."""
    if goal is None or found is None:
        return N_("not collected"), Tone.NEUTRAL
    now, wanted = exact(found), exact(goal)
    if now is None or wanted is None:
        good = found == goal
    elif target.direction is Direction.DECREASE:
        good = now <= wanted
    else:
        good = now >= wanted if target.direction is not Direction.MAINTAIN else now == wanted
    return (N_("reached"), Tone.OK) if good else (N_("not reached"), Tone.WARN)
