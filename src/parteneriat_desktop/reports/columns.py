"""Where the columns of a table lie.

Rules of this module:

1. Widths are given in millimetres per report; they are stretched or shrunk to fill the text exactly.
2. No word of a head breaks, in no language, and no number breaks: what such a column needs more comes
   off the widest column of text.
3. Nor does a cell of a ``whole`` column: register numbers and dates stand on one line.
4. Eight points are free at the right of each column but the last, and eight more between a column of
   numbers and a column of text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.reports.fonts import printable, width
from parteneriat_desktop.reports.typography import MM, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.reports.cells import Cell

#: Free space at the right of a column, in points.
GUTTER = 8.0
#: Least width that a column of text keeps, in points.
LEAST_TEXT = 15 * MM


@dataclass(frozen=True, slots=True)
class Column:
    """Head, width in millimetres, and how the cells stand.

    ``firm`` columns never give width away; ``whole`` ones neither, and they take what their cells need.
    """

    head: str
    width: float
    right: bool = False
    centred: bool = False
    firm: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """Where the text of one column lies, in points from the left edge of the text."""

    left: float
    width: float
    column: Column


def lay_out(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: float) -> list[Lane]:
    """Return the lanes of the columns for what the heads and the numbers of the rows need."""
    scale = room / sum(column.width * MM for column in columns)
    widths = [column.width * MM * scale for column in columns]
    for index, column in enumerate(columns):
        lacking = _needed(column, [row[index] for row in rows]) + _free(columns, index) - widths[index]
        giver, most = max(
            ((other, _spare(columns, widths, other, index)) for other in range(len(columns))), key=lambda pair: pair[1]
        )
        given = max(0.0, min(lacking, most))
        widths[giver] -= given
        widths[index] += given
    lanes: list[Lane] = []
    edge = 0.0
    for index, column in enumerate(columns):
        before = _before(columns, index)
        lanes.append(Lane(edge + before, widths[index] - _free(columns, index), column))
        edge += widths[index]
    return lanes


def _needed(column: Column, cells: Sequence[Cell]) -> float:
    """Return the width that the words of the head, and cells that are not broken, need."""
    words = [width(printable(word), SMALL.size, bold=True) for word in column.head.split(" ")]
    if column.right or column.whole:
        words += [
            width(printable(text), SMALL.size, bold=cell.bold) for cell in cells for text in cell.text.split("\n")
        ]
    return max(words, default=0.0) + 0.1


def _spare(columns: Sequence[Column], widths: Sequence[float], index: int, taker: int) -> float:
    """Return how much width a column may give away; columns of numbers give nothing."""
    column = columns[index]
    if column.right or column.firm or column.whole or index == taker:
        return 0.0
    return widths[index] - max(_needed(column, []) + _free(columns, index), LEAST_TEXT)


def _before(columns: Sequence[Column], index: int) -> float:
    """Return the free space at the left of a column."""
    return GUTTER if index and columns[index - 1].right and not columns[index].right else 0.0


def _free(columns: Sequence[Column], index: int) -> float:
    """Return the free space at both sides of a column."""
    return _before(columns, index) + (GUTTER if index < len(columns) - 1 else 0.0)
