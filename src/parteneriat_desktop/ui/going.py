"""Where a record is shown: the main kinds on pages of their own, everything else in its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.monitoring_due import PERIODS
from parteneriat_desktop.ui.context import Place

if TYPE_CHECKING:
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context

#: Kinds with a page of their own.
HOMES = {
    "partner": "partners",
    "partnership": "partnerships",
    "plan": "plans",
    "consultation": "consultations",
    "consultative_body": "bodies",
    "questionnaire": "questionnaires",
    "budgeting_round": "budgeting",
    "transparency_report": "yearly",
    "package": "send",
    "correction_request": "corrections",
    "key": "settings",
}
#: Pages that know the fields of what they show themselves.
AT_HOME = ("partners", "settings")
#: Pages that show the form of a record beside its list or its figures.
WITH_FORM = frozenset({"partners", "yearly"})
#: The page that shows any record in its form.
RECORD = "record"
#: Fields that a page of its own shows better than the form does.
SHOWN_ON = {("plan", PERIODS): "monitoring"}


def open_record(context: Context, entity: str, record: str, field: str = "") -> None:
    """Show a record; with a field its form, at that field."""
    page = SHOWN_ON.get((entity, field)) or HOMES.get(entity, RECORD)
    if (entity, field) in SHOWN_ON:
        context.go(page, entity, record)
    elif page in AT_HOME or not field:
        context.go(page, entity, record, field)
    else:
        context.go(RECORD, entity, record, field)


def new_record(context: Context, entity: str, **preset: Wire) -> None:
    """Show the empty form of a new record with some values filled in."""
    context.wanted.emit(Place(RECORD, entity, "", "", preset))
