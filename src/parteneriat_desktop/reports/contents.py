"""The contents of a long document: each heading with its page, as a link to it, kept on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.reports.layout import Geometry, Strip
from parteneriat_desktop.reports.lines import Line, Run, break_text
from parteneriat_desktop.reports.typography import BODY, FAR, HAIRLINE, HEADING, MM, TIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node

#: Room for the number of a page, in points.
_NUMBERS = 15 * MM


def contents_strips(
    entries: Sequence[tuple[str, Node, int]], node: Node, geometry: Geometry, title: str
) -> list[Strip]:
    """Return a heading and one line for each entry: its text, the node it leads to, its page."""
    caption = node.add("Caption")

    def draw_title(pen: Pen, left: float, top: float) -> None:
        with pen.tagged(caption):
            pen.line((Run(title, bold=True),), left, top - HEADING.ascent, HEADING)

    strips = [Strip(HEADING.leading, draw_title, before=FAR, keep=True)]
    for number, (text, target, page) in enumerate(entries, start=1):
        item = node.add("TOCI").add("Reference").add("Link")
        lines = break_text(text, BODY, geometry.width - _NUMBERS)
        entry = _entry(lines, page, item, target, geometry)
        entry.keep = number < len(entries)
        strips.append(entry)
    return strips


def _entry(lines: Sequence[Line], page: int, item: Node, target: Node, geometry: Geometry) -> Strip:
    """Return one entry."""
    height = len(lines) * BODY.leading + 2 * TIGHT
    tip = "".join(run.text for line in lines for run in line)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.tagged(item):
            for index, line in enumerate(lines):
                pen.line(line, left, top - TIGHT - BODY.ascent - index * BODY.leading, BODY)
            pen.line((Run(str(page)),), left + geometry.width, top - TIGHT - BODY.ascent, BODY, right=True)
        pen.place(item, (left, top - height, left + geometry.width, top), tip, target)
        pen.rule(left, top - height, geometry.width, HAIRLINE)

    return Strip(height, draw)
