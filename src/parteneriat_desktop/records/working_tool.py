"""Working tools: what a plan leaves to the administration so that it serves citizens better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


class ToolKind(Choice):
    """What kind of tool it is."""

    PROCEDURE = "procedure", N_("procedure")
    GUIDE = "guide", N_("guide")
    REGULATION = "regulation", N_("regulation")
    FORM = "form", N_("form")
    APPLICATION = "application", N_("application")
    DATABASE = "database", N_("database")
    TRAINING = "training", N_("training")
    OTHER = "other", N_("other tool")


@dataclass(kw_only=True, eq=False)
class WorkingTool(Record):
    """A procedure, guide, application or training that the administration uses."""

    ENTITY: ClassVar[str] = "working_tool"
    NAME: ClassVar[str] = N_("Working tool")
    PLURAL: ClassVar[str] = N_("Working tools")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    REGISTERS = MappingProxyType({"adoption_act": ("adoption_act_number", "adoption_act_date")})

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan"), REQUIRED] = None
    kind: Annotated[ToolKind | None, Facts(N_("Kind"))] = None
    name: Annotated[str | None, Facts(N_("Name"), length=250), REQUIRED] = None
    beneficiary_department: Annotated[str | None, Facts(N_("Department that uses it"), length=200)] = None
    adoption_act_number: Annotated[
        str | None, Facts(N_("Act of adoption: number"), length=60, rule=rules.registration_number)
    ] = None
    adoption_act_date: Annotated[date | None, Facts(N_("Act of adoption: date"), rule=rules.day)] = None
    in_use_since: Annotated[date | None, Facts(N_("In use since"), rule=rules.day)] = None
    users_count: Annotated[int | None, Facts(N_("Number of users"), rule=rules.count)] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"))] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Warn of a tool that was in use before it was adopted."""
        found = super().problems(around)
        if self.in_use_since and self.adoption_act_date and self.in_use_since < self.adoption_act_date:
            found.append(warn("in_use_since", Sentence("The tool was in use before the act of its adoption.")))
        return found
