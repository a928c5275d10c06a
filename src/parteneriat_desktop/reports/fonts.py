"""Noto Sans in two weights: the only letters of every document.

Rules of this module:

1. Both files are registered once, under ``REGULAR`` and ``BOLD``; reportlab's own defaults point to
   them as well, so that no Helvetica (which cannot be embedded) enters a document.
2. Widths are counted in thousandths of the type size; ``measure`` remembers the words it has seen.
3. A character that the font lacks is printed as its code point in square brackets. ``printable``
   marks such a place with two private characters, so that the page carries the real character for
   whoever copies or searches the text, and nothing is lost or replaced silently.
4. ``BIND`` is a space at which no line may break. It is drawn as a plain space.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from parteneriat_desktop.paths import resources

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"

#: A space at which no line may break.
BIND = "\ue002"
#: Around the code point of a character that the font lacks.
OPEN, CLOSE = "\ue000", "\ue001"
#: One such place.
STRANGER = re.compile(f"{OPEN}U\\+([0-9A-F]+){CLOSE}")

#: Width of a character that the font does not name, in thousandths of the size.
_UNKNOWN_WIDTH = 600
_DRAWN = {ord(OPEN): "[", ord(CLOSE): "]", ord(BIND): " "}


@cache
def register() -> None:
    """Register both weights and close every door through which Helvetica comes in."""
    folder = resources() / "fonts"
    for name, file in ((REGULAR, "NotoSans-Regular.ttf"), (BOLD, "NotoSans-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    rl_config.canvas_basefontname = REGULAR
    rl_config.defaultGraphicsFontName = REGULAR


@cache
def _widths(name: str) -> dict[str, float]:
    """Return the width of every character of one weight, and of the private marks."""
    register()
    widths = {chr(code): float(width) for code, width in pdfmetrics.getFont(name).face.charWidths.items()}
    widths.update({chr(mark): widths[shown] for mark, shown in _DRAWN.items()})
    return widths


@cache
def _letters() -> frozenset[str]:
    """Return the characters that both weights can draw."""
    return frozenset(_widths(REGULAR)) & frozenset(_widths(BOLD)) - {OPEN, CLOSE, BIND}


@lru_cache(maxsize=50_000)
def measure(word: str, *, bold: bool) -> float:
    """Return the width of a word in thousandths of the type size."""
    widths = _widths(BOLD if bold else REGULAR)
    return sum(widths.get(letter, _UNKNOWN_WIDTH) for letter in word)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in points."""
    return measure(text, bold=bold) * size / 1000


def printable(text: str) -> str:
    """Return the text with each character that the font lacks put as its code point between the marks."""
    lacking = {letter for letter in set(text) - _letters() if letter not in "\n\t"}
    for letter in sorted(lacking):
        if letter != BIND:
            text = text.replace(letter, f"{OPEN}U+{ord(letter):04X}{CLOSE}")
    return text


def drawn(text: str) -> str:
    """Return a text as it is drawn: private marks as brackets and spaces."""
    return text.translate(_DRAWN)
