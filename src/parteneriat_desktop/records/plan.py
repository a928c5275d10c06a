"""Intervention plans: what a partnership promises to do for its community, and until when it is watched.

Rules of this module:

1. The monitoring clock starts on the day of adoption and runs at least 24 months (target, clause 11).
2. A plan has at least one priority domain and exactly one of them is the main one.
3. A plan commits its parties to consult: how often, by what methods, including whom, announced where.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, ClassVar

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.participation import ParticipationMethod, PublicationChannel
from parteneriat_desktop.records.references import Reference
from parteneriat_desktop.records.values import Choice


class PriorityDomain(Choice):
    """A priority of the target."""

    DISCRIMINATION = "combating_discrimination", N_("combating discrimination")
    GOVERNANCE = "participatory_governance", N_("participatory governance and budgeting")
    VULNERABLE = "vulnerable_community_services", N_("services for vulnerable communities")
    POVERTY = "fighting_poverty", N_("fighting poverty")
    GREEN = "green_transition", N_("green transition")
    OTHER = "other", N_("other domain")


class PlanState(Choice):
    """How far a plan has come."""

    DRAFT = "draft", N_("draft")
    IN_CONSULTATION = "in_consultation", N_("in consultation")
    ADOPTED = "adopted", N_("adopted")
    IN_IMPLEMENTATION = "in_implementation", N_("in implementation")
    IN_MONITORING = "in_monitoring", N_("in monitoring")
    CLOSED = "closed", N_("closed")


@dataclass(kw_only=True)
class PlanDomain(Part):
    """One priority domain of a plan."""

    domain: Annotated[PriorityDomain | None, Facts(N_("Domain")), REQUIRED] = None
    main: Annotated[bool | None, Facts(N_("Main domain"))] = None


@dataclass(kw_only=True)
class ConsultationCommitment(Part):
    """The clause by which the parties commit themselves to consult."""

    frequency_months: Annotated[int | None, Facts(N_("Every how many months"), rule=rules.months)] = None
    methods: Annotated[list[ParticipationMethod] | None, Facts(N_("Methods"))] = None
    inclusion_measures: Annotated[str | None, Facts(N_("Measures of inclusion"), length=4000)] = None
    publication_channels: Annotated[list[PublicationChannel] | None, Facts(N_("Channels of publication"))] = None
    signatory: Annotated[str | None, Facts(N_("Signatory"), N_("function"), 200)] = None


@dataclass(kw_only=True, eq=False)
class Plan(Record):
    """An intervention plan at the level of a community."""

    ENTITY: ClassVar[str] = "plan"
    NAME: ClassVar[str] = N_("Intervention plan")
    PLURAL: ClassVar[str] = N_("Intervention plans")
    OWNERS: ClassVar[tuple[str, ...]] = ("partnership",)
    REGISTERS = MappingProxyType(
        {
            "registration": ("registration_number", "registration_date"),
            "monitoring": ("adopted_on", "monitored_until"),
            "implementation": ("implementation_from", "implementation_until"),
            "budget": ("budget_total", "currency"),
        }
    )

    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership"), REQUIRED] = None
    title: Annotated[str | None, Facts(N_("Title"), length=250), REQUIRED] = None
    territory: Annotated[
        list[str] | None,
        Facts(N_("Territory"), N_("codes of the units"), 10, rule=rules.local_number),
        REQUIRED,
    ] = None
    population: Annotated[int | None, Facts(N_("Inhabitants of the territory"), rule=rules.count)] = None
    problem_analysis: Annotated[str | None, Facts(N_("Analysis of the problem")), REQUIRED] = None
    target_group: Annotated[str | None, Facts(N_("Target group"), length=4000)] = None
    domains: Annotated[list[PlanDomain] | None, Facts(N_("Priority domains")), REQUIRED] = None
    adopted_on: Annotated[
        date | None, Facts(N_("Adopted on"), N_("the monitoring starts on this day"), rule=rules.day), REQUIRED
    ] = None
    monitored_until: Annotated[date | None, Facts(N_("Monitored until"), rule=rules.day), REQUIRED] = None
    implementation_from: Annotated[date | None, Facts(N_("Implemented from"), rule=rules.day)] = None
    implementation_until: Annotated[date | None, Facts(N_("Implemented until"), rule=rules.day)] = None
    council_decision_ref: Annotated[Reference | None, Facts(N_("Council decision"))] = None
    priority_consultation: Annotated[
        str | None, Facts(N_("Consultation on the priorities"), link="consultation"), REQUIRED
    ] = None
    consultation_commitment: Annotated[ConsultationCommitment | None, Facts(N_("Commitment to consult")), REQUIRED] = (
        None
    )
    budget_total: Annotated[Decimal | None, Facts(N_("Total budget"), rule=rules.money)] = None
    currency: Annotated[str | None, Facts(N_("Currency"), length=3, rule=rules.currency)] = None
    state: Annotated[PlanState | None, Facts(N_("State")), REQUIRED] = None
    registration_number: Annotated[
        str | None, Facts(N_("Registration number"), length=60, rule=rules.registration_number), REQUIRED
    ] = None
    registration_date: Annotated[date | None, Facts(N_("Registration date"), rule=rules.day), REQUIRED] = None
