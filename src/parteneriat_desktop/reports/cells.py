"""One cell of a table: text, weight, mark, and how it is broken and drawn.

Rules of this module:

1. A text that fits on one line is never broken; breaks of paragraphs in it are kept, 3 points apart.
2. A lone dash is announced to screen readers as "not filled in".
3. A mark stands before the first line, further lines hang under the word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.reports.fonts import measure
from parteneriat_desktop.reports.lines import break_text, paragraphs
from parteneriat_desktop.reports.marks import Mark, draw_mark, mark_width
from parteneriat_desktop.reports.typography import SMALL, tie

if TYPE_CHECKING:
    from parteneriat_desktop.reports.lines import Line
    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node
    from parteneriat_desktop.reports.typography import Style

#: Space between the paragraphs of one cell, in points.
BETWEEN_PARAGRAPHS = 3.0


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of a cell; ``indent`` shifts sub-rows, ``tight`` puts no space between paragraphs."""

    text: str
    bold: bool = False
    mark: Mark | None = None
    indent: float = 0.0
    tight: bool = False


@dataclass(slots=True)
class BrokenCell:
    """A cell broken into lines: each with its distance below the top of the cell."""

    cell: Cell
    lines: list[tuple[float, Line]]
    height: float
    style: Style
    node: Node | None

    def draw(self, pen: Pen, x: float, top: float, *, right: float | None = None) -> None:
        """Draw mark and lines from a left edge, or up to a right one."""
        if not self.lines:
            return
        if self.cell.mark is not None:
            draw_mark(pen, self.cell.mark, x, top - self.style.ascent, self.style.size)
            x += mark_width(self.style.size)
        x += self.cell.indent
        with pen.belonging(self.node):
            for offset, line in self.lines:
                baseline = top - offset - self.style.ascent
                pen.line(line, x if right is None else right, baseline, self.style, right=right is not None)

    def widest(self) -> float:
        """Return the width of the longest line in points."""
        return max(
            sum(measure(run.text, bold=run.bold) for run in line) * self.style.size / 1000 for _, line in self.lines
        )

    def line(self, number: int) -> BrokenCell:
        """Return one line of the cell alone, counted from 0; a cell that has none there is empty."""
        lines = [(0.0, line) for _, line in self.lines[number : number + 1]]
        cell = self.cell if number == 0 else Cell("", self.cell.bold, None, self._hang())
        return BrokenCell(cell, lines, self.style.leading, self.style, self.node)

    def _hang(self) -> float:
        """Return how far lines without their mark are shifted."""
        return self.cell.indent + (mark_width(self.style.size) if self.cell.mark is not None else 0.0)


def break_cell(cell: Cell, width: float, node: Node | None, unfilled: str) -> BrokenCell:
    """Break a cell into lines of a width; ``unfilled`` is what a lone dash is announced as."""
    style = SMALL.heavy() if cell.bold else SMALL
    room = width - cell.indent - (mark_width(style.size) if cell.mark is not None else 0.0)
    lines: list[tuple[float, Line]] = []
    height = 0.0
    for position, part in enumerate(paragraphs(cell.text)):
        height += BETWEEN_PARAGRAPHS if position and not cell.tight else 0.0
        for line in break_text(tie(part), style, room):
            lines.append((height, line))
            height += style.leading
    owner = node.add("Span", alt=unfilled) if node is not None and cell.text == DASH else node
    return BrokenCell(cell, lines, max(height, style.leading), style, owner)
