"""The dossier of one partnership: facts, tabs, evidence matrix, the countable card, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import programmes, show_records
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.ui.going import RECORD, new_record, open_record
from parteneriat_desktop.ui.history import history_table
from parteneriat_desktop.ui.pages.children import ChildList
from parteneriat_desktop.ui.pages.countable_card import countable_card, next_card
from parteneriat_desktop.ui.pages.discussion import Discussion
from parteneriat_desktop.ui.pages.dossier import Dossier, put_beside
from parteneriat_desktop.ui.pages.partnership_facts import documents_of, facts_card, parties_table
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, scrolling
from parteneriat_desktop.ui.widgets.places import OneOfSeveral, Places
from parteneriat_desktop.ui.widgets.tabs import Tab, Tabs
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.evidence import Evidence
    from parteneriat_desktop.records.evidence_row import Row
    from parteneriat_desktop.ui.context import Context

RIGHT = 304
STATES: dict[RowState, tuple[Tone, str, str]] = {
    RowState.PROVED: (Tone.OK, "circle-check", N_("complete")),
    RowState.PARTIAL: (Tone.WARN, "triangle-alert", N_("partial")),
    RowState.MISSING: (Tone.ERR, "circle-alert", N_("missing")),
    RowState.OVERDUE: (Tone.ERR, "clock", N_("overdue")),
}
TABS = (
    ("evidence", "list-todo", N_("Proofs")),
    ("parties", "users", N_("Parties")),
    ("plans", "clipboard-list", N_("Plans")),
    ("consultations", "megaphone", N_("Consultations")),
    ("meetings", "calendar-days", N_("Meetings")),
    ("documents", "paperclip", N_("Documents")),
    ("discussion", "mail", N_("Discussion")),
    ("history", "history", N_("History")),
)
#: Tabs whose content stays while others are made anew.
STAYING = frozenset({"evidence", "discussion"})
#: What is made for a row of the matrix where there is no record yet.
MAKES = {"E1": "partnership", "E12": "meeting"}


class PartnershipDossier(Dossier):
    """Everything about one partnership."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._remembered: dict[str, str] = {}
        self._evidence: Evidence | None = None
        self._facts = QVBoxLayout()
        self.outer.addLayout(self._facts)
        self.tabs = Tabs(context.palette, [Tab(key, icon, context.text(words)) for key, icon, words in TABS])
        self.tabs.chosen.connect(self.show_tab)
        self.outer.addWidget(self.tabs)
        self._body = QHBoxLayout()
        self._body.setSpacing(12)
        self.matrix = self._matrix()
        self.discussion = Discussion(context, "partnership")
        self._stays = OneOfSeveral()
        self._stays.addWidget(self.matrix)
        self._stays.addWidget(self.discussion)
        self._places = Places(self._stays)
        self._body.addWidget(self._places, 1)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(12)
        self._right_area = scrolling(right)
        self._right_area.setFixedWidth(context.look.px(RIGHT))
        self._body.addWidget(self._right_area)
        self.outer.addLayout(self._body, 1)

    def load(self, record: str) -> None:
        """Show a partnership at the tab where it was left."""
        self.record = record
        self.refresh()

    def refresh(self) -> None:
        """Read the partnership again."""
        partnership = self.partnership()
        clear_layout(self._facts)
        clear_layout(self._right)
        if partnership is None:
            return
        context = self.context
        self._evidence = programmes.evidence_of(context.workspace, self.record)
        self._facts.addWidget(facts_card(context, partnership))
        self._show_matrix(self._evidence)
        self._right.addWidget(countable_card(context, self._evidence))
        self._right.addWidget(next_card(context, self.record))
        self._right.addStretch(1)
        self.discussion.load(self.record)
        self._show_figures(partnership, self._evidence)
        self.show_tab(self._remembered.get(self.record, "evidence"))

    def partnership(self) -> Partnership | None:
        """Return the partnership shown."""
        return cast("Partnership | None", self.context.workspace.find("partnership", self.record))

    def arrange(self, *, narrow: bool) -> None:
        """Put the right column beside or below the matrix."""
        put_beside(self._body, self._right_area, self.context.look.px(RIGHT), narrow=narrow)

    def show_tab(self, key: str) -> None:
        """Show one tab; it is remembered for this partnership."""
        self._remembered[self.record] = key
        self.tabs.show_current(key)
        self._right_area.setVisible(key == "evidence")
        if key in STAYING:
            self._stays.setCurrentWidget(self.discussion if key == "discussion" else self.matrix)
            self._places.show_first()
        else:
            self._places.show_instead(self._tab(key))

    def flush(self) -> None:
        """Keep what is being typed."""
        self.discussion.flush()

    def _tab(self, key: str) -> QWidget:
        """Make what stands under a tab."""
        context, partnership = self.context, self.partnership()
        if partnership is None:
            return QWidget()
        if key == "parties":
            return parties_table(context, partnership)
        if key == "documents":
            return documents_of(context, partnership)
        if key == "history":
            card = Card(padded=False)
            history = show_records.history(context.workspace, "partnership", self.record)
            card.body.addWidget(history_table(context, Partnership, history))
            return card
        if key == "consultations":
            plans = [plan.id for plan in context.workspace.children("plan", "partnership", self.record)]
            return ChildList(context, "consultation", "plan", plans)
        return ChildList(context, {"plans": "plan", "meetings": "meeting"}[key], "partnership", [self.record])

    def _matrix(self) -> Card:
        """Make the card of the evidence matrix."""
        context = self.context
        card = Card(padded=False)
        self._sum = label("", "small")
        card.add_head(context.text(N_("Evidence matrix")), self._sum)
        columns = (
            Column("", 56),
            Column(context.text(N_("Condition of the target")), 224),
            Column(context.text(N_("State")), 112),
            Column(context.text(N_("What there is, what is missing"))),
            Column("", 104, right=True),
        )
        self.table = TableView(TableModel(columns, FixedRows([])), context.text(N_("Evidence matrix")), context.look)
        self.table.opened.connect(self._open_row)
        card.body.addWidget(self.table, 1)
        return card

    def _show_matrix(self, found: Evidence) -> None:
        """Show the twelve rows."""
        context = self.context
        self.table.table().reload(FixedRows([(row.row.value, self._cells(row)) for row in found.rows]))
        counts = {state: sum(row.state is state for row in found.rows) for state in RowState}
        words = Sentence(
            "{complete} complete · {partial} partial · {missing} missing",
            complete=counts[RowState.PROVED],
            partial=counts[RowState.PARTIAL],
            missing=counts[RowState.MISSING],
        )
        if counts[RowState.OVERDUE]:
            words = Sentence("{states} · {overdue} overdue", states=words, overdue=counts[RowState.OVERDUE])
        self._sum.setText(context.say(words))

    def _cells(self, row: Row) -> Sequence[Cell]:
        """Show one condition."""
        context = self.context
        tone, icon, words = STATES[row.state]
        return [
            Cell(row.row.value, kind=Kind.STRONG),
            Cell(context.catalogue.label(row.row), wraps=True),
            Cell(context.text(words), kind=Kind.CHIP, icon=icon, tone=tone),
            Cell(context.say(row.sentence), wraps=True),
            Cell(context.text(N_("See") if row.record else N_("Add")), kind=Kind.LINK),
        ]

    def _open_row(self, code: str) -> None:
        """Open the record of a row, or the form of the one that is missing."""
        row = next(found for found in self._evidence.rows if found.row.value == code) if self._evidence else None
        if row is None:
            return
        if row.record == self.record:
            self.context.go(RECORD, "partnership", self.record)
            return
        if row.record:
            open_record(self.context, row.entity, row.record)
            return
        makes = MAKES.get(code, "plan")
        plans = self.context.workspace.children("plan", "partnership", self.record)
        if makes == "plan" and plans:
            open_record(self.context, "plan", plans[0].id)
        elif makes == "partnership":
            self.context.go(RECORD, "partnership", self.record)
        else:
            new_record(self.context, makes, partnership=self.record)

    def _show_figures(self, partnership: Partnership, found: Evidence) -> None:
        """Show how much there is under each tab."""
        workspace = self.context.workspace
        proved = sum(row.state is RowState.PROVED for row in found.rows)
        plans = workspace.children("plan", "partnership", self.record)
        consultations = sum(len(workspace.children("consultation", "plan", plan.id)) for plan in plans)
        figures = {
            "evidence": self.context.say(Sentence("{proved} of {all}", proved=proved, all=len(found.rows))),
            "parties": str(len(partnership.parties or [])),
            "plans": str(len(plans)),
            "consultations": str(consultations),
            "meetings": str(len(workspace.children("meeting", "partnership", self.record))),
            "documents": str(len(partnership.documents or []) + len(partnership.addenda or [])),
            "discussion": str(len(self.discussion.messages)),
        }
        for key, figure in figures.items():
            self.tabs.show_figure(key, figure)
