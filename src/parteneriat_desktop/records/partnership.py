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
from typing import Annotated, ClassVar

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.references import Document, Numbered, Reference
from parteneriat_desktop.records.values import Attachment, Choice


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
    state: Annotated[PartnershipState | None, Facts(N_("State")), REQUIRED] = None
    registration_number: Annotated[
        str | None, Facts(N_("Registration number"), length=60, rule=rules.registration_number), REQUIRED
    ] = None
    registration_date: Annotated[date | None, Facts(N_("Registration date"), rule=rules.day), REQUIRED] = None
    signed_document: Annotated[Attachment | None, Facts(N_("Signed document")), REQUIRED] = None
    documents: Annotated[list[Document] | None, Facts(N_("Other documents"))] = None
