"""What checking found, record by record, each with a way to the field. It never holds a package back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Counted
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.problems import Severity
from parteneriat_desktop.ui.going import RECORD
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import kind_of
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import Card, Chip, clear_layout
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from parteneriat_desktop.actions.review import Finding, Review
    from parteneriat_desktop.ui.context import Context

#: Rows that are seen without scrolling: while checking, and once the package is prepared.
SEEN = 4
FEW = 2
#: A page lower than this has room for one row less.
LOW = 740
TONES = {
    Severity.ERROR: (Tone.ERR, "circle-alert"),
    Severity.MISSING: (Tone.WARN, "triangle-alert"),
    Severity.WARNING: (Tone.WARN, "triangle-alert"),
}


class FindingsCard(Card):
    """Errors first, then what is missing, then warnings."""

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self._findings: tuple[Finding, ...] = ()
        chips = QWidget()
        chips.setProperty("look", "clear")
        self._chips = QHBoxLayout(chips)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self.add_head(context.text(N_("What the check found")), chips)
        columns = (Column(context.text(N_("Finding"))), Column(context.text(N_("Where to")), 150, right=True))
        self.table = TableView(
            TableModel(columns, FixedRows([])),
            context.text(N_("What the check found")),
            context.look,
            Rules(44, lines=True),
        )
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table)
        row = QHBoxLayout()
        row.setContentsMargins(15, 4, 9, 6)
        self._fine = QVBoxLayout()
        row.addLayout(self._fine, 1)
        self._all = link("", context.palette, self.show_all)
        row.addWidget(self._all)
        self.body.addLayout(row)

    def show_few(self, *, few: bool) -> None:
        """Take less room once the package is prepared."""
        seen = FEW if few else SEEN
        if few and self.window().height() < self.context.look.px(LOW):
            seen -= 1
        self.table.setFixedHeight(self.context.look.px(44) * min(len(self._findings), seen) + 4)
        self._all.setVisible(len(self._findings) > seen)

    def show_all(self) -> None:
        """Show as many rows as while checking; the others are reached by scrolling."""
        self.show_few(few=False)

    def show_review(self, review: Review) -> None:
        """Show the findings and how many records are in order."""
        context = self.context
        self._findings = review.findings
        rows = [(str(number), self._cells(found)) for number, found in enumerate(review.findings)]
        self.table.table().reload(FixedRows(rows))
        self.table.setVisible(bool(rows))
        self.show_few(few=False)
        errors = sum(found.problem.severity is Severity.ERROR for found in review.findings)
        clear_layout(self._chips)
        if errors:
            words = context.say(Counted("{count} error", "{count} errors", errors))
            self._chips.addWidget(Chip(words, Tone.ERR, context.palette))
        if others := len(review.findings) - errors:
            words = context.say(Counted("{count} thing missing", "{count} things missing", others))
            self._chips.addWidget(Chip(words, Tone.WARN, context.palette))
        self._all.setText(context.say(Counted("Show all ({count})", "Show all ({count})", len(review.findings))))
        clear_layout(self._fine)
        fine = context.say(Counted("{count} record is in order", "{count} records are in order", review.in_order))
        self._fine.addWidget(icon_line("circle-check", context.palette.ok, label(fine)))

    def _cells(self, found: Finding) -> list[Cell]:
        """Show one finding."""
        context = self.context
        tone, icon = TONES[found.problem.severity]
        where = f"{kind_of(found.entity, context.catalogue)}: {found.title}"
        field = self._field(found)
        words = " – ".join(part for part in (field, context.say(found.problem.sentence)) if part)
        return [
            Cell(words, where, icon=icon, tone=tone),
            Cell(context.text(N_("Go to the field")), kind=Kind.LINK),
        ]

    def _field(self, found: Finding) -> str:
        """Return the label of the field a finding is about."""
        kind = entity(found.entity)
        declared = kind.field(found.problem.field) if kind is not None else None
        return self.context.text(declared.facts.label) if declared is not None else ""

    def _open(self, row: str) -> None:
        """Go to the field."""
        found = self._findings[int(row)]
        self.context.go(RECORD, found.entity, found.record, found.problem.field)
