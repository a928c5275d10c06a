"""The annexes of a monitoring report: sources of the targets, activities, figures, money told apart otherwise.

They are wide, so they stand on landscape pages after the text and never in the middle of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.measure import ValueKind
from parteneriat_desktop.records.snapshot import SumBy
from parteneriat_desktop.reports.activity_schedule import frozen_schedule
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.figures_table import UNKNOWN, figures_table
from parteneriat_desktop.reports.long_texts import shortened
from parteneriat_desktop.reports.tables import Table, text_table

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.snapshot import Snapshot
    from parteneriat_desktop.reports.document import Document
    from parteneriat_desktop.reports.monitoring_words import MonitoringWords

#: The annexes that there always are.
TITLES = (
    N_("Targets: values and sources of verification"),
    N_("Activities"),
    N_("Regularity and effectiveness"),
    N_("Budget by partner, chapter and year"),
)
INDENT = 12.0


class MonitoringAnnexes:
    """The annexes of one report."""

    def __init__(self, document: Document, found: Snapshot, shown: MonitoringWords, catalogue: Catalogue) -> None:
        self._document = document
        self._found = found
        self._shown = shown
        self._text = catalogue.text
        self._catalogue = catalogue

    def add(self) -> None:
        """Add the annexes in their order."""
        self._sources()
        self._activities()
        self._figures()
        self._money()

    def _sources(self) -> None:
        """Add annex 1: what was measured when, by what it is verified, or why there is no value."""
        self._document.annex(self._text(TITLES[0]))
        show = self._shown.show
        rows = [
            [
                one.code or DASH,
                self._shown.target_name(one),
                self._shown.measure(one.value_kind, one.goal_of_year),
                self._value(one.value_kind, one.realised),
                show(one.measured_on),
                show(one.verification_source),
                show(one.unavailable_reason),
            ]
            for one in self._found.targets or ()
        ]
        if not rows:
            self._document.paragraph(self._text(N_("No targets have been entered yet.")))
            return
        heads = [
            *(N_("Code"), N_("Indicator and unit"), N_("Target of the year"), N_("Realised"), N_("Measured on")),
            *(N_("Source of verification"), N_("Why there is no value")),
        ]
        self._document.table(text_table(self._text, heads, (15, 60, 27, 45, 23, 47, 40), rows))

    def _value(self, kind: ValueKind | None, text: str | None) -> str:
        """Return what was realised, a text in words."""
        if kind is ValueKind.TEXT and text is not None:
            return shortened(text, 1, self._catalogue)
        return self._shown.measure(kind, text)

    def _activities(self) -> None:
        """Add annex 2: the activities with their state."""
        self._document.annex(self._text(TITLES[1]))
        show = self._shown.show
        rows: list[list[Cell | str]] = [
            [
                Cell(one.code or DASH, indent=INDENT if one.is_part else 0),
                show(one.name),
                show(one.starts_on),
                show(one.ends_on),
                show(one.state),
                DASH if one.percent is None else f"{one.percent}%",
            ]
            for one in self._found.activities or ()
        ]
        if not rows:
            self._document.paragraph(self._text(N_("No activities have been entered yet.")))
            return
        heads = (N_("Code"), N_("Activity"), N_("From"), N_("Until"), N_("State"))
        columns = [
            *(Column(self._text(head), width) for head, width in zip(heads, (28, 130, 25, 25, 31), strict=True)),
            Column(self._text(N_("Done")), 18, right=True),
        ]
        self._document.table(Table(columns=columns, rows=rows))
        end = self._found.period_until
        if end is not None:
            given, width = self._found.activities or (), self._document.width
            self._document.charts(frozen_schedule(given, end, width, self._catalogue))

    def _figures(self) -> None:
        """Add annex 3: how regular and effective consultation and cooperation are."""
        self._document.annex(self._text(TITLES[2]))
        given = self._found.figures or []
        if not given:
            self._document.paragraph(self._text(N_("The figures could not be computed: plan or period are missing.")))
            return
        self._document.table(figures_table(given, self._catalogue), self._text(UNKNOWN))

    def _money(self) -> None:
        """Add annex 4: the money by partner, chapter and year, each with the same total."""
        self._document.annex(self._text(TITLES[3]))
        tables = [
            (head, table)
            for by, head in ((SumBy.PARTNER, N_("Partner")), (SumBy.CHAPTER, N_("Chapter")), (SumBy.YEAR, N_("Year")))
            if (table := self._shown.sums_table(by, head, 257)) is not None
        ]
        if not tables:
            self._document.paragraph(self._text(N_("No budget lines have been entered yet.")))
        for head, table in tables:
            self._document.subheading(self._text(head))
            self._document.table(table, self._shown.money_note())
