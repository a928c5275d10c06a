"""What a record is called in lists, links and heads: the words of the fields that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.records.catalogue import entity

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.fields import Record

#: The fields that name a record, tried in this order; all that are filled in are joined.
NAMING: dict[str, tuple[str, ...]] = {
    "programme": ("code", "name"),
    "partner": ("name",),
    "partnership": ("title",),
    "plan": ("title",),
    "objective": ("code", "name"),
    "activity": ("code", "name"),
    "target": ("code", "name"),
    "indicator_value": ("measured_on", "value", "answer", "text"),
    "result": ("description",),
    "budget_line": ("chapter", "source", "year"),
    "expenditure": ("document_number", "spent_on"),
    "responsibility": ("role", "function"),
    "working_tool": ("name",),
    "consultation": ("title",),
    "announcement": ("channel", "posted_on"),
    "debate_request": ("requester_name", "registration_number"),
    "contribution": ("register_number", "text"),
    "meeting": ("title", "kind", "held_on"),
    "participation_count": ("total", "source"),
    "consultative_body": ("name",),
    "budgeting_round": ("title",),
    "budgeting_project": ("number", "title"),
    "discussion_entry": ("institution", "written_on", "text"),
    "questionnaire_template": ("title", "version"),
    "questionnaire": ("title", "held_on"),
    "response": ("number", "received_on"),
    "improvement_proposal": ("text",),
    "transparency_report": ("year", "institution"),
    "cooperation_entry": ("entry_date", "kind"),
    "deviation": ("kind", "description"),
    "monitoring_report": ("kind", "period_from", "period_until"),
    "monitoring_visit": ("visited_on", "place"),
    "pilot": ("subject", "starts_on"),
    "training": ("title",),
    "training_event": ("number", "held_on", "place"),
    "certificate": ("series", "number"),
    "policy_proposal": ("title",),
    "collaboration_proposal": ("title",),
    "resource": ("title",),
    "extra_day": ("day", "reason"),
    "correction_request": ("reason",),
}


def title_of(record: Record | None, catalogue: Catalogue) -> str:
    """Return what a record is called; the name of its kind where it has no name yet."""
    if record is None:
        return formatting.DASH
    words = [
        formatting.show(value, catalogue)
        for name in NAMING.get(record.ENTITY, ())
        if (value := getattr(record, name, None)) is not None
    ]
    return " · ".join(words) or catalogue.text(record.NAME)


def kind_of(entity_name: str, catalogue: Catalogue) -> str:
    """Return the name of a kind of record."""
    kind = entity(entity_name)
    return catalogue.text(kind.NAME) if kind is not None else entity_name
