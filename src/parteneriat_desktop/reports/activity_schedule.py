"""The activities of a plan over the months, with the sentence that says how far they have come (paper.md 4).

``plan_schedule`` draws a plan as it is now, ``frozen_schedule`` as a monitoring report has kept it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH, show
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.work import Activity, ActivityState
from parteneriat_desktop.reports.charts.schedule import Look, Said, Task, schedule_charts
from parteneriat_desktop.reports.plan_content import code_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.snapshot import FrozenActivity
    from parteneriat_desktop.records.work import Objective
    from parteneriat_desktop.reports.charts.drawing import Drawing
    from parteneriat_desktop.reports.plan_content import Step

LOOKS = {ActivityState.FINISHED: Look.DONE, ActivityState.CANCELLED: Look.CANCELLED}


def plan_schedule(steps: Sequence[Step], day: date, width: float, catalogue: Catalogue) -> list[Drawing]:
    """Return the objectives, activities and parts of a plan over the months, as of a day.

    Nothing is drawn where fewer than three of them have a day.
    """
    states = [step.record.state for step in steps if isinstance(step.record, Activity)]
    tasks = [_task(step.record, step.level, step.record.state, catalogue) for step in steps]
    return schedule_charts(_said(states, day, catalogue), tasks, width)


def frozen_schedule(given: Sequence[FrozenActivity], day: date, width: float, catalogue: Catalogue) -> list[Drawing]:
    """Return the activities of a monitoring report over the months, as of the end of its period."""
    ordered = sorted(given, key=code_key)
    tasks = [_task(one, 2 if one.is_part else 1, one.state, catalogue) for one in ordered]
    return schedule_charts(_said([one.state for one in given], day, catalogue), tasks, width)


def _said(states: Sequence[ActivityState | None], day: date, catalogue: Catalogue) -> Said:
    """Return the words of the drawing: how many activities have come how far."""
    counts = {state: sum(one is state for one in states) for state in (*ActivityState, None)}
    summary = Sentence(
        "Activities and their parts: {count}, of which finished {finished}, under way {running}, delayed {delayed}, "
        "not started {ahead}, cancelled {cancelled}, without a state {unknown}.",
        count=len(states),
        finished=counts[ActivityState.FINISHED],
        running=counts[ActivityState.IN_PROGRESS],
        delayed=counts[ActivityState.DELAYED],
        ahead=counts[ActivityState.NOT_STARTED],
        cancelled=counts[ActivityState.CANCELLED],
        unknown=counts[None],
    )
    title = catalogue.text(N_("Activities over the months"))
    return Said(title, catalogue.say(summary), day, show(day, catalogue))


def _task(
    record: Objective | Activity | FrozenActivity, level: int, state: ActivityState | None, catalogue: Catalogue
) -> Task:
    """Return the row of an objective, an activity or a part."""
    said = DASH if state is None else catalogue.label(state)
    if level and record.percent is not None and state in {ActivityState.IN_PROGRESS, ActivityState.DELAYED}:
        said = catalogue.say(Sentence("{state}, {percent}%", state=said, percent=record.percent))
    return Task(
        code=record.code or DASH,
        name=record.name or DASH,
        level=level,
        starts=record.starts_on,
        ends=record.ends_on,
        look=_look(state) if level else Look.HEADING,
        said=said,
        done=None if record.percent is None else record.percent / 100,
        urgent=state is ActivityState.DELAYED,
    )


def _look(state: ActivityState | None) -> Look:
    """Return how the days of an activity are drawn."""
    return Look.PLANNED if state is None else LOOKS.get(state, Look.PLANNED)
