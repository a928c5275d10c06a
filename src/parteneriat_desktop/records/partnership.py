"""Partnerships: agreements between local authorities and organisations, with parties, clauses and papers.

Rules of this module:

1. A partnership is a dossier of its own; whatever belongs to it shares its scope.
2. At least one party is a local authority and one an NGO; nothing is signed in the future.
3. Addenda are added and never overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import (
    in_order,
    missing,
    needed,
    no_repeats,
    not_to_come,
    one_of,
    warn,
)
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.partner import Partner, PartnerKind
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.references import Document, Numbered, Reference
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


class PartnershipKind(Choice):
    """What the parties signed."""

    AGREEMENT = "agreement", N_("agreement")
    PROTOCOL = "protocol", N_("protocol")
    CONTRACT = "contract", N_("contract")
    LOCAL_DEVELOPMENT = "local_development_partnership", N_("local development partnership")


class PartyRole(Choice):
    """The part that a partner plays."""

    LEAD = "lead", N_("lead partner")
    PARTNER = "partner", N_("partner")
    ASSOCIATE = "associate", N_("associate partner")


class PartnershipState(Choice):
    """How far a partnership has come."""

    DRAFT = "draft", N_("draft")
    SIGNED = "signed", N_("signed")
    IN_PROGRESS = "in_progress", N_("in progress")
    SUSPENDED = "suspended", N_("suspended")
    ENDED = "ended", N_("ended")


class AgreementClause(Choice):
    """A clause that an agreement should contain."""

    OBJECT = "object", N_("object")
    OBLIGATIONS = "obligations", N_("rights and obligations")
    CONTRIBUTIONS = "contributions", N_("own contributions")
    PERSONAL_DATA = "personal_data", N_("personal data")
    CONSULTATION = "consultation", N_("consultation")
    MONITORING = "monitoring", N_("monitoring")
    OWNERSHIP = "ownership", N_("ownership of the results")
    AMENDMENT = "amendment", N_("amendment")
    TERMINATION = "termination", N_("termination")
    DISPUTES = "disputes", N_("disputes")


@dataclass(kw_only=True)
class PartnershipParty(Part):
    """One party of an agreement."""

    partner: Annotated[str | None, Facts(N_("Partner"), link="partner"), REQUIRED] = None
    role: Annotated[PartyRole | None, Facts(N_("Role"))] = None
    contribution: Annotated[str | None, Facts(N_("Contribution"), length=2000)] = None
    contribution_amount: Annotated[Decimal | None, Facts(N_("Sum of the contribution"), rule=rules.money)] = None
    contribution_currency: Annotated[
        str | None, Facts(N_("Currency of the contribution"), length=3, rule=rules.currency)
    ] = None
    obligations: Annotated[str | None, Facts(N_("Rights and obligations"), length=4000)] = None
    signatory: Annotated[str | None, Facts(N_("Signatory"), N_("name and function"), 200)] = None
    signed_on: Annotated[date | None, Facts(N_("Signed on"), rule=rules.day)] = None


@dataclass(kw_only=True)
class Addendum(Numbered):
    """A later change of the agreement."""

    change: Annotated[str | None, Facts(N_("What changed"), length=4000)] = None
    attachment: Annotated[Attachment | None, Facts(N_("File"))] = None


@dataclass(kw_only=True, eq=False)
class Partnership(Record):
    """An agreement by which authorities and organisations work together."""

    ENTITY: ClassVar[str] = "partnership"
    NAME: ClassVar[str] = N_("Partnership")
    PLURAL: ClassVar[str] = N_("Partnerships")
    LOOKED_UP: ClassVar[tuple[str, ...]] = ("internal_code",)
    REGISTERS = MappingProxyType(
        {
            "registration": ("registration_number", "registration_date"),
            "council_decision": ("council_decision_number", "council_decision_date"),
            "term": ("in_force_on", "ends_on", "duration_months"),
            "steering": ("steering_group", "steering_frequency_months"),
        }
    )

    internal_code: Annotated[str | None, Facts(N_("Internal code"), length=60), REQUIRED] = None
    title: Annotated[str | None, Facts(N_("Title"), length=250), REQUIRED] = None
    kind: Annotated[PartnershipKind | None, Facts(N_("Kind"))] = None
    object: Annotated[str | None, Facts(N_("Object of the agreement"))] = None
    is_new: Annotated[
        bool | None, Facts(N_("New partnership"), N_("the target counts only new partnerships")), REQUIRED
    ] = None
    parties: Annotated[list[PartnershipParty] | None, Facts(N_("Parties")), REQUIRED] = None
    signed_on: Annotated[date | None, Facts(N_("Signed on"), rule=rules.day), REQUIRED] = None
    in_force_on: Annotated[date | None, Facts(N_("In force from"), rule=rules.day), REQUIRED] = None
    ends_on: Annotated[date | None, Facts(N_("Ends on"), N_("or the duration"), rule=rules.day)] = None
    duration_months: Annotated[
        int | None, Facts(N_("Duration in months"), N_("or the day it ends"), rule=rules.months)
    ] = None
    council_decision_number: Annotated[
        str | None, Facts(N_("Council decision: number"), length=60, rule=rules.registration_number)
    ] = None
    council_decision_date: Annotated[date | None, Facts(N_("Council decision: date"), rule=rules.day)] = None
    approval_report_ref: Annotated[Reference | None, Facts(N_("Approval report"))] = None
    specialist_report_ref: Annotated[Reference | None, Facts(N_("Specialist report"))] = None
    committee_opinion_ref: Annotated[Reference | None, Facts(N_("Opinion of the committee"))] = None
    cooperation_procedure: Annotated[Attachment | None, Facts(N_("Cooperation procedure"))] = None
    steering_group: Annotated[bool | None, Facts(N_("Steering group"))] = None
    steering_frequency_months: Annotated[
        int | None, Facts(N_("Steering group meets every how many months"), rule=rules.months)
    ] = None
    clauses: Annotated[list[AgreementClause] | None, Facts(N_("Clauses"))] = None
    addenda: Annotated[list[Addendum] | None, Facts(N_("Addenda"))] = None
    target_code: Annotated[str | None, Facts(N_("Code of the target"), length=60)] = None
    project_code: Annotated[str | None, Facts(N_("Code of the project"), length=60)] = None
    collaboration_proposal: Annotated[
        str | None,
        Facts(N_("Proposal it grew out of"), link="collaboration_proposal", since=2),
    ] = None
    state: Annotated[PartnershipState | None, Facts(N_("State")), REQUIRED] = None
    registration_number: Annotated[
        str | None, Facts(N_("Registration number"), length=60, rule=rules.registration_number), REQUIRED
    ] = None
    registration_date: Annotated[date | None, Facts(N_("Registration date"), rule=rules.day), REQUIRED] = None
    signed_document: Annotated[Attachment | None, Facts(N_("Signed document")), REQUIRED] = None
    documents: Annotated[list[Document] | None, Facts(N_("Other documents"))] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with dates, parties, conditions and the internal code."""
        return [
            *super().problems(around),
            *not_to_come(self, around, "signed_on"),
            *in_order(self, "in_force_on", "ends_on"),
            *in_order(self, "signed_on", "ends_on"),
            *one_of(self, "ends_on", "duration_months"),
            *self._term(),
            *self._same_code(around),
            *self._parties(around),
            *self._steering(),
        ]

    def kinds(self, around: Surroundings) -> list[PartnerKind]:
        """Return the kinds of the parties that are known here."""
        partners = [linked(around, Partner, party.partner) for party in self.parties or ()]
        return [partner.kind for partner in partners if partner is not None and partner.kind is not None]

    def _term(self) -> Iterator[Problem]:
        """Warn when end and duration are both given and differ by more than the last day."""
        if self.in_force_on is None or self.ends_on is None or self.duration_months is None:
            return
        end = add_months(self.in_force_on, self.duration_months)
        if not 0 <= (end - self.ends_on).days <= 1:
            yield warn("ends_on", Sentence("By its duration the agreement ends on {end}; compare the two.", end=end))

    def _same_code(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse an internal code that another partnership has."""
        if self.internal_code is None:
            return
        for other in belonging(around, Partnership, "internal_code", self.internal_code):
            if other.id != self.id:
                sentence = Sentence("“{title}” has this code already; choose another one.", title=other.title or "–")
                yield Problem("internal_code", sentence)

    def _parties(self, around: Surroundings) -> Iterator[Problem]:
        """Check the parties: each once, signed in the past, an authority and an NGO among them."""
        parties = self.parties or []
        yield from no_repeats("parties", [party.partner for party in parties])
        for party in parties:
            yield from (Problem("parties", found.sentence) for found in not_to_come(party, around, "signed_on"))
            if party.contribution_amount is not None and party.contribution_currency is None:
                yield missing("parties", Sentence("Write the currency of each contribution."))
        if sum(party.role is PartyRole.LEAD for party in parties) > 1:
            yield warn("parties", Sentence("More than one party is named as lead partner."))
        kinds = self.kinds(around)
        if not any(kind.is_authority for kind in kinds):
            yield missing("parties", Sentence("At least one party must be a local authority."))
        elif self.council_decision_number is None or self.council_decision_date is None:
            sentence = Sentence("Write number and date of the council decision, because an authority is party.")
            yield missing("council_decision_number", sentence)
        if not any(kind.is_ngo for kind in kinds):
            yield missing("parties", Sentence("At least one party must be an association, foundation or federation."))

    def _steering(self) -> Iterator[Problem]:
        """Ask how often the steering group meets when there is one."""
        if self.steering_group:
            yield from needed(self, Sentence("Write how often the steering group meets."), "steering_frequency_months")
