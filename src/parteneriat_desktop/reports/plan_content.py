"""What belongs to an intervention plan, collected and put in order for paper.

Rules of this module:

1. Objectives, activities and sub-activities come in the order of their codes, "2" before "10".
   Whatever names an objective or a parent that is not there is listed on the level above, never dropped.
2. Amounts are those of ``budget_sums``, in the plan's currency; a line that cannot be converted is listed but in
   no sum.
3. Every total is the sum of the same amounts: by source, by chapter, by year and altogether.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.records.budget_sums import sums_of
from parteneriat_desktop.records.partnership import Partnership

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from parteneriat_desktop.records.budget import BudgetLine
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.result import Result
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.target import Target
    from parteneriat_desktop.records.values import Choice
    from parteneriat_desktop.records.work import Activity, Objective, Responsibility
    from parteneriat_desktop.records.working_tool import WorkingTool

_FIGURES = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Step:
    """An objective (level 0), an activity (1) or a part of one (2 and deeper), in reading order."""

    record: Objective | Activity
    level: int


@dataclass(frozen=True, slots=True)
class Sums:
    """Planned amounts by a key and by year; ``None`` is the year that a line does not name."""

    keys: list[Choice]
    years: list[int | None]
    amounts: dict[tuple[Choice, int | None], Decimal]

    def row(self, key: Choice) -> Decimal:
        """Return the sum of a key over all years."""
        return sum((amount for (one, _), amount in self.amounts.items() if one is key), Decimal(0))

    def column(self, year: int | None) -> Decimal:
        """Return the sum of a year over all keys."""
        return sum((amount for (_, one), amount in self.amounts.items() if one == year), Decimal(0))

    def total(self) -> Decimal:
        """Return the sum of everything."""
        return sum(self.amounts.values(), Decimal(0))


class PlanContent:
    """A plan with everything below it."""

    def __init__(self, source: Surroundings, plan: Plan) -> None:
        def below(entity: str) -> list[object]:
            return sorted(source.children(entity, "plan", plan.id), key=code_key)

        self.plan = plan
        partnership = source.find("partnership", plan.partnership) if plan.partnership else None
        self.partnership = partnership if isinstance(partnership, Partnership) else None
        self.objectives = cast("list[Objective]", below("objective"))
        self.activities = cast("list[Activity]", below("activity"))
        self.targets = cast("list[Target]", below("target"))
        self.results = cast("list[Result]", below("result"))
        self.lines = cast("list[BudgetLine]", below("budget_line"))
        budget = sums_of(plan, source)
        self._budget = replace(budget, lines=tuple(one for one in budget.lines if one.line.planned is not None))
        self._converted = {one.line.id: one.sums for one in self._budget.lines}
        self.tools = cast("list[WorkingTool]", below("working_tool"))
        self.responsibilities = [
            cast("Responsibility", found)
            for activity in self.activities
            for found in source.children("responsibility", "activity", activity.id)
        ]

    def steps(self) -> list[Step]:
        """Return objectives, activities and their parts in reading order."""
        parts: dict[str | None, list[Activity]] = defaultdict(list)
        known = {activity.id for activity in self.activities}
        for activity in self.activities:
            parts[activity.parent if activity.parent in known else None].append(activity)
        objectives = {objective.id for objective in self.objectives}
        top = parts[None]
        steps: list[Step] = []
        for objective in self.objectives:
            steps.append(Step(objective, 0))
            steps += [step for one in top if one.objective == objective.id for step in _tree(one, parts)]
        steps += [step for one in top if one.objective not in objectives for step in _tree(one, parts)]
        return steps + [Step(one, 1) for one in self.activities if one.id not in {step.record.id for step in steps}]

    def planned(self, line: BudgetLine) -> Decimal | None:
        """Return the planned amount of a line in the plan's currency, None where it cannot be told."""
        found = self._converted.get(line.id)
        return None if found is None else found.planned

    def sums(self, key: Callable[[BudgetLine], Choice | None]) -> Sums:
        """Return the planned amounts by a key of the lines and by year; lines without the key have no part."""
        found = self._budget.by(lambda line: (key(line), line.year))
        amounts = {(one, year): sums.planned for (one, year), sums in found.items() if one is not None}
        order = {member: place for one, _ in amounts for place, member in enumerate(type(one))}
        keys = sorted({one for one, _ in amounts}, key=lambda member: order[member])
        years = sorted({year for _, year in amounts}, key=lambda year: (year is None, year or 0))
        return Sums(keys, years, amounts)

    def unconverted(self) -> list[BudgetLine]:
        """Return the lines in another currency that name no rate."""
        return [one.line for one in self._budget.lines if one.sums is None]


def code_key(record: object) -> tuple[object, ...]:
    """Return what orders records by code ("2" before "10"), year, name and id; those without code come last."""
    code, year, name, record_id = (getattr(record, field, None) for field in ("code", "year", "name", "id"))
    parts = [part for part in _FIGURES.split(code or "") if part]
    figures = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
    return (not code, figures, year or 0, name or "", record_id)


def _tree(activity: Activity, parts: Mapping[str | None, Sequence[Activity]]) -> Iterator[Step]:
    """Yield an activity and its parts; however deep they are, each comes once."""
    waiting = [Step(activity, 1)]
    while waiting:
        step = waiting.pop()
        yield step
        waiting += [Step(part, step.level + 1) for part in reversed(parts.get(step.record.id, []))]
