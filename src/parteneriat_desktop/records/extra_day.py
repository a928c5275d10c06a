"""Days that the institution works or does not work although the calendar says otherwise.

No library knows the bridge days that a government decides and has worked back, nor the days off that are
still to be decided. They are entered here with their reason and count for the terms of the institution that
entered them; a term that was already written down keeps the days that held then. One day cannot be both off and
worked: whoever enters the second of the two is asked to settle the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


class ExtraDayKind(Choice):
    """What is different about a day."""

    NON_WORKING = "non_working", N_("day off")
    WORKING = "working", N_("working day")


@dataclass(kw_only=True, eq=False)
class ExtraDay(Record):
    """A day off or a working day that no calendar knows."""

    ENTITY: ClassVar[str] = "extra_day"
    NAME: ClassVar[str] = N_("Own day off or working day")
    PLURAL: ClassVar[str] = N_("Own days off and working days")
    COMMON: ClassVar[bool] = True

    day: Annotated[date | None, Facts(N_("Day"), rule=rules.day, since=2), REQUIRED] = None
    kind: Annotated[ExtraDayKind | None, Facts(N_("Kind"), since=2), REQUIRED] = None
    reason: Annotated[str | None, Facts(N_("Reason"), N_("number of the decision"), 250, since=2), REQUIRED] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Refuse a day that is already entered as its opposite; warn of one that the calendar has so already."""
        found, contradicted = super().problems(around), [*self._contradicted(around)]
        if contradicted:
            return [*found, *contradicted]
        if self.day is not None and self.kind is not None:
            is_off = around.law.days.usual_day_off(self.day) is not None
            if is_off is (self.kind is ExtraDayKind.NON_WORKING):
                found.append(warn("day", Sentence("The calendar has this day so already; the entry changes nothing.")))
        return found

    def opposites(self, around: Surroundings) -> list[ExtraDay]:
        """Return the other entries that say the opposite about the same day, whoever made them."""
        if self.day is None or self.kind is None:
            return []
        same = belonging(around, ExtraDay, "day", self.day.isoformat())
        return [one for one in same if one.id != self.id and one.kind not in {None, self.kind}]

    def _contradicted(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse the opposite of an entry that counts here; those of other institutions hold for the others."""
        for other in self.opposites(around):
            counted = around.law.days.extra.get(other.day) if other.day is not None else None
            works = other.kind is ExtraDayKind.WORKING
            if counted is not None and (counted.works, counted.reason) == (works, other.reason or ""):
                words = Sentence(
                    "This day is already entered as “{kind}” ({reason}); correct or delete that entry first.",
                    kind=other.kind,
                    reason=other.reason,
                )
                yield Problem("kind", words)
                return
