"""The charts of a plan as they are printed, one card each: the drawing, its sentence, and one click away its table.

A chart of too few values shows its table at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.plan_pictures import plan_pictures
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import Card, column_of, empty_state, scrolling
from parteneriat_desktop.ui.widgets.places import OneOfSeveral
from parteneriat_desktop.ui.widgets.svg_view import SvgView
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.reports.plan_pictures import Picture
    from parteneriat_desktop.ui.context import Context

#: Which column of a table takes what the others leave, and how wide those are.
TEXT, WIDTH = 1, 118


class ChartCard(Card):
    """One chart: drawing or table, and the sentence that says both."""

    def __init__(self, context: Context, picture: Picture) -> None:
        super().__init__()
        self.context = context
        self.toggle = link(context.text(N_("See the table")), context.palette, self.turn)
        both = picture.drawings and picture.rows
        self.add_head(picture.title, *([self.toggle] if both else ()))
        self.places = OneOfSeveral()
        drawings = [SvgView(context.look, one, picture.title, picture.summary) for one in picture.drawings]
        self.places.addWidget(column_of(drawings, stretch=False))
        self.places.addWidget(_table(context, picture))
        self.body.addWidget(self.places)
        self.body.addWidget(label(picture.summary, "small", wrap=True))
        self.places.setCurrentIndex(0 if picture.drawings else 1)

    def turn(self) -> None:
        """Show the table instead of the drawing, or the drawing again."""
        shown = 1 - self.places.currentIndex()
        self.places.setCurrentIndex(shown)
        words = N_("See the picture") if shown else N_("See the table")
        self.toggle.setText(self.context.text(words))
        self.toggle.setAccessibleName(self.toggle.text())


def charts_tab(context: Context, plan: str) -> QWidget:
    """Make the cards of the charts of a plan."""
    palette = context.palette
    pictures = plan_pictures(context.workspace, plan, context.catalogue, palette.text, palette.base)
    return scrolling(column_of([ChartCard(context, picture) for picture in pictures]))


def _table(context: Context, picture: Picture) -> QWidget:
    """Make the table of a chart, as high as its rows."""
    if not picture.rows:
        return empty_state(context.text(N_("Nothing to show yet.")))
    wide = min(TEXT, len(picture.heads) - 1) if len(picture.heads) > TEXT + 1 else 0
    columns = [Column(head, 0 if place == wide else WIDTH) for place, head in enumerate(picture.heads)]
    rows = [(str(number), [Cell(text, wraps=True) for text in row]) for number, row in enumerate(picture.rows)]
    table = TableView(TableModel(columns, FixedRows(rows)), picture.title, context.look)
    table.fit_height()
    return table
