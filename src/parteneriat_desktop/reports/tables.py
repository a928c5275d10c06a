"""Tables: a rule, the head, a rule, rows with hairlines, a rule; no vertical lines (paper.md 4).

Rules of this module:

1. A table up to a third of the page stays whole with its heading; a longer one begins with at least
   three rows below its heading and repeats its head on each page.
2. A row is not split while it is lower than a third of the page. A higher one breaks between any two
   lines, never one line from its end; the next page repeats its first cell and says "(continued)".
3. Totals are bold below a rule and stay with at least two rows.
4. One table is one element of structure, however many pages it takes; what is repeated is an artifact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parteneriat_desktop.reports.cells import BrokenCell, Cell, break_cell
from parteneriat_desktop.reports.columns import Column, Lane, lay_out
from parteneriat_desktop.reports.layout import Strip
from parteneriat_desktop.reports.typography import HAIRLINE, RULE, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parteneriat_desktop.reports.layout import Geometry
    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node

#: Space above and below the text of a cell, in points; and in tables of many short rows.
PADDING = (4.5, 5.5)
DENSE_PADDING = (3.0, 3.0)
#: Rows that stay with the head.
FIRST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Words:
    """What a table says by itself, in the language of the document."""

    unfilled: str
    continued: str


@dataclass(kw_only=True, slots=True)
class Table:
    """Columns and rows; the last ``totals`` rows are sums. A plain text stands for a plain cell."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell | str]]
    totals: int = 0
    dense: bool = False
    row_heads: bool = True
    cells: list[list[Cell]] = field(default_factory=list[list[Cell]])

    def __post_init__(self) -> None:
        """Make every content a cell, and those of the sums bold."""
        first_total = len(self.rows) - self.totals
        for index, row in enumerate(self.rows):
            cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
            if index >= first_total:
                cells = [Cell(cell.text, bold=True, mark=cell.mark) for cell in cells]
            self.cells.append(cells)


def text_table(
    text: Callable[[str], str],
    heads: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell | str]],
    *,
    dense: bool = False,
) -> Table:
    """Return a table of columns of text, their heads translated by ``text``."""
    columns = [Column(text(head), width) for head, width in zip(heads, widths, strict=True)]
    return Table(columns=columns, rows=rows, dense=dense)


def table_strips(table: Table, parent: Node, geometry: Geometry, words: Words) -> list[Strip]:
    """Return the strips of a table."""
    return _Builder(table, parent.add("Table"), geometry, words).build()


@dataclass(slots=True)
class _Row:
    """A row broken into lines."""

    cells: list[BrokenCell]
    height: float


