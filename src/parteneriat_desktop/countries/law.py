"""The law as it holds for one institution: a legal pack and the working days to count over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.deadline import Deadline, count
from parteneriat_desktop.countries.working_days import ExtraDay, WorkingDays, own_days

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.countries.legal_pack import LegalPack, LegalRule


@dataclass(frozen=True, slots=True)
class Law:
    """Rules and calendar of a country."""

    pack: LegalPack
    days: WorkingDays

    def term(self, rule: str, start: date) -> Deadline | None:
        """Return a term counted from a day, by the rule that was in force on that day.

        None where the pack has no such term or none was in force then.
        """
        found = self.rule(rule, start)
        if found is None or found.count is None:
            return None
        return count(found, found.count, start, self.days, self.pack.version)

    def with_day(self, extra: ExtraDay) -> Law:
        """Return the same law with one more own day."""
        days = WorkingDays(self.days.country, own_days([*self.days.extra.values(), extra]))
        return Law(self.pack, days)

    def rule(self, name: str, on: date) -> LegalRule | None:
        """Return a rule as it was in force on a day: for its article, act and title; None where there is none."""
        return self.pack.rule(name, on)
