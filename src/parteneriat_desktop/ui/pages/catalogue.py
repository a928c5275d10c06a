"""The pages of the window and in which order the side bar of each role shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.profile import Role
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its key, title, icon, and the function that imports and builds it when first opened."""

    key: str
    title: str
    icon: str
    build: Callable[[Context], Page]


def _home(context: Context) -> Page:
    """Build the first page."""
    from parteneriat_desktop.ui.pages.home import HomePage  # noqa: PLC0415 - built when first opened

    return HomePage(context)


def _calendar(context: Context) -> Page:
    """Build the calendar."""
    from parteneriat_desktop.ui.pages.calendar import CalendarPage  # noqa: PLC0415 - built when first opened

    return CalendarPage(context)


def _target(context: Context) -> Page:
    """Build the page of the target."""
    from parteneriat_desktop.ui.pages.target import TargetPage  # noqa: PLC0415 - built when first opened

    return TargetPage(context)


def _partners(context: Context) -> Page:
    """Build the page of partners."""
    from parteneriat_desktop.ui.pages.partners import PartnersPage  # noqa: PLC0415 - built when first opened

    return PartnersPage(context)


def _partnerships(context: Context) -> Page:
    """Build the page of partnerships."""
    from parteneriat_desktop.ui.pages.partnerships import PartnershipsPage  # noqa: PLC0415 - built when first opened

    return PartnershipsPage(context)


def _library(context: Context) -> Page:
    """Build the page of proposals and the library."""
    from parteneriat_desktop.ui.pages.library import LibraryPage  # noqa: PLC0415 - built when first opened

    return LibraryPage(context)


def _reports(context: Context) -> Page:
    """Build the page of reports."""
    from parteneriat_desktop.ui.pages.reports import ReportsPage  # noqa: PLC0415 - built when first opened

    return ReportsPage(context)


def _plans(context: Context) -> Page:
    """Build the page of plans."""
    from parteneriat_desktop.ui.pages.plans import PlansPage  # noqa: PLC0415 - built when first opened

    return PlansPage(context)


def _consultations(context: Context) -> Page:
    """Build the page of consultations."""
    from parteneriat_desktop.ui.pages.consultations import ConsultationsPage  # noqa: PLC0415 - built when first opened

    return ConsultationsPage(context)


def _bodies(context: Context) -> Page:
    """Build the page of consultative bodies."""
    from parteneriat_desktop.ui.pages.bodies import BodiesPage  # noqa: PLC0415 - built when first opened

    return BodiesPage(context)


def _questionnaires(context: Context) -> Page:
    """Build the page of questionnaires."""
    from parteneriat_desktop.ui.pages.questionnaires import QuestionnairesPage  # noqa: PLC0415 - built when first opened

    return QuestionnairesPage(context)


def _monitoring(context: Context) -> Page:
    """Build the page of monitoring."""
    from parteneriat_desktop.ui.pages.monitoring import MonitoringPage  # noqa: PLC0415 - built when first opened

    return MonitoringPage(context)


def _yearly(context: Context) -> Page:
    """Build the page of the yearly report."""
    from parteneriat_desktop.ui.pages.yearly_report import YearlyReportPage  # noqa: PLC0415 - built when first opened

    return YearlyReportPage(context)


def _budgeting(context: Context) -> Page:
    """Build the page of participatory budgeting."""
    from parteneriat_desktop.ui.pages.budgeting import BudgetingPage  # noqa: PLC0415 - built when first opened

    return BudgetingPage(context)


def _send(context: Context) -> Page:
    """Build the page of the exchange."""
    from parteneriat_desktop.ui.pages.send import SendPage  # noqa: PLC0415 - built when first opened

    return SendPage(context)


def _corrections(context: Context) -> Page:
    """Build the page of requests for correction."""
    from parteneriat_desktop.ui.pages.corrections import CorrectionsPage  # noqa: PLC0415 - built when first opened

    return CorrectionsPage(context)


def _settings(context: Context) -> Page:
    """Build the settings."""
    from parteneriat_desktop.ui.pages.settings import SettingsPage  # noqa: PLC0415 - built when first opened

    return SettingsPage(context)


def _conflicts(context: Context) -> Page:
    """Build the page of conflicts."""
    from parteneriat_desktop.ui.pages.conflicts import ConflictsPage  # noqa: PLC0415 - built when first opened

    return ConflictsPage(context)


def _search(context: Context) -> Page:
    """Build the page of the search."""
    from parteneriat_desktop.ui.pages.search import SearchPage  # noqa: PLC0415 - built when first opened

    return SearchPage(context)


def _record(context: Context) -> Page:
    """Build the page of any record."""
    from parteneriat_desktop.ui.pages.record import RecordPage  # noqa: PLC0415 - built when first opened

    return RecordPage(context)


def _help(context: Context) -> Page:
    """Build the help."""
    from parteneriat_desktop.ui.pages.guide import GuidePage  # noqa: PLC0415 - built when first opened

    return GuidePage(context)


PAGES: dict[str, PageEntry] = {
    entry.key: entry
    for entry in (
        PageEntry("home", N_("To do"), "list-todo", _home),
        PageEntry("calendar", N_("Calendar"), "calendar", _calendar),
        PageEntry("target", N_("State of the target"), "target", _target),
        PageEntry("partners", N_("Partners"), "users", _partners),
        PageEntry("partnerships", N_("Partnerships"), "handshake", _partnerships),
        PageEntry("library", N_("Library and proposals"), "folder-open", _library),
        PageEntry("reports", N_("Reports"), "file-text", _reports),
        PageEntry("plans", N_("Intervention plans"), "clipboard-list", _plans),
        PageEntry("consultations", N_("Consultations"), "megaphone", _consultations),
        PageEntry("bodies", N_("Consultative bodies"), "users", _bodies),
        PageEntry("questionnaires", N_("Questionnaires"), "list-todo", _questionnaires),
        PageEntry("monitoring", N_("Monitoring"), "chart-line", _monitoring),
        PageEntry("yearly", N_("Yearly report"), "chart-line", _yearly),
        PageEntry("budgeting", N_("Participatory budgeting"), "landmark", _budgeting),
        PageEntry("send", N_("Send and receive"), "send", _send),
        PageEntry("corrections", N_("Requests for correction"), "undo-2", _corrections),
        PageEntry("settings", N_("Settings"), "settings", _settings),
        PageEntry("conflicts", N_("Conflicts to resolve"), "git-merge", _conflicts),
        PageEntry("search", N_("Search"), "search", _search),
        PageEntry("record", N_("Record"), "file-text", _record),
        PageEntry("help", N_("Help"), "circle-question-mark", _help),
    )
}

_USUAL = (
    "home",
    "calendar",
    "partners",
    "partnerships",
    "plans",
    "consultations",
    "monitoring",
    "reports",
    "send",
    "settings",
)
_MINISTRY = (
    "target",
    "partnerships",
    "corrections",
    "partners",
    "plans",
    "consultations",
    "reports",
    "send",
    "settings",
)
#: Pages without an entry of their own are shown under another one.
UNDER = {
    "library": "partnerships",
    "conflicts": "send",
    "corrections": "send",
    "bodies": "consultations",
    "budgeting": "consultations",
    "questionnaires": "consultations",
    "yearly": "consultations",
}


def order_of(role: str) -> tuple[str, ...]:
    """Return the keys of the side bar for a role."""
    return _MINISTRY if role == str(Role.MINISTRY) else _USUAL
