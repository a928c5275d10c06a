"""The tabs of a consultation beside the register: what each is called, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import listing
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.participation import ParticipationMethod
from parteneriat_desktop.ui.pages import consultation_lists
from parteneriat_desktop.ui.pages.budgeting_dossier import budgeting_tab
from parteneriat_desktop.ui.pages.children import ChildList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.ui.context import Context

REGISTER, MEETINGS, DISCUSSION, DATES = "register", "meetings", "discussion", "dates"
PARTICIPATION, BUDGETING = "participation", "budgeting"


@dataclass(frozen=True, slots=True)
class Part:
    """One tab: key, icon, words, and the kind of record that is counted beside them, if any is."""

    key: str
    icon: str
    words: str
    kind: str = ""


PARTS = (
    Part(REGISTER, "list-todo", N_("Proposals"), "contribution"),
    Part("announcements", "megaphone", N_("Announcements"), "announcement"),
    Part("requests", "gavel", N_("Requests"), "debate_request"),
    Part(MEETINGS, "users", N_("Meetings"), "meeting"),
    Part(PARTICIPATION, "chart-line", N_("Participation"), "participation_count"),
    Part(BUDGETING, "landmark", N_("Budgeting"), "budgeting_round"),
    Part("questionnaires", "clipboard-list", N_("Questionnaires"), "questionnaire"),
    Part("documents", "paperclip", N_("Documents")),
    Part(DISCUSSION, "mail", N_("Discussion"), "discussion_entry"),
    Part("history", "history", N_("History")),
    Part(DATES, "calendar-days", N_("Dates")),
)
_LISTS: Mapping[str, Callable[[Context, Consultation], QWidget]] = {
    "announcements": consultation_lists.announcements,
    "requests": consultation_lists.requests,
    "documents": consultation_lists.documents,
    "history": consultation_lists.history,
}
#: The kind of record that is listed under each of the other tabs.
_CHILDREN = {PARTICIPATION: "participation_count", "questionnaires": "questionnaire"}


def content_of(context: Context, key: str, consultation: Consultation) -> QWidget:
    """Make what a tab shows, for every tab but register, meetings, discussion and dates."""
    if key == BUDGETING:
        return budgeting_tab(context, consultation.id)
    if key in _LISTS:
        return _LISTS[key](context, consultation)
    return ChildList(context, _CHILDREN[key], "consultation", [consultation.id])


def has_budgeting(context: Context, consultation: Consultation) -> bool:
    """Say whether a consultation is about participatory budgeting, by its method or by a round that it has."""
    by_method = consultation.method is ParticipationMethod.PARTICIPATORY_BUDGETING
    return by_method or listing.count(context.workspace, "budgeting_round", {"consultation": consultation.id}) > 0
