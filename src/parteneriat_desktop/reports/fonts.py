"""Noto Sans in two weights: the only letters of every document.

Rules of this module:

1. Both files are registered once, under ``REGULAR`` and ``BOLD``; reportlab's own defaults point to
   them as well, so that no Helvetica (which cannot be embedded) enters a document.
2. Widths are counted in thousandths of the type size; ``measure`` remembers the words it has seen.
3. A character that the font lacks is printed by letters that mean the same ("<=") or as its code point
   in square brackets. ``printable`` marks such a place with control characters, which no stored text holds,
   so that the page carries the real character for whoever copies or searches the text.
4. ``BIND`` is a space at which no line may break. It is drawn as a plain space.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from parteneriat_desktop.paths import resources

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"

#: A space at which no line may break.
BIND = "\x10"
#: Around the code point of a character that the font lacks.
OPEN, CLOSE = "\x0e", "\x0f"
#: Characters often typed or pasted that the font lacks, and what is printed in their place.
_SUBSTITUTES = {
    "≤": "<=",
    "≥": ">=",
    "≠": "=/=",
    "→": "->",
    "←": "<-",
    "⇒": "=>",
    "\u2212": "–",
    "✓": "[x]",
    "✔": "[x]",
    "☑": "[x]",
    "☐": "[ ]",
    "✗": "[–]",
    "⚠": "(!)",
    "\u2011": "-",
}
#: The private character that stands for each of them until it is drawn.
_STANDING = {letter: chr(0x11 + place) for place, letter in enumerate(_SUBSTITUTES)}
_MEANT = {private: letter for letter, private in _STANDING.items()}
#: One place where something else is printed than meant.
STRANGER = re.compile(f"{OPEN}U\\+([0-9A-F]+){CLOSE}|[\x11-\x1f]")

#: Breaks of lines, and the bound space that ``bind`` has put into a text before.
_KEPT = frozenset({"\n", "\t", BIND})
#: Width of a character that the font does not name, in thousandths of the size.
_UNKNOWN_WIDTH = 600
_FILES = {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf"}
_DRAWN = {ord(OPEN): "[", ord(CLOSE): "]", ord(BIND): " "} | {
    ord(private): _SUBSTITUTES[letter] for letter, private in _STANDING.items()
}


@cache
def _font(name: str) -> Any:
    """Return one weight, read from its file once."""
    return TTFont(name, str(resources() / "fonts" / _FILES[name]))


@cache
def register() -> None:
    """Register both weights and close every door through which Helvetica comes in."""
    registry: Any = pdfmetrics
    for name in _FILES:
        registry.registerFont(_font(name))
    rl_config.canvas_basefontname = REGULAR
    rl_config.defaultGraphicsFontName = REGULAR


@cache
def _widths(name: str) -> dict[str, float]:
    """Return the width of every character of one weight, and of the private marks."""
    widths = {chr(code): float(width) for code, width in _font(name).face.charWidths.items()}
    widths.update({chr(mark): sum(widths[letter] for letter in shown) for mark, shown in _DRAWN.items()})
    return widths


def weight(*, bold: bool) -> Any:
    """Return one of the two weights."""
    return _font(BOLD if bold else REGULAR)


@cache
def _letters() -> frozenset[str]:
    """Return the characters that both weights can draw."""
    return frozenset(_widths(REGULAR)) & frozenset(_widths(BOLD)) - {chr(private) for private in _DRAWN}


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
    lacking = {letter for letter in set(text) - _letters() if letter not in _KEPT}
    if not lacking:
        return text
    return text.translate({ord(letter): _STANDING.get(letter) or _code_point(letter) for letter in lacking})


def _code_point(letter: str) -> str:
    """Return the code point of a character between the marks."""
    return f"{OPEN}U+{ord(letter):04X}{CLOSE}"


def meant(place: re.Match[str]) -> str:
    """Return the character that is meant where something else is printed."""
    return chr(int(place[1], 16)) if place[1] else _MEANT[place[0]]


def drawn(text: str) -> str:
    """Return a text as it is drawn: private marks as brackets and spaces."""
    return text.translate(_DRAWN)
