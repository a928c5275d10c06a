"""The register of proposals: the table, the row for paper, several chosen at once, those that are alike.

Rules of this module:

1. The table draws what is visible; a saved row is shown again by itself, the others are not read.
2. Names and contacts of senders are never shown here.
3. Shift and Ctrl+Space choose several rows; the panel beside answers them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.contribution import ContributionDecision
from parteneriat_desktop.ui.chips import state_cell
from parteneriat_desktop.ui.own_key import OwnKey
from parteneriat_desktop.ui.pages.entry_row import EntryRow
from parteneriat_desktop.ui.pages.register_widths import register_widths
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.register import Register
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Card, empty_state
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.ui.context import Context

HEADS = (
    N_("No."),
    N_("Received"),
    N_("Channel"),
    N_("Sender"),
    N_("Article"),
    N_("Proposal"),
    N_("Decision"),
)
EDIT = QKeyCombination(Qt.Key.Key_F2)


class RegisterRows:
    """The rows of the table: all proposals, or only the given ones."""

    def __init__(self, card: RegisterCard, only: Sequence[str] | None = None) -> None:
        self._card = card
        self._only = only

    def ids(self, _search: str, _order: str, /) -> Sequence[str]:
        """Return the proposals in the order of the register."""
        return self._card.register.ids() if self._only is None else self._only

    def cells(self, ids: Sequence[str]) -> Sequence[Sequence[Cell]]:
        """Return the cells of the given proposals."""
        return [self._card.cells(record) for record in ids]


class RegisterCard(Card):
    """Shows and fills the register of one consultation."""

    chosen = Signal(list)
    opened = Signal(str)
    entered = Signal(str)
    response_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self.consultation: Consultation | None = None
        self.register = Register(context.workspace, "")
        self._sum = label("", "small")
        self.all = link(context.text(N_("Show all")), context.palette, self.show_all, icon_name="x")
        self.all.hide()
        self.add_head(context.text(N_("Register of proposals")), self.all, self._sum)
        widths = register_widths(context)
        columns = [Column(context.text(words), width) for words, width in zip(HEADS, widths.values(), strict=True)]
        model = TableModel(columns, RegisterRows(self))
        self.table = TableView(model, context.text(N_("Register of proposals")), context.look)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._tell)
        self.table.opened.connect(self.opened)
        OwnKey(self.table, EDIT, self.change_current)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(self._row_actions())
        self._places = Places(self.table)
        self.body.addWidget(self._places, 1)
        self.entry = EntryRow(context, widths)
        self.entry.saved.connect(self._saved)
        self.entry.left.connect(self.table.setFocus)
        self.body.addWidget(self.entry)
        self.body.addLayout(self._foot())

    def _row_actions(self) -> list[QAction]:
        """Make what the Menu key offers on a row."""
        context = self.context
        actions = (
            (N_("Open the form"), lambda: self.opened.emit(self.table.current_id())),
            (N_("Change in the row (F2)"), self.change_current),
            (N_("Show those that are alike"), self._show_alike),
        )
        made: list[QAction] = []
        for words, do in actions:
            action = QAction(context.text(words), self.table)
            action.triggered.connect(do)
            made.append(action)
        return made

    def _show_alike(self) -> None:
        """Show the proposals that are like the chosen one, where there are some."""
        alike = self.register.alike(self.table.current_id())
        if alike:
            self.show_only(alike)

    def load(self, consultation: Consultation) -> None:
        """Show the register of a consultation, read anew."""
        other = self.consultation is None or self.consultation.id != consultation.id
        self.consultation = consultation
        self.register = Register(self.context.workspace, consultation.id)
        self.entry.deadline = consultation.proposals_deadline
        current = self.table.current_id()
        self.all.hide()
        self.table.table().reload(RegisterRows(self))
        if other:
            self.entry.open(consultation.id)
        elif current:
            self.table.choose(current)
        self.show_sum()

    def read_again(self, records: Sequence[str]) -> None:
        """Show again what was saved, without reading the rest."""
        model = self.table.table()
        for record in records:
            if not self.register.read_again(record):
                model.show_again(record)
            elif self.register.get(record) is not None:
                model.append(record)
        self.show_sum()

    def selected(self) -> list[str]:
        """Return the chosen proposals in the order of the register."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.table.table().id_at(row) for row in rows]

    def show_only(self, records: Sequence[str]) -> None:
        """Show and choose some proposals only; all come back by their link, or by Esc."""
        self.table.table().reload(RegisterRows(self, records))
        self.all.show()
        self.table.selectAll()
        self.table.setFocus()

    def show_all(self) -> None:
        """Show all proposals again."""
        current = self.table.current_id()
        self.all.hide()
        self.table.table().reload(RegisterRows(self))
        self.table.choose(current)
        self.table.setFocus()

    def change_current(self) -> None:
        """Bring the chosen proposal into the row to change it."""
        record = self.table.current_id()
        one = self.register.get(record)
        if one is not None:
            self.entry.above = self.table.table().id_at(self.table.table().row_of(record) - 1)
            self.entry.change(record)
            self.entry.show_number((one.register_number or DASH).partition("/")[0])

    def cells(self, record: str) -> Sequence[Cell]:
        """Show one proposal."""
        context, one = self.context, self.register.get(record)
        if one is None:
            return ()
        late = one.is_late(self.consultation)
        return (
            Cell((one.register_number or DASH).partition("/")[0], kind=Kind.STRONG),
            Cell(
                context.show(one.received_on),
                context.text(N_("late")) if late else "",
                second_icon="clock" if late else "",
                second_tone=Tone.WARN,
            ),
            Cell(context.show(one.channel)),
            Cell(context.show(one.sender_kind)),
            Cell(one.article or DASH),
            Cell(one.text or DASH),
            state_cell(context, one.decision or ContributionDecision.UNDER_ANALYSIS),
        )

    def show_sum(self) -> None:
        """Show how many there are, or the sentence that says that nothing was received."""
        received, waiting = len(self.register), len(self.register.undecided())
        words = Sentence("{received} received · {open} without a decision", received=received, open=waiting)
        self._sum.setText(self.context.say(words))
        if received:
            self._places.show_first()
            last = self.register.ids()[-1]
            if not self.entry.record:
                self.entry.above = last
        else:
            self._places.show_instead(self._nothing())
        if not self.entry.record:
            self.entry.show_number(str(received + 1))

    def _nothing(self) -> Card:
        """Say that nothing was received; after the term with the table that says so to everybody."""
        context = self.context
        deadline = self.consultation.proposals_deadline if self.consultation is not None else None
        holder = Card(padded=False)
        holder.setProperty("look", "clear")
        if deadline is not None and deadline < context.today:
            words = context.text(N_("No proposals were received."))
            make = context.text(N_("Create the table “no proposals” (R07)"))
            action = button(make, context.palette, self.response_wanted.emit, icon_name="file-text")
            holder.body.addWidget(empty_state(words, action))
            return holder
        sentence = Sentence("No proposal received so far.")
        if deadline is not None:
            weekday = formatting.show_weekday(deadline, context.catalogue)
            sentence = Sentence(
                "No proposal received so far. The term: {weekday}, {day}.", weekday=weekday, day=deadline
            )
        holder.body.addWidget(empty_state(context.say(sentence)))
        return holder

    def _saved(self, record: str) -> None:
        """Show a proposal that was entered or changed."""
        self.read_again([record])
        self.table.choose(record)
        count = len(self.register)
        words = Counted("{count} proposal received", "{count} proposals received", count)
        self.context.announce(self, self.context.say(words))
        self.entered.emit(record)

    def _tell(self) -> None:
        """Tell which proposals are chosen."""
        self.chosen.emit(self.selected())

    def _foot(self) -> QHBoxLayout:
        """Make the line under the row."""
        context = self.context
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 6)
        private = label(context.text(N_("Names and contacts never leave your institution.")), "small", wrap=True)
        foot.addWidget(icon_line("lock", context.palette.muted, private), 3)
        keys = label(context.text(N_("Enter saves · Esc empties · F2 changes")), "small", wrap=True)
        foot.addWidget(icon_line("keyboard", context.palette.muted, keys), 2)
        return foot
