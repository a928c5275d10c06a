"""The forms of the years of monitoring: cooperation log, risks, reports, visits, pilots."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.layouts.section import Section

COOPERATION_ENTRY = (
    Section(
        N_("What was done together"),
        "partnership",
        ("entry_date", "kind"),
        "parties",
        "summary",
        "outcome",
    ),
    Section(
        N_("What follows"),
        "next_step",
        ("next_due", "next_done_on"),
        "meeting",
        ("registration_number", "registration_date"),
        "evidence",
        right=True,
    ),
)

DEVIATION = (
    Section(
        N_("Risk or deviation"),
        "plan",
        ("kind", "noticed_on"),
        "description",
        "cause",
        ("probability", "impact"),
        "activity",
    ),
    Section(
        N_("What is done about it"),
        "measure",
        "responsible",
        ("due_on", "state"),
        "closed_on",
        right=True,
    ),
)

MONITORING_REPORT = (
    Section(
        N_("Report"),
        "plan",
        ("kind", "sequence"),
        ("period_from", "period_until"),
        "summary",
        "cooperation",
        "deviations",
        "good_practice",
    ),
    Section(
        N_("Assessment and registration"),
        ("self_assessment", "state"),
        "self_assessment_reason",
        "prepared_by",
        "checked_by",
        "approved_by",
        ("registration_number", "registration_date"),
        "signed_pdf",
        ("sent_on", "confirmed_on"),
        "return_reason",
        right=True,
    ),
    Section(N_("Figures of the report"), "frozen"),
)

MONITORING_VISIT = (
    Section(
        N_("Visit"),
        ("plan", "report"),
        ("visited_on", "place"),
        "participants",
        "findings",
    ),
    Section(N_("What follows"), "measures", "measures_due", "evidence", right=True),
)

PILOT = (
    Section(
        N_("Pilot"),
        ("plan", "partnership"),
        "working_tool",
        "subject",
        "partner",
        ("starts_on", "ends_on"),
        "activity",
    ),
    Section(N_("Result"), "evaluation_meeting", "result", "evidence", right=True),
    Section(N_("Visits"), "visits"),
)
