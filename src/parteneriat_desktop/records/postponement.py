"""Days that were put off: the old day, the new one, why, and who decided it. Nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part
from parteneriat_desktop.records.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(kw_only=True)
class Postponement(Part):
    """One postponement; a day that is put off twice has two."""

    moved_from: Annotated[date | None, Facts(N_("Old date"), rule=rules.day, since=2), REQUIRED] = None
    moved_to: Annotated[date | None, Facts(N_("New date"), rule=rules.day, since=2), REQUIRED] = None
    reason: Annotated[str | None, Facts(N_("Reason"), length=1000, since=2), REQUIRED] = None
    decided_by: Annotated[str | None, Facts(N_("Decided by"), N_("function"), 200, since=2), REQUIRED] = None


def postponed(day: date, given: Iterable[Postponement]) -> tuple[date, Postponement | None]:
    """Return the day that stands after all its postponements, and the last of them; None where it stands as it was."""
    last: Postponement | None = None
    for one in sorted(given, key=lambda found: str(found.moved_from)):
        if one.moved_from == day and one.moved_to is not None and one.moved_to > day:
            day, last = one.moved_to, one
    return day, last


def in_time(name: str, given: Iterable[Postponement]) -> Iterator[Problem]:
    """Refuse a postponement to the same or an earlier day."""
    for one in given:
        if one.moved_from is not None and one.moved_to is not None and one.moved_to <= one.moved_from:
            sentence = Sentence("What was due on {day} can only be put off to a later day.", day=one.moved_from)
            yield Problem(name, sentence)
