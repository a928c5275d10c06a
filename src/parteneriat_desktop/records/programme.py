"""Programmes: a target that is counted, with the conditions that each partnership has to prove.

Rules of this module:

1. Code, name, objective, term and conditions are configuration, because targets get amended; nothing
   in the program is tied to one of them.
2. A shipped programme file holds the fields of this record; a later wording has a later ``valid_from``.
3. Which of the rows E1 to E12 decide whether a partnership counts is written in the programme.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import no_repeats
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.frequency import Frequency
from parteneriat_desktop.records.priority_domain import PriorityDomain
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


class EvidenceRow(Choice):
    """A clause of the target and the row of the evidence matrix that proves it."""

    E1 = "E1", N_("New partnership between authority and NGO")
    E2 = "E2", N_("Plan at the level of the community")
    E3 = "E3", N_("Priority domain")
    E4 = "E4", N_("Associated targets")
    E5 = "E5", N_("Short-term and long-term results")
    E6 = "E6", N_("Budget")
    E7 = "E7", N_("Commitment to consult")
    E8 = "E8", N_("Attribution of responsibilities")
    E9 = "E9", N_("Working tools")
    E10 = "E10", N_("Priorities set by public and collaborative consultation")
    E11 = "E11", N_("Monitoring for at least two years")
    E12 = "E12", N_("Documented cooperation and regular consultation")


class CountingRule(Choice):
    """How strictly a row must be proved for the partnership to count."""

    FULL = "full", N_("the row is proved completely")
    SHORT = "short", N_("the shorter list of conditions")


@dataclass(kw_only=True)
class ProgrammeClause(Part):
    """One condition of the target, in its own words, and whether it decides about counting."""

    row: Annotated[EvidenceRow | None, Facts(N_("Row of the evidence matrix")), REQUIRED] = None
    text: Annotated[str | None, Facts(N_("Text of the condition"), length=2000), REQUIRED] = None
    decides: Annotated[bool | None, Facts(N_("Decides whether a partnership counts")), REQUIRED] = None


@dataclass(kw_only=True, eq=False)
class Programme(Record):
    """The configuration of a target: what is counted, how many, until when, under which conditions."""

    ENTITY: ClassVar[str] = "programme"
    NAME: ClassVar[str] = N_("Programme")
    PLURAL: ClassVar[str] = N_("Programmes")
    COMMON: ClassVar[bool] = True
    REGISTERS = MappingProxyType({"objective_and_unit": ("objective", "unit")})

    code: Annotated[str | None, Facts(N_("Code"), length=60), REQUIRED] = None
    name: Annotated[str | None, Facts(N_("Name"), length=500), REQUIRED] = None
    objective: Annotated[int | None, Facts(N_("Number to reach"), rule=rules.count), REQUIRED] = None
    unit: Annotated[str | None, Facts(N_("Unit"), length=60)] = None
    term: Annotated[str | None, Facts(N_("Term"), N_("quarter and year, for example 2026 Q1"), 30)] = None
    responsible_body: Annotated[str | None, Facts(N_("Responsible body"), length=120)] = None
    reporting_frequency: Annotated[Frequency | None, Facts(N_("Frequency of reporting"))] = None
    reporting_days: Annotated[
        int | None,
        Facts(
            N_("Days for reporting"),
            N_("after the end of a period; 15, where nothing is written"),
            rule=rules.count,
            since=2,
        ),
    ] = None
    minimum_monitoring_months: Annotated[int | None, Facts(N_("Least months of monitoring"), rule=rules.months)] = None
    priority_domains: Annotated[list[PriorityDomain] | None, Facts(N_("Priority domains"))] = None
    counting: Annotated[CountingRule | None, Facts(N_("What counts")), REQUIRED] = None
    clauses: Annotated[list[ProgrammeClause] | None, Facts(N_("Conditions")), REQUIRED] = None
    valid_from: Annotated[date | None, Facts(N_("Valid from"), rule=rules.day)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Refuse a row of the matrix that is named twice."""
        return [*super().problems(around), *no_repeats("clauses", [clause.row for clause in self.clauses or ()])]
