"""What a plan looks like on the screen: the drawings of its reports, each with its table and its sentence.

Rules of this module:

1. The shapes are those that are printed; here they are written as SVG in the two inks of the window.
2. Each picture has its table. Where there are too few values for a drawing, the table stands alone and the
   sentence says so: nobody is left with nothing to read.
3. The figures are those of a monitoring report of today, from the first day of the plan on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.effectiveness import Span
from parteneriat_desktop.records.inclusion import inclusion
from parteneriat_desktop.records.snapshot import Snapshot, SumBy
from parteneriat_desktop.records.snapshot_taking import take
from parteneriat_desktop.reports.activity_schedule import plan_schedule
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.charts.on_screen import Inks, svg
from parteneriat_desktop.reports.layout import PORTRAIT
from parteneriat_desktop.reports.monitoring_charts import consultation_chart, progress_drawings, source_chart
from parteneriat_desktop.reports.monitoring_words import MonitoringWords
from parteneriat_desktop.reports.participation_chart import participation_chart
from parteneriat_desktop.reports.plan_content import PlanContent
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.surroundings import Holdings
    from parteneriat_desktop.reports.charts.drawing import Drawing
    from parteneriat_desktop.reports.tables import Table

FEW = N_("There are fewer than three values to draw; the table says them.")


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart for the screen: title, SVG documents from top to bottom, the sentence for them, and the table."""

    title: str
    drawings: tuple[str, ...]
    summary: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def plan_pictures(source: Holdings, plan: Plan, catalogue: Catalogue, inks: Inks) -> list[Picture]:
    """Return activities, progress, money by source, consultations and participation of a plan, in this order."""
    return _Pictures(source, plan, catalogue, inks).all()


class _Pictures:
    """The pictures of one plan."""

    def __init__(self, source: Holdings, plan: Plan, catalogue: Catalogue, inks: Inks) -> None:
        today = source.today
        begun = plan.implementation_from or plan.adopted_on or today
        self._span = Span(min(begun, today), today)
        self._source, self._plan, self._catalogue, self._inks = source, plan, catalogue, inks
        self._found = take(Snapshot(period_from=self._span.start, period_until=today, as_of=today), plan, source)
        self._words = Wording(source, catalogue)
        self._shown = MonitoringWords(self._found, self._words, catalogue)
        self._width = PORTRAIT.width

    def all(self) -> list[Picture]:
        """Return the pictures in their order."""
        return [self._activities(), self._progress(), self._money(), self._consultations(), self._participation()]

    def _activities(self) -> Picture:
        """Return what is done when."""
        steps, show = PlanContent(self._source, self._plan).steps(), self._words.show
        drawn = plan_schedule(steps, self._span.until, self._width, self._catalogue)
        heads = (N_("Code"), N_("Activity"), N_("From"), N_("Until"), N_("State"))
        rows = [
            (
                one.record.code or DASH,
                one.record.name or DASH,
                show(one.record.starts_on),
                show(one.record.ends_on),
                show(one.record.state),
            )
            for one in steps
        ]
        return self._picture(N_("Activities over the months"), drawn, map(self._catalogue.text, heads), rows)

    def _progress(self) -> Picture:
        """Return how far the targets have come."""
        rows = [[*self._shown.target(one)] for one in self._found.targets or ()]
        heads = [one.head for one in self._shown.targets_table([]).columns[:-1]]
        drawn = progress_drawings(self._found, self._shown, self._width)
        return self._picture(N_("Progress of the targets against the time elapsed"), drawn, heads, rows)

    def _money(self) -> Picture:
        """Return what was paid of what each source gives."""
        table = self._shown.source_table()
        drawn = source_chart(self._shown, self._width) if self._shown.sums(SumBy.SOURCE) else []
        return self._table(N_("Planned and paid by source"), drawn, table)

    def _consultations(self) -> Picture:
        """Return the consultations over the months."""
        rows = [self._shown.consultation(one) for one in self._found.consultations or ()]
        drawn = consultation_chart(self._found, self._shown, self._width)
        return self._table(N_("Consultations over the months"), drawn, self._shown.consultations_table(rows))

    def _participation(self) -> Picture:
        """Return how many took part, by the way they were asked."""
        found = inclusion(self._source, self._span, self._plan.id)
        heads = (N_("Way of taking part"), N_("Participants"))
        rows = [(self._words.show(way.name), self._words.show(way.number("total"))) for way in found.ways]
        drawn = participation_chart(found, self._words, self._catalogue, self._width)
        return self._picture(N_("Participants"), drawn, map(self._catalogue.text, heads), rows)

    def _table(self, title: str, drawn: Sequence[Drawing], table: Table | None) -> Picture:
        """Return a picture with the table of the report."""
        if table is None:
            return self._picture(title, drawn, (), ())
        return self._picture(title, drawn, [one.head for one in table.columns], table.rows)

    def _picture(
        self, title: str, drawn: Sequence[Drawing], heads: Iterable[str], rows: Iterable[Sequence[Cell | str]]
    ) -> Picture:
        """Return drawings as SVG with their sentence, and the table as plain texts."""
        text = self._catalogue.text
        return Picture(
            text(title),
            tuple(svg(one, self._inks) for one in drawn),
            drawn[-1].summary if drawn else text(FEW),
            tuple(heads),
            tuple(tuple(cell.text if isinstance(cell, Cell) else cell for cell in row) for row in rows),
        )
