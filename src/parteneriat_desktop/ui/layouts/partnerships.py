"""The forms of a partnership and of the programme it counts for."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.layouts.section import Section

PARTNERSHIP = (
    Section(
        N_("Agreement"),
        "title",
        ("internal_code", "kind"),
        ("is_new", "state"),
        "object",
        ("signed_on", "in_force_on"),
        ("ends_on", "duration_months"),
    ),
    Section(
        N_("Registration"),
        ("registration_number", "registration_date"),
        ("council_decision_number", "council_decision_date"),
        ("target_code", "project_code"),
        "signed_document",
        "cooperation_procedure",
        right=True,
    ),
    Section(N_("Parties"), "parties"),
    Section(N_("Steering group"), ("steering_group", "steering_frequency_months"), right=True),
    Section(N_("Clauses and addenda"), "clauses", "addenda"),
    Section(
        N_("Papers of the approval"),
        "approval_report_ref",
        "specialist_report_ref",
        "committee_opinion_ref",
        "documents",
        "collaboration_proposal",
        right=True,
    ),
)

PROGRAMME = (
    Section(
        N_("Target"),
        ("code", "objective"),
        "name",
        ("unit", "term"),
        "responsible_body",
        ("valid_from", "reporting_frequency"),
        "reporting_days",
    ),
    Section(N_("What counts"), ("counting", "minimum_monitoring_months"), "priority_domains", "clauses", right=True),
)

CORRECTION_REQUEST = (
    Section(
        N_("What is asked for"),
        "partnership",
        "reason",
        ("asked_on", "due_on"),
        ("about_kind", "about_field"),
        ("about_record", "package_number"),
    ),
    Section(N_("What was answered"), ("state", "answered_on"), "answer", right=True),
)
