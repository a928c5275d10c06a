"""The forms of consultative bodies, participatory budgeting, messages, questionnaires and the yearly report."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.layouts.section import Section

CONSULTATIVE_BODY = (
    Section(
        N_("Consultative body"),
        "name",
        ("kind", "partnership"),
        ("founding_act_number", "founding_act_date"),
        "rules_document",
        "mandate",
        "deliverables",
    ),
    Section(
        N_("Term and meetings"),
        ("term_from", "term_until"),
        "planned_meetings_per_year",
        right=True,
    ),
    Section(N_("Members"), "members", "member_names", right=True),
)

BUDGETING_ROUND = (
    Section(
        N_("Participatory budgeting"),
        "consultation",
        "title",
        ("amount", "currency"),
        "phases",
    ),
    Section(
        N_("Vote and results"),
        ("votes_total", "votes_per_person"),
        "results_published_on",
        "results_document",
        right=True,
    ),
)

BUDGETING_PROJECT = (
    Section(
        N_("Proposed project"),
        "budgeting_round",
        ("number", "received_on"),
        "title",
        ("amount_asked", "proposer_kind"),
        "description",
    ),
    Section(
        N_("Decision"),
        ("state", "eligible"),
        "ineligible_reason",
        ("votes", "allocated"),
        right=True,
    ),
    Section(N_("Who proposed it"), "proposer_name", "proposer_contact", right=True),
)

DISCUSSION_ENTRY = (
    Section(
        N_("Message"),
        ("partnership", "consultation"),
        "body",
        "reply_to",
        "text",
        ("institution", "function"),
        "written_on",
    ),
)

QUESTIONNAIRE_TEMPLATE = (
    Section(N_("Questionnaire template"), "title", ("version", "previous"), "introduction"),
    Section(N_("Items"), "items"),
)

QUESTIONNAIRE = (
    Section(
        N_("Questionnaire"),
        "title",
        "based_on",
        ("held_on", "handed_out"),
        ("opened_on", "closed_on"),
    ),
    Section(N_("On what occasion"), ("partnership", "consultation"), ("meeting", "body"), right=True),
)

RESPONSE = (Section(N_("Filled-in questionnaire"), "questionnaire", ("number", "received_on", "channel"), "answers"),)

IMPROVEMENT_PROPOSAL = (
    Section(
        N_("Proposal for improvement"),
        "text",
        "source",
        ("questionnaire", "meeting"),
        ("partnership", "consultation"),
    ),
    Section(
        N_("Decision and follow-up"),
        ("decision", "responsible"),
        "reason",
        ("due_on", "state", "done_on"),
        right=True,
    ),
)

TRANSPARENCY_REPORT = (
    Section(
        N_("Transparency report"),
        ("year", "institution"),
        ("registration_number", "registration_date"),
        ("state", "published_on"),
    ),
    Section(
        N_("Draft acts"),
        "more_drafts_adopted",
        "more_adopted_without_consultation",
        ("info_requests_persons", "info_requests_associations"),
        ("more_drafts_sent_persons", "more_drafts_sent_associations"),
    ),
    Section(
        N_("Responsible people"),
        "responsible_persons",
        "responsible_how",
        "responsible_structure",
    ),
    Section(N_("Not collected"), "not_collected"),
    Section(
        N_("Public meetings"),
        ("more_public_meetings", "more_meeting_participants"),
        ("observations_made", "observations_included"),
        ("minutes_drawn_up", "minutes_published"),
        "more_non_public_meetings",
        "non_public_reasons",
        right=True,
    ),
    Section(
        N_("Court cases"),
        ("court_won_by_complainant", "court_won_by_institution"),
        "court_pending",
        right=True,
    ),
    Section(N_("Own evaluation"), "own_evaluation", right=True),
)
