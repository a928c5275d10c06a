"""The forms of policy proposals (HG 775/2005), proposals of collaboration and the library."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.layouts.section import Section

POLICY_PROPOSAL = (
    Section(
        N_("Proposal"),
        "title",
        "initiating_institution",
        ("initiator_partner", "alternative"),
        "recipient_authority",
        "problem",
        "purpose",
        "general_objectives",
        "specific_objectives",
        "beneficiaries",
        "summary",
    ),
    Section(
        N_("State and answer"),
        ("state", "submitted_on"),
        ("registration_number", "registration_date"),
        "reply_extended",
        "decision",
        ("reply_number", "reply_date"),
        "reasons",
        ("adopted_act_number", "adopted_act_date"),
        ("implemented_on", "evaluated_on"),
        "evaluation_result",
        ("withdrawn_on", "withdrawal_reason"),
        right=True,
    ),
    Section(N_("Variants"), "variants"),
    Section(
        N_("Consultation"),
        "consultation",
        "consulted_organisations",
        "consultation_results",
        ("partnership", "plan"),
        "document",
        right=True,
    ),
    Section(
        N_("Recommended variant"),
        "recommended_variant",
        "benefits",
        "risks",
        "detailed_impact",
        "target_groups",
        "monitoring_and_evaluation",
        "expected_terms",
        ("budget", "currency"),
    ),
    Section(N_("Action plan"), "action_plan"),
)

COLLABORATION_PROPOSAL = (
    Section(
        N_("Proposal of collaboration"),
        "title",
        "idea",
        ("proposing_partner", "proposed_on"),
        "addressed_to",
        "domains",
    ),
    Section(
        N_("What became of it"),
        ("state", "discussed_on"),
        "discussion",
        "reason",
        "document",
        right=True,
    ),
)

RESOURCE = (
    Section(
        N_("Resource"),
        "title",
        ("kind", "language"),
        ("author", "published_on"),
        "description",
        "file",
        "address",
    ),
    Section(N_("How it is found"), "topics", "tags", "licence", "partnership", right=True),
)
