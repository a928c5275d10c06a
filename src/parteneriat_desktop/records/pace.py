"""Whether something is on track: what was done, against the share of the time that has passed.

Rules of this module:

1. On track: at least as much done as time elapsed. Behind: at least half of that. Critical: less than half.
2. Of what cannot be computed nothing is judged; before any time has passed everything is on track.
3. An area is as its worst part, one step better where fewer than a quarter of the judged parts are so bad.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.measure import Ratio, percent_of
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

#: Below this part of the time elapsed something is critical.
HALF = Decimal("0.5")
#: One part in so many may be worse without the area being so.
FEW = 4
WHOLE = Decimal(100)


class Pace(Choice):
    """How something stands against the time."""

    ON_TRACK = "on_track", N_("on track")
    BEHIND = "behind", N_("behind")
    CRITICAL = "critical", N_("critical")
    UNKNOWN = "unknown", N_("not judged")


#: From well to bad.
ORDER = (Pace.ON_TRACK, Pace.BEHIND, Pace.CRITICAL)


def pace(done: Decimal | None, elapsed: Decimal | None) -> Pace:
    """Return how a progress stands against the time elapsed, both in per cent."""
    if done is None or elapsed is None:
        return Pace.UNKNOWN
    if done >= elapsed:
        return Pace.ON_TRACK
    return Pace.BEHIND if done >= elapsed * HALF else Pace.CRITICAL


def together(parts: Iterable[Pace]) -> Pace:
    """Return how an area stands whose parts stand so."""
    judged = [part for part in parts if part is not Pace.UNKNOWN]
    if not judged:
        return Pace.UNKNOWN
    worst = max(judged, key=ORDER.index)
    if worst is not Pace.ON_TRACK and judged.count(worst) * FEW < len(judged):
        return ORDER[ORDER.index(worst) - 1]
    return worst


def elapsed_share(start: date | None, end: date | None, day: date | None) -> Decimal | None:
    """Return how much of the time from a day to the eve of another has passed when a day ends, in per cent."""
    if start is None or end is None or day is None or end <= start:
        return None
    passed = min(max((day - start).days + 1, 0), (end - start).days)
    return percent_of(Ratio(Decimal(passed), Decimal((end - start).days)))