class _Builder:
    """Makes the strips of one table."""

    def __init__(self, table: Table, node: Node, geometry: Geometry, words: Words) -> None:
        self._table = table
        self._node = node
        self._words = words
        self._width = geometry.width
        self._third = geometry.room(first=False, funding=False) / 3
        self._above, self._below = DENSE_PADDING if table.dense else PADDING
        self._lanes = lay_out(table.columns, table.cells, geometry.width)
        self._again = self._head(None)

    def build(self) -> list[Strip]:
        """Return the head and the rows."""
        head = self._head(self._node.add("TR"))
        head.keep = True
        strips = [head]
        for index, cells in enumerate(self._table.cells):
            strips += self._row_strips(self._row(cells, index), index)
        if sum(strip.height for strip in strips) <= self._third:
            for strip in strips[:-1]:
                strip.keep = True
        else:
            self._keep_ends(strips)
        return strips

    def _keep_ends(self, strips: list[Strip]) -> None:
        """Keep the first rows with the head and two rows with the totals."""
        held = 0.0
        for strip in strips[:FIRST_ROWS]:
            held += strip.height
            strip.keep = strip.keep or held < self._third
        if self._table.totals:
            for strip in strips[-self._table.totals - 2 : -1]:
                strip.keep = True

    def _head(self, node: Node | None) -> Strip:
        """Return the head; without a node it is the repeated one."""
        cells: list[BrokenCell] = []
        for lane in self._lanes:
            owner = None if node is None else node.add("TH", scope="Column")
            cells.append(break_cell(Cell(lane.column.head, bold=True), lane.width, owner, self._words.unfilled))
        lines = max(cell.height for cell in cells)
        height = self._above + lines + self._below

        def draw(pen: Pen, left: float, top: float) -> None:
            pen.rule(left, top, self._width, RULE)
            pen.rule(left, top - height, self._width, RULE)
            for lane, cell in zip(self._lanes, cells, strict=True):
                _draw_cell(pen, lane, cell, left, top - self._above - (lines - cell.height))

        return Strip(height, draw)

    def _row(self, cells: Sequence[Cell], index: int) -> _Row:
        """Break the cells of a row."""
        node = self._node.add("TR")
        heads = self._table.row_heads or index >= len(self._table.cells) - self._table.totals
        broken: list[BrokenCell] = []
        for lane, cell in zip(self._lanes, cells, strict=True):
            row_head = heads and not broken
            owner = node.add("TH", scope="Row") if row_head else node.add("TD")
            broken.append(break_cell(cell, lane.width, owner, self._words.unfilled))
        return _Row(broken, max(cell.height for cell in broken))

    def _row_strips(self, row: _Row, index: int) -> list[Strip]:
        """Return one strip, or one for each line where the row is high."""
        last = len(self._table.cells) - 1
        ruled = index in {last, last - self._table.totals}
        bottom = RULE if ruled else HAIRLINE
        if row.height <= self._third:
            return [self._whole(row, bottom)]
        return self._lines(row, bottom)

    def _whole(self, row: _Row, bottom: float) -> Strip:
        """Return a row as one strip."""
        height = self._above + row.height + self._below

        def draw(pen: Pen, left: float, top: float) -> None:
            for lane, cell in zip(self._lanes, row.cells, strict=True):
                _draw_cell(pen, lane, cell, left, top - self._above)
            pen.rule(left, top - height, self._width, bottom)

        return Strip(height, draw, resume=(self._again,))

    def _lines(self, row: _Row, bottom: float) -> list[Strip]:
        """Return a row as one strip for each line, which may break anywhere but beside its ends."""
        count = max(len(cell.lines) for cell in row.cells)
        strips = [self._line(row, number, count, bottom) for number in range(count)]
        for strip in (strips[0], strips[-2]):
            strip.keep = True
        for strip in strips[1:]:
            strip.resume = (self._again, self._continued(row))
        return strips

    def _line(self, row: _Row, number: int, count: int, bottom: float) -> Strip:
        """Return one line of a row."""
        above = self._above if number == 0 else 0.0
        ends = number == count - 1
        height = above + SMALL.leading + (self._below if ends else 0.0)

        def draw(pen: Pen, left: float, top: float) -> None:
            for lane, cell in zip(self._lanes, row.cells, strict=True):
                _draw_cell(pen, lane, cell.line(number), left, top - above)
            if ends:
                pen.rule(left, top - height, self._width, bottom)

        return Strip(height, draw, resume=(self._again,))

    def _continued(self, row: _Row) -> Strip:
        """Return the line that says on a new page which row goes on here."""
        longest = max(range(len(row.cells)), key=lambda index: len(row.cells[index].lines))
        texts = ["" for _ in row.cells]
        texts[0] = row.cells[0].cell.text
        texts[longest] = self._words.continued
        cells = [
            break_cell(Cell(text), lane.width, None, "").line(0) for text, lane in zip(texts, self._lanes, strict=True)
        ]

        def draw(pen: Pen, left: float, top: float) -> None:
            for lane, cell in zip(self._lanes, cells, strict=True):
                _draw_cell(pen, lane, cell, left, top - self._above)

        return Strip(self._above + SMALL.leading, draw)


def _draw_cell(pen: Pen, lane: Lane, cell: BrokenCell, left: float, top: float) -> None:
    """Draw a cell in its lane."""
    x = left + lane.left
    if lane.column.right:
        cell.draw(pen, x, top, right=x + lane.width)
    elif lane.column.centred and cell.lines:
        cell.draw(pen, x + (lane.width - cell.widest()) / 2, top)
    else:
        cell.draw(pen, x, top)
