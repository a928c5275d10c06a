"""Amounts by source, partner or kind: horizontal bars, the largest first (paper.md 4).

Rules of this module:

1. One scale for all bars. Of a plan and what came of it, the plan is the outline and the rest is black.
2. The number stands at the right of its bar; nothing is read from the length alone.
3. More bars than ``MOST`` are put together under "others", which stands last.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.reports.charts.drawing import LEAST_VALUES, Bar, Drawing, Label, Shape, Stroke
from parteneriat_desktop.reports.charts.names import fitting
from parteneriat_desktop.reports.typography import EDGE, MM, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROW, THICK, BELOW = 17.0, 9.0, 2.0
#: Room for names and numbers at both sides, in points.
NAMES, NUMBERS = 46 * MM, 46 * MM
#: Most bars, "others" among them.
MOST = 15


@dataclass(frozen=True, slots=True)
class Amount:
    """What is measured: its name, its whole length, and the black part of it."""

    name: str
    whole: Decimal
    done: Decimal


def bar_chart(
    title: str, summary: str, given: Sequence[Amount], say: Callable[[Amount], str], others: str, width: float
) -> Drawing | None:
    """Return the drawing of amounts; ``say`` writes the number of one. None of fewer than three."""
    if len(given) < LEAST_VALUES:
        return None
    rows = _gathered(sorted(given, key=lambda one: (-one.whole, one.name)), others)
    height = ROW * len(rows) + BELOW
    length = width - NAMES - NUMBERS
    most = max(max(row.whole, row.done) for row in rows) or Decimal(1)
    shapes: list[Shape] = [Stroke(((NAMES, 0), (NAMES, height)), EDGE)]
    labels: list[Label] = []
    for number, row in enumerate(rows, start=1):
        y = height - ROW * number + (ROW - THICK) / 2
        for amount, filled in ((row.whole, False), (row.done, True)):
            if amount > 0:
                shapes.append(Bar(NAMES, y, length * float(amount / most), THICK, filled=filled))
        labels.append(Label(fitting(row.name, SMALL, NAMES - 6), 0, y + 1.6))
        labels.append(Label(say(row), width, y + 1.6, right=True))
    return Drawing(title, summary, width, height, tuple(shapes), tuple(labels))


def _gathered(rows: list[Amount], others: str) -> list[Amount]:
    """Return the largest amounts, and the smaller ones of too many together."""
    if len(rows) <= MOST:
        return rows
    small = rows[MOST - 1 :]
    together = Amount(
        others, sum((one.whole for one in small), Decimal(0)), sum((one.done for one in small), Decimal(0))
    )
    return [*rows[: MOST - 1], together]
