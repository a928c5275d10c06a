"""The day to count from and the moment to write down, given by whoever starts the program.

Actions never ask the machine's clock: the command line may assume another day (``--today``), and
tests need the same day every day. ``machine_clock`` is for the two entries of the program alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Clock:
    """The assumed day and a source of UTC moments."""

    today: date
    now: Callable[[], datetime]

    def moment(self) -> str:
        """Return the moment as it stands in a change: UTC with milliseconds."""
        return self.now().strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def machine_clock(today: date | None) -> Clock:
    """Return the machine's clock, or one moved to an assumed day at the present time of day."""
    now = datetime.now(UTC)  # noqa: TID251 - the one place that asks the clock, for the entries of the program
    local = now.astimezone().date()
    shift = (today or local) - local
    return Clock(today or local, lambda: _moved(shift))


def _moved(shift: timedelta) -> datetime:
    """Return the machine's moment, moved by whole days."""
    return datetime.now(UTC) + shift  # noqa: TID251 - see above


def day_of(moment: str) -> date:
    """Return the day, as people here count it, of a moment that was written down."""
    return datetime.fromisoformat(moment).astimezone().date()
