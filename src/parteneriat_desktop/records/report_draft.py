"""The draft of a monitoring report, filled in from the records of its period.

Rules of this module:

1. Only what stands in records is filled in; marks and judgements are left to the person.
2. Lines of the log, activities and deviations are repeated as they were typed, one a line.
3. The functions of those who prepare, check and approve are taken from the report before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.records.monitoring_report import MonitoringReport
from parteneriat_desktop.records.monitoring_schedule import kind_of_report
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.values import encode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from parteneriat_desktop.records.monitoring_schedule import Period, Terms
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.values import Wire

#: Longest text of a field of the report.
LONGEST = 8000
FUNCTIONS = ("prepared_by", "checked_by", "approved_by")


def prefill(plan: Plan, period: Period, terms: Terms, around: Surroundings) -> dict[str, Wire]:
    """Return the values of a new report on a period, as they can be saved."""
    report = MonitoringReport(
        plan=plan.id, kind=kind_of_report(period, terms), period_from=period.start, period_until=period.until
    )
    found = report.figures(around)
    texts = {
        "summary": _lines(
            _joined(one.code, one.name, None if one.percent is None else f"{one.percent} %")
            for one in found.activities or ()
        ),
        "cooperation": _lines(
            _joined(_day(one.entry_date), one.summary, one.outcome) for one in found.cooperation or ()
        ),
        "deviations": _lines(_joined(one.description, one.measure) for one in found.deviations or ()),
    }
    values: dict[str, Wire] = {
        name: encode(getattr(report, name)) for name in ("plan", "kind", "period_from", "period_until")
    }
    return values | {name: text for name, text in texts.items() if text} | _functions(plan, around)


def _functions(plan: Plan, around: Surroundings) -> dict[str, Wire]:
    """Return the functions that the latest report of the plan names."""
    reports = belonging(around, MonitoringReport, "plan", plan.id)
    latest = max(reports, key=lambda one: (str(one.period_until or ""), one.id), default=None)
    filled = latest.filled() if latest is not None else {}
    return {name: filled[name] for name in FUNCTIONS if name in filled}


def _joined(*words: str | None) -> str:
    """Return the words of one line, in one line."""
    return " · ".join(" ".join(word.split()) for word in words if word)


def _lines(lines: Iterable[str]) -> str:
    """Return lines one under the other, as many as fit whole."""
    text = ""
    for line in lines:
        longer = f"{text}\n{line}" if text else line
        if len(longer) > LONGEST:
            break
        text = longer
    return text


def _day(day: date | None) -> str | None:
    """Return a day as people of both countries write it."""
    return None if day is None else f"{day:%d.%m.%Y}"
