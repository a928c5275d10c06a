"""The tabs of a consultation beside the register: what each is called, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.children import ChildList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.ui.context import Context

REGISTER, DATES = "register", "dates"


@dataclass(frozen=True, slots=True)
class Part:
    """One tab: key, icon, words, and the kind of record that it lists, if it is a list."""

    key: str
    icon: str
    words: str
    kind: str = ""


PARTS = (
    Part(REGISTER, "list-todo", N_("Proposals"), "contribution"),
    Part("announcements", "megaphone", N_("Announcements"), "announcement"),
    Part("requests", "gavel", N_("Requests"), "debate_request"),
    Part("meetings", "users", N_("Meetings"), "meeting"),
    Part("questionnaires", "clipboard-list", N_("Questionnaires"), "questionnaire"),
    Part("discussion", "mail", N_("Discussion"), "discussion_entry"),
    Part(DATES, "calendar-days", N_("Dates")),
)


def content_of(context: Context, key: str, record: str) -> QWidget:
    """Make what a tab shows, for every tab but the register and the dates."""
    part = next(one for one in PARTS if one.key == key)
    return ChildList(context, part.kind, "consultation", [record])
