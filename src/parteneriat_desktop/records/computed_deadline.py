"""A counted term as it is kept with a record: complete, so that it never has to be counted again.

A pack or an own day off that comes later does not change it. What this version cannot read of one written by
a newer program is counted anew.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from parteneriat_desktop.countries.deadline import Deadline
from parteneriat_desktop.countries.legal_pack import CountMode, Kind, Unit
from parteneriat_desktop.countries.working_days import DayOff, ExtraDay
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS, KINDS, MODES = set(Unit), set(Kind), set(CountMode)


@dataclass(kw_only=True)
class SkippedDay(Part):
    """A day that was not worked, with its names."""

    day: Annotated[dt.date | None, Facts(N_("Day"), rule=rules.day, since=2), REQUIRED] = None
    names: Annotated[list[str] | None, Facts(N_("Names"), length=250, since=2), REQUIRED] = None
    own: Annotated[bool | None, Facts(N_("Entered by the institution"), since=2)] = None


@dataclass(kw_only=True)
class UsedDay(Part):
    """A day off or working day of the institution's own without which the term would be another."""

    day: Annotated[dt.date | None, Facts(N_("Day"), rule=rules.day, since=2), REQUIRED] = None
    works: Annotated[bool | None, Facts(N_("Working day"), since=2), REQUIRED] = None
    reason: Annotated[str | None, Facts(N_("Reason"), length=250, since=2)] = None


@dataclass(kw_only=True)
class ComputedDeadline(Part):
    """A term as it was counted when a step was entered; ``record`` names what its other end is about, if not this."""

    rule: Annotated[str | None, Facts(N_("Rule"), length=60, since=2), REQUIRED] = None
    start: Annotated[dt.date | None, Facts(N_("Counted from"), rule=rules.day, since=2), REQUIRED] = None
    plain: Annotated[dt.date | None, Facts(N_("Plain count"), rule=rules.day, since=2), REQUIRED] = None
    date: Annotated[dt.date | None, Facts(N_("Day to plan with"), rule=rules.day, since=2), REQUIRED] = None
    record: Annotated[str | None, Facts(N_("Record"), length=36, since=2)] = None
    value: Annotated[int | None, Facts(N_("Count"), since=2), REQUIRED] = None
    unit: Annotated[str | None, Facts(N_("Unit"), length=20, since=2), REQUIRED] = None
    kind: Annotated[str | None, Facts(N_("Kind"), length=20, since=2), REQUIRED] = None
    mode: Annotated[str | None, Facts(N_("Way of counting"), length=20, since=2), REQUIRED] = None
    act: Annotated[str | None, Facts(N_("Act"), length=250, since=2), REQUIRED] = None
    article: Annotated[str | None, Facts(N_("Article"), length=120, since=2), REQUIRED] = None
    verified: Annotated[bool | None, Facts(N_("Verified"), since=2)] = None
    blocks: Annotated[bool | None, Facts(N_("Keeps a step from being taken"), since=2)] = None
    pack: Annotated[int | None, Facts(N_("Version of the legal pack"), since=2), REQUIRED] = None
    skipped: Annotated[list[SkippedDay] | None, Facts(N_("Days skipped"), since=2)] = None
    extra: Annotated[list[UsedDay] | None, Facts(N_("Own days that mattered"), since=2)] = None


def kept(term: Deadline, record: str | None) -> ComputedDeadline:
    """Return a counted term in the form in which it is kept."""
    return ComputedDeadline(
        rule=term.rule,
        record=record,
        start=term.start,
        plain=term.plain,
        date=term.date,
        value=term.value,
        unit=str(term.unit),
        kind=str(term.kind),
        mode=str(term.mode),
        act=term.act,
        article=term.article,
        verified=term.verified,
        blocks=term.blocks,
        pack=term.pack,
        skipped=[SkippedDay(day=off.day, names=list(off.names), own=off.own) for off in term.skipped] or None,
        extra=[UsedDay(day=used.day, works=used.works, reason=used.reason) for used in term.extra] or None,
    )


def counted(part: ComputedDeadline) -> Deadline | None:
    """Return a kept term as it was counted, or None for one that this version cannot read."""
    match part:
        case ComputedDeadline(
            rule=str(rule),
            start=dt.date() as start,
            plain=dt.date() as plain,
            date=dt.date() as day,
            value=int(value),
            unit=str(unit),
            kind=str(kind),
            mode=str(mode),
            act=str(act),
            article=str(article),
            pack=int(pack),
        ) if unit in UNITS and kind in KINDS and mode in MODES:
            return Deadline(
                rule=rule,
                act=act,
                article=article,
                verified=bool(part.verified),
                start=start,
                value=value,
                unit=Unit(unit),
                kind=Kind(kind),
                mode=CountMode(mode),
                plain=plain,
                date=day,
                skipped=tuple(_days_off(part)),
                extra=tuple(_used_days(part)),
                pack=pack,
                blocks=bool(part.blocks),
            )
        case _:
            return None


def _days_off(part: ComputedDeadline) -> Iterator[DayOff]:
    """Yield the days that were skipped."""
    for off in part.skipped or ():
        if off.day is not None:
            yield DayOff(off.day, tuple(off.names or ()), own=bool(off.own))


def _used_days(part: ComputedDeadline) -> Iterator[ExtraDay]:
    """Yield the own days that mattered."""
    for used in part.extra or ():
        if used.day is not None:
            yield ExtraDay(used.day, bool(used.works), used.reason or "")
