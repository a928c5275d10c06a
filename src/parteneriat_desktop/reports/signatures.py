"""Where the signatories sign: role, function and organisation are printed, names are written by hand.

Rules of this module (paper.md 4):

1. The free space is 24 mm high and may shrink to 11, never less; the column is at least 49 mm wide.
2. Where the file itself is to be signed, an empty signature field lies exactly over the free space and
   the line below says "electronic signature".
3. The columns are read one after the other, not line by line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.reports.layout import Geometry, Strip
from parteneriat_desktop.reports.lines import break_text
from parteneriat_desktop.reports.typography import FAR, HAIRLINE, MM, RULE, SMALL, SMALL_BOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.reports.lines import Line
    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node

#: Free space to sign in and the least of it, the gap between columns, in points.
SPACE, LEAST_SPACE, GAP = 24 * MM, 11 * MM, 8 * MM
#: Width that two signatories use in landscape.
_TWO_IN_LANDSCAPE = 170 * MM


@dataclass(frozen=True, kw_only=True, slots=True)
class Signatory:
    """Who signs: role in the document, function, organisation, and what is written under the line."""

    role: str
    function: str
    organisation: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    """One signatory broken into lines."""

    node: Node
    role: list[Line]
    lines: list[Line]
    below: list[Line]
    tip: str


def signature_strip(
    signatories: Sequence[Signatory], parent: Node, geometry: Geometry, frame: Frame, space: float = SPACE
) -> Strip:
    """Return the strip with one column for each signatory, its free space ``space`` points high."""
    count = max(2, len(signatories))
    total = min(_TWO_IN_LANDSCAPE, geometry.width) if len(signatories) <= 2 else geometry.width  # noqa: PLR2004 - two signatories
    width = (total - GAP * (count - 1)) / count
    columns = [_column(signatory, parent.add("Div"), width, frame) for signatory in signatories]
    printed = 6 + SMALL.leading * max(len(column.role) + len(column.lines) for column in columns) + 4
    height = printed + space + 4 + SMALL.leading * max(len(column.below) for column in columns)

    electronic = frame.electronic

    def draw(pen: Pen, left: float, top: float) -> None:
        for index, column in enumerate(columns):
            x = left + index * (width + GAP)
            pen.rule(x, top, width, RULE)
            with pen.tagged(column.node.add("P")):
                y = _draw_lines(pen, column.role, x, top - 2)
            with pen.tagged(column.node.add("P")):
                _draw_lines(pen, column.lines, x, y - 4)
            floor = top - printed - space
            if electronic:
                pen.place(column.node.add("Form"), (x, floor, x + width, floor + space), column.tip)
            pen.rule(x, floor, width, HAIRLINE)
            with pen.tagged(column.node.add("P")):
                _draw_lines(pen, column.below, x, floor - 3)

    return Strip(height, draw, before=FAR)


def _column(signatory: Signatory, node: Node, width: float, frame: Frame) -> _Column:
    """Break the texts of a signatory."""
    below = frame.catalogue.say(Sentence("electronic signature")) if frame.electronic else signatory.below
    tip = Sentence(
        "Signature: {function}, {organisation}", function=signatory.function, organisation=signatory.organisation
    )
    return _Column(
        node,
        break_text(signatory.role, SMALL_BOLD, width),
        [*break_text(signatory.function, SMALL, width), *break_text(signatory.organisation, SMALL, width)],
        break_text(below, SMALL, width),
        frame.catalogue.say(tip),
    )


def _draw_lines(pen: Pen, lines: Sequence[Line], x: float, top: float) -> float:
    """Draw small lines below a height and return where they end."""
    for line in lines:
        pen.line(line, x, top - SMALL.ascent, SMALL)
        top -= SMALL.leading
    return top
