"""How many people took part: counts only, never names.

Rules of this module:

1. ``None`` is "not collected", which differs from 0.
2. Each part is at most the total; women, men and undisclosed add up to it when all are given, and so do the ages.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import missing
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


class CountSource(Choice):
    """How people were counted."""

    LIST = "list", N_("attendance list")
    HEADCOUNT = "headcount", N_("headcount")
    SELF_DECLARED = "self_declared", N_("self-declaration")


SEX = ("women", "men", "sex_undisclosed")
AGE = ("under_18", "age_18_29", "age_30_64", "age_65_plus")
VULNERABLE = ("roma", "disability", "homeless", "other_vulnerable")
CAPACITY = ("ngo_representatives", "officials", "elected", "business", "citizens")


@dataclass(kw_only=True, eq=False)
class ParticipationCount(Record):
    """The number of participants of a meeting, consultation or training event."""

    ENTITY: ClassVar[str] = "participation_count"
    NAME: ClassVar[str] = N_("Participation")
    PLURAL: ClassVar[str] = N_("Participation counts")
    OWNERS: ClassVar[tuple[str, ...]] = ("meeting", "consultation", "training_event")
    REGISTERS = MappingProxyType({"counts": ("total", *SEX, *AGE, *VULNERABLE, *CAPACITY, "source")})

    meeting: Annotated[str | None, Facts(N_("Meeting"), link="meeting")] = None
    consultation: Annotated[str | None, Facts(N_("Consultation"), link="consultation")] = None
    training_event: Annotated[str | None, Facts(N_("Training event"), link="training_event", since=2)] = None
    total: Annotated[int | None, Facts(N_("Participants"), rule=rules.count), REQUIRED] = None
    women: Annotated[int | None, Facts(N_("Women"), rule=rules.count)] = None
    men: Annotated[int | None, Facts(N_("Men"), rule=rules.count)] = None
    sex_undisclosed: Annotated[int | None, Facts(N_("Sex not disclosed"), rule=rules.count)] = None
    under_18: Annotated[int | None, Facts(N_("Under 18"), rule=rules.count)] = None
    age_18_29: Annotated[int | None, Facts(N_("Aged 18 to 29"), rule=rules.count)] = None
    age_30_64: Annotated[int | None, Facts(N_("Aged 30 to 64"), rule=rules.count)] = None
    age_65_plus: Annotated[int | None, Facts(N_("Aged 65 and over"), rule=rules.count)] = None
    roma: Annotated[int | None, Facts(N_("Roma"), N_("self-declared"), rule=rules.count)] = None
    disability: Annotated[int | None, Facts(N_("With disabilities"), rule=rules.count)] = None
    homeless: Annotated[int | None, Facts(N_("Homeless"), rule=rules.count)] = None
    other_vulnerable: Annotated[int | None, Facts(N_("Other vulnerable people"), rule=rules.count)] = None
    ngo_representatives: Annotated[int | None, Facts(N_("NGO representatives"), rule=rules.count)] = None
    officials: Annotated[int | None, Facts(N_("Officials"), rule=rules.count)] = None
    elected: Annotated[int | None, Facts(N_("Elected representatives"), rule=rules.count)] = None
    business: Annotated[int | None, Facts(N_("Business"), rule=rules.count)] = None
    citizens: Annotated[int | None, Facts(N_("Citizens"), rule=rules.count)] = None
    source: Annotated[CountSource | None, Facts(N_("How they were counted"))] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List counts that contradict the total, and ask what the counts belong to."""
        return [
            *super().problems(around),
            *self._owner(),
            *self._parts(),
            *self._whole(SEX),
            *self._whole(AGE),
        ]

    def _owner(self) -> Iterator[Problem]:
        """Ask for what people took part in."""
        if self.meeting is None and self.consultation is None and self.training_event is None:
            yield missing("meeting", Sentence("Choose the meeting, consultation or training that people took part in."))

    def _parts(self) -> Iterator[Problem]:
        """Refuse a part that is larger than the total."""
        for name in (*SEX, *AGE, *VULNERABLE, *CAPACITY):
            part = getattr(self, name)
            if part is not None and self.total is not None and part > self.total:
                yield Problem(
                    name, Sentence("More people are counted here than took part ({total}).", total=self.total)
                )

    def _whole(self, names: tuple[str, ...]) -> Iterator[Problem]:
        """Refuse parts that exclude each other and do not add up to the total, or exceed it."""
        parts = [getattr(self, name) for name in names]
        given = [part for part in parts if part is not None]
        if self.total is None or not given:
            return
        added = sum(given)
        if added > self.total or (len(given) == len(parts) and added != self.total):
            sentence = Sentence(
                "Together these parts are {added}, but {total} took part.", added=added, total=self.total
            )
            yield Problem(names[0], sentence)
