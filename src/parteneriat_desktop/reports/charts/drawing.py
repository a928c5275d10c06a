"""A chart drawn once: shapes and labels in points, for paper and screen alike (paper.md 4).

Rules of this module:

1. Places are points from the lower left corner; ink is black or white, nothing else.
2. A drawing says in ``summary`` in one sentence what it shows, with the numbers.
3. Every label is text of the small size; nothing is known by its shape alone.
4. A chart of fewer than three values is not drawn: the table beside it says as much.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Values from which a chart is drawn.
LEAST_VALUES = 3
#: Dash and gap of the line of time, and of a line that only helps to read.
DASHED, DOTTED = (3.0, 2.0), (1.0, 2.0)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle from its lower left corner: outlined, and black where it is filled."""

    x: float
    y: float
    width: float
    height: float
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; ``pattern`` is dash and gap, ``white`` is ink over black."""

    points: tuple[Point, ...]
    thickness: float
    pattern: tuple[float, float] | None = None
    white: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, black inside or empty."""

    x: float
    y: float
    radius: float
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A small black triangle that points down to a place."""

    x: float
    y: float
    side: float = 6.0

    @property
    def corners(self) -> tuple[Point, ...]:
        """The corners of the triangle."""
        half = self.side / 2
        return (self.x, self.y), (self.x - half, self.y + self.side), (self.x + half, self.y + self.side)


@dataclass(frozen=True, slots=True)
class Label:
    """A text on a baseline, from a place or up to it."""

    text: str
    x: float
    y: float
    bold: bool = False
    right: bool = False


Shape = Bar | Stroke | Disc | Arrow


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart: its title, its size, what is drawn, and in one sentence what it says."""

    title: str
    summary: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
