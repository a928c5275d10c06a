"""The evidence matrix of a partnership: twelve conditions, their state, what is missing, number and day.

Rules of this module:

1. What the records say is shown at once. The files behind it are read off the window's thread, and the
   rows are shown again after that: a file that was changed outside the program proves nothing.
2. An answer about a partnership that is no longer shown is not waited for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from parteneriat_desktop.actions import programmes
from parteneriat_desktop.actions.evidence_files import checked_evidence
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_date
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence_row import FileState, RowState
from parteneriat_desktop.ui.pages.evidence_ways import follow
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.cards import Card
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.evidence import Evidence
    from parteneriat_desktop.records.evidence_row import Papers, Row
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tasks import Progress, Ticket

STATES: dict[RowState, tuple[Tone, str, str]] = {
    RowState.PROVED: (Tone.OK, "circle-check", N_("complete")),
    RowState.PARTIAL: (Tone.WARN, "triangle-alert", N_("partial")),
    RowState.MISSING: (Tone.ERR, "circle-alert", N_("missing")),
    RowState.OVERDUE: (Tone.ERR, "clock", N_("overdue")),
}
#: What is said below the condition where its files are not as they were attached.
FILES: dict[FileState, str] = {
    FileState.CHANGED: N_("file changed outside the program"),
    FileState.ABSENT: N_("file not here"),
}


class EvidenceCard(Card):
    """The twelve conditions of one partnership."""

    #: What is known of them now; once more after the files were read.
    found = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self.partnership = ""
        self._evidence: Evidence | None = None
        self._reading: Ticket[Evidence] | None = None
        self._sum = label("", "small")
        self.add_head(context.text(N_("Evidence matrix")), self._sum)
        columns = (
            Column("", 54),
            Column(context.text(N_("Condition of the target")), 184),
            Column(context.text(N_("State")), 104),
            Column(context.text(N_("What there is, what is missing"))),
            Column(context.text(N_("Registered")), 96, right=True),
            Column("", 100, right=True),
        )
        self.table = TableView(TableModel(columns, FixedRows([])), context.text(N_("Evidence matrix")), context.look)
        self.table.opened.connect(self.open_row)
        self.body.addWidget(self.table, 1)

    def load(self, partnership: str) -> None:
        """Show what the records of a partnership prove, then what its files do to that."""
        self.partnership = partnership
        self._show(partnership, programmes.evidence_of(self.context.workspace, partnership))
        if self._reading is not None:
            self._reading.cancel()

        def read(_report: Progress) -> Evidence:
            """Read every file that a row relies on."""
            return checked_evidence(self.context.workspace, partnership)

        self._reading = self.context.tasks.start(read, partial(self._show, partnership))

    def open_row(self, code: str) -> None:
        """Open the record of a row, or the form of the one that is missing."""
        row = next(one for one in self._evidence.rows if one.row.value == code) if self._evidence else None
        if row is not None:
            follow(self.context, self.partnership, row)

    def _show(self, partnership: str, evidence: Evidence) -> None:
        """Show the rows, where the partnership is still the one that is looked at."""
        if partnership != self.partnership:
            return
        self._evidence = evidence
        current = self.table.current_id()
        self.table.table().reload(FixedRows([(row.row.value, self._cells(row)) for row in evidence.rows]))
        self.table.choose(current)
        self._sum.setText(self.context.say(_counted(evidence)))
        self.found.emit(evidence)

    def _cells(self, row: Row) -> Sequence[Cell]:
        """Show one condition."""
        context = self.context
        tone, icon, words = STATES[row.state]
        condition = Cell(context.catalogue.label(row.row), wraps=True)
        if row.file in FILES:
            said = context.text(FILES[row.file])
            condition = Cell(condition.text, said, second_icon="paperclip", second_tone=Tone.ERR)
        return [
            Cell(row.row.value, kind=Kind.STRONG),
            condition,
            Cell(context.text(words), kind=Kind.CHIP, icon=icon, tone=tone),
            self._there(row),
            self._registered(row.papers),
            Cell(context.text(N_("See") if row.record else N_("Add")), kind=Kind.LINK),
        ]

    def _there(self, row: Row) -> Cell:
        """Show what there is and what is missing; of a proved row the document behind it too."""
        words = self.context.say(row.sentence)
        if row.state is RowState.PROVED and row.papers.document is not None:
            return Cell(words, row.papers.document.file_name, second_icon="paperclip")
        return Cell(words, wraps=True)

    def _registered(self, papers: Papers) -> Cell:
        """Show the registration number over the day."""
        day = show_date(papers.day, self.context.catalogue)
        if papers.number is None:
            return Cell(day)
        return Cell(papers.number, "" if day == DASH else day)


def _counted(evidence: Evidence) -> Sentence:
    """Say how many rows are in each state; those overdue only where there are some."""
    counts = {state: sum(row.state is state for row in evidence.rows) for state in RowState}
    words = Sentence(
        "{complete} complete · {partial} partial · {missing} missing",
        complete=counts[RowState.PROVED],
        partial=counts[RowState.PARTIAL],
        missing=counts[RowState.MISSING],
    )
    if not counts[RowState.OVERDUE]:
        return words
    return Sentence("{states} · {overdue} overdue", states=words, overdue=counts[RowState.OVERDUE])
