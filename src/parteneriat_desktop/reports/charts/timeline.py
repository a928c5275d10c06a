"""Consultations over the months: held, planned, and planned but not held (paper.md 4).

Rules of this module:

1. The axis runs over whole months. Each month has a tick; so many are labelled that no label touches the next.
2. A full disc was held, an empty one is planned, a cross was planned and not held; a line of words says so.
3. The end of the period is a dashed line with its label.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.reports.charts.drawing import DASHED, LEAST_VALUES, Arrow, Disc, Drawing, Label, Shape, Stroke
from parteneriat_desktop.reports.fonts import width as text_width
from parteneriat_desktop.reports.typography import EDGE, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

#: Heights of axis, discs and legend above the floor, and of the whole, in points.
AXIS, DISCS, LEGEND, HEIGHT = 38.0, 46.0, 3.0, 72.0
RADIUS, TICK = 4.4, 3.0
#: Least distance between two labelled months, in points.
APART = 44.0


class Event(Enum):
    """What became of a consultation."""

    HELD = "held"
    MISSED = "missed"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the drawing: its title, its sentence, what the three signs mean, the end of the period."""

    title: str
    summary: str
    events: tuple[tuple[Event, str], ...]
    end: str


def timeline(said: Said, events: Sequence[tuple[date, Event]], end: date, width: float) -> Drawing | None:
    """Return the drawing of events and the end of a period; None of fewer than three."""
    if len(events) < LEAST_VALUES:
        return None
    days = [day for day, _event in events] + [end]
    first = min(days).replace(day=1)
    months = 1
    while add_months(first, months) <= max(days):
        months += 1
    axis = _Axis(first, add_months(first, months), months, width)
    shapes = axis.shapes()
    for day, event in events:
        shapes += _sign(event, axis.place(day), DISCS)
    x = axis.place(end)
    shapes += [Stroke(((x, AXIS - TICK), (x, HEIGHT - 14)), 1.0, DASHED), Arrow(x, HEIGHT - 14)]
    room = text_width(said.end, SMALL.size)
    fits = x + 6 + room <= width
    labels = [*axis.labels(), Label(said.end, x + 6 if fits else x - 6, HEIGHT - 10, right=not fits)]
    left = RADIUS
    for event, words in said.events:
        shapes += _sign(event, left, LEGEND + 3)
        labels.append(Label(words, left + 8, LEGEND))
        left += 8 + text_width(words, SMALL.size) + 18
    return Drawing(said.title, said.summary, width, HEIGHT, tuple(shapes), tuple(labels))


@dataclass(frozen=True, slots=True)
class _Axis:
    """The months from the first day of one to the first day after the last."""

    first: date
    after: date
    months: int
    width: float

    def place(self, day: date) -> float:
        """Return where a day lies."""
        inner = self.width - 2 * RADIUS
        return RADIUS + inner * (day - self.first).days / (self.after - self.first).days

    def shapes(self) -> list[Shape]:
        """Return the line and a tick for each month."""
        ticks: list[Shape] = [Stroke(((0, AXIS), (self.width, AXIS)), EDGE)]
        for number in range(self.months + 1):
            x = self.place(add_months(self.first, number))
            ticks.append(Stroke(((x, AXIS), (x, AXIS - TICK)), EDGE))
        return ticks

    def labels(self) -> list[Label]:
        """Return month and year below so many ticks that they stay apart."""
        every = next(step for step in (1, 3, 6, 12, 24, 60, 600) if self.width / self.months * step >= APART)
        found: list[Label] = []
        for number in range(0, self.months, every):
            month = add_months(self.first, number)
            x = self.place(month)
            if x + APART <= self.width:
                found.append(Label(f"{month:%m.%Y}", x, AXIS - 14))
        return found


def _sign(event: Event, x: float, y: float) -> list[Shape]:
    """Return the sign of an event around a place."""
    if event is not Event.MISSED:
        return [Disc(x, y, RADIUS, filled=event is Event.HELD)]
    half = RADIUS - 0.6
    return [
        Stroke(((x - half, y - half), (x + half, y + half)), 1.4),
        Stroke(((x - half, y + half), (x + half, y - half)), 1.4),
    ]
