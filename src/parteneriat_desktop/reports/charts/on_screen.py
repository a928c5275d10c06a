"""A chart for the screen: the same shapes as on paper, as SVG in two inks.

The picture carries its title and its sentence, so that a screen reader says what it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, assert_never

from parteneriat_desktop.reports.charts.drawing import Arrow, Bar, Disc, Stroke
from parteneriat_desktop.reports.typography import EDGE, SMALL

if TYPE_CHECKING:
    from parteneriat_desktop.reports.charts.drawing import Drawing, Label, Point, Shape

FONT = "Noto Sans"


@dataclass(frozen=True, slots=True)
class Inks:
    """The colour of what is drawn and of what lies under it, as ``#rrggbb``."""

    ink: str = "#000000"
    paper: str = "#ffffff"


def svg(drawing: Drawing, inks: Inks = Inks()) -> str:
    """Return a chart as an SVG document."""
    writer = _Writer(drawing.height, inks)
    size = f'width="{drawing.width:.2f}" height="{drawing.height:.2f}"'
    box = f'viewBox="0 0 {drawing.width:.2f} {drawing.height:.2f}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img">',
        f"<title>{escape(drawing.title)}</title>",
        f"<desc>{escape(drawing.summary)}</desc>",
        *(writer.shape(shape) for shape in drawing.shapes),
        *(writer.label(label) for label in drawing.labels),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes shapes, whose places count from the bottom, into a picture that counts from the top."""

    def __init__(self, height: float, inks: Inks) -> None:
        self._height = height
        self._inks = inks

    def shape(self, shape: Shape) -> str:
        """Return one shape."""
        match shape:
            case Bar():
                place = f'x="{shape.x:.2f}" y="{self._height - shape.y - shape.height:.2f}"'
                size = f'width="{shape.width:.2f}" height="{shape.height:.2f}"'
                return f"<rect {place} {size} {self._ink(filled=shape.filled)}/>"
            case Stroke():
                colour = self._inks.paper if shape.white else self._inks.ink
                dashes = f' stroke-dasharray="{shape.pattern[0]:g} {shape.pattern[1]:g}"' if shape.pattern else ""
                line = f'fill="none" stroke="{colour}" stroke-width="{shape.thickness:g}"{dashes}'
                return f'<polyline points="{self._points(shape.points)}" {line}/>'
            case Disc():
                place = f'cx="{shape.x:.2f}" cy="{self._height - shape.y:.2f}" r="{shape.radius:.2f}"'
                return f"<circle {place} {self._ink(filled=shape.filled)}/>"
            case Arrow():
                return f'<polygon points="{self._points(shape.corners)}" fill="{self._inks.ink}"/>'
            case _:
                assert_never(shape)

    def label(self, label: Label) -> str:
        """Return one label."""
        place = f'x="{label.x:.2f}" y="{self._height - label.y:.2f}"'
        weight = ' font-weight="bold"' if label.bold else ""
        anchor = ' text-anchor="end"' if label.right else ""
        style = f'font-family="{FONT}" font-size="{SMALL.size}"{weight}{anchor} fill="{self._inks.ink}"'
        return f"<text {place} {style}>{escape(label.text)}</text>"

    def _ink(self, *, filled: bool) -> str:
        """Return how an area is painted."""
        if filled:
            return f'fill="{self._inks.ink}"'
        return f'fill="none" stroke="{self._inks.ink}" stroke-width="{EDGE}"'

    def _points(self, points: tuple[Point, ...]) -> str:
        """Return places as SVG lists them."""
        return " ".join(f"{x:.2f},{self._height - y:.2f}" for x, y in points)
