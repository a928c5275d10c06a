"""The forms of a consultation, its announcements, proposals, meetings and counts."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.layouts.section import Section

CONSULTATION = (
    Section(
        N_("Consultation"),
        "title",
        ("regime", "state"),
        ("method", "purpose"),
        "act_kind",
        "summary",
        "plan",
        ("initiator", "responsible_person"),
        ("planned_for", "minority_languages"),
        "accessibility",
    ),
    Section(
        N_("Dates and registration"),
        ("registration_number", "registration_date"),
        ("announced_on", "proposals_deadline"),
        ("planned_endorsement_on", "sent_for_endorsement_on"),
        "urgent",
        "urgent_reason",
        "short_term_reason",
        "ways_to_send",
        right=True,
    ),
    Section(
        N_("Documents"),
        "draft_document",
        "substantiation",
        "impact_study",
        "response_document",
        ("response_number", "response_date"),
        right=True,
    ),
    Section(
        N_("How it ended"),
        "result_text",
        ("adopted_act_number", "adopted_act_date"),
        "closing_reason",
    ),
    Section(N_("Terms"), "file_changes", "computed_deadlines", right=True),
)

ANNOUNCEMENT = (
    Section(
        N_("Announcement"),
        ("consultation", "meeting"),
        ("channel", "kind"),
        "recipients",
        ("posted_on", "removed_on"),
        "evidence",
        "evidence_link",
        ("posting_minutes_number", "posting_minutes_date"),
    ),
)

DEBATE_REQUEST = (
    Section(
        N_("Request for a debate"),
        "consultation",
        ("requester", "capacity"),
        "requester_name",
        ("registration_number", "registration_date"),
        ("reply_number", "reply_date"),
    ),
)

CONTRIBUTION = (
    Section(
        N_("Contribution"),
        "consultation",
        ("register_number", "received_on"),
        ("channel", "sender_kind"),
        "article",
        "text",
    ),
    Section(
        N_("Decision"),
        ("decision", "published"),
        "justification",
        ("reply_number", "reply_date", "reply_channel"),
        right=True,
    ),
    Section(N_("Who sent it"), "sender_name", "sender_contact", "scan", right=True),
)

MEETING = (
    Section(
        N_("Meeting"),
        "title",
        ("kind", "held_on"),
        ("starts_at", "ends_at"),
        ("place", "online_link"),
        ("moderator", "secretary"),
        ("partnership", "consultation"),
        ("body", "convened_by"),
        "invited_groups",
        "agenda",
    ),
    Section(
        N_("Minutes"),
        ("registration_number", "registration_date"),
        "minutes_document",
        "attachments",
        ("minutes_published_on", "non_public"),
        "non_public_reason",
        ("initiator_present", "press_present"),
        ("attendance_list_pages", "attendance_list_keeper"),
        "signatures",
        right=True,
    ),
    Section(N_("What was said"), ("enrolment_rule", "minutes_per_speaker"), "interventions", "initiator_replies"),
    Section(N_("What was decided"), "decisions", right=True),
)

EXTRA_DAY = (Section(N_("Own day off or working day"), ("day", "kind"), "reason"),)

PARTICIPATION_COUNT = (
    Section(
        N_("Participants"),
        ("meeting", "consultation"),
        "training_event",
        ("total", "source"),
        ("women", "men", "sex_undisclosed"),
        ("under_18", "age_18_29"),
        ("age_30_64", "age_65_plus"),
    ),
    Section(
        N_("Of them"),
        ("roma", "disability"),
        ("homeless", "other_vulnerable"),
        ("ngo_representatives", "officials"),
        ("elected", "business"),
        "citizens",
        right=True,
    ),
    Section(
        N_("Exact numbers where others see <5"),
        ("roma_exact", "disability_exact"),
        ("homeless_exact", "other_vulnerable_exact"),
        right=True,
    ),
)
