"""How answers spread over a scale: a row for each question, columns on its hairline, figures beside them (paper.md 4).

Rules of this module:

1. One scale for all questions of a table; a count of zero is written and has no column.
2. The counts are the text of five cells, so the drawing itself is an artifact.
3. The head repeats on each page; a row is never split.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.reports.fonts import measure
from parteneriat_desktop.reports.layout import Strip
from parteneriat_desktop.reports.lines import Run, break_text
from parteneriat_desktop.reports.typography import HAIRLINE, MM, RULE, SMALL, SMALL_BOLD, tie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.reports.layout import Geometry
    from parteneriat_desktop.reports.lines import Line
    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node
    from parteneriat_desktop.reports.typography import Style

#: Heads of the question, of each step, and of the figures beside the drawing.
Heads = tuple[str, "Sequence[str]", tuple[str, str, str]]
#: Width of the question, of one column of the drawing and of each figure beside it, in points.
QUESTION, STEP = 54 * MM, 13.2 * MM
FIGURES = (14 * MM, 14 * MM, 17 * MM)
#: Highest column, width of a column, and the space above and below the drawing, in points.
TALLEST, BROAD, ABOVE = 26.0, 22.0, 4.0


@dataclass(frozen=True, slots=True)
class Spread:
    """One question: how often each step was chosen, lowest first, and the figures beside the drawing."""

    question: str
    counts: Sequence[int]
    figures: tuple[str, str, str]


def distribution_strips(rows: Sequence[Spread], heads: Heads, parent: Node, geometry: Geometry) -> list[Strip]:
    """Return the head and one strip for each question."""
    node = parent.add("Table")
    most = max((count for row in rows for count in row.counts), default=0)
    again = _head(heads, None, geometry)
    head = _head(heads, node.add("TR"), geometry)
    head.keep = True
    strips = [head]
    for position, row in enumerate(rows, start=1):
        thickness = RULE if position == len(rows) else HAIRLINE
        strips.append(_row(row, node.add("TR"), geometry, most, thickness))
        strips[-1].resume = (again,)
    return strips


def _edges(geometry: Geometry) -> tuple[float, float, float]:
    """Return the right edges of the three figures, from the left edge of the text."""
    right = geometry.width
    return right - FIGURES[2] - FIGURES[1], right - FIGURES[2], right


def _head(heads: Heads, row: Node | None, geometry: Geometry) -> Strip:
    """Return the head; without a node it is the repeated one."""
    question, steps, figures = heads
    nodes = [None if row is None else row.add("TH", scope="Column") for _ in range(1 + len(steps) + len(figures))]
    height = 4.5 + SMALL.leading + 5.5

    def draw(pen: Pen, left: float, top: float) -> None:
        baseline = top - 4.5 - SMALL.ascent
        pen.rule(left, top, geometry.width, RULE)
        pen.rule(left, top - height, geometry.width, RULE)
        with pen.belonging(nodes[0]):
            pen.line((Run(question, bold=True),), left, baseline, SMALL_BOLD)
        for position, step in enumerate(steps):
            with pen.belonging(nodes[1 + position]):
                pen.line((Run(step, bold=True),), _centred(step, left, position, SMALL_BOLD), baseline, SMALL_BOLD)
        for node, figure, edge in zip(nodes[1 + len(steps) :], figures, _edges(geometry), strict=True):
            with pen.belonging(node):
                pen.line((Run(figure, bold=True),), left + edge, baseline, SMALL_BOLD, right=True)

    return Strip(height, draw)


def _row(row: Spread, node: Node, geometry: Geometry, most: int, thickness: float) -> Strip:
    """Return one question."""
    owner = node.add("TH", scope="Row")
    lines = break_text(tie(row.question), SMALL, QUESTION - 8)
    counts = [node.add("TD") for _ in row.counts]
    figures = [node.add("TD") for _ in row.figures]
    height = max(ABOVE + SMALL.leading + TALLEST, 9 + SMALL.leading * len(lines))

    def draw(pen: Pen, left: float, top: float) -> None:
        floor = top - height
        middle = top - (height - SMALL.leading * len(lines)) / 2
        _write(pen, owner, lines, left, middle)
        for position, (count, cell) in enumerate(zip(row.counts, counts, strict=True)):
            x = left + QUESTION + STEP * position + (STEP - BROAD) / 2
            tall = TALLEST * count / most if most else 0.0
            if count:
                with pen.artifact():
                    pen.bar(x, floor, BROAD, tall)
            with pen.tagged(cell):
                pen.line((Run(str(count)),), _centred(str(count), left, position, SMALL), floor + tall + 3, SMALL)
        for figure, cell, edge in zip(row.figures, figures, _edges(geometry), strict=True):
            with pen.tagged(cell):
                baseline = top - (height - SMALL.leading) / 2 - SMALL.ascent
                pen.line((Run(figure),), left + edge, baseline, SMALL, right=True)
        pen.rule(left, floor, geometry.width, thickness)

    return Strip(height, draw)


def _centred(text: str, left: float, position: int, style: Style) -> float:
    """Return where a text begins that stands in the middle of a column of the drawing."""
    width = measure(text, bold=style.bold) * style.size / 1000
    return left + QUESTION + STEP * position + (STEP - width) / 2


def _write(pen: Pen, node: Node, lines: Sequence[Line], x: float, top: float) -> None:
    """Write the lines of a question from a height downwards."""
    with pen.tagged(node):
        for number, line in enumerate(lines):
            pen.line(line, x, top - number * SMALL.leading - SMALL.ascent, SMALL)
