"""Reports: every paper that can be made, what each is about, the record and the days that it is made of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from parteneriat_desktop.actions import listing, make_report, outbox
from parteneriat_desktop.actions.make_report import Wanted
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.ui.chips import state_cell
from parteneriat_desktop.ui.pages.dossier import put_beside
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList, column_holder
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.pages.report_days import ReportDays
from parteneriat_desktop.ui.pages.stacked_page import TWO_LINES
from parteneriat_desktop.ui.printing import print_wanted
from parteneriat_desktop.ui.record_rows import RecordRows
from parteneriat_desktop.ui.signed_papers import receive_signed, sign_report
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import kind_of, title_of
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.cards import Card, empty_state
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.reports.catalogue import Report
    from parteneriat_desktop.ui.context import Context, Place
    from parteneriat_desktop.ui.tables.cells import RowSource

#: Width of the list of reports beside the list of records.
WIDTH = 470


class ReportsPage(Page):
    """At the left the reports, at the right the records that the chosen one can be made of."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.reports = {report.code: report for report in make_report.reports()}
        self.code = next(iter(self.reports))
        self.records: RecordList | None = None
        self.days: ReportDays | None = None
        self._card = Card(padded=False)
        self._card.add_head(context.text(N_("Reports")))
        columns = (
            Column(context.text(N_("Code")), 70),
            Column(context.text(N_("Report and what it is about"))),
            Column(context.text(N_("To choose from")), 120, right=True),
        )
        self.table = TableView(
            TableModel(columns, FixedRows(self._rows())), context.text(N_("Reports")), context.look, Rules(TWO_LINES)
        )
        self.table.chosen.connect(self.choose)
        self.table.opened.connect(self._go_to_records)
        self._card.body.addWidget(self.table, 1)
        self._places = Places(empty_state(context.text(N_("Choose a report."))))
        self._sides = QHBoxLayout()
        self._sides.setSpacing(12)
        self._sides.addWidget(self._card)
        self._sides.addWidget(self._places, 1)
        self.outer.addLayout(self._sides, 1)
        self.button = primary(context.text(N_("Make PDF")), context.palette, self.print_out, icon_name="printer")
        self.signing = button(context.text(N_("Make and sign…")), context.palette, self.sign, icon_name="file-check")
        self.receiving = button(
            context.text(N_("Receive a signed PDF…")), context.palette, self.receive, icon_name="download"
        )
        self.head.put_actions([self.receiving, self.signing, self.button])
        self.arrange()

    def show_place(self, place: Place) -> None:
        """Show the reports; with the name of one in place of a field that one."""
        if place.field in self.reports:
            self.code = place.field
        self.refresh()

    def refresh(self) -> None:
        """Read again what can be chosen."""
        context = self.context
        count = Counted("{count} report", "{count} reports", len(self.reports))
        self.head.describe(context.text(N_("Reports")), below=context.say(count))
        chosen = self.records.table.current_id() if self.records is not None else ""
        self.table.table().reload(FixedRows(self._rows()))
        if not self.table.choose(self.code):
            return
        if self.records is not None and chosen:
            self.records.table.choose(chosen)

    def choose(self, code: str) -> None:
        """Show what a report can be made of: its days, its records, of which the first is chosen."""
        self.code = code
        report = self.reports[code]
        self.records = None if report.make_whole is not None else self._list(report)
        self.days = None if code == make_report.TRANSMITTAL else ReportDays(self.context, report)
        shown: list[QWidget] = []
        if self.days is not None:
            shown.append(self._terms(report, self.days))
        if self.records is not None:
            shown.append(self.records)
        self._places.show_instead(column_holder(*shown))
        self.button.setEnabled(self.records is None or self.records.count() > 0)

    def _list(self, report: Report) -> RecordList:
        """Make the list of the records that a report can be made of."""
        kind = entity(report.entity) if report.entity is not None else None
        made = RecordList(
            self.context,
            [Column(self._about(report), order=""), Column(self.context.text(N_("State")), 180)],
            self._source(report),
            ListWords(
                name=report.title if kind is None else kind.PLURAL,
                empty=N_("There is nothing yet that this report could be made of."),
                add=N_("Open the page"),
            ),
            rules=Rules(TWO_LINES, lines=True),
        )
        made.put_head(made.search)
        made.opened.connect(self._print)
        made.new_wanted.connect(partial(self._begin, report))
        made.table.choose(made.table.table().id_at(0))
        return made

    def _terms(self, report: Report, days: ReportDays) -> QWidget:
        """Show over the list, or in its place, what a report is made of and for which days."""
        card = Card()
        card.add_head(self.context.text(report.title))
        if report.make_whole is not None:
            words = self.context.text(N_("This report is made of everything that is kept here; no record is chosen."))
            card.body.addWidget(label(words, "muted", wrap=True))
        card.body.addWidget(days)
        if report.make_whole is not None:
            card.body.addStretch(1)
        return card

    def print_out(self) -> None:
        """Make the PDF of the chosen report, about the chosen record where it is about one."""
        self._print(self.records.table.current_id() if self.records is not None else "")

    def sign(self) -> None:
        """Make the PDF of the chosen record and sign it."""
        if self.records is not None and self.records.table.current_id():
            sign_report(self.context, self, self.code, self.records.table.current_id())

    def receive(self) -> None:
        """Keep a signed PDF that came back with the chosen record."""
        entity = self.reports[self.code].entity
        if self.records is not None and entity is not None and self.records.table.current_id():
            receive_signed(self.context, self, entity, self.records.table.current_id())

    def primary(self) -> None:
        """Make the PDF."""
        self.print_out()

    def search_box(self) -> QWidget | None:
        """Return the search over the records."""
        return self.records.search if self.records is not None else None

    def arrange(self) -> None:
        """Put the reports beside the records, or above them."""
        put_beside(self._sides, self._card, self.context.look.px(WIDTH), narrow=self.narrow)

    def _print(self, record: str) -> None:
        """Make the PDF of a record, or of everything."""
        if self.records is not None and not record:
            return
        wanted = Wanted(self.code, record or None, self.context.catalogue)
        if self.days is not None:
            asked = self.days.wanted(wanted.record)
            if asked is None:
                return
            wanted = asked
        print_wanted(self.context, self, wanted)

    def _go_to_records(self, _code: str) -> None:
        """Go from the reports to the records of the chosen one."""
        if self.records is not None:
            self.records.table.setFocus()

    def _begin(self, report: Report) -> None:
        """Go where the records of a report are made."""
        if report.entity is None:
            self.context.go("send")
        else:
            self.context.go("record", report.entity)

    def _rows(self) -> list[tuple[str, list[Cell]]]:
        """Show every report: code, title, what it is about and how many there are."""
        return [(code, self._cells(report)) for code, report in self.reports.items()]

    def _cells(self, report: Report) -> list[Cell]:
        """Show one report."""
        workspace = self.context.workspace
        if report.make_whole is not None:
            count = "–"
        elif report.entity is None:
            count = str(len(outbox.outbox(workspace)))
        else:
            count = str(listing.count(workspace, report.entity))
        return [
            Cell(report.code, kind=Kind.STRONG),
            Cell(self.context.text(report.title), self._about(report)),
            Cell(count),
        ]

    def _about(self, report: Report) -> str:
        """Return what a report is about."""
        if report.make_whole is not None:
            return self.context.text(N_("Everything kept here"))
        if report.entity is None:
            return self.context.text(N_("Package sent"))
        return kind_of(report.entity, self.context.catalogue)

    def _source(self, report: Report) -> RowSource:
        """Return the records, or the packages, that a report can be made of."""
        kind = entity(report.entity) if report.entity is not None else None
        if kind is not None:
            return RecordRows(self.context, kind, self._record_cells)
        bundles = outbox.outbox(self.context.workspace)
        return FixedRows([(str(bundle.sequence), self._bundle_cells(bundle)) for bundle in bundles])

    def _record_cells(self, record: Record) -> list[Cell]:
        """Show one record: its title over what it belongs to, its state."""
        context = self.context
        above = ""
        for name in record.OWNERS:
            declared, linked = record.field(name), getattr(record, name, None)
            if declared is not None and declared.facts.link is not None and linked:
                above = title_of(context.workspace.find(declared.facts.link, linked), context.catalogue)
                break
        return [
            Cell(title_of(record, context.catalogue), above, Kind.STRONG),
            state_cell(context, getattr(record, "state", None)),
        ]

    def _bundle_cells(self, bundle: outbox.SentBundle) -> list[Cell]:
        """Show one package: number and addressee, state."""
        context = self.context
        title = context.say(Sentence("Package {number}", number=bundle.sequence))
        return [
            Cell(title, bundle.name or context.text(N_("anyone enrolled")), Kind.STRONG),
            Cell(context.catalogue.label(bundle.state)),
        ]
