"""Four sizes, two weights, and the places where a line must not break (paper.md 1).

Rules of this module:

1. ``TITLE``, ``HEADING``, ``BODY`` and ``SMALL`` (with the bold of the last two) are all the type there is;
   on a poster all four are half as large again.
2. Distances are 4, 6, 10 or 20 points; lines are a hairline or a rule.
3. ``tie`` ties a number to its unit or noun, an abbreviation to its number, a dash or a middle dot to the word
   before it; ``bind`` ties the last short word of running text to its neighbour too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from parteneriat_desktop.reports.fonts import BIND, BOLD, REGULAR

#: Points in a millimetre.
MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Style:
    """Size and leading in points, and the weight."""

    size: float
    leading: float
    bold: bool = False

    @property
    def font(self) -> str:
        """Return the registered name of the weight."""
        return BOLD if self.bold else REGULAR

    @property
    def ascent(self) -> float:
        """Return how far the baseline lies below the top of a line."""
        return (self.leading - self.size) / 2 + 0.86 * self.size

    def heavy(self) -> Style:
        """Return the same size in bold."""
        return replace(self, bold=True)


@dataclass(frozen=True, slots=True)
class Scale:
    """The type of a document: its title, what it is about, text, notes, and the widest running text in points."""

    title: Style
    subject: Style
    body: Style
    small: Style
    measure: float


TITLE = Style(18, 23, bold=True)
HEADING = Style(12, 16, bold=True)
BODY = Style(10, 14)
BODY_BOLD = BODY.heavy()
SMALL = Style(8.5, 11.5)
SMALL_BOLD = SMALL.heavy()

#: Distances in points.
TIGHT, NEAR, APART, FAR = 4.0, 6.0, 10.0, 20.0
#: Thickness of lines in points: between rows, around and above, edges of data.
HAIRLINE, RULE, EDGE = 0.5, 1.0, 0.8
#: Widest running text, in points.
MEASURE = 145 * MM
#: For reading at a desk; and for a notice board, from a step and a half away, where the page is the measure.
ORDINARY = Scale(TITLE, BODY, BODY, SMALL, MEASURE)
POSTER = Scale(Style(27, 33, bold=True), Style(18, 23, bold=True), Style(15, 20), Style(12.75, 17), 257 * MM)

#: Most letters of a last word that may not stand alone on a line.
_SHORT_WORD = 10
_NUMBER = re.compile(r"(?<=\d) (?=[^\W\d_]|€|%)")
_ABBREVIATION = re.compile(r"(?i)(?<!\w)(nr\.|art\.|alin\.|lit\.|pct\.|cap\.|no\.|чл\.|ал\.|т\.|№) (?=\S)")


def tie(text: str) -> str:
    """Return a text with numbers, abbreviations and dashes tied to their neighbours."""
    text = _NUMBER.sub(BIND, text)
    text = _ABBREVIATION.sub(rf"\1{BIND}", text)
    return text.replace(" – ", f"{BIND}– ").replace(" · ", f"{BIND}· ")


def bind(text: str) -> str:
    """Return one paragraph with its unbreakable spaces, that of a short last word among them."""
    text = tie(text)
    before, space, last = text.rpartition(" ")
    return f"{before}{BIND}{last}" if space and len(last) <= _SHORT_WORD and " " in before else text
