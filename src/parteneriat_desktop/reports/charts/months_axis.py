"""A line of whole months: where a day lies on it, where the months begin, which of them are labelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.reports.charts.drawing import Label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

#: Least distance between two labelled months, in points.
APART = 44.0
#: After how many months the next label may come.
STEPS = (1, 3, 6, 12, 24, 60, 120, 600)


@dataclass(frozen=True, slots=True)
class MonthsAxis:
    """The months from the first day of one to the first day after the last, from a place on, so long in points."""

    first: date
    after: date
    months: int
    left: float
    length: float

    def place(self, day: date) -> float:
        """Return where a day lies."""
        return self.left + self.length * (day - self.first).days / (self.after - self.first).days

    def ticks(self) -> list[float]:
        """Return where each month begins, and where the last one ends."""
        return [self.place(add_months(self.first, number)) for number in range(self.months + 1)]

    def labels(self, baseline: float, edge: float) -> list[Label]:
        """Return month and year of so many ticks that the labels stay apart and left of an edge."""
        every = next((step for step in STEPS if self.length / self.months * step >= APART), STEPS[-1])
        found: list[Label] = []
        for number in range(0, self.months, every):
            month = add_months(self.first, number)
            x = self.place(month)
            if x + APART <= edge:
                found.append(Label(f"{month:%m.%Y}", x, baseline))
        return found


def months_axis(days: Iterable[date], left: float, length: float) -> MonthsAxis:
    """Return the axis that has room for all these days, of which there is at least one."""
    ordered = sorted(days)
    first, last = ordered[0].replace(day=1), ordered[-1]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return MonthsAxis(first, add_months(first, months), months, left, length)
