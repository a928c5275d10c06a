"""What is done when: a bar for each activity over the months, its parts below it (paper.md 4).

Rules of this module:

1. An outlined bar is what is planned, black what is done of it; what was cancelled is a dotted line. The word
   for the state stands at the right of each bar: nothing is known by its shape alone.
2. A heading of several activities has a line with two ends over its own days instead of a bar; parts have thinner
   bars and are shifted.
3. One day alone is a disc; without any day there is no sign but a dash.
4. The dashed line is the day for which the picture stands; it is white where it crosses ink.
5. Of more rows than fit on a page several drawings are made over the same months.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.reports.charts.drawing import (
    DASHED,
    DOTTED,
    LEAST_VALUES,
    Arrow,
    Bar,
    Disc,
    Drawing,
    Label,
    Shape,
    Stroke,
)
from parteneriat_desktop.reports.charts.months_axis import months_axis
from parteneriat_desktop.reports.charts.names import fitting
from parteneriat_desktop.reports.fonts import width as text_width
from parteneriat_desktop.reports.typography import EDGE, MM, SMALL, SMALL_BOLD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parteneriat_desktop.reports.charts.months_axis import MonthsAxis

#: Height of a row, of the bar of an activity and of a part, above the first row and below the last, in points.
ROW, THICK, THIN, ABOVE, BELOW = 16.0, 8.0, 5.0, 18.0, 18.0
#: Room for codes and states at both sides, and how far a level is shifted, in points.
CODES, STATES, SHIFT = 14 * MM, 25 * MM, 2 * MM
#: Share of the width that names take.
NAMES = 0.3
#: Height of the ends of a line and of a tick, and the radius of a disc, in points.
END, TICK, RADIUS = 6.0, 3.0, 3.4
#: Most rows of one drawing, which is as high as a landscape page allows.
MOST = 22


class Look(Enum):
    """How the days of a row are drawn."""

    HEADING = "heading"
    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A row: code, name, how deep it stands, its days, how it looks, what is said of it.

    ``done`` is the share from 0 to 1 that is black, None where it is not known; ``urgent`` makes the word bold.
    """

    code: str
    name: str
    level: int
    starts: date | None
    ends: date | None
    look: Look
    said: str
    done: float | None = None
    urgent: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """The days that are known, in their order."""
        return tuple(sorted({day for day in (self.starts, self.ends) if day is not None}))


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the drawing: its title, its sentence, and the day of the dashed line with its label."""

    title: str
    summary: str
    day: date
    label: str


def schedule_charts(said: Said, tasks: Sequence[Task], width: float) -> list[Drawing]:
    """Return the drawings of all rows; none where fewer than three have a day."""
    dated = [task for task in tasks if task.days]
    if len(dated) < LEAST_VALUES:
        return []
    left = CODES + NAMES * width
    axis = months_axis((day for task in dated for day in task.days), left, width - left - STATES)
    parts = [tasks[start : start + MOST] for start in range(0, len(tasks), MOST)]
    return [_drawing(said, part, axis, width) for part in parts]


def _drawing(said: Said, tasks: Sequence[Task], axis: MonthsAxis, width: float) -> Drawing:
    """Return one drawing."""
    height = ABOVE + ROW * len(tasks) + BELOW
    ends = BELOW, height - ABOVE
    shapes: list[Shape] = [Stroke(((axis.left, BELOW), (axis.left + axis.length, BELOW)), EDGE)]
    shapes += [Stroke(((x, BELOW), (x, BELOW - TICK)), EDGE) for x in axis.ticks()]
    labels = axis.labels(4.0, width)
    for number, task in enumerate(tasks, start=1):
        middle = ends[1] - ROW * number + ROW / 2
        shapes += _sign(task, axis, middle)
        labels += _words(task, middle - 3, width, axis.left)
    if axis.first <= said.day < axis.after:
        x = axis.place(said.day)
        shapes += [*_day(shapes, x, ends), Arrow(x, ends[1])]
        labels.append(_day_label(said.label, x, ends[1] + 3, width))
    return Drawing(said.title, said.summary, width, height, tuple(shapes), tuple(labels))


def _words(task: Task, baseline: float, width: float, left: float) -> list[Label]:
    """Return code, name and state of a row; a dash where its days are not known."""
    shift = SHIFT * max(0, task.level - 1)
    heavy = task.look is Look.HEADING
    style = SMALL_BOLD if heavy else SMALL
    found = [
        Label(fitting(task.code, SMALL_BOLD, CODES - shift), shift, baseline, bold=True),
        Label(fitting(task.name, style, left - CODES - shift - 6), CODES + shift, baseline, bold=heavy),
        Label(task.said, width, baseline, bold=task.urgent, right=True),
    ]
    return found if task.days else [*found, Label(DASH, left + 4, baseline)]


def _sign(task: Task, axis: MonthsAxis, middle: float) -> list[Shape]:
    """Return what stands for the days of a row."""
    if not task.days:
        return []
    start, end = axis.place(task.days[0]), axis.place(task.days[-1])
    if start == end:
        return [Disc(start, middle, RADIUS, filled=task.look is Look.DONE)]
    if task.look is Look.HEADING:
        ticks = [Stroke(((x, middle - END / 2), (x, middle + END / 2)), EDGE) for x in (start, end)]
        return [Stroke(((start, middle), (end, middle)), EDGE), *ticks]
    if task.look is Look.CANCELLED:
        return [Stroke(((start, middle), (end, middle)), EDGE, DOTTED)]
    return _bar(task, start, end, middle)


def _bar(task: Task, start: float, end: float, middle: float) -> list[Shape]:
    """Return the outline of a row, and the black part of it."""
    thick = THIN if task.level > 1 else THICK
    done = 1.0 if task.look is Look.DONE else min(max(task.done or 0.0, 0.0), 1.0)
    bars: list[Shape] = [Bar(start, middle - thick / 2, end - start, thick)]
    if done:
        bars.append(Bar(start, middle - thick / 2, (end - start) * done, thick, filled=True))
    return bars


def _day(shapes: Sequence[Shape], x: float, ends: tuple[float, float]) -> list[Shape]:
    """Return the line of the day, and white pieces of it where there is ink below it."""
    ink = [one for one in shapes if isinstance(one, Bar) and one.filled and one.x < x < one.x + one.width]
    white = [Stroke(((x, one.y + 1), (x, one.y + one.height - 1)), 1.4, white=True) for one in ink]
    return [Stroke(((x, ends[0]), (x, ends[1])), 1.4, DASHED), *white]


def _day_label(text: str, x: float, baseline: float, width: float) -> Label:
    """Return the label of the day, at the side where there is room for it."""
    fits = x + 6 + text_width(text, SMALL.size) <= width
    return Label(text, x + 6 if fits else x - 6, baseline, right=not fits)
