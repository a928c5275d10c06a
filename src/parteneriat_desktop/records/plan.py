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
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.countries import known_country
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, missing, needed, no_repeats
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.frequency import Frequency
from parteneriat_desktop.records.participation import ParticipationMethod, PublicationChannel
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.postponement import Postponement, in_time
from parteneriat_desktop.records.priority_domain import PriorityDomain
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.references import Document, Reference
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.records.surroundings import Surroundings


#: Until when a plan is monitored at least, from its adoption (target, clause 11).
MONITORING_END = "programme.monitoring_end"


class PlanState(Choice):
    """How far a plan has come."""

    DRAFT = "draft", N_("draft")
    IN_CONSULTATION = "in_consultation", N_("in consultation")
    ADOPTED = "adopted", N_("adopted")
    IN_IMPLEMENTATION = "in_implementation", N_("in implementation")
    IN_MONITORING = "in_monitoring", N_("in monitoring")
    CLOSED = "closed", N_("closed")


#: States of a plan that is concluded between its parties.
CONCLUDED = frozenset(PlanState) - {PlanState.DRAFT, PlanState.IN_CONSULTATION}


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
        Facts(N_("Territory"), N_("codes of the units"), 10, rule=rules.unit_code),
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
    reporting_frequency: Annotated[
        Frequency | None, Facts(N_("Frequency of reporting"), N_("where it differs from the programme's"), since=2)
    ] = None
    postponed_reports: Annotated[
        list[Postponement] | None,
        Facts(N_("Postponed reports"), N_("the day on which a report was due, and the new one"), since=2),
    ] = None
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
    documents: Annotated[list[Document] | None, Facts(N_("Documents"))] = None

    @property
    def is_concluded(self) -> bool:
        """Whether it was adopted, on a known day: from then on it is monitored."""
        return self.adopted_on is not None and self.state in CONCLUDED

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with dates, domains, territory, commitment and budget."""
        because = Sentence("Write the currency of the total budget.")
        return [
            *super().problems(around),
            *in_order(self, "implementation_from", "implementation_until"),
            *self._monitoring(around),
            *self._domains(),
            *self._territory(around),
            *self._commitment(),
            *in_time("postponed_reports", self.postponed_reports or ()),
            *(needed(self, because, "currency") if self.budget_total is not None else ()),
        ]

    def _monitoring(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse a monitoring shorter than the target asks for."""
        if self.adopted_on is None or self.monitored_until is None:
            return
        least = around.law.term(MONITORING_END, self.adopted_on)
        if least is not None and self.monitored_until < least.plain:
            sentence = Sentence("The plan is monitored for at least two years: until {day} or later.", day=least.plain)
            yield Problem("monitored_until", sentence)

    def _domains(self) -> Iterator[Problem]:
        """Refuse repeated domains and a second main one; ask for the main one."""
        domains = self.domains or []
        yield from no_repeats("domains", [part.domain for part in domains])
        mains = sum(part.main is True for part in domains)
        if mains > 1:
            yield Problem("domains", Sentence("Only one domain can be the main one."))
        elif domains and mains == 0:
            yield missing("domains", Sentence("Mark the main domain."))

    def _territory(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse unit codes that neither the workspace's country nor a party's country knows."""
        yield from no_repeats("territory", self.territory or ())
        countries = self._countries(around)
        for code in self.territory or ():
            refusals = [answer for answer in (country.unit_code(code) for country in countries) if answer != code]
            if len(refusals) == len(countries):
                yield Problem("territory", Sentence("{problem}", problem=refusals[0]))

    def _countries(self, around: Surroundings) -> list[Country]:
        """Return the workspace's country and those of the parties that the program knows."""
        partnership = linked(around, Partnership, self.partnership)
        parties = (partnership.parties if partnership is not None else None) or []
        partners = [linked(around, Partner, party.partner) for party in parties]
        codes = {partner.country for partner in partners if partner is not None and partner.country is not None}
        known = [known_country(code) for code in sorted(codes - {around.country.code})]
        return [around.country, *(country for country in known if country is not None)]

    def _commitment(self) -> Iterator[Problem]:
        """Ask for every part of the commitment to consult."""
        commitment = self.consultation_commitment
        for declared in commitment.fields() if commitment is not None else ():
            if getattr(commitment, declared.name) is None:
                sentence = Sentence("In the commitment, “{part}” is missing.", part=Sentence(declared.facts.label))
                yield missing("consultation_commitment", sentence)
