"""The figures of a yearly report as a table: value, from where it comes, what can be typed or looked up.

Rules of this module:

1. "–" is not collected, 0 is none, "not applicable" is a share of nothing, as on paper.
2. A figure out of records and of what was typed shows both parts of its sum.
3. Enter goes to the field that is typed, or to the records that were counted; Space says "not collected".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import show_percent
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.measure import Ratio
from parteneriat_desktop.records.transparency import (
    CHAPTERS,
    ELEMENT_TITLES,
    Figure,
    FigureKind,
    FigureSource,
    elements,
    figures,
)
from parteneriat_desktop.records.transparency_records import year_of_records
from parteneriat_desktop.ui.going import open_record
from parteneriat_desktop.ui.own_key import OwnKey
from parteneriat_desktop.ui.pages.yearly_sources import TYPED, records_behind
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import kind_of, title_of
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Card
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.transparency_report import Indicator, TransparencyReport
    from parteneriat_desktop.ui.context import Context

ROW = 44
#: Prefix of the rows of the seven elements, whose figures may stand in a chapter too.
ELEMENT = "law:"


class FiguresCard(Card):
    """Seven elements and the indicators of the form."""

    field_wanted = Signal(str)
    switched = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self._figures: dict[str, Figure] = {}
        self._shown: dict[str, str] = {}
        self._report: TransparencyReport | None = None
        self._sum = label("", "small")
        words = context.text(N_("Not collected (Space)"))
        self.switch = button(words, context.palette, self._switch, icon_name="circle-minus", look="small")
        see = context.text(N_("Records counted"))
        self.see = link(see, context.palette, self._see, icon_name="list-todo")
        self.add_head(context.text(N_("Figures")), self._sum)
        actions = QVBoxLayout()
        actions.setContentsMargins(15, 0, 15, 6)
        actions.addLayout(Flow([self.see, self.switch]))
        self.body.addLayout(actions)
        columns = (
            Column(context.text(N_("No.")), 60),
            Column(context.text(N_("Indicator"))),
            Column(context.text(N_("Value")), 96, right=True),
            Column(context.text(N_("From where")), 150),
            Column("", 124, right=True),
        )
        self.table = TableView(
            TableModel(columns, FixedRows([])), context.text(N_("Figures")), context.look, Rules(ROW, lines=True)
        )
        self.table.opened.connect(self._open)
        OwnKey(self.table, QKeyCombination(Qt.Key.Key_Space), self._switch)
        self.places = Places(self.table)
        self.body.addWidget(self.places, 1)

    def show_report(self, report: TransparencyReport) -> None:
        """Compute the figures of a report out of the records and of what was typed into it."""
        context = self.context
        self._report = report
        self._records = year_of_records(context.workspace, report.year or context.today.year)
        found = figures(report, self._records)
        self._figures = {figure.identifier: figure for figure in found}
        known = sum(figure.value is not None for figure in found)
        self._sum.setText(context.say(Sentence("{known} of {all} known", known=known, all=len(found))))
        rows = [*self._law_rows(found), *self._form_rows(found)]
        current = self.table.current_id()
        self.table.table().reload(FixedRows(rows))
        self.places.show_first()
        if current:
            self.table.choose(current)

    def indicator(self) -> Indicator | None:
        """Return the indicator of the chosen row."""
        figure = self._figures.get(self.table.current_id().removeprefix(ELEMENT))
        return figure.indicator if figure is not None else None

    def close_records(self) -> bool:
        """Show the figures again in place of the records behind one; say whether those were shown."""
        if self.places.currentWidget() is self.table:
            return False
        self.places.show_first()
        self.table.setFocus()
        return True

    def _law_rows(self, found: list[Figure]) -> list[tuple[str, Sequence[Cell]]]:
        """Return the seven elements of the law."""
        rows = [self._group("law", N_("The seven elements that the law asks for"))]
        for element in elements(found):
            for position, figure in enumerate(element.figures):
                title = self.context.catalogue.label(figure.indicator)
                if not position:
                    title = self.context.text(ELEMENT_TITLES[element.letter])
                letter = f"{element.letter})" if not position else ""
                rows.append((f"{ELEMENT}{figure.identifier}", self._cells(letter, title, figure)))
        return rows

    def _form_rows(self, found: list[Figure]) -> list[tuple[str, Sequence[Cell]]]:
        """Return the indicators of the form under their chapters."""
        rows: list[tuple[str, Sequence[Cell]]] = []
        for letter, title in CHAPTERS.items():
            rows.append(self._group(letter, title))
            for figure in found:
                if figure.chapter == letter:
                    cells = self._cells(figure.number, self.context.catalogue.label(figure.indicator), figure)
                    rows.append((figure.identifier, cells))
        return rows

    def _group(self, key: str, words: str) -> tuple[str, Sequence[Cell]]:
        """Return the head of a group."""
        head = Cell(self.context.text(words), kind=Kind.GROUP, icon="list-todo", tone=Tone.NEUTRAL)
        return f"group:{key}", [head, *(Cell("") for _ in range(4))]

    def _cells(self, number: str, title: str, figure: Figure) -> list[Cell]:
        """Show one figure; a text stands under what it answers."""
        context = self.context
        text = figure.kind is FigureKind.TEXT
        second = str(figure.value).replace("\n", " ") if text and figure.value is not None else ""
        value = context.text(N_("text")) if second else self._value(figure)
        known = Kind.STRONG if figure.value is not None else Kind.MUTED
        action = N_("Type it") if figure.indicator in TYPED else N_("See") if self._behind(figure) else ""
        return [
            Cell(number, kind=Kind.MUTED),
            Cell(title, second, wraps=not second),
            Cell(value, kind=known),
            self._source(figure),
            Cell(context.text(action) if action else "", kind=Kind.LINK),
        ]

    def _value(self, figure: Figure) -> str:
        """Return a value as the form has it; a share with what it is a share of."""
        match figure.value:
            case Ratio(denominator=denominator) if not denominator:
                return self.context.text(N_("not applicable"))
            case Ratio() as share:
                return show_percent(share.numerator / share.denominator, self.context.catalogue)
            case value:
                return self.context.show(value)

    def _source(self, figure: Figure) -> Cell:
        """Say from where a figure comes; of a sum both parts."""
        context = self.context
        omitted = self._report.not_collected if self._report is not None else None
        if figure.indicator in (omitted or ()):
            words = context.text(N_("not collected"))
            return Cell(words, kind=Kind.CHIP, icon="circle-minus", tone=Tone.NEUTRAL)
        match figure.source:
            case None:
                return Cell(context.text(N_("nothing known")), kind=Kind.MUTED)
            case FigureSource.BOTH if isinstance(figure.value, int):
                typed = self._typed(figure.indicator)
                sums = Sentence("{records} + {typed}", records=figure.value - typed, typed=typed)
                return Cell(context.text(N_("records and typed")), context.say(sums))
            case FigureSource.COMPUTED if isinstance(figure.value, Ratio):
                parts = (int(figure.value.numerator), int(figure.value.denominator))
                return Cell(
                    context.text(N_("from the records")),
                    context.say(Sentence("{part} of {n}", part=parts[0], n=parts[1])),
                )
            case FigureSource.COMPUTED:
                return Cell(context.text(N_("from the records")))
            case source:
                return Cell(context.show(source))

    def _typed(self, indicator: Indicator) -> int:
        """Return the typed part of a figure that is a sum."""
        return sum(getattr(self._report, name) or 0 for name in TYPED[indicator])

    def _behind(self, figure: Figure) -> Sequence[Record]:
        """Return the records among which a figure was counted."""
        return records_behind(figure.indicator, self._records)

    def _open(self, row: str) -> None:
        """Go to what is typed, or show what was counted."""
        figure = self._figures.get(row.removeprefix(ELEMENT))
        if figure is None:
            return
        fields = TYPED.get(figure.indicator)
        if fields is not None:
            self.field_wanted.emit(fields[0])
        else:
            self.show_records(figure)

    def show_records(self, figure: Figure) -> None:
        """Show the records among which a figure was counted, in the place of the figures."""
        context = self.context
        found = {record.id: record for record in self._behind(figure)}
        if not found:
            words = context.text(N_("No record was counted for this figure."))
            self._sum.setText(words)
            context.announce(self, words)
            return
        self._shown = {key: record.ENTITY for key, record in found.items()}
        card = Card(padded=False)
        card.setProperty("look", "clear")
        back = link(context.text(N_("Back")), context.palette, self.close_records, icon_name="chevron-left")
        count = label(context.say(Counted("{count} record", "{count} records", len(found))), "small")
        card.add_head(context.catalogue.label(figure.indicator), count, back)
        columns = (Column(context.text(N_("Record"))), Column(context.text(N_("Kind")), 180))
        rows = [
            (
                key,
                [
                    Cell(title_of(one, context.catalogue), kind=Kind.STRONG),
                    Cell(kind_of(one.ENTITY, context.catalogue)),
                ],
            )
            for key, one in found.items()
        ]
        table = TableView(TableModel(columns, FixedRows(rows)), context.catalogue.label(figure.indicator), context.look)
        table.opened.connect(self._open_record)
        card.body.addWidget(table, 1)
        self.places.show_instead(card)
        table.setFocus()

    def _open_record(self, record: str) -> None:
        """Open a record behind a figure."""
        open_record(self.context, self._shown[record], record)

    def _see(self) -> None:
        """Show the records behind the chosen figure, whether it is typed or not."""
        figure = self._figures.get(self.table.current_id().removeprefix(ELEMENT))
        if figure is not None:
            self.show_records(figure)

    def _switch(self) -> None:
        """Ask to turn the chosen figure into one that was not collected, or back."""
        indicator = self.indicator()
        if indicator is not None:
            self.switched.emit(indicator.value)
