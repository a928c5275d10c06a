"""Text broken into lines.

Rules of this module:

1. A line breaks at a space; a word that is wider than the column breaks at ``BIND``, then after
   "/", "-", "_", "@" or ".", else anywhere. Nothing is cut off and nothing is scaled.
2. Line ends of a text are kept as breaks of paragraphs; several in a row count as one.
3. The result depends on nothing but text, style and width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.reports.fonts import BIND, CLOSE, OPEN, measure, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parteneriat_desktop.reports.typography import Style

_BLANKS = re.compile(r"[ \t]+")
_PIECES = re.compile(f"[^{BIND}]*{BIND}|[^{BIND}]+$")
_JOINTS = re.compile(r"[^/\-_@.]*[/\-_@.]+|[^/\-_@.]+$")
_LETTERS = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


#: The runs of one drawn line, spaces included.
Line = tuple[Run, ...]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text as a person typed it, without empty ones."""
    parts = (_BLANKS.sub(" ", part).strip(" ") for part in text.split("\n"))
    return [part for part in parts if part]


def break_text(text: str, style: Style, width: float) -> list[Line]:
    """Break a text of one weight into lines of at most ``width`` points; an empty text has no lines."""
    text = printable(text)
    if "\n" not in text and measure(text, bold=style.bold) * style.size <= width * 1000:
        return [(Run(text, style.bold),)] if text else []
    return [line for part in paragraphs(text) for line in _broken([Run(part, style.bold)], style, width)]


def break_runs(runs: Iterable[Run], style: Style, width: float) -> list[Line]:
    """Break one paragraph of several weights into lines of at most ``width`` points."""
    return _broken([Run(printable(run.text), run.bold) for run in runs], style, width)


def _broken(runs: Iterable[Run], style: Style, width: float) -> list[Line]:
    """Break one paragraph whose letters can all be printed."""
    room = width * 1000 / style.size
    lines: list[list[tuple[str, bool]]] = [[]]
    used = 0.0
    for word, bold, size in _words(runs, room):
        gap = measure(" ", bold=bold) if lines[-1] else 0.0
        if lines[-1] and used + gap + size > room:
            lines.append([])
            used, gap = 0.0, 0.0
        lines[-1].append((word, bold))
        used += gap + size
    return [_joined(line) for line in lines if line]


def _words(runs: Iterable[Run], room: float) -> Iterator[tuple[str, bool, float]]:
    """Yield each word with its weight and width; words that do not fit come in pieces that do."""
    for run in runs:
        for word in run.text.split(" "):
            if not word:
                continue
            size = measure(word, bold=run.bold)
            if size <= room:
                yield word, run.bold, size
            else:
                for piece in _pieces(word, run.bold, room):
                    yield piece, run.bold, measure(piece, bold=run.bold)


def _pieces(word: str, bold: bool, room: float) -> Iterator[str]:  # noqa: FBT001 - passed through
    """Cut a word that is wider than the line: at bound spaces, at joints, else between letters."""
    if BIND in word:
        for part in _PIECES.findall(word):
            bare = part.removesuffix(BIND)
            if measure(bare, bold=bold) <= room:
                yield bare
            else:
                yield from _pieces(bare, bold, room)
        return
    held = ""
    for part in _atoms(word, bold, room):
        if held and measure(held + part, bold=bold) > room:
            yield held
            held = ""
        held += part
    yield held


def _atoms(word: str, bold: bool, room: float) -> Iterator[str]:  # noqa: FBT001 - passed through
    """Yield the parts between which a long word may break."""
    for part in _JOINTS.findall(word):
        if measure(part, bold=bold) <= room:
            yield part
        else:
            yield from _LETTERS.findall(part)


def _joined(words: list[tuple[str, bool]]) -> Line:
    """Put the words of one line together, one run for each change of weight."""
    runs: list[Run] = []
    for word, bold in words:
        if runs and runs[-1].bold == bold:
            runs[-1] = Run(f"{runs[-1].text} {word}", bold)
        else:
            if runs:
                runs[-1] = Run(runs[-1].text + " ", runs[-1].bold)
            runs.append(Run(word, bold))
    return tuple(runs)
