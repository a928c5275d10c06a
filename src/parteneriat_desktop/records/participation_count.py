"""How many people took part: counts only, never names.

Rules of this module:

1. ``None`` is "not collected", which differs from 0.
2. Each part is at most the total; women, men and undisclosed add up to it when all are given, and so do the ages.
3. Of vulnerable groups, one to four people are shared as ``<5``; the exact number is kept apart and
   stays in the institution (``records.masking``). Whoever types a number into the shared field has it
   divided so. Records written before this rule keep their number until they are saved again.
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
from parteneriat_desktop.records.masking import GroupCount
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.records.values import FEW, Choice, MaskedCount, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parteneriat_desktop.countries.country import Country
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
#: Where the exact number of a vulnerable group stands, and why there.
EXACT = {name: f"{name}_exact" for name in VULNERABLE}
STAYS = N_("stays here; others see <5")


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
    roma: Annotated[MaskedCount | None, Facts(N_("Roma"), N_("self-declared"), rule=rules.masked_count)] = None
    roma_exact: Annotated[
        int | None, Facts(N_("Roma: exact number"), STAYS, rule=rules.count, since=2, private=True)
    ] = None
    disability: Annotated[MaskedCount | None, Facts(N_("With disabilities"), rule=rules.masked_count)] = None
    disability_exact: Annotated[
        int | None, Facts(N_("With disabilities: exact number"), STAYS, rule=rules.count, since=2, private=True)
    ] = None
    homeless: Annotated[MaskedCount | None, Facts(N_("Homeless"), rule=rules.masked_count)] = None
    homeless_exact: Annotated[
        int | None, Facts(N_("Homeless: exact number"), STAYS, rule=rules.count, since=2, private=True)
    ] = None
    other_vulnerable: Annotated[MaskedCount | None, Facts(N_("Other vulnerable people"), rule=rules.masked_count)] = (
        None
    )
    other_vulnerable_exact: Annotated[
        int | None, Facts(N_("Other vulnerable people: exact number"), STAYS, rule=rules.count, since=2, private=True)
    ] = None
    ngo_representatives: Annotated[int | None, Facts(N_("NGO representatives"), rule=rules.count)] = None
    officials: Annotated[int | None, Facts(N_("Officials"), rule=rules.count)] = None
    elected: Annotated[int | None, Facts(N_("Elected representatives"), rule=rules.count)] = None
    business: Annotated[int | None, Facts(N_("Business"), rule=rules.count)] = None
    citizens: Annotated[int | None, Facts(N_("Citizens"), rule=rules.count)] = None
    source: Annotated[CountSource | None, Facts(N_("How they were counted"))] = None

    @classmethod
    def canonical(
        cls,
        given: Mapping[str, Wire],
        country: Country,
        standing: Mapping[str, Wire] = MappingProxyType({}),
    ) -> dict[str, Wire]:
        """Divide the counts of vulnerable groups into what is shared and what stays here (rule 3)."""
        values = super().canonical(given, country, standing)
        if values.keys() & {"total", *VULNERABLE, *EXACT.values()}:
            whole = values.get("total", standing.get("total"))
            for name in VULNERABLE:
                parts = _divided(name, values, standing, whole if isinstance(whole, int) else None)
                values |= {part: wire for part, wire in parts.items() if wire != values.get(part, standing.get(part))}
        return values

    def counted(self, name: str) -> int | None:
        """Return the exact number of a vulnerable group, as far as it is known here; None otherwise."""
        shared = getattr(self, name)
        if shared is None or shared.number is not None:
            return None if shared is None else int(shared.number)
        exact: int | None = getattr(self, EXACT[name])
        return exact

    def problems(self, around: Surroundings) -> list[Problem]:
        """List counts that contradict the total, and ask what the counts belong to."""
        return [
            *super().problems(around),
            *self._owner(),
            *self._not_yet_held(around),
            *self._parts(),
            *self._whole(SEX),
            *self._whole(AGE),
        ]

    def _owner(self) -> Iterator[Problem]:
        """Ask for what people took part in."""
        if self.meeting is None and self.consultation is None and self.training_event is None:
            yield missing("meeting", Sentence("Choose the meeting, consultation or training that people took part in."))

    def _not_yet_held(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse to count who took part in a meeting that is still to come."""
        meeting = linked(around, Meeting, self.meeting)
        if meeting is not None and meeting.held_on is not None and meeting.held_on > around.today:
            yield Problem("meeting", Sentence("The meeting is still to come; nobody took part yet."))

    def _parts(self) -> Iterator[Problem]:
        """Refuse a part that is larger than the total."""
        for name in (*SEX, *AGE, *VULNERABLE, *CAPACITY):
            part = self.counted(name) if name in EXACT else getattr(self, name)
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


def _divided(name: str, values: Mapping[str, Wire], standing: Mapping[str, Wire], whole: int | None) -> dict[str, Wire]:
    """Return the shared and the exact field of a group from whatever was given: either of them, or the total."""
    exact = EXACT[name]
    typed = next((wire for wire in (values.get(name), values.get(exact)) if type(wire) is int), None)
    shared = values.get(name, standing.get(name))
    kept = values.get(exact, standing.get(exact)) if shared == FEW else shared
    number = kept if typed is None else typed
    if type(number) is not int:
        return {name: shared, exact: None}
    masked = GroupCount(number, whole).is_masked
    return {name: FEW if masked else number, exact: number if masked else None}
