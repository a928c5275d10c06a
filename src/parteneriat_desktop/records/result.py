"""Results that a plan promises, soon or later, and whether they came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import not_to_come, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.target import Horizon
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


class Achievement(Choice):
    """Whether a result was reached."""

    NO = "no", N_("no")
    PARTLY = "partly", N_("partly")
    YES = "yes", N_("yes")


@dataclass(kw_only=True, eq=False)
class Result(Record):
    """A short-term or long-term result that a plan promises."""

    ENTITY: ClassVar[str] = "result"
    NAME: ClassVar[str] = N_("Result")
    PLURAL: ClassVar[str] = N_("Results")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    REGISTERS = MappingProxyType({"achievement": ("achieved", "achieved_on")})

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan"), REQUIRED] = None
    horizon: Annotated[Horizon | None, Facts(N_("Horizon")), REQUIRED] = None
    description: Annotated[str | None, Facts(N_("Description"), length=4000), REQUIRED] = None
    indicator: Annotated[str | None, Facts(N_("Indicator"), link="target")] = None
    achieved: Annotated[Achievement | None, Facts(N_("Achieved"))] = None
    achieved_on: Annotated[date | None, Facts(N_("Achieved on"), rule=rules.day)] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"))] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Refuse a result achieved in the future; warn of one without its day or evidence."""
        found = [*super().problems(around), *not_to_come(self, around, "achieved_on")]
        if self.achieved is Achievement.YES and (self.achieved_on is None or self.evidence is None):
            found.append(warn("achieved", Sentence("Add the day and the evidence of what was achieved.")))
        return found
