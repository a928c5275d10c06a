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

from parteneriat_desktop.reports.charts.drawing import DASHED, LEAST_VALUES, Arrow, Disc, Drawing, Label, Shape, Stroke
from parteneriat_desktop.reports.charts.months_axis import months_axis
from parteneriat_desktop.reports.fonts import width as text_width
from parteneriat_desktop.reports.typography import EDGE, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

#: Heights of axis, discs and legend above the floor, and of the whole, in points.
AXIS, DISCS, LEGEND, HEIGHT = 38.0, 46.0, 3.0, 72.0
RADIUS, TICK = 4.4, 3.0


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
    axis = months_axis([*(day for day, _event in events), end], RADIUS, width - 2 * RADIUS)
    shapes: list[Shape] = [Stroke(((0, AXIS), (width, AXIS)), EDGE)]
    shapes += [Stroke(((x, AXIS), (x, AXIS - TICK)), EDGE) for x in axis.ticks()]
    for day, event in events:
        shapes += _sign(event, axis.place(day), DISCS)
    x = axis.place(end)
    shapes += [Stroke(((x, AXIS - TICK), (x, HEIGHT - 14)), 1.0, DASHED), Arrow(x, HEIGHT - 14)]
    room = text_width(said.end, SMALL.size)
    fits = x + 6 + room <= width
    labels = [*axis.labels(AXIS - 14, width), Label(said.end, x + 6 if fits else x - 6, HEIGHT - 10, right=not fits)]
    left = RADIUS
    for event, words in said.events:
        shapes += _sign(event, left, LEGEND + 3)
        labels.append(Label(words, left + 8, LEGEND))
        left += 8 + text_width(words, SMALL.size) + 18
    return Drawing(said.title, said.summary, width, HEIGHT, tuple(shapes), tuple(labels))


def _sign(event: Event, x: float, y: float) -> list[Shape]:
    """Return the sign of an event around a place."""
    if event is not Event.MISSED:
        return [Disc(x, y, RADIUS, filled=event is Event.HELD)]
    half = RADIUS - 0.6
    return [
        Stroke(((x - half, y - half), (x + half, y + half)), 1.4),
        Stroke(((x - half, y + half), (x + half, y - half)), 1.4),
    ]
