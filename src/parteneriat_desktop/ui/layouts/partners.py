"""The form of a partner."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.layouts.section import Section

PARTNER = (
    Section(
        N_("Identity"),
        "name",
        ("kind", "acronym"),
        ("tax_number", "unit_code"),
        ("country", "vat_registered"),
        ("court_register_number", "court"),
        ("founded_on", "national_register_number"),
    ),
    Section(
        N_("How to reach it"),
        "address",
        ("email", "phone"),
        ("website", "postal_code"),
        "representative_name",
        "representative_function",
        "contact_person",
        right=True,
    ),
    Section(N_("Work"), "domains", "social_service_accreditation", ("active_from", "active_until")),
    Section(
        N_("Papers"),
        ("public_utility", "public_benefit_bg"),
        "public_utility_decision",
        "statute",
        "statute_date",
        "conflict_declaration",
        "tax_number_reason",
        "iban",
        right=True,
    ),
    Section(
        N_("Only for authorities"),
        ("mayor", "secretary_general"),
        "department",
        "civil_society_officer",
        "civil_society_officer_act",
    ),
)
