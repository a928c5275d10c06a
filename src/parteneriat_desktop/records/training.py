"""Trainings, their dates, and the certificates given to those who took part.

Rules of this module:

1. A training is held once or several times; each time is a training event with its own participation.
2. A certificate has a number of the program's own register, „n/year”, counted through all certificates of
   the institution. Its shared part is number and day, so that everybody can count; the holder's name
   and organisation stay here.
3. Where certificates were given on paper only, the event holds their number; the records themselves
   are counted where there are any.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, not_to_come, one_of, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.meeting import InvitedGroup
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.values import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


def _sum_known(counts: Iterable[int | None]) -> int | None:
    """Return the sum of the counts that are known, or None where none is."""
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


@dataclass(kw_only=True, eq=False)
class Training(Record):
    """A course: what it is about, who holds it, for whom, how many hours."""

    ENTITY: ClassVar[str] = "training"
    NAME: ClassVar[str] = N_("Training")
    PLURAL: ClassVar[str] = N_("Trainings")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan", "partnership")
    COMMON: ClassVar[bool] = True

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan", since=2)] = None
    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership", since=2)] = None
    activity: Annotated[str | None, Facts(N_("Activity"), link="activity", since=2)] = None
    title: Annotated[str | None, Facts(N_("Title"), length=250, since=2), REQUIRED] = None
    topic: Annotated[str | None, Facts(N_("Topic"), length=500, since=2), REQUIRED] = None
    provider: Annotated[str | None, Facts(N_("Provider"), length=250, since=2), REQUIRED] = None
    hours: Annotated[Decimal | None, Facts(N_("Hours"), rule=rules.hours, since=2)] = None
    audience: Annotated[list[InvitedGroup] | None, Facts(N_("For whom"), since=2)] = None
    planned_events: Annotated[int | None, Facts(N_("Planned number of events"), rule=rules.count, since=2)] = None
    programme_document: Annotated[Attachment | None, Facts(N_("Programme of the course"), since=2)] = None

    def totals(self, around: Surroundings) -> TrainingTotals:
        """Return the events of the training that were held, their participants and certificates; None if unknown."""
        events = belonging(around, TrainingEvent, "training", self.id)
        held = [one for one in events if one.held_on is not None and one.held_on <= around.today]
        return TrainingTotals(
            len(held),
            _sum_known(one.participants(around) for one in held),
            _sum_known(one.certified(around) for one in held),
        )


@dataclass(frozen=True, slots=True)
class TrainingTotals:
    """What a training came to; ``None`` is "not collected"."""

    events: int
    participants: int | None
    certified: int | None


@dataclass(kw_only=True, eq=False)
class TrainingEvent(Record):
    """One time that a training was held."""

    ENTITY: ClassVar[str] = "training_event"
    NAME: ClassVar[str] = N_("Training event")
    PLURAL: ClassVar[str] = N_("Training events")
    OWNERS: ClassVar[tuple[str, ...]] = ("training",)
    REGISTERS = MappingProxyType({"period": ("held_on", "held_until")})

    training: Annotated[str | None, Facts(N_("Training"), link="training", since=2), REQUIRED] = None
    number: Annotated[int | None, Facts(N_("Number"), N_("in the series of events"), rule=rules.ordinal, since=2)] = (
        None
    )
    held_on: Annotated[date | None, Facts(N_("Held on"), rule=rules.day, since=2), REQUIRED] = None
    held_until: Annotated[
        date | None, Facts(N_("Until"), N_("for events of several days"), rule=rules.day, since=2)
    ] = None
    place: Annotated[str | None, Facts(N_("Place"), N_("or the link"), 300, since=2)] = None
    online_link: Annotated[str | None, Facts(N_("Link"), N_("or the place"), 500, rule=rules.website, since=2)] = None
    trainer: Annotated[str | None, Facts(N_("Trainer"), N_("function or organisation"), 200, since=2)] = None
    certificates_issued: Annotated[
        int | None,
        Facts(N_("Certificates given"), N_("where their register is on paper only"), rule=rules.count, since=2),
    ] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"), since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with days, place and number, and certificates that are counted differently."""
        return [
            *super().problems(around),
            *in_order(self, "held_on", "held_until"),
            *one_of(self, "place", "online_link"),
            *self._same_number(around),
            *self._certificates(around),
        ]

    def participants(self, around: Surroundings) -> int | None:
        """Return how many took part, or None where nobody counted."""
        counts = belonging(around, ParticipationCount, "training_event", self.id)
        return _sum_known(count.total for count in counts)

    def certified(self, around: Surroundings) -> int | None:
        """Return how many certificates were given: those in the register, else the typed number; None if unknown."""
        return len(belonging(around, Certificate, "training_event", self.id)) or self.certificates_issued

    def _same_number(self, around: Surroundings) -> Iterator[Problem]:
        """Warn when another event of the training has this number."""
        if self.number is None or self.training is None:
            return
        others = belonging(around, TrainingEvent, "training", self.training)
        if any(other.number == self.number and other.id != self.id for other in others):
            yield warn("number", Sentence("Another event of this training has this number."))

    def _certificates(self, around: Surroundings) -> Iterator[Problem]:
        """Warn when the typed number of certificates is not that of the register."""
        registered = len(belonging(around, Certificate, "training_event", self.id)) if self.id else 0
        if registered and self.certificates_issued not in {None, registered}:
            sentence = Sentence("The register holds {count} certificates of this event.", count=registered)
            yield warn("certificates_issued", sentence)


@dataclass(kw_only=True, eq=False)
class Certificate(Record):
    """A certificate of attendance: its number and day are shared, its holder is not."""

    ENTITY: ClassVar[str] = "certificate"
    NAME: ClassVar[str] = N_("Certificate")
    PLURAL: ClassVar[str] = N_("Certificates")
    OWNERS: ClassVar[tuple[str, ...]] = ("training_event",)
    ASSIGNED: ClassVar[tuple[str, ...]] = ("number",)
    NUMBERED: ClassVar[tuple[str, str] | None] = ("", "number")

    training_event: Annotated[str | None, Facts(N_("Training event"), link="training_event", since=2), REQUIRED] = None
    series: Annotated[str | None, Facts(N_("Series"), N_("as printed on the form"), 20, since=2)] = None
    number: Annotated[str | None, Facts(N_("Number in the register"), N_("given by the program"), 20, since=2)] = None
    issued_on: Annotated[date | None, Facts(N_("Given on"), rule=rules.day, since=2), REQUIRED] = None
    holder_name: Annotated[
        str | None, Facts(N_("Name of the holder"), N_("stays here"), 200, since=2, private=True)
    ] = None
    holder_organisation: Annotated[
        str | None, Facts(N_("Organisation of the holder"), N_("stays here"), 250, since=2, private=True)
    ] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Refuse a certificate of a day to come or from before the training."""
        return [*super().problems(around), *not_to_come(self, around, "issued_on"), *self._before(around)]

    def _before(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse a certificate given before the training was held."""
        event = linked(around, TrainingEvent, self.training_event)
        if event is None or event.held_on is None or self.issued_on is None or self.issued_on >= event.held_on:
            return
        yield Problem(
            "issued_on", Sentence("The training was held on {day}, after this certificate.", day=event.held_on)
        )
