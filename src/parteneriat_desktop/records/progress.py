"""How far a target has come: what was realised, how much of the way it is, whether the goal is reached.

Rules of this module:

1. Cumulative values add up, ratios part by part; else the latest value counts. Yes or no and texts are
   always the latest.
2. Progress is (realised - baseline) ÷ (goal - baseline), exact until it is rounded; it serves decreasing
   indicators too. Over 100 % and below 0 % are given as they are. Without baseline, value or distance
   there is none.
3. A goal that equals the baseline is „maintained” or not; so says ``reached``.
4. ``until`` leaves later values out, so that a report of a period is the same whenever it is made.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.records.measure import Measure, Ratio, ValueKind, exact, percent, total
from parteneriat_desktop.records.target import Direction, MeasureMode, Target

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from parteneriat_desktop.records.indicator_value import IndicatorValue


def noted(values: Iterable[IndicatorValue], until: date | None = None) -> list[IndicatorValue]:
    """Return the values with a day, not later than the given one, in the order of their days."""
    dated = [(one.measured_on, one.id, one) for one in values if one.measured_on is not None]
    return [one for day, _id, one in sorted(dated, key=lambda found: found[:2]) if until is None or day <= until]


def realised(target: Target, values: Iterable[IndicatorValue], until: date | None = None) -> Measure | None:
    """Return what was realised: the sum of the measured values, or the latest; None before anything was measured."""
    found = [measure for one in noted(values, until) if (measure := one.measure(target.kind)) is not None]
    if target.mode is not MeasureMode.CUMULATIVE or not target.kind.is_counted:
        return found[-1] if found else None
    if target.kind is ValueKind.RATIO:
        return total(measure for measure in found if isinstance(measure, Ratio))
    numbers = [measure for measure in found if isinstance(measure, Decimal)]
    return sum(numbers, Decimal(0)) if numbers else None


def progress(target: Target, values: Iterable[IndicatorValue], until: date | None = None) -> Decimal | None:
    """Return the progress in per cent with one decimal; None without baseline, value or distance."""
    now, start, goal = exact(realised(target, values, until)), exact(target.start), exact(target.goal)
    if now is None or start is None or goal is None or start == goal:
        return None
    return percent((now - start) / (goal - start))


def reached(target: Target, values: Iterable[IndicatorValue], until: date | None = None) -> bool | None:
    """Say whether the goal is reached, or maintained where it equals the baseline; None where that is not known."""
    given = list(values)
    now = realised(target, given, until)
    if now is None or target.goal is None:
        return None
    match target.kind:
        case ValueKind.YES_NO:
            return now == target.goal
        case ValueKind.TEXT:
            return [one.answer for one in noted(given, until) if one.measure(target.kind) is not None][-1]
        case _:
            return _arrived(exact(now), exact(target.goal), _direction(target))


def _arrived(now: Fraction | None, goal: Fraction | None, direction: Direction) -> bool | None:
    """Say whether a number has come to the goal in its direction; None where something cannot be divided."""
    if now is None or goal is None:
        return None
    match direction:
        case Direction.INCREASE:
            return now >= goal
        case Direction.DECREASE:
            return now <= goal
        case _:
            return now == goal


def _direction(target: Target) -> Direction:
    """Return the written direction of a target, or the one from its baseline to its goal."""
    start, goal = exact(target.start), exact(target.goal)
    if target.direction is not None:
        return target.direction
    if start is None or goal is None or goal > start:
        return Direction.INCREASE
    return Direction.MAINTAIN if goal == start else Direction.DECREASE
