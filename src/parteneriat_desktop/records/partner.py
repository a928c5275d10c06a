"""Partners: town halls, organisations and whoever else signs or takes part (OG 26/2000, ЗЮЛНЦ).

Rules of this module:

1. A partner lives in the common scope: the town hall's list of them is the evidence of associations
   that the law asks for. The account number and the contact person never leave the institution.
2. Tax number, telephone, postal code and unit code are checked by the partner's own country.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import partner_checks, rules
from parteneriat_desktop.records.checks import in_order, missing, needed, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.priority_domain import PriorityDomain
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.references import Reference
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.values import Wire


class PartnerKind(Choice):
    """What kind of body a partner is."""

    COMMUNE = "authority_commune", N_("commune (local authority)")
    TOWN = "authority_town", N_("town (local authority)")
    MUNICIPALITY = "authority_municipality", N_("municipality (local authority)")
    SECTOR = "authority_sector", N_("sector of Bucharest (local authority)")
    COUNTY = "authority_county", N_("county (local authority)")
    OBSHTINA = "authority_obshtina", N_("Bulgarian municipality (local authority)")
    KMETSTVO = "authority_kmetstvo", N_("Bulgarian mayoralty (local authority)")
    INTERCOMMUNITY = "intercommunity_association", N_("intercommunity development association")
    ASSOCIATION = "ngo_association", N_("association (NGO)")
    FOUNDATION = "ngo_foundation", N_("foundation (NGO)")
    FEDERATION = "ngo_federation", N_("federation (NGO)")
    TRADE_UNION = "trade_union", N_("trade union")
    EMPLOYERS = "employers_organisation", N_("employers' organisation")
    INITIATIVE_GROUP = "initiative_group", N_("initiative group")
    RELIGIOUS = "religious_denomination", N_("religious denomination")
    PUBLIC_INSTITUTION = "public_institution", N_("public institution")
    UNIVERSITY = "university", N_("university")
    OTHER = "other", N_("other kind")

    @property
    def is_authority(self) -> bool:
        """Whether it is a local public authority, as the target counts them."""
        return self.value.startswith("authority_")

    @property
    def is_ngo(self) -> bool:
        """Whether it is a non-governmental organisation, as the target counts them."""
        return self.value.startswith("ngo_")


class PublicUtility(Choice):
    """Whether the government has declared the organisation of public utility."""

    NO = "no", N_("no")
    YES = "yes", N_("yes")


@dataclass(kw_only=True, eq=False)
class Partner(Record):
    """An authority or organisation that can be party to a partnership."""

    ENTITY: ClassVar[str] = "partner"
    NAME: ClassVar[str] = N_("Partner")
    PLURAL: ClassVar[str] = N_("Partners")
    COMMON: ClassVar[bool] = True
    LOOKED_UP: ClassVar[tuple[str, ...]] = ("tax_number", "national_register_number")
    REGISTERS = MappingProxyType(
        {
            "tax": ("country", "tax_number", "tax_number_reason", "vat_registered"),
            "seat": ("unit_code", "address", "postal_code"),
            "court_registration": ("court_register_number", "court"),
            "utility": ("public_utility", "public_utility_decision"),
            "statutes": ("statute", "statute_date"),
            "representative": ("representative_name", "representative_function"),
            "officer": ("civil_society_officer", "civil_society_officer_act"),
            "active": ("active_from", "active_until"),
        }
    )

    kind: Annotated[PartnerKind | None, Facts(N_("Kind")), REQUIRED] = None
    country: Annotated[str | None, Facts(N_("Country"), length=2, rule=rules.country_code), REQUIRED] = None
    name: Annotated[str | None, Facts(N_("Name"), length=250), REQUIRED] = None
    acronym: Annotated[str | None, Facts(N_("Acronym"), length=60)] = None
    tax_number: Annotated[
        str | None,
        Facts(N_("Tax number"), N_("CIF or ЕИК; with RO in front if registered for VAT"), 30, rule=rules.local_number),
    ] = None
    tax_number_reason: Annotated[
        str | None,
        Facts(N_("Source of the foreign tax number"), N_("only for partners outside Romania and Bulgaria"), length=250),
    ] = None
    vat_registered: Annotated[bool | None, Facts(N_("Registered for VAT"))] = None
    unit_code: Annotated[
        str | None,
        Facts(N_("Unit code"), N_("SIRUTA or EKATTE code of the seat"), 10, rule=rules.unit_code),
        REQUIRED,
    ] = None
    address: Annotated[str | None, Facts(N_("Address"), length=300), REQUIRED] = None
    postal_code: Annotated[str | None, Facts(N_("Postal code"), length=12, rule=rules.local_number)] = None
    email: Annotated[str | None, Facts(N_("E-mail"), length=254, rule=rules.email), REQUIRED] = None
    phone: Annotated[str | None, Facts(N_("Telephone"), length=40, rule=rules.local_number)] = None
    website: Annotated[str | None, Facts(N_("Web address"), length=250, rule=rules.website)] = None
    representative_name: Annotated[str | None, Facts(N_("Legal representative: name"), length=120), REQUIRED] = None
    representative_function: Annotated[
        str | None, Facts(N_("Legal representative: function"), length=120), REQUIRED
    ] = None
    contact_person: Annotated[
        str | None, Facts(N_("Contact person"), N_("name and how to reach; stays here"), 250, private=True)
    ] = None
    court_register_number: Annotated[
        str | None, Facts(N_("Number in the court's register"), N_("as written there, for example 65/22.05.2012"), 30)
    ] = None
    court: Annotated[str | None, Facts(N_("Court of registration"), length=120)] = None
    national_register_number: Annotated[
        str | None, Facts(N_("Number in the National Register"), N_("for example 1234/A/2012"), 30)
    ] = None
    founded_on: Annotated[date | None, Facts(N_("Founded on"), rule=rules.old_day)] = None
    public_utility: Annotated[PublicUtility | None, Facts(N_("Public utility"))] = None
    public_utility_decision: Annotated[Reference | None, Facts(N_("Decision on public utility"))] = None
    public_benefit_bg: Annotated[bool | None, Facts(N_("Public benefit activity (Bulgaria)"))] = None
    domains: Annotated[list[PriorityDomain] | None, Facts(N_("Fields of work"))] = None
    social_service_accreditation: Annotated[
        Reference | None, Facts(N_("Accreditation as provider of social services"))
    ] = None
    conflict_declaration: Annotated[Attachment | None, Facts(N_("Declaration of no conflict of interest"))] = None
    iban: Annotated[str | None, Facts(N_("Account number (IBAN)"), length=42, rule=rules.iban, private=True)] = None
    statute: Annotated[Attachment | None, Facts(N_("Statutes"))] = None
    statute_date: Annotated[date | None, Facts(N_("Date of the statutes"), rule=rules.old_day)] = None
    mayor: Annotated[str | None, Facts(N_("Mayor"), length=120)] = None
    secretary_general: Annotated[str | None, Facts(N_("Secretary general"), length=120)] = None
    department: Annotated[str | None, Facts(N_("Department"), length=200)] = None
    civil_society_officer: Annotated[
        str | None, Facts(N_("Responsible for relations with civil society"), N_("function or department"), 200)
    ] = None
    civil_society_officer_act: Annotated[Reference | None, Facts(N_("Order that names the responsible person"))] = None
    active_from: Annotated[date | None, Facts(N_("Active from"), rule=rules.old_day)] = None
    active_until: Annotated[date | None, Facts(N_("Active until"), rule=rules.old_day)] = None

    @property
    def is_legal_person(self) -> bool:
        """Whether the partner has legal personality; a group of people has no tax number."""
        return self.kind is not None and self.kind is not PartnerKind.INITIATIVE_GROUP

    @classmethod
    def canonical(
        cls, given: Mapping[str, Wire], country: Country, standing: Mapping[str, Wire] = MappingProxyType({})
    ) -> dict[str, Wire]:
        """Return what was accepted with its numbers as the partner's own country writes them."""
        code = given.get("country") or standing.get("country") or country.code
        return partner_checks.canonical(super().canonical(given, country, standing), str(code))

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with numbers, seat, dates, and whether the partner is already known."""
        code = self.country or around.country.code
        return [
            *super().problems(around),
            *partner_checks.numbers(self, code),
            *partner_checks.tax(self, code, around.country),
            *partner_checks.seat(self, code),
            *self._conditions(code),
            *in_order(self, "active_from", "active_until"),
            *self._duplicates(around, code),
        ]

    def _conditions(self, code: str) -> Iterator[Problem]:
        """List what other answers ask for."""
        if self.kind is not None and self.kind.is_ngo and code == "RO" and self.court_register_number is None:
            yield missing("court_register_number", Sentence("Fill in the number in the register of the court."))
        if self.public_utility is PublicUtility.YES:
            yield from needed(
                self, Sentence("Name the decision that grants public utility."), "public_utility_decision"
            )

    def _duplicates(self, around: Surroundings, code: str) -> Iterator[Problem]:
        """Refuse a tax number that another partner of the country has; warn of a register number in use."""
        for other in self._others(around, "tax_number", self.tax_number):
            if (other.country or around.country.code) == code:
                sentence = Sentence("“{name}” is already registered with this tax number.", name=other.name or "–")
                yield Problem("tax_number", sentence)
        for other in self._others(around, "national_register_number", self.national_register_number):
            sentence = Sentence(
                "“{name}” has the same number; perhaps it is the same organisation.", name=other.name or "–"
            )
            yield warn("national_register_number", sentence)

    def _others(self, around: Surroundings, name: str, number: str | None) -> list[Partner]:
        """Return the other partners with the same number."""
        found = belonging(around, Partner, name, number) if number is not None else []
        return [other for other in found if other.id != self.id]
