"""When a plan is to be reported on: periods from its conclusion, their terms, and what covers them.

Rules of this module:

1. Periods begin on the day of adoption and follow each other without a gap until the end of the monitoring,
   at least for the months that the programme asks for. The day of the month is that of the adoption,
   or the last one of a shorter month.
2. A last rest of less than a month belongs to the period before it.
3. A report is due so many days after the end of its period. A period is done when issued reports cover all
   of its days; which report covers which period is read from the typed days, never from its number.
4. Ad hoc reports cover nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.frequency import Frequency
from parteneriat_desktop.records.monitoring_report import MonitoringReport
from parteneriat_desktop.records.postponement import postponed
from parteneriat_desktop.records.snapshot import ReportKind
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.programme import Programme
    from parteneriat_desktop.records.surroundings import Surroundings

#: Days after the end of a period until its report is due, where the programme names no other number.
REPORTING_DAYS = 15
#: Months of monitoring, where the programme names no other number.
LEAST_MONITORING = 24
#: How often is reported where neither plan nor programme says so.
USUAL = Frequency.HALF_YEARLY
DAY = timedelta(days=1)

MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.HALF_YEARLY: 6, Frequency.YEARLY: 12}
KINDS = {
    Frequency.QUARTERLY: ReportKind.QUARTERLY,
    Frequency.HALF_YEARLY: ReportKind.HALF_YEARLY,
    Frequency.YEARLY: ReportKind.YEARLY,
}


class PeriodState(Choice):
    """How far a reporting period has come."""

    FUTURE = "future", N_("to come")
    RUNNING = "running", N_("running")
    DUE = "due", N_("due")
    OVERDUE = "overdue", N_("overdue")
    DONE = "done", N_("reported")


@dataclass(frozen=True, slots=True)
class Terms:
    """How often a plan is reported on, how many days after a period, and for how many months at least."""

    frequency: Frequency = USUAL
    days: int = REPORTING_DAYS
    months: int = LEAST_MONITORING

    @property
    def step(self) -> int:
        """Months of one period; a plan that is reported on once has one period."""
        return MONTHS.get(self.frequency, self.months)


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period: its number from 1, its first and last day, and the day its report is due."""

    number: int
    start: date
    until: date
    due: date
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """A period, how far it has come, the reports that touch it, and its days that no issued report covers."""

    period: Period
    state: PeriodState
    reports: tuple[MonitoringReport, ...]
    uncovered: tuple[tuple[date, date], ...]


def terms_of(plan: Plan, programme: Programme | None) -> Terms:
    """Return the terms of a plan: its own frequency, else the programme's."""
    of_programme = programme.reporting_frequency if programme is not None else None
    days = programme.reporting_days if programme is not None else None
    months = programme.minimum_monitoring_months if programme is not None else None
    return Terms(
        plan.reporting_frequency or of_programme or USUAL,
        REPORTING_DAYS if days is None else days,
        months or LEAST_MONITORING,
    )


def periods(adopted_on: date, monitored_until: date | None, terms: Terms) -> list[Period]:
    """Return the periods of a plan from its adoption to the end of its monitoring."""
    least = add_months(adopted_on, terms.months)
    end = max(monitored_until or least, least)
    starts = [adopted_on]
    while (following := add_months(adopted_on, terms.step * len(starts))) < end:
        starts.append(following)
    if len(starts) > 1 and add_months(starts[-1], 1) > end:
        starts.pop()
    ends = [start - DAY for start in starts[1:]] + [_last_day(adopted_on, starts, end, terms)]
    return [
        Period(number, start, until, until + timedelta(days=terms.days), number == len(starts))
        for number, (start, until) in enumerate(zip(starts, ends, strict=True), start=1)
    ]


def periods_of(plan: Plan, programme: Programme | None) -> list[Period]:
    """Return the periods of a concluded plan, due when their reports were put off to; none before it is adopted."""
    if plan.adopted_on is None or not plan.is_concluded:
        return []
    found = periods(plan.adopted_on, plan.monitored_until, terms_of(plan, programme))
    moved = plan.postponed_reports or ()
    return [replace(one, due=postponed(one.due, moved)[0]) for one in found]


def coverage(found: Iterable[Period], reports: Iterable[MonitoringReport], today: date) -> list[Coverage]:
    """Return for each period how far it has come as of a day."""
    spans = [
        (one.period_from, one.period_until, one)
        for one in reports
        if one.kind is not ReportKind.AD_HOC and one.period_from is not None and one.period_until is not None
    ]
    spans.sort(key=lambda span: (span[0], span[2].id))
    return [_coverage(period, spans, today) for period in found]


def schedule(plan: Plan, around: Surroundings, programme: Programme | None) -> list[Coverage]:
    """Return the periods of a plan with what covers them, as of the day of the surroundings."""
    reports = belonging(around, MonitoringReport, "plan", plan.id)
    return coverage(periods_of(plan, programme), reports, around.today)


def next_period(found: Iterable[Coverage]) -> Period | None:
    """Return the first period that no report covers and none is being written for; None when all are."""
    return next((one.period for one in found if one.state is not PeriodState.DONE and not one.reports), None)


def kind_of_report(period: Period, terms: Terms) -> ReportKind:
    """Return what kind of report a period asks for; the last one is the final report."""
    return ReportKind.FINAL if period.is_last else KINDS.get(terms.frequency, ReportKind.AD_HOC)


def _last_day(adopted_on: date, starts: list[date], end: date, terms: Terms) -> date:
    """Return the last day of the last period: the end of its months, or the end of the monitoring."""
    whole = add_months(adopted_on, terms.step * len(starts)) - DAY
    return whole if whole == end - DAY else end


def _coverage(period: Period, spans: list[tuple[date, date, MonitoringReport]], today: date) -> Coverage:
    """Return how far one period has come."""
    touching = [
        (max(start, period.start), min(until, period.until), report)
        for start, until, report in spans
        if start <= period.until and period.start <= until
    ]
    uncovered = _uncovered(period, [(start, until) for start, until, report in touching if report.is_issued])
    if not uncovered:
        state = PeriodState.DONE
    elif today < period.start:
        state = PeriodState.FUTURE
    elif today <= period.until:
        state = PeriodState.RUNNING
    else:
        state = PeriodState.DUE if today <= period.due else PeriodState.OVERDUE
    return Coverage(period, state, tuple(report for _start, _until, report in touching), tuple(uncovered))


def _uncovered(period: Period, spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the days of a period that no span covers; the spans are in the order of their starts."""
    found: list[tuple[date, date]] = []
    following = period.start
    for start, until in spans:
        if start > following:
            found.append((following, start - DAY))
        following = max(following, until + DAY)
    return found + ([(following, period.until)] if following <= period.until else [])
