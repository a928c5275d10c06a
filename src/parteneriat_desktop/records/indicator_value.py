"""What was measured for a target on a day.

Rules of this module:

1. A measured value is of the kind of its target, or „not available” with a reason; it is not measured in
   the future. A text says beside it whether the target is reached.
2. Groups are counted, never named; one to four people of a vulnerable group are written as ``<5``.
   Where people are counted, no group and no set of groups that exclude each other is larger than the value.
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
from parteneriat_desktop.records.checks import label, missing, needed, no_repeats, not_to_come
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.masking import GroupCount as GroupSize
from parteneriat_desktop.records.measure import Measure, Ratio, ValueKind
from parteneriat_desktop.records.measure_fields import VALUE
from parteneriat_desktop.records.problems import Problem, Severity
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.records.target import Disaggregation, Target
from parteneriat_desktop.records.values import Attachment, MaskedCount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


#: Groups whose members must not be recognised.
VULNERABLE = frozenset({Disaggregation.ROMA, Disaggregation.DISABILITY})
#: Groups that exclude each other, so that together they are at most the whole.
EXCLUDING = (
    (Disaggregation.WOMEN, Disaggregation.MEN),
    (Disaggregation.UNDER_18, Disaggregation.AGE_18_29, Disaggregation.AGE_30_64, Disaggregation.AGE_65_PLUS),
    (Disaggregation.RURAL, Disaggregation.URBAN),
)


@dataclass(kw_only=True)
class GroupCount(Part):
    """How many of a measured value belong to one group."""

    group: Annotated[Disaggregation | None, Facts(N_("Group")), REQUIRED] = None
    count: Annotated[MaskedCount | None, Facts(N_("Count"), rule=rules.masked_count), REQUIRED] = None

    @property
    def least(self) -> int:
        """The number, or the least that “<5” can stand for."""
        return 0 if self.count is None else 1 if self.count.number is None else self.count.number


@dataclass(kw_only=True, eq=False)
class IndicatorValue(Record):
    """What was measured for a target on a day."""

    ENTITY: ClassVar[str] = "indicator_value"
    NAME: ClassVar[str] = N_("Measured value")
    PLURAL: ClassVar[str] = N_("Measured values")
    OWNERS: ClassVar[tuple[str, ...]] = ("target",)
    REGISTERS = MappingProxyType(
        {
            "measure": (
                *("measured_on", "value", "numerator", "denominator", "answer", "text"),
                "unavailable_reason",
            )
        }
    )

    target: Annotated[str | None, Facts(N_("Target"), link="target"), REQUIRED] = None
    measured_on: Annotated[date | None, Facts(N_("Measured on"), rule=rules.day), REQUIRED] = None
    value: Annotated[Decimal | None, Facts(N_("Value"))] = None
    numerator: Annotated[
        Decimal | None, Facts(N_("Numerator"), N_("of a ratio"), rule=rules.part_of_ratio, since=2)
    ] = None
    denominator: Annotated[
        Decimal | None, Facts(N_("Denominator"), N_("of a ratio"), rule=rules.part_of_ratio, since=2)
    ] = None
    answer: Annotated[
        bool | None, Facts(N_("Yes or no"), N_("beside a text: whether the target is reached"), since=2)
    ] = None
    text: Annotated[str | None, Facts(N_("Text"), N_("for indicators in words"), 2000, since=2)] = None
    unavailable_reason: Annotated[
        str | None, Facts(N_("Why the value is not available"), N_("instead of a value"), 500)
    ] = None
    counts: Annotated[list[GroupCount] | None, Facts(N_("Counts by group"))] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"))] = None
    note: Annotated[str | None, Facts(N_("Note"), length=4000)] = None

    def measure(self, kind: ValueKind) -> Measure | None:
        """Return the measured value of a kind; None where it is not available."""
        return VALUE.read(self, kind)

    def idle(self, around: Surroundings) -> frozenset[str]:
        """Return the fields of other kinds of value than the target's; beside a text stands whether it is reached."""
        target = linked(around, Target, self.target)
        if target is None:
            return super().idle(around)
        judged = {"answer"} if target.kind is ValueKind.TEXT else set[str]()
        return super().idle(around) | VALUE.others(target.kind).difference(judged)

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the day, the value and the counts."""
        target = linked(around, Target, self.target)
        kind = target.kind if target is not None else self._likely()
        return [
            *super().problems(around),
            *not_to_come(self, around, "measured_on"),
            *VALUE.foreign(self, kind, ("answer",) if kind is ValueKind.TEXT else ()),
            *VALUE.half(self, kind),
            *VALUE.cents(self, kind, around.country),
            *self._value_or_reason(kind),
            *no_repeats("counts", [part.group for part in self.counts or ()]),
            *self._few(),
            *(self._groups(target) if target is not None else ()),
        ]

    def _likely(self) -> ValueKind:
        """Return the kind that is filled in, for a target that has not arrived yet."""
        kinds = (ValueKind.RATIO, ValueKind.TEXT, ValueKind.YES_NO)
        filled = (kind for kind in kinds if any(getattr(self, name) is not None for name in VALUE.names(kind)))
        return next(filled, ValueKind.NUMBER)

    def _value_or_reason(self, kind: ValueKind) -> Iterator[Problem]:
        """Ask for a value or the reason why there is none; not both."""
        first, reason = VALUE.names(kind)[0], "unavailable_reason"
        names = {"first": label(self, first), "second": label(self, reason)}
        is_given = any(getattr(self, name) is not None for name in VALUE.names(kind))
        if not is_given and self.unavailable_reason is None:
            yield missing(first, Sentence("Fill in “{first}” or “{second}” before finalising.", **names))
        if is_given and self.unavailable_reason is not None:
            yield Problem(reason, Sentence("“{first}” and “{second}” exclude each other; clear one.", **names))
        if is_given and kind is ValueKind.TEXT:
            yield from needed(self, Sentence("Say whether the target is reached by this."), "answer")

    def _few(self) -> Iterator[Problem]:
        """Refuse one to four people of a vulnerable group as a number: somebody might be recognised by it."""
        for part in self.counts or ():
            number = part.count.number if part.count is not None else None
            if part.group in VULNERABLE and number is not None and GroupSize(number).is_masked:
                yield Problem(
                    "counts", Sentence("Write <5 for one to four people of this group: {group}.", group=part.group)
                )

    def _groups(self, target: Target) -> Iterator[Problem]:
        """Compare the counts of groups with the value; only a warning where it is not sure that people are counted."""
        whole = self._whole(target)
        if whole is None or target.counts_people is False:
            return
        severity = Severity.ERROR if target.counts_people else Severity.WARNING
        counts = {part.group: part.least for part in self.counts or ()}
        for groups in (*((group,) for group in counts), *EXCLUDING):
            added = sum(counts.get(group, 0) for group in groups)
            if added > whole:
                sentence = Sentence("The groups count {added}, but the value is {whole}.", added=added, whole=whole)
                yield Problem("counts", sentence, severity)
                return

    def _whole(self, target: Target) -> Decimal | None:
        """Return the number that the counted groups are part of: the value, or all that a ratio looks at."""
        match self.measure(target.kind):
            case Decimal() as number if target.kind is ValueKind.NUMBER:
                return number
            case Ratio() as ratio:
                return ratio.denominator
            case _:
                return None
