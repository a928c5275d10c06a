"""The forms of an intervention plan and of everything in it."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.layouts.section import Section

PLAN = (
    Section(
        N_("Plan"),
        "title",
        "partnership",
        ("state", "population"),
        "territory",
        "domains",
        "problem_analysis",
        "target_group",
    ),
    Section(
        N_("Dates and registration"),
        ("registration_number", "registration_date"),
        ("adopted_on", "monitored_until"),
        ("implementation_from", "implementation_until"),
        "council_decision_ref",
        "reporting_frequency",
        "postponed_reports",
        "priority_consultation",
        ("budget_total", "currency"),
        right=True,
    ),
    Section(N_("Commitment to consult"), "consultation_commitment", right=True),
    Section(N_("Documents"), "documents"),
)

OBJECTIVE = (
    Section(
        N_("Objective"),
        "plan",
        ("code", "state"),
        "name",
        ("starts_on", "ends_on"),
        ("responsible_partner", "percent"),
    ),
)

ACTIVITY = (
    Section(
        N_("Activity"),
        "plan",
        ("code", "state"),
        "name",
        ("starts_on", "ends_on"),
        ("responsible_partner", "percent"),
        ("objective", "parent"),
        "postponements",
    ),
)

TARGET = (
    Section(
        N_("Target"),
        ("code", "value_kind"),
        "name",
        ("unit", "currency", "direction"),
        ("baseline", "baseline_numerator", "baseline_denominator", "baseline_answer", "baseline_year"),
        "baseline_text",
        ("target_value", "target_numerator", "target_denominator", "target_answer"),
        "target_text",
        ("due_on", "horizon"),
        ("frequency", "mode"),
        "verification_source",
        ("responsible", "responsible_function"),
    ),
    Section(
        N_("Details"),
        "definition",
        "type",
        "baseline_source",
        "baseline_unknown_reason",
        "yearly_targets",
        "counts_people",
        "disaggregation",
        "collection_method",
        "assumptions",
        ("objective", "plan"),
        right=True,
    ),
)

INDICATOR_VALUE = (
    Section(
        N_("Measured value"),
        "target",
        ("measured_on", "value"),
        ("numerator", "denominator"),
        "answer",
        "text",
        "unavailable_reason",
        "counts",
        "evidence",
        "note",
    ),
)

RESULT = (
    Section(N_("Result"), "plan", "description", ("horizon", "indicator"), ("achieved", "achieved_on"), "evidence"),
)

BUDGET_LINE = (
    Section(
        N_("Budget line"),
        "plan",
        ("chapter", "source"),
        ("year", "planned"),
        ("partner", "activity"),
        ("amount_net", "vat_rate", "vat_amount"),
        ("vat_eligible", "eligible"),
        "contracted",
    ),
    Section(
        N_("Currency and special sources"),
        ("currency", "exchange_rate"),
        ("rate_date", "rate_source"),
        ("law_350_contract_number", "law_350_contract_date"),
        "valuation_method",
        right=True,
    ),
)

EXPENDITURE = (
    Section(
        N_("Expenditure"),
        "line",
        ("spent_on", "supplier"),
        ("document_kind", "document_number", "document_date"),
        ("amount", "vat"),
        "evidence",
    ),
    Section(
        N_("Paid in another currency"),
        ("currency", "exchange_rate"),
        ("rate_date", "rate_source"),
        right=True,
    ),
)

RESPONSIBILITY = (Section(N_("Responsibility"), "activity", ("partner", "role"), ("function", "due_on"), "person"),)

WORKING_TOOL = (
    Section(
        N_("Working tool"),
        "plan",
        ("name", "kind"),
        "beneficiary_department",
        ("adoption_act_number", "adoption_act_date"),
        ("in_use_since", "users_count"),
        "evidence",
    ),
)
