"""The drawn marks: of a status, where ink grows with trouble, and of a decision, which is no fault (paper.md 4).

A mark is an artifact: the word that stands beside it is the text. Sizes are shares of the type size.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parteneriat_desktop.reports.pen import Pen

#: Side of a mark as a multiple of the type size, and the space before its word in points.
SCALE, GAP = 1.1, 5.0


class Mark(Enum):
    """What is judged about a row, or what was decided about it."""

    WELL = "circle outline with a tick"
    ATTENTION = "triangle outline with an exclamation mark"
    BAD = "black square with a white cross"
    NONE = "short dash"
    TAKEN = "full disc"
    TAKEN_PARTLY = "half disc"
    NOT_TAKEN = "empty circle"


def mark_width(size: float) -> float:
    """Return the room that a mark takes before its word."""
    return SCALE * size + GAP


def draw_mark(pen: Pen, mark: Mark, x: float, baseline: float, size: float) -> None:
    """Draw a mark left of a word that stands on a baseline."""
    side = SCALE * size
    y = baseline + 0.36 * size - side / 2
    with pen.artifact():
        _SHAPES[mark](pen, x, y, side)


def _well(pen: Pen, x: float, y: float, side: float) -> None:
    """Draw the circle with its tick."""
    pen.circle(x + side / 2, y + side / 2, side / 2 - 0.5, 0.9)
    tick = ((0.28, 0.50), (0.44, 0.34), (0.73, 0.66))
    pen.stroke(tuple((x + side * right, y + side * up) for right, up in tick), 1.0)


def _attention(pen: Pen, x: float, y: float, side: float) -> None:
    """Draw the triangle with its exclamation mark."""
    corners = ((0.04, 0.06), (0.96, 0.06), (0.5, 0.94))
    pen.stroke(tuple((x + side * right, y + side * up) for right, up in corners), 1.0, closed=True)
    middle = x + side / 2
    pen.stroke(((middle, y + side * 0.36), (middle, y + side * 0.66)), 1.1)
    pen.bar(middle - 0.55, y + side * 0.17, 1.1, 1.1)


def _bad(pen: Pen, x: float, y: float, side: float) -> None:
    """Draw the black square with its white cross."""
    inset = side * 0.04
    pen.bar(x + inset, y + inset, side - 2 * inset, side - 2 * inset)
    pen.white_cross(x + side * 0.27, y + side * 0.27, side * 0.46, 1.4)


def _none(pen: Pen, x: float, y: float, side: float) -> None:
    """Draw the dash."""
    pen.stroke(((x + side * 0.1, y + side / 2), (x + side * 0.9, y + side / 2)), 1.0)


def _taken(pen: Pen, x: float, y: float, side: float) -> None:
    """Draw the full disc."""
    pen.circle(x + side / 2, y + side / 2, side / 2 - 0.45, 0.9, filled=True)


def _taken_partly(pen: Pen, x: float, y: float, side: float) -> None:
    """Draw the circle, its left half black."""
    _not_taken(pen, x, y, side)
    pen.half_disc(x + side / 2, y + side / 2, side / 2 - 0.45)


def _not_taken(pen: Pen, x: float, y: float, side: float) -> None:
    """Draw the empty circle."""
    pen.circle(x + side / 2, y + side / 2, side / 2 - 0.45, 0.9)


_SHAPES = {
    Mark.WELL: _well,
    Mark.ATTENTION: _attention,
    Mark.BAD: _bad,
    Mark.NONE: _none,
    Mark.TAKEN: _taken,
    Mark.TAKEN_PARTLY: _taken_partly,
    Mark.NOT_TAKEN: _not_taken,
}
