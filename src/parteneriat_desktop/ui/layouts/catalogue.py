"""The form of every kind of record. A test asserts that each field stands in it exactly once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.ui.layouts import (
    consultations,
    monitoring,
    participation,
    partners,
    partnerships,
    plans,
    proposals,
    trainings,
)

if TYPE_CHECKING:
    from parteneriat_desktop.ui.layouts.section import Section

LAYOUTS: dict[str, tuple[Section, ...]] = {
    "programme": partnerships.PROGRAMME,
    "partner": partners.PARTNER,
    "partnership": partnerships.PARTNERSHIP,
    "plan": plans.PLAN,
    "objective": plans.OBJECTIVE,
    "activity": plans.ACTIVITY,
    "target": plans.TARGET,
    "indicator_value": plans.INDICATOR_VALUE,
    "result": plans.RESULT,
    "budget_line": plans.BUDGET_LINE,
    "expenditure": plans.EXPENDITURE,
    "responsibility": plans.RESPONSIBILITY,
    "working_tool": plans.WORKING_TOOL,
    "consultation": consultations.CONSULTATION,
    "announcement": consultations.ANNOUNCEMENT,
    "debate_request": consultations.DEBATE_REQUEST,
    "contribution": consultations.CONTRIBUTION,
    "meeting": consultations.MEETING,
    "participation_count": consultations.PARTICIPATION_COUNT,
    "consultative_body": participation.CONSULTATIVE_BODY,
    "budgeting_round": participation.BUDGETING_ROUND,
    "budgeting_project": participation.BUDGETING_PROJECT,
    "discussion_entry": participation.DISCUSSION_ENTRY,
    "questionnaire_template": participation.QUESTIONNAIRE_TEMPLATE,
    "questionnaire": participation.QUESTIONNAIRE,
    "response": participation.RESPONSE,
    "improvement_proposal": participation.IMPROVEMENT_PROPOSAL,
    "transparency_report": participation.TRANSPARENCY_REPORT,
    "cooperation_entry": monitoring.COOPERATION_ENTRY,
    "deviation": monitoring.DEVIATION,
    "monitoring_report": monitoring.MONITORING_REPORT,
    "monitoring_visit": monitoring.MONITORING_VISIT,
    "pilot": monitoring.PILOT,
    "training": trainings.TRAINING,
    "training_event": trainings.TRAINING_EVENT,
    "certificate": trainings.CERTIFICATE,
    "policy_proposal": proposals.POLICY_PROPOSAL,
    "collaboration_proposal": proposals.COLLABORATION_PROPOSAL,
    "resource": proposals.RESOURCE,
    "extra_day": consultations.EXTRA_DAY,
    "correction_request": partnerships.CORRECTION_REQUEST,
}

#: Fields whose codes stand in the register of territorial units and are chosen from it.
UNIT_FIELDS = frozenset({("partner", "unit_code"), ("plan", "territory")})
