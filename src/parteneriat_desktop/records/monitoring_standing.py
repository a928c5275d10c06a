"""How a plan stands by the figures of a monitoring report: its areas, and what has to be decided.

Rules of this module:

1. Everything is read from the snapshot, so that a frozen report is judged as on the day it was taken.
2. A reached target is on track whatever the time; one that equals its baseline is kept or it is behind.
3. Consultations are measured by those planned, else by those promised; an interval longer than promised
   keeps them from being on track.
4. To be decided are critical targets and measures whose day has passed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.deviation import DeviationState
from parteneriat_desktop.records.measure import Ratio, percent_of
from parteneriat_desktop.records.pace import WHOLE, Pace, elapsed_share, pace, together
from parteneriat_desktop.records.snapshot import EffectivenessMeasure, FrozenSum, SumBy
from parteneriat_desktop.records.work import ActivityState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.snapshot import FrozenActivity, FrozenTarget, Snapshot

NOT_WAITED_FOR = {ActivityState.FINISHED, ActivityState.CANCELLED}


@dataclass(frozen=True, slots=True)
class Area:
    """One area of a plan: its name, how it stands, and why in figures."""

    name: str
    pace: Pace
    why: Sentence


@dataclass(frozen=True, slots=True)
class Months:
    """Which month of the monitoring a period ends in, of how many."""

    number: int
    count: int


def elapsed(found: Snapshot) -> Decimal | None:
    """Return the share of the monitoring time that has passed at the end of the period, in per cent."""
    return elapsed_share(found.adopted_on, found.monitored_until, found.period_until)


def months(found: Snapshot) -> Months | None:
    """Return the month of the monitoring in which the period ends; None without its days."""
    start, end, until = found.adopted_on, found.monitored_until, found.period_until
    if start is None or end is None or until is None or end <= start:
        return None
    count = number = 0
    while add_months(start, count) < end:
        count += 1
        number += add_months(start, count) <= until + timedelta(days=1)
    return Months(number, count)


def target_pace(target: FrozenTarget, share: Decimal | None) -> Pace:
    """Return how a target stands against the time elapsed."""
    if target.reached:
        return Pace.ON_TRACK
    if target.progress is None and target.reached is False and is_kept(target):
        return Pace.BEHIND
    return pace(target.progress, share)


def is_kept(target: FrozenTarget) -> bool:
    """Say whether a target asks to keep what there was at the start."""
    return target.goal is not None and target.goal == target.baseline


def total_of(found: Snapshot) -> FrozenSum:
    """Return the sums of the whole budget."""
    return next((one for one in found.sums or () if one.by is SumBy.TOTAL), FrozenSum(by=SumBy.TOTAL))


def paid_share(found: FrozenSum) -> Decimal | None:
    """Return what was paid of what was planned, in per cent; None where nothing was planned."""
    return percent_of(Ratio(found.paid or Decimal(0), found.planned or Decimal(0)))


def figure(found: Snapshot, wanted: EffectivenessMeasure) -> Ratio | None:
    """Return a figure that can be said; None where it was not computed, has no denominator or is withheld."""
    for one in found.figures or ():
        if one.figure is wanted and one.numerator is not None and one.denominator:
            return Ratio(one.numerator, one.denominator)
    return None


def said_ratio(ratio: Ratio | None) -> Sentence | None:
    """Return a ratio as “2 of 3”; None for none."""
    return None if ratio is None else Sentence("{part} of {whole}", part=ratio.numerator, whole=ratio.denominator)


def said_percent(share: Decimal | None) -> Sentence | None:
    """Return a share given in per cent; None for none."""
    return None if share is None else Sentence("{share}%", share=share)


def areas(found: Snapshot) -> list[Area]:
    """Return the areas of the plan in their order."""
    return [_targets(found), _activities(found), _budget(found), _consultations(found), _cooperation(found)]


def critical(found: Snapshot) -> list[FrozenTarget]:
    """Return the targets that are critical."""
    share = elapsed(found)
    return [one for one in found.targets or () if target_pace(one, share) is Pace.CRITICAL]


def matters(found: Snapshot) -> list[Sentence]:
    """Return what has to be decided, each as a piece of a sentence."""
    return [
        Sentence("target {code} is at {progress}", code=one.code or one.name, progress=said_percent(one.progress))
        for one in critical(found)
    ] + list(_late_measures(found))


def _late_measures(found: Snapshot) -> Iterator[Sentence]:
    """Yield the measures that should have been done by the end of the period."""
    for number, one in enumerate(found.deviations or (), start=1):
        late = one.due_on is not None and found.period_until is not None and one.due_on <= found.period_until
        if late and one.state is not DeviationState.CLOSED:
            yield Sentence(
                "measure {number} of section 6, due on {day}, is not closed", number=str(number), day=one.due_on
            )


def _targets(found: Snapshot) -> Area:
    """Judge the targets."""
    share = elapsed(found)
    paces = [(one.code or one.name, target_pace(one, share)) for one in found.targets or ()]
    why = Sentence(
        "{well} of {count} on track; behind: {behind}; critical: {critical}",
        well=sum(found_pace is Pace.ON_TRACK for _code, found_pace in paces),
        count=len(paces),
        behind=tuple(code for code, found_pace in paces if found_pace is Pace.BEHIND),
        critical=tuple(code for code, found_pace in paces if found_pace is Pace.CRITICAL),
    )
    return Area(N_("Targets"), together(one for _code, one in paces), why)


def _activities(found: Snapshot) -> Area:
    """Judge the activities by those that should be finished by the end of the period."""
    given = list(found.activities or ())
    late = [one for one in given if _is_late(one, found)]
    due = [one for one in given if one.state is ActivityState.FINISHED or one in late]
    done = percent_of(Ratio(Decimal(len(due) - len(late)), Decimal(len(due))))
    why = Sentence(
        "finished: {finished} of {due} due by now; late: {late}",
        finished=len(due) - len(late),
        due=len(due),
        late=tuple(one.code or one.name for one in late),
    )
    return Area(N_("Activities"), pace(done, WHOLE), why)


def _is_late(activity: FrozenActivity, found: Snapshot) -> bool:
    """Say whether an activity should be finished and is not."""
    if activity.state in NOT_WAITED_FOR or activity.ends_on is None or found.period_until is None:
        return False
    return activity.ends_on <= found.period_until


def _budget(found: Snapshot) -> Area:
    """Judge the budget by what was paid."""
    total = total_of(found)
    share = paid_share(total)
    why = Sentence(
        "paid {share} of the planned sum, after {elapsed} of the time",
        share=said_percent(share),
        elapsed=said_percent(elapsed(found)),
    )
    return Area(N_("Budget"), pace(share, elapsed(found)), why)


def _consultations(found: Snapshot) -> Area:
    """Judge the consultations by those planned or promised, and by the longest interval."""
    held = figure(found, EffectivenessMeasure.HELD_OF_PLANNED) or figure(found, EffectivenessMeasure.HELD_OF_PROMISED)
    gap = figure(found, EffectivenessMeasure.LONGEST_GAP)
    standing = pace(percent_of(held), WHOLE)
    if gap is not None and gap.numerator > gap.denominator and standing in {Pace.ON_TRACK, Pace.UNKNOWN}:
        standing = Pace.BEHIND
    why = Sentence(
        "held: {held}; longest interval in days, of those promised: {gap}", held=said_ratio(held), gap=said_ratio(gap)
    )
    return Area(N_("Consultations"), standing, why)


def _cooperation(found: Snapshot) -> Area:
    """Judge the cooperation by the meetings of the steering group and the agreed actions."""
    steering = figure(found, EffectivenessMeasure.STEERING)
    actions = figure(found, EffectivenessMeasure.ACTIONS_CLOSED)
    parts = [pace(percent_of(one), WHOLE) for one in (steering, actions)]
    why = Sentence(
        "meetings of the steering group: {steering}; actions done: {actions}; entries in the log: {entries}",
        steering=said_ratio(steering),
        actions=said_ratio(actions),
        entries=len(found.cooperation or ()),
    )
    return Area(N_("Cooperation of the parties"), together(parts), why)
