"""How far each target has come, against the time that has passed (paper.md 4).

Rules of this module:

1. A bar is 0 to 100 per cent: below 0 it is empty, above 100 it is full; the number beside it tells the truth.
2. A target without a progress has no bar but what is said of it in words.
3. The dashed line is the time elapsed; it is white where it crosses ink.
4. Of more targets than fit on a page several drawings are made, each with the line of time.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.reports.charts.drawing import (
    DASHED,
    DOTTED,
    LEAST_VALUES,
    Arrow,
    Bar,
    Drawing,
    Label,
    Shape,
    Stroke,
)
from parteneriat_desktop.reports.charts.names import fitting
from parteneriat_desktop.reports.typography import EDGE, MM, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Height of a line, of its bar, above the first and below the last, in points.
ROW, THICK, ABOVE, BELOW = 17.0, 9.0, 20.0, 16.0
#: Room for codes, names and numbers at both sides, in points.
CODES, NAMES, NUMBERS = 11 * MM, 54 * MM, 24 * MM
#: Most targets of one drawing.
MOST = 25
#: Where the bars end, in per cent.
WHOLE = Decimal(100)
#: The steps of the scale, in per cent.
SCALE = (0, 50, 100)


@dataclass(frozen=True, slots=True)
class Come:
    """A target: its code, its short name, its progress in per cent if it has one, and what is said beside the bar."""

    code: str
    name: str
    progress: Decimal | None
    said: str


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The time that has passed in per cent, if that is known, and what is said above its line."""

    share: Decimal | None
    said: str


def progress_charts(title: str, summary: str, rows: Sequence[Come], elapsed: Elapsed, width: float) -> list[Drawing]:
    """Return the drawings of all targets; none where fewer than three have a progress."""
    if sum(row.progress is not None for row in rows) < LEAST_VALUES:
        return []
    parts = [rows[start : start + MOST] for start in range(0, len(rows), MOST)]
    return [_drawing(title, summary, part, elapsed, width) for part in parts]


def _drawing(title: str, summary: str, rows: Sequence[Come], elapsed: Elapsed, width: float) -> Drawing:
    """Return one drawing."""
    height = ABOVE + ROW * len(rows) + BELOW
    left, length = CODES + NAMES, width - CODES - NAMES - NUMBERS
    floor, ceiling = BELOW, height - ABOVE
    shapes: list[Shape] = [
        Stroke(((left + length * step / 100, floor), (left + length * step / 100, ceiling)), EDGE, pattern)
        for step, pattern in zip(SCALE, (None, DOTTED, DOTTED), strict=True)
    ]
    labels = [Label(f"{step}%", left + length * step / 100 - 6, 3) for step in SCALE]
    for number, row in enumerate(rows, start=1):
        y = ceiling - ROW * number + (ROW - THICK) / 2
        shapes += _bars(row, left, y, length)
        baseline = y + 1.6
        labels.append(Label(row.code, 0, baseline, bold=True))
        labels.append(Label(fitting(row.name, SMALL, NAMES - 4), CODES, baseline))
        labels.append(Label(row.said, width, baseline, right=True))
        if row.progress is None:
            labels.append(Label(DASH, left + 4, baseline))
    if elapsed.share is not None:
        x = left + length * float(_within(elapsed.share)) / 100
        shapes += _time(rows, elapsed.share, x, (floor, ceiling))
        shapes.append(Arrow(x, ceiling))
        labels.append(Label(elapsed.said, x + 6, ceiling + 3))
    return Drawing(title, summary, width, height, tuple(shapes), tuple(labels))


def _within(share: Decimal) -> Decimal:
    """Return a share as far as the scale shows it."""
    return min(max(share, Decimal(0)), WHOLE)


def _bars(row: Come, left: float, y: float, length: float) -> list[Shape]:
    """Return outline and ink of one bar."""
    if row.progress is None:
        return []
    outline = Bar(left, y, length, THICK)
    done = _within(row.progress)
    return [outline, Bar(left, y, length * float(done) / 100, THICK, filled=True)] if done else [outline]


def _time(rows: Sequence[Come], share: Decimal, x: float, ends: tuple[float, float]) -> list[Shape]:
    """Return the line of time elapsed, and white pieces of it where a bar is black below it."""
    floor, ceiling = ends
    shapes: list[Shape] = [Stroke(((x, floor), (x, ceiling)), 1.4, DASHED)]
    for number, row in enumerate(rows, start=1):
        if row.progress is not None and _within(row.progress) > share > 0:
            y = ceiling - ROW * number + (ROW - THICK) / 2
            shapes.append(Stroke(((x, y + 1), (x, y + THICK - 1)), 1.4, white=True))
    return shapes
