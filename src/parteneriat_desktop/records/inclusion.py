"""Who took part in a period, by the way they were asked: counts only, so written that nobody is recognised.

Rules of this module:

1. The day of a count is that on which its meeting or training was held, or its consultation was announced.
2. Numbers of one kind are added over the occasions that have them; ``None`` is "not collected" anywhere.
3. Of vulnerable groups one to four are never given, alone or by subtraction from a sum. Where another
   institution masked a number, the sum of that way is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.masking import GroupCount, masked_parts
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.surroundings import every, linked
from parteneriat_desktop.records.training import Training, TrainingEvent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parteneriat_desktop.records.effectiveness import Span
    from parteneriat_desktop.records.masking import MaskedParts
    from parteneriat_desktop.records.participation import AccessibilityMeasure
    from parteneriat_desktop.records.surroundings import Holdings, Surroundings
    from parteneriat_desktop.records.values import Choice

TRAINING, NOT_NAMED = Sentence("training"), Sentence("method not named")


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which people took part: what it is shown as, and its counts."""

    name: Choice | Sentence
    counts: tuple[ParticipationCount, ...]

    def number(self, field: str) -> int | None:
        """Return the sum of a number over the counts that have it; None where none has."""
        return _added([getattr(count, field) for count in self.counts])

    def group(self, field: str) -> GroupCount:
        """Return a vulnerable group; unknown where one of its counts was masked elsewhere."""
        given = [count for count in self.counts if getattr(count, field) is not None]
        numbers = [number for count in given if (number := count.counted(field)) is not None]
        whole = _added([count.total for count in given])
        return GroupCount(sum(numbers) if numbers and len(numbers) == len(given) else None, whole)


@dataclass(frozen=True, slots=True)
class Inclusion:
    """The ways of a period in the order of their sizes, and the measures that made it easier to come."""

    ways: tuple[Way, ...]
    measures: tuple[tuple[AccessibilityMeasure, int], ...]

    def total(self, field: str) -> int | None:
        """Return the sum of a number over all ways."""
        return _added([way.number(field) for way in self.ways])

    def masked(self, field: str) -> MaskedParts:
        """Return a vulnerable group way by way and together, as others may see it."""
        return masked_parts([way.group(field) for way in self.ways])


def inclusion(holdings: Holdings, span: Span, plan: str | None = None) -> Inclusion:
    """Return who took part in a period, in what belongs to a plan where one is named."""
    ways: dict[str, tuple[Choice | Sentence, list[ParticipationCount]]] = {}
    for count in every(holdings, ParticipationCount):
        found = _occasion(count, holdings)
        if found is not None and span.has(found.day) and plan in {None, found.plan}:
            ways.setdefault(_english(found.way), (found.way, []))[1].append(count)
    named = [Way(name, tuple(counts)) for name, counts in ways.values()]
    return Inclusion(
        tuple(sorted(named, key=lambda way: (-(way.number("total") or 0), _english(way.name)))),
        _measures(holdings, span, plan),
    )


def _english(way: Choice | Sentence) -> str:
    """Return the English name of a way: a kind of meeting and a method of the same name are one."""
    return str(way) if isinstance(way, Sentence) else way.label


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What people took part in: the way, its day, its plan."""

    way: Choice | Sentence
    day: date | None
    plan: str | None


def _occasion(count: ParticipationCount, around: Surroundings) -> _Occasion | None:
    """Return what a count belongs to; None where that is not known here."""
    meeting = linked(around, Meeting, count.meeting)
    consultation = linked(around, Consultation, meeting.consultation if meeting is not None else count.consultation)
    plan = None if consultation is None else consultation.plan
    if meeting is not None:
        method = consultation.method if consultation is not None else None
        return _Occasion(method or meeting.kind or NOT_NAMED, meeting.held_on, plan)
    if consultation is not None:
        return _Occasion(consultation.method or NOT_NAMED, consultation.announced_on, plan)
    event = linked(around, TrainingEvent, count.training_event)
    if event is None:
        return None
    training = linked(around, Training, event.training)
    return _Occasion(TRAINING, event.held_on, None if training is None else training.plan)


def _measures(holdings: Holdings, span: Span, plan: str | None) -> tuple[tuple[AccessibilityMeasure, int], ...]:
    """Return how many consultations of the period had each measure."""
    found: dict[AccessibilityMeasure, int] = {}
    for one in every(holdings, Consultation):
        for measure in (
            dict.fromkeys(one.accessibility or ()) if span.has(one.announced_on) and plan in {None, one.plan} else ()
        ):
            found[measure] = found.get(measure, 0) + 1
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0].value)))


def _added(numbers: Sequence[int | None]) -> int | None:
    """Return the sum of the known numbers, or None where none is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
