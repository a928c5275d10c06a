"""Rows E11 and E12 of the evidence matrix: monitoring for two years, documented cooperation, regular consultation.

Rules of this module:

1. Both are judged up to date as of the day: what is not due yet is not asked for, what is due and not there
   makes the row overdue.
2. E11 needs a signed and registered report with its document for every period whose term is over.
3. E12 needs a cooperation log with at least one registered entry and its document, registered minutes of
   every meeting of the parties, the promised consultations up to today, and results of satisfaction. A
   pause that is over stays in the figures; only a present one makes the row overdue.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.cooperation import CooperationEntry
from parteneriat_desktop.records.effectiveness import Span, is_held, promised
from parteneriat_desktop.records.evidence_row import Papers, Row, judged, no_record, not_there, overdue
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.monitoring_schedule import PeriodState, schedule
from parteneriat_desktop.records.plan_questionnaires import scores
from parteneriat_desktop.records.programme import EvidenceRow
from parteneriat_desktop.records.surroundings import belonging

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parteneriat_desktop.records.monitoring_report import MonitoringReport
    from parteneriat_desktop.records.monitoring_schedule import Coverage
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.programme import Programme
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.values import Attachment


def monitoring_row(plan: Plan, around: Surroundings, programme: Programme) -> Row:
    """E11: a signed, registered, attached report for each period whose term is over."""
    found = schedule(plan, around, programme)
    if not found:
        return no_record(EvidenceRow.E11, Sentence("No plan is adopted, so there is nothing to monitor yet."))
    reports = {report.id: report for one in found for report in one.reports}
    latest = _latest(list(reports.values()))
    late = [one for one in found if one.state is PeriodState.OVERDUE]
    if late:
        papers = _papers(latest, reports.values()) if latest is not None else Papers()
        return overdue(EvidenceRow.E11, latest or plan, _late(late), papers)
    if latest is None:
        first = Sentence("No monitoring report is registered; the first one is due on {day}.", day=found[0].period.due)
        return no_record(EvidenceRow.E11, first)
    issued = [one for one in reports.values() if one.is_issued]
    done = sum(one.state is PeriodState.DONE for one in found)
    there = Sentence("Reports cover {done} of {all} periods", done=done, all=len(found))
    incomplete = [one for one in issued if one is not latest and _papers(one).lacks()]
    own = {
        N_("the signature of the report"): bool(issued),
        N_("number and document of each report"): not incomplete,
    }
    return judged(EvidenceRow.E11, latest, there, _papers(latest, issued), not_there(own))


def _late(late: Sequence[Coverage]) -> Sentence:
    """Say which report is overdue, and since when."""
    first = late[0].period
    return Counted(
        "{count} monitoring report is overdue: that of {start} to {until} was due on {due}.",
        "{count} monitoring reports are overdue; the first, of {start} to {until}, was due on {due}.",
        len(late),
        start=first.start,
        until=first.until,
        due=first.due,
    )


def _latest(reports: list[MonitoringReport]) -> MonitoringReport | None:
    """Return the report with the latest period, an issued one before a draft."""
    return max(reports, key=lambda one: (one.is_issued, str(one.period_until or ""), one.id), default=None)


def _papers(report: MonitoringReport, others: Iterable[MonitoringReport] = ()) -> Papers:
    """Return day, number and document of a report, and the documents of others."""
    files = tuple(one.signed_pdf for one in others if one.signed_pdf is not None)
    return Papers(report.registration_date, report.registration_number, report.signed_pdf, files)


def cooperation_row(plan: Plan, partnership: str, around: Surroundings) -> Row:
    """E12: the log and meetings of the parties, the promised consultations, the results of satisfaction."""
    entries = belonging(around, CooperationEntry, "partnership", partnership)
    meetings = belonging(around, Meeting, "partnership", partnership)
    if not entries and not meetings:
        return no_record(EvidenceRow.E12, Sentence("No cooperation of the parties is registered."))
    best = _best(entries, meetings)
    papers = replace(_proof(best), others=_files(entries, meetings))
    waiting = _waiting_since(plan, around)
    if waiting is not None:
        sentence = Sentence("The consultation promised in the plan was due on {day}.", day=waiting)
        return overdue(EvidenceRow.E12, best, sentence, papers)
    span = Span(plan.adopted_on or around.today, around.today)
    consultations = belonging(around, Consultation, "plan", plan.id)
    given = scores(plan, around)
    there = Sentence(
        "Cooperation log: {entries}; meetings: {meetings}; consultations held: {held} of {promised}; scores: {scores}",
        entries=len(entries),
        meetings=len(meetings),
        held=sum(is_held(one) and span.has(one.announced_on) for one in consultations),
        promised=promised(plan, span),
        scores=len(given),
    )
    own = {
        N_("the results of satisfaction"): bool(given),
        N_("the entries of the cooperation log"): bool(entries),
        N_("registered and attached minutes of each meeting"): not any(_proof(one).lacks() for one in meetings),
        N_("the promise how often people are consulted"): _every(plan) is not None,
    }
    return judged(EvidenceRow.E12, best, there, papers, not_there(own))


def _best(entries: list[CooperationEntry], meetings: list[Meeting]) -> CooperationEntry | Meeting:
    """Return the entry or meeting that proves most, the latest of those."""
    found: list[CooperationEntry | Meeting] = [*entries, *meetings]
    return min(found, key=lambda one: (len(_proof(one).lacks()), -(_proof(one).day or date.min).toordinal(), one.id))


def _proof(one: CooperationEntry | Meeting) -> Papers:
    """Return day, number and document of an entry or a meeting."""
    if isinstance(one, Meeting):
        return Papers(one.held_on, one.registration_number, one.minutes_document)
    return Papers(one.entry_date, one.registration_number, one.evidence)


def _files(entries: list[CooperationEntry], meetings: list[Meeting]) -> tuple[Attachment, ...]:
    """Return the files of the log and of the minutes."""
    given = [*(one.evidence for one in entries), *(one.minutes_document for one in meetings)]
    return tuple(one for one in given if one is not None)


def _every(plan: Plan) -> int | None:
    """Return the months that a plan promises between two consultations."""
    return plan.consultation_commitment.frequency_months if plan.consultation_commitment is not None else None


def _waiting_since(plan: Plan, around: Surroundings) -> date | None:
    """Return the day on which the promised consultation was due that has not been held; None when all were."""
    every = _every(plan)
    if plan.adopted_on is None or every is None:
        return None
    consultations = belonging(around, Consultation, "plan", plan.id)
    held = [one.announced_on for one in consultations if is_held(one) and one.announced_on is not None]
    due = add_months(max([plan.adopted_on, *(day for day in held if day <= around.today)]), every)
    end = plan.monitored_until
    return due if due < around.today and (end is None or due <= end) else None
