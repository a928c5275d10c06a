"""R09 Yearly report on transparency of decisions: seven elements and the indicators of the form (paper.md 7).

Rules of this module:

1. The numbers are those of the published form, sub-rows indented; the old code stands where the new form has none.
2. "–" is not collected, 0 is none, "not applicable" is a share of nothing; a note below says so.
3. A text answer stands in the column of values too; longer ones follow as running text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_percent
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.measure import Ratio
from parteneriat_desktop.records.transparency import CHAPTERS, ELEMENT_TITLES, elements, figures_of
from parteneriat_desktop.records.transparency_report import Indicator
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.signatures import Signatory
from parteneriat_desktop.reports.tables import Table
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Holdings
    from parteneriat_desktop.records.transparency import Figure
    from parteneriat_desktop.records.transparency_report import TransparencyReport
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R09", N_("Yearly report on transparency of decisions")
#: The rule of the legal pack that says what the report holds.
RULE = "ro.l52.annual_report_contents"
WIDTHS = (15, 110, 40)
INDENT = 12.0
#: The number of a sub-row: that of the row above it, then a letter, or a figure after a point or a line.
_SUB_ROW = re.compile(r"(.+?)(?:[a-z]|[._][0-9]+)")
#: Letters of a text answer that still fit into the column of values.
SHORT = 60
#: What stands in short, and the figures that each sentence tells.
TOLD = (
    (
        N_("Draft acts announced in public: {drafts_announced}; adopted: {drafts_adopted}."),
        ("drafts_announced", "drafts_adopted"),
    ),
    (
        N_("Recommendations received: {recommendations_received}; included: {recommendations_included}."),
        ("recommendations_received", "recommendations_included"),
    ),
    (N_("Public debates held: {debates}."), ("debates",)),
)


def transparency_sheet(source: Holdings, subject: Record, frame: Frame) -> bytes:
    """Return the yearly report."""
    return _Sheet(source, cast("TransparencyReport", subject), frame).compose()


class _Sheet:
    """One report under composition."""

    def __init__(self, source: Holdings, report: TransparencyReport, frame: Frame) -> None:
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        self._figures = figures_of(report, source)
        self._by_indicator = {figure.indicator: figure for figure in self._figures}
        basis = source.law.rule(RULE, source.today)
        year = self._words.say(Sentence("The year {year}", year=str(report.year))) if report.year else DASH
        parts = [year, f"{basis.act}, {basis.article}" if basis is not None else ""]
        subject = " · ".join(part for part in parts if part)
        self._document = Document(code=CODE, title=self._text(TITLE), subject=subject, frame=frame)

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        self._summary()
        self._elements()
        self._indicators()
        self._long_texts()
        name = self._frame.issuer.name
        below = self._text(N_("name, signature"))
        roles = ((N_("Drawn up"), N_("responsible for the relation with civil society")), (N_("Approved"), N_("Mayor")))
        self._document.signatures(
            [
                Signatory(role=self._text(role), function=self._text(function), organisation=name, below=below)
                for role, function in roles
            ]
        )
        return self._document.bytes()

    def _summary(self) -> None:
        """Add drafts, recommendations and debates in sentences; what was not collected is not told."""
        values = {figure.identifier: figure.value for figure in self._figures}
        sentences = [
            self._words.say(Sentence(template, **{name: values[name] for name in names}))
            for template, names in TOLD
            if all(values[name] is not None for name in names)
        ]
        first, *rest = sentences or [self._text(N_("Nothing was collected for this year."))]
        self._document.summary(first, *(("", sentence) for sentence in rest))

    def _elements(self) -> None:
        """Add the seven elements that the law names."""
        self._document.heading(self._text(N_("The seven elements that the law asks for")))
        rows = [
            [f"{element.letter})", self._text(ELEMENT_TITLES[element.letter]), self._element(element.figures)]
            for element in elements(self._figures)
        ]
        self._document.table(self._table((N_("Letter"), N_("Element")), rows))

    def _element(self, figures: Sequence[Figure]) -> str:
        """Return the value of an element; what was taken over in part stands apart."""
        first, *others = (self._show(figure) for figure in figures)
        partly = self._by_indicator[Indicator.RECOMMENDATIONS_PARTLY_INCLUDED]
        if partly in figures and partly.value:
            return self._words.say(Sentence("{whole} + {partly} in part", whole=first, partly=partly.value))
        told = [first] if partly in figures else [one for one in (first, *others) if one != DASH]
        return "; ".join(told) or DASH

    def _indicators(self) -> None:
        """Add the form: three chapters with the official numbers."""
        self._document.heading(self._text(N_("Indicators")))
        for letter, title in CHAPTERS.items():
            self._document.subheading(self._text(title))
            rows = [self._row(figure) for figure in self._figures if figure.chapter == letter]
            note = self._note() if letter == [*CHAPTERS][-1] else ""
            self._document.table(self._table((N_("No."), N_("Indicator")), rows, dense=True), note)

    def _row(self, figure: Figure) -> list[Cell | str]:
        """Return one indicator; sub-rows are indented."""
        number = figure.number
        above = _SUB_ROW.fullmatch(number)
        indented = above is not None and above[1] in {one.number for one in self._figures}
        label = self._frame.catalogue.label(figure.indicator)
        return [number, Cell(label, indent=INDENT if indented else 0.0), self._show(figure)]

    def _show(self, figure: Figure) -> str:
        """Return a value as the form has it."""
        match figure.value:
            case None:
                return DASH
            case Ratio(denominator=denominator) if not denominator:
                return self._text(N_("not applicable"))
            case Ratio() as share:
                return show_percent(share.numerator / share.denominator, self._frame.catalogue)
            case str() as text if len(text) > SHORT:
                return self._text(N_("text, below"))
            case value:
                return self._words.show(value)

    def _note(self) -> str:
        """Return what the marks mean."""
        return self._text(N_("“–” = not collected; 0 = none; “not applicable” = a share of nothing."))

    def _long_texts(self) -> None:
        """Add the texts that do not fit into the column of values."""
        for figure in self._long():
            self._document.heading(self._frame.catalogue.label(figure.indicator))
            self._document.paragraph(str(figure.value))

    def _long(self) -> Iterator[Figure]:
        """Yield the figures whose text follows below."""
        for figure in self._figures:
            if isinstance(figure.value, str) and len(figure.value) > SHORT:
                yield figure

    def _table(self, heads: tuple[str, str], rows: Sequence[Sequence[Cell | str]], *, dense: bool = False) -> Table:
        """Return a form of three columns."""
        first, second, third = WIDTHS
        columns = (
            Column(self._text(heads[0]), first),
            Column(self._text(heads[1]), second),
            Column(self._text(N_("Value")), third, right=True),
        )
        return Table(columns=columns, rows=rows, dense=dense)
