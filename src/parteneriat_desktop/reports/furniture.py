"""What stands at the same place on every page: letterhead, registration box, header, footer (paper.md 3).

Rules of this module:

1. The first page has letterhead and registration box, the later ones a running header; every page has
   a footer with state, code, day and "page n of m", and the funding line if there is one.
2. On later pages all of this is an artifact; on the first page letterhead, number and funding line are text.
3. Only the running header may cut a text, at a word and with an ellipsis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.reports.fonts import printable, width
from parteneriat_desktop.reports.lines import Run, break_runs, break_text
from parteneriat_desktop.reports.typography import (
    BODY,
    BODY_BOLD,
    HAIRLINE,
    HEADING,
    MM,
    RULE,
    SMALL,
    SMALL_BOLD,
    Style,
)

if TYPE_CHECKING:
    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.reports.layout import Geometry
    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node

#: The registration box and the room kept free beside the letterhead, in points.
BOX_WIDTH, BOX_HEIGHT, LETTERHEAD_INSET = 62 * MM, 15 * MM, 70 * MM
#: Space inside the box, and of its lines above its bottom.
_INSIDE, _PEN_LINE = 7.0, 9.0
#: Most digits of a number printed in the size of a heading.
_LONG_NUMBER = 6
_NUMBER_HOLE, _DATE_HOLE = "\x01", "\x02"


class Furniture:
    """The furniture of one document, which begins at a page of the file: 0, unless several documents share a file."""

    def __init__(self, *, code: str, title: str, subject: str, stand: str, frame: Frame, begins: int = 0) -> None:
        self._code = code
        self._title = title
        self._subject = subject
        self._stand = stand
        self._frame = frame
        self._begins = begins
        self._say = frame.catalogue.say
        self._letterhead: Node | None = None
        self._number: Node | None = None
        self._funding: Node | None = None

    def claim_first(self, root: Node) -> None:
        """Take the first places in the reading order, for letterhead and number."""
        self._letterhead = root.add("P")
        blank = "" if self._frame.number else self._say(Sentence("Registration number: not filled in"))
        self._number = root.add("P", alt=blank)

    def claim_last(self, root: Node) -> None:
        """Take the last place in the reading order, for the funding line of the first page."""
        self._funding = root.add("P")

    def draw(self, pen: Pen, geometry: Geometry, pages: int) -> None:
        """Draw the furniture of the page that the pen is on."""
        top = geometry.height - geometry.top_margin * MM
        if pen.page == self._begins:
            self._draw_letterhead(pen, geometry, top)
            self._draw_box(pen, geometry, top)
        else:
            self._draw_header(pen, geometry, top)
        self._draw_footer(pen, geometry, pages)
        self._draw_funding(pen, geometry)

    def _draw_letterhead(self, pen: Pen, geometry: Geometry, top: float) -> None:
        """Draw the name of the institution and as many lines below it as there is room for."""
        room = geometry.width - LETTERHEAD_INSET
        issuer = self._frame.issuer
        with pen.belonging(self._letterhead):
            for line in break_text(issuer.name, BODY_BOLD, room):
                pen.line(line, geometry.left, top - BODY_BOLD.ascent, BODY_BOLD)
                top -= BODY_BOLD.leading
            below = [line for text in issuer.lines[:3] for line in break_text(text, SMALL, room)]
            content = geometry.height - geometry.first * MM
            for line in below[: int((top - content) // SMALL.leading)]:
                pen.line(line, geometry.left, top - SMALL.ascent, SMALL)
                top -= SMALL.leading

    def _draw_box(self, pen: Pen, geometry: Geometry, top: float) -> None:
        """Draw the frame, its label, and the number or the lines to write it on."""
        left = geometry.left + geometry.width - BOX_WIDTH
        with pen.artifact():
            right, bottom = left + BOX_WIDTH, top - BOX_HEIGHT
            pen.stroke(((left, top), (right, top), (right, bottom), (left, bottom)), RULE, closed=True)
        with pen.belonging(self._number):
            label = self._say(Sentence("Registration number"))
            pen.line((Run(label),), left + _INSIDE, top - 11.5, SMALL)
            if self._frame.number:
                self._draw_number(pen, left + _INSIDE, bottom + _PEN_LINE + 1)
        if not self._frame.number:
            self._draw_blank(pen, left + _INSIDE, bottom + _PEN_LINE, BOX_WIDTH - 2 * _INSIDE, BODY)

    def _draw_number(self, pen: Pen, x: float, y: float) -> None:
        """Draw the typed number in the largest size that fits on one line, else small on several."""
        text, room = self._registration(), BOX_WIDTH - 2 * _INSIDE
        styles = (BODY_BOLD, SMALL_BOLD) if len(self._frame.number) > _LONG_NUMBER else (HEADING, BODY_BOLD)
        fitting = [style for style in styles if width(text, style.size, bold=True) <= room]
        style = fitting[0] if fitting else SMALL_BOLD
        lines = break_text(text, style, room)
        y += style.leading * (len(lines) - 1) - (5 if len(lines) > 1 else 0)
        for line in lines:
            pen.line(line, x, y, style)
            y -= style.leading

    def _registration(self) -> str:
        """Return number and date as they are printed."""
        sentence = Sentence("No. {number} of {date}", number=self._frame.number, date=self._frame.number_date)
        return printable(self._say(sentence))

    def _draw_blank(self, pen: Pen, x: float, y: float, room: float, style: Style) -> None:
        """Draw the form of a number with lines to write on; the one for the date is a third longer."""
        form = self._say(Sentence("No. {number} of {date}", number=_NUMBER_HOLE, date=_DATE_HOLE))
        before, _, rest = form.partition(_NUMBER_HOLE)
        between, _, after = rest.partition(_DATE_HOLE)
        texts = [part.strip() for part in (before, between, after)]
        words = sum(width(text, style.size) for text in texts)
        short = (room - words - 4 * 3) / (1 + 4 / 3)
        for text, line in zip(texts, (short, short * 4 / 3, 0.0), strict=True):
            with pen.furniture():
                pen.line((Run(text),), x, y, style)
            x += width(text, style.size) + 4
            if line:
                pen.rule(x, y, line, HAIRLINE)
                x += line + 4

    def _draw_header(self, pen: Pen, geometry: Geometry, top: float) -> None:
        """Draw title and subject at the left, number at the right, a hairline below."""
        baseline = top - SMALL.ascent
        number = self._registration() if self._frame.number else ""
        room = max(BOX_WIDTH, width(number, SMALL.size) + 10)
        with pen.furniture():
            pen.line(self._heading(geometry.width - room), geometry.left, baseline, SMALL)
            if number:
                pen.line((Run(number),), geometry.left + geometry.width, baseline, SMALL, right=True)
        if not self._frame.number:
            blank = 50 * MM
            self._draw_blank(pen, geometry.left + geometry.width - blank, baseline, blank, SMALL)
        pen.rule(geometry.left, baseline - 8, geometry.width, HAIRLINE)

    def _heading(self, room: float) -> tuple[Run, ...]:
        """Return title and subject, cut at a word where they do not fit."""
        title, subject = Run(printable(self._title), bold=True), printable(self._subject)
        lines = break_runs([title, Run(""), Run(subject)], SMALL, room)
        if len(lines) == 1:
            return (title, Run(f"   {subject}")) if subject else (title,)
        lines = break_runs([title, Run(subject)], SMALL, room - width("    …", SMALL.size))
        cut = lines[0] if len(lines[0]) == 1 else (title, Run("   " + lines[0][1].text))
        return (*cut, Run(" …"))

    def _draw_footer(self, pen: Pen, geometry: Geometry, pages: int) -> None:
        """Draw state, code and day at the left, the number of the page at the right."""
        y = 15 * MM
        pen.rule(geometry.left, y, geometry.width, HAIRLINE)
        state = self._frame.state
        runs = () if state is None else (Run(self._frame.catalogue.label(state) + "   ", bold=True),)
        stand = Run(f"{self._code} · {printable(self._stand)}")
        page = self._say(Sentence("page {page} of {pages}", page=pen.page - self._begins + 1, pages=pages))
        with pen.furniture():
            pen.line((*runs, stand), geometry.left, y - 12, SMALL)
            pen.line((Run(page),), geometry.left + geometry.width, y - 12, SMALL, right=True)

    def _draw_funding(self, pen: Pen, geometry: Geometry) -> None:
        """Draw the funding line above the footer."""
        funding = self._frame.funding
        if funding is None:
            return
        runs = [Run(funding.phrase, bold=True), Run(funding.disclaimer)]
        lines = break_runs(runs, SMALL, geometry.width)
        y = 15 * MM + 5 + SMALL.leading * (len(lines) - 1)
        with pen.belonging(self._funding if pen.page == self._begins else None):
            for line in lines:
                pen.line(line, geometry.left, y, SMALL)
                y -= SMALL.leading
