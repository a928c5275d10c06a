"""The drawings of a monitoring report: progress of the targets, money by source, consultations over the months.

Each repeats a table of the report and says its message in a sentence with the numbers.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import ConsultationState
from parteneriat_desktop.records.monitoring_standing import elapsed, paid_share, said_percent
from parteneriat_desktop.records.snapshot import SumBy
from parteneriat_desktop.reports.charts.bars import Amount, bar_chart
from parteneriat_desktop.reports.charts.progress import Come, Elapsed, progress_charts
from parteneriat_desktop.reports.charts.timeline import Event
from parteneriat_desktop.reports.consultation_timeline import consultation_timeline

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.records.snapshot import FrozenConsultation, Snapshot
    from parteneriat_desktop.reports.charts.drawing import Drawing
    from parteneriat_desktop.reports.monitoring_words import MonitoringWords


def progress_drawings(found: Snapshot, shown: MonitoringWords, width: float) -> list[Drawing]:
    """Return the progress of the targets against the time elapsed."""
    share = elapsed(found)
    rows = [Come(one.code or DASH, one.name or DASH, one.progress, shown.progress(one)) for one in found.targets or ()]
    values = tuple(shown.say(Sentence("{code}: {value}", code=row.code, value=row.said)) for row in rows)
    summary = Sentence(
        "Time elapsed: {share}. Progress of the targets: {values}.", share=said_percent(share), values=values
    )
    passed = Elapsed(share, shown.say(Sentence("{share} of the time", share=said_percent(share))))
    title = shown.text(N_("Progress of the targets against the time elapsed"))
    return progress_charts(title, shown.say(summary), rows, passed, width)


def source_chart(shown: MonitoringWords, width: float) -> list[Drawing]:
    """Return what was paid of what each source gives."""
    sums = shown.sums(SumBy.SOURCE)
    shares = {shown.key(one): shown.percent(paid_share(one)) for one in sums}
    amounts = [Amount(shown.key(one), one.planned or Decimal(0), one.paid or Decimal(0)) for one in sums]
    values = tuple(shown.say(Sentence("{code}: {value}", code=name, value=share)) for name, share in shares.items())
    summary = shown.say(Sentence("Paid of the planned sum, by source: {values}.", values=values))

    def said(amount: Amount) -> str:
        """Return planned sum and paid share."""
        return shown.say(
            Sentence("{planned} ({share} paid)", planned=shown.money_in(amount.whole), share=shares.get(amount.name))
        )

    title = shown.text(N_("Planned and paid by source"))
    drawn = bar_chart(title, summary, amounts, said, shown.text(N_("others")), width)
    return [] if drawn is None else [drawn]


def consultation_chart(found: Snapshot, shown: MonitoringWords, width: float) -> list[Drawing]:
    """Return the consultations over the months."""
    end = found.period_until
    if end is None:
        return []
    events = [(day, _event(one, end)) for one in found.consultations or () if (day := one.held_on or one.planned_for)]
    return consultation_timeline(events, end, width, shown.catalogue)


def _event(found: FrozenConsultation, end: date) -> Event:
    """Return what became of a consultation until the end of the period."""
    if found.held_on is not None:
        return Event.HELD
    over = found.planned_for is not None and found.planned_for <= end
    return Event.MISSED if over or found.state is ConsultationState.CANCELLED else Event.PLANNED
