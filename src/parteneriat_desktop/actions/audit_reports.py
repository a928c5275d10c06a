"""The printed papers of an audit folder, in the order in which an auditor reads a partnership.

Rules of this module:

1. First the partnership, then each plan with its money, its monitoring, its trainings and proposals, then each
   consultation with its meetings.
2. A paper that cannot be printed as things stand is named with the reason; the others are printed all the same.
3. Papers with names of citizens or holders are made only where they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from parteneriat_desktop.actions.audit_entry import Entry, Standing
from parteneriat_desktop.actions.make_report import Wanted, make, reports
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.monitoring_report import MonitoringReport
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.policy_proposal import PolicyProposal
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.training import Training
from parteneriat_desktop.sync.layout import ascii_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.reports.catalogue import Report

#: What has a day.
Dated = TypeVar("Dated", Plan, MonitoringReport, Consultation, Meeting)
PLACE = "01-reports"
#: The report on participation, which is about everything that is held here.
WHOLE = "R10"
#: Papers with names, which stay in the institution.
PRIVATE = frozenset({"R06L", "R14L", "R14C"})
BY_KIND: dict[str, tuple[str, ...]] = {
    "partnership": ("R01", "R04", "R12"),
    "plan": ("R02", "R11"),
    "monitoring_report": ("R03",),
    "training": ("R14", "R14L", "R14C"),
    "policy_proposal": ("R15",),
    "consultation": ("R05", "R06", "R06L", "R07"),
    "meeting": ("R08",),
}


def printed(workspace: Workspace, partnership: Partnership, catalogue: Catalogue, *, private: bool) -> Iterator[Entry]:
    """Yield the papers of a partnership in their order."""
    known = {report.code: report for report in reports()}
    codes: list[tuple[str, Record | None]] = [
        (code, record)
        for record in _records(workspace, partnership)
        for code in BY_KIND[record.ENTITY]
        if private or code not in PRIVATE
    ]
    wanted = [*codes, (WHOLE, None)]
    for place, (code, record) in enumerate(wanted, start=1):
        yield _paper(workspace, known[code], record, place, catalogue)


def _records(workspace: Workspace, partnership: Partnership) -> list[Record]:
    """Return the records that papers are about, in their order, each once."""
    plans = _ordered(belonging(workspace, Plan, "partnership", partnership.id), lambda plan: plan.adopted_on)
    found: list[Record] = [partnership]
    for plan in plans:
        reports_of = belonging(workspace, MonitoringReport, "plan", plan.id)
        found += [plan, *_ordered(reports_of, lambda one: one.period_from)]
    trainings = belonging(workspace, Training, "partnership", partnership.id)
    trainings += [one for plan in plans for one in belonging(workspace, Training, "plan", plan.id)]
    found += sorted(trainings, key=_by_title)
    found += sorted(belonging(workspace, PolicyProposal, "partnership", partnership.id), key=_by_title)
    asked = [one for plan in plans for one in belonging(workspace, Consultation, "plan", plan.id)]
    for consultation in _ordered(asked, lambda one: one.announced_on or one.planned_for):
        meetings = belonging(workspace, Meeting, "consultation", consultation.id)
        found += [consultation, *_ordered(meetings, lambda one: one.held_on)]
    found += _ordered(belonging(workspace, Meeting, "partnership", partnership.id), lambda one: one.held_on)
    return list({(one.ENTITY, one.id): one for one in found}.values())


def _by_title(record: Record) -> tuple[str, str]:
    """Return by what records without a day are ordered."""
    return title(record), record.id


def _ordered(found: Iterable[Dated], day: Callable[[Dated], date | None]) -> list[Dated]:
    """Return records by a day; those without one come last."""
    return sorted(found, key=lambda one: (day(one) is None, str(day(one)), one.id))


def _paper(workspace: Workspace, report: Report, record: Record | None, place: int, catalogue: Catalogue) -> Entry:
    """Return one printed paper, or why it cannot be printed."""
    about = "" if record is None else title(record)
    content, why = None, None
    try:
        content = make(workspace, Wanted(report.code, None if record is None else record.id, catalogue))
    except AppError as refused:
        why = refused.sentence
    short = ascii_name(about or report.title)[:40].strip("-")
    return Entry(
        place=PLACE,
        name=f"{place:03}-{report.code}-{short}.pdf",
        what=catalogue.text(report.title),
        about=about,
        standing=Standing.REFUSED if content is None else Standing.WHOLE,
        why=why,
        record="" if record is None else record.id,
        number=getattr(record, f"{report.number}_number", None),
        day=getattr(record, f"{report.number}_date", None),
        content=content,
    )
