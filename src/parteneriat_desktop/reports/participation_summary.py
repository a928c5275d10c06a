"""R10 Participation and inclusion: how many took part, by which ways, and who was reached (paper.md 7).

Rules of this module:

1. One to four people of a vulnerable group are "<5", and no sum gives them away; the note says so.
2. "–" is not collected, 0 is none.
3. The period is the one that was asked for; else the year before the day of the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.effectiveness import Span
from parteneriat_desktop.records.inclusion import inclusion
from parteneriat_desktop.records.participation_count import AGE, SEX, VULNERABLE, ParticipationCount
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.participation_chart import participation_chart
from parteneriat_desktop.reports.signatures import Signatory
from parteneriat_desktop.reports.tables import Table
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.surroundings import Holdings
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R10", N_("Participation and inclusion")
MASKING = N_(
    "<5 = between 1 and 4, or fewer than five people in all. “–” is not collected, or withheld because it would "
    "give a number below five away; 0 is none. Groups overlap, so they do not add up to the participants."
)


def participation_summary(source: Holdings, frame: Frame) -> bytes:
    """Return who took part in the consultations, meetings and trainings of this workspace."""
    return _Summary(source, frame).compose()


class _Summary:
    """One report under composition."""

    def __init__(self, source: Holdings, frame: Frame) -> None:
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        end = frame.until or frame.day
        self._span = Span(frame.since or add_months(end, -12), end)
        self._found = inclusion(source, self._span)
        self._labels = {declared.name: declared.facts.label for declared in ParticipationCount.fields()}
        subject = self._words.period(self._span.start, self._span.until)
        self._document = Document(code=CODE, title=self._text(TITLE), subject=subject, frame=frame)

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        self._summary()
        self._section(N_("Participants by way of taking part"), ("total", *SEX))
        self._charts()
        self._section(N_("Participants by age"), ("total", *AGE))
        self._groups()
        self._measures()
        name = self._frame.issuer.name
        below = self._text(N_("name, signature"))
        self._document.signatures(
            [
                Signatory(role=self._text(role), function=DASH, organisation=name, below=below)
                for role in (N_("Drawn up"), N_("Approved"))
            ]
        )
        return self._document.bytes()

    def _summary(self) -> None:
        """Add how many took part and how many women and people under 30 were among them."""
        found, say = self._found, self._words.say
        if not found.ways:
            self._document.summary(self._text(N_("No participation was counted in this period.")))
            return
        verdict = Sentence(
            "{total} people took part on {count} counted occasions.",
            total=found.total("total"),
            count=sum(len(way.counts) for way in found.ways),
        )
        figures = Sentence(
            "Women: {women}; men: {men}; not disclosed: {undisclosed}. People who came several times are counted "
            "each time.",
            women=found.total("women"),
            men=found.total("men"),
            undisclosed=found.total("sex_undisclosed"),
        )
        self._document.summary(say(verdict), ("", say(figures)))

    def _section(self, title: str, names: Sequence[str]) -> None:
        """Add a table of numbers, a row for each way."""
        self._document.section(self._text(title))
        if not self._found.ways:
            self._document.paragraph(self._text(N_("No participation was counted in this period.")))
            return
        rows = [
            [self._words.show(way.name), *(self._words.show(way.number(name)) for name in names)]
            for way in self._found.ways
        ]
        rows.append([self._text(N_("Total")), *(self._words.show(self._found.total(name)) for name in names)])
        self._document.table(self._table(names, rows))

    def _table(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
        """Return a table with one column of names and one for each number."""
        width = 115 / len(names)
        numbers = [Column(self._text(self._labels[name]), width, right=True) for name in names]
        return Table(columns=[Column(self._text(N_("Way of taking part")), 50), *numbers], rows=rows, totals=1)

    def _charts(self) -> None:
        """Add the participants of each way as bars."""
        drawings = participation_chart(self._found, self._words, self._frame.catalogue, self._document.width)
        self._document.charts(drawings)

    def _groups(self) -> None:
        """Add the vulnerable groups, masked."""
        self._document.section(self._text(N_("Vulnerable groups")))
        if not self._found.ways:
            self._document.paragraph(self._text(N_("No participation was counted in this period.")))
            return
        masked = {name: self._found.masked(name) for name in VULNERABLE}
        rows = [
            [self._words.show(way.name), *(self._words.show(masked[name].parts[number]) for name in VULNERABLE)]
            for number, way in enumerate(self._found.ways)
        ]
        rows.append([self._text(N_("Total")), *(self._words.show(masked[name].total) for name in VULNERABLE)])
        self._document.table(self._table(VULNERABLE, rows), self._text(MASKING))

    def _measures(self) -> None:
        """Add what made it easier to take part."""
        self._document.section(self._text(N_("Measures of accessibility")))
        measures = self._found.measures
        if not measures:
            self._document.paragraph(self._text(N_("No consultation of this period names a measure of accessibility.")))
            return
        columns = [
            Column(self._text(N_("Measure")), 115),
            Column(self._text(N_("Consultations with it")), 50, right=True),
        ]
        rows = [[self._words.show(measure), str(count)] for measure, count in measures]
        self._document.table(Table(columns=columns, rows=rows))
