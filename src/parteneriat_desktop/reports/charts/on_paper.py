"""A chart on paper: a figure with its place on the page and a sentence for those who do not see it (paper.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from parteneriat_desktop.reports.charts.drawing import Arrow, Bar, Disc, Stroke
from parteneriat_desktop.reports.fonts import printable
from parteneriat_desktop.reports.layout import Strip
from parteneriat_desktop.reports.lines import Run
from parteneriat_desktop.reports.typography import APART, EDGE, SMALL, SMALL_BOLD

if TYPE_CHECKING:
    from parteneriat_desktop.reports.charts.drawing import Drawing, Shape
    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node


def chart_strip(drawing: Drawing, parent: Node) -> Strip:
    """Return a chart as one strip that is never cut."""
    node = parent.add("Figure", alt=drawing.summary)

    def draw(pen: Pen, left: float, top: float) -> None:
        floor = top - drawing.height
        node.box = left, floor, left + drawing.width, top
        with pen.figure(node):
            for shape in drawing.shapes:
                _shape(pen, shape, left, floor)
            for label in drawing.labels:
                style = SMALL_BOLD if label.bold else SMALL
                run = Run(printable(label.text), label.bold)
                pen.line((run,), left + label.x, floor + label.y, style, right=label.right)

    return Strip(drawing.height, draw, before=APART)


def _shape(pen: Pen, shape: Shape, left: float, floor: float) -> None:
    """Draw one shape."""
    match shape:
        case Bar():
            _bar(pen, shape, left + shape.x, floor + shape.y)
        case Stroke():
            _stroke(pen, shape, tuple((left + x, floor + y) for x, y in shape.points))
        case Disc():
            pen.circle(left + shape.x, floor + shape.y, shape.radius, EDGE, filled=shape.filled)
        case Arrow():
            pen.polygon(tuple((left + x, floor + y) for x, y in shape.corners))
        case _:
            assert_never(shape)


def _bar(pen: Pen, bar: Bar, x: float, y: float) -> None:
    """Draw a bar, black or outlined."""
    if bar.filled:
        pen.bar(x, y, bar.width, bar.height)
    else:
        right, top = x + bar.width, y + bar.height
        pen.stroke(((x, y), (right, y), (right, top), (x, top)), EDGE, closed=True)


def _stroke(pen: Pen, stroke: Stroke, points: tuple[tuple[float, float], ...]) -> None:
    """Draw a line, whole or broken, black or white."""
    if stroke.white:
        with pen.white():
            pen.stroke(points, stroke.thickness)
    elif stroke.pattern is not None:
        pen.dashes(points, stroke.thickness, stroke.pattern)
    else:
        pen.stroke(points, stroke.thickness)
