"""Running text, headings, lists and the key-value block, as strips.

Rules of this module:

1. Running text is at most 145 mm wide; titles, subjects, notes and tables use the full width.
2. At least two lines of a paragraph stand on each side of a break; a heading stays with what follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.reports.layout import Geometry, Strip
from parteneriat_desktop.reports.lines import Line, Run, break_runs, break_text, paragraphs
from parteneriat_desktop.reports.typography import (
    APART,
    BODY,
    BODY_BOLD,
    FAR,
    HAIRLINE,
    HEADING,
    MEASURE,
    MM,
    NEAR,
    SMALL,
    TIGHT,
    Style,
    bind,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node

#: The label column of a key-value block, and how far a list hangs, in points.
LABELS, HANGING = 45 * MM, 12.0
_PAIR_PADDING = 3.1


def text_strips(lines: Sequence[Line], style: Style, node: Node, before: float, indent: float = 0.0) -> list[Strip]:
    """Return the lines of one paragraph, with two of them kept together at both ends."""
    strips = [_line_strip(line, style, node, indent) for line in lines]
    if strips:
        strips[0].before = before
    for strip in (*strips[:1], *strips[-2:-1]):
        strip.keep = len(strips) > 1
    return strips


def _line_strip(line: Line, style: Style, node: Node, indent: float) -> Strip:
    """Return one line."""

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.tagged(node):
            pen.line(line, left + indent, top - style.ascent, style)

    return Strip(style.leading, draw)


def title_strips(title: str, subject: str, root: Node, geometry: Geometry) -> list[Strip]:
    """Return the name of the document, which leads the outline, and its subject, kept together."""
    head = root.add("H1")
    large, plain = geometry.scale.title, geometry.scale.subject
    strips = text_strips(break_text(bind(title), large, geometry.width), large, head, 0)
    if subject:
        strips += text_strips(break_text(bind(subject), plain, geometry.width), plain, root.add("P"), TIGHT)
    for strip in strips:
        strip.keep = True
    _outlined(strips[0], f"{title} – {subject}" if subject else title, 0)
    return strips


def heading_strips(text: str, node: Node, geometry: Geometry) -> list[Strip]:
    """Return the heading of a section, which stays with what follows and stands in the outline."""
    strips = text_strips(break_text(bind(text), HEADING, geometry.width), HEADING, node, FAR)
    for strip in strips:
        strip.keep = True
    _outlined(strips[0], text, 1)
    return strips


def subheading_strips(text: str, parent: Node, geometry: Geometry) -> list[Strip]:
    """Return a bold line over a part of a section, which stays with what follows."""
    strips = text_strips(break_text(bind(text), BODY_BOLD, geometry.width), BODY_BOLD, parent.add("H3"), 12)
    for strip in strips:
        strip.keep = True
    return strips


def _outlined(strip: Strip, text: str, level: int) -> None:
    """Let a strip add itself to the outline when it is drawn."""
    draw = strip.draw

    def draw_outlined(pen: Pen, left: float, top: float) -> None:
        pen.bookmark(text, level, top)
        draw(pen, left, top)

    strip.draw = draw_outlined


def paragraph_strips(text: str, parent: Node, geometry: Geometry, lead: str = "", before: float = NEAR) -> list[Strip]:
    """Return running text of one or several paragraphs; ``lead`` is bold before the first."""
    style, room = geometry.scale.body, min(geometry.scale.measure, geometry.width)
    strips: list[Strip] = []
    for position, part in enumerate(paragraphs(text) or [""]):
        runs = [Run(lead, bold=True)] if lead and not position else []
        lines = break_runs([*runs, Run(bind(part))], style, room)
        strips += text_strips(lines, style, parent.add("P"), before if not position else NEAR)
    return strips


def verdict_strips(verdict: str, text: str, parent: Node, geometry: Geometry) -> list[Strip]:
    """Return what a document of tables says first: a verdict in bold and what belongs to it, in full width."""
    runs = [Run(bind(verdict), bold=True), Run(bind(text))]
    strips = text_strips(break_runs(runs, BODY, geometry.width), BODY, parent.add("P"), APART)
    for strip in strips:
        strip.keep = True
    return strips


def list_strips(items: Sequence[str], parent: Node, geometry: Geometry) -> list[Strip]:
    """Return a list with dashes."""
    node = parent.add("L")
    room = min(MEASURE, geometry.width) - HANGING
    strips: list[Strip] = []
    for item in items:
        entry = node.add("LI")
        label, body = entry.add("Lbl"), entry.add("LBody")
        lines = [line for part in paragraphs(item) for line in break_text(bind(part), BODY, room)]
        entries = text_strips(lines, BODY, body, NEAR if not strips else TIGHT, HANGING)
        if entries:
            _labelled(entries[0], label)
        strips += entries
    return strips


def _labelled(strip: Strip, label: Node) -> None:
    """Let a strip draw the dash of its list entry."""
    draw = strip.draw

    def draw_labelled(pen: Pen, left: float, top: float) -> None:
        with pen.tagged(label):
            pen.line((Run(DASH),), left, top - BODY.ascent, BODY)
        draw(pen, left, top)

    strip.draw = draw_labelled


def note_strips(text: str, parent: Node, geometry: Geometry) -> list[Strip]:
    """Return a note below a table."""
    style = geometry.scale.small
    lines = [line for part in paragraphs(text) for line in break_text(bind(part), style, geometry.width)]
    return text_strips(lines, style, parent.add("P"), 5)


def key_value_strips(pairs: Sequence[tuple[str, str]], parent: Node, geometry: Geometry, unfilled: str) -> list[Strip]:
    """Return the facts of identity: label and value on one baseline, hairlines between the rows."""
    table = parent.add("Table")
    strips = [strip for pair in pairs for strip in _pair_strips(pair, table, geometry, unfilled)]
    for strip in strips:
        strip.keep = True
    strips[-1] = _closed(strips[-1], geometry)
    strips[0].before = APART
    return strips


def _pair_strips(pair: tuple[str, str], table: Node, geometry: Geometry, unfilled: str) -> list[Strip]:
    """Return one label with its value, a strip for each line, so that even a long list of names can break."""
    row = table.add("TR")
    label, value = row.add("TH", scope="Row"), row.add("TD")
    owner = value.add("Span", alt=unfilled) if pair[1] == DASH else value
    names = break_text(pair[0], SMALL, LABELS - 8)
    room = geometry.width - LABELS
    lines = [line for part in paragraphs(pair[1]) for line in break_text(bind(part), BODY, room)]
    count = max(len(names), len(lines), 1)
    return [
        _pair_line(
            (label, names[number : number + 1]),
            (owner, lines[number : number + 1]),
            geometry.width,
            (number == 0, number == count - 1),
        )
        for number in range(count)
    ]


def _pair_line(
    label: tuple[Node, Sequence[Line]], value: tuple[Node, Sequence[Line]], width: float, ends: tuple[bool, bool]
) -> Strip:
    """Return one line of label and value; ``ends`` says whether it is the first and the last of its row."""
    above, below = (_PAIR_PADDING if end else 0.0 for end in ends)

    def draw(pen: Pen, left: float, top: float) -> None:
        if ends[0]:
            pen.rule(left, top, width, HAIRLINE)
        baseline = top - above - BODY.ascent
        for (node, lines), x, style in ((label, left, SMALL), (value, left + LABELS, BODY)):
            for line in lines:
                with pen.tagged(node):
                    pen.line(line, x, baseline, style)

    return Strip(above + BODY.leading + below, draw)


def _closed(strip: Strip, geometry: Geometry) -> Strip:
    """Return the last strip of the block with a hairline below."""
    draw = strip.draw

    def draw_closed(pen: Pen, left: float, top: float) -> None:
        draw(pen, left, top)
        pen.rule(left, top - strip.height, geometry.width, HAIRLINE)

    return Strip(strip.height, draw_closed, strip.before)
