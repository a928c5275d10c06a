"""One consultation: its road with the arithmetic of the chosen date, the register, the decision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.contribution import Contribution, ContributionDecision
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.ui.chips import state_cell
from parteneriat_desktop.ui.going import open_record
from parteneriat_desktop.ui.pages.children import ChildList
from parteneriat_desktop.ui.pages.decision_panel import DecisionPanel
from parteneriat_desktop.ui.pages.dossier import Dossier, put_beside
from parteneriat_desktop.ui.pages.entry_row import EntryRow
from parteneriat_desktop.ui.pages.road_card import RoadCard
from parteneriat_desktop.ui.pages.terms_table import TermsTable
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.cards import Card, empty_state
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.tabs import Tab, Tabs
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

RIGHT = 328
TABS = (
    ("register", "list-todo", N_("Register of proposals"), "contribution"),
    ("announcements", "megaphone", N_("Announcements"), "announcement"),
    ("meetings", "users", N_("Meetings"), "meeting"),
    ("requests", "gavel", N_("Requests for a debate"), "debate_request"),
    ("counts", "users", N_("Participation"), "participation_count"),
)


class ConsultationDossier(Dossier):
    """Everything about one consultation."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.road_card = RoadCard(context)
        self.road_card.all_wanted.connect(self.show_terms)
        self.road = self.road_card.road
        self.outer.addWidget(self.road_card)
        self.tabs = Tabs(context.palette, [Tab(key, icon, context.text(words)) for key, icon, words, _ in TABS])
        self.tabs.chosen.connect(self.show_tab)
        self.outer.addWidget(self.tabs)
        register = QWidget()
        self._places = Places(register)
        self.outer.addWidget(self._places, 1)
        register.setProperty("look", "clear")
        self._sides = QHBoxLayout(register)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(12)
        self._sides.addWidget(self._register_card(), 1)
        self.decision = DecisionPanel(context)
        self.decision.decided.connect(self._next)
        self.decision.step_wanted.connect(self.step)
        self._sides.addWidget(self.decision)
        self.arrange(narrow=False)

    def load(self, record: str) -> None:
        """Show a consultation."""
        other = record != self.record
        self.record = record
        if other:
            self.flush()
            self.entry.open(record)
        self.refresh()
        if other:
            self.show_tab("register")
            self._next()

    def refresh(self) -> None:
        """Read the consultation again."""
        context = self.context
        found = linked(context.workspace, Consultation, self.record)
        if found is None:
            return
        self.road_card.show_road(found)
        current = self.table.current_id()
        self.table.table().reload(FixedRows([(one.id, self._cells(one, found)) for one in self._contributions()]))
        self._show_register(found)
        if current:
            self.table.choose(current)
        for key, _icon, _words, name in TABS:
            children = context.workspace.children(name, "consultation", self.record)
            self.tabs.show_figure(key, str(len(children)))
        if self.tabs.current() != "register":
            self.show_tab(self.tabs.current())

    def flush(self) -> None:
        """Keep what is being typed."""
        self.entry.draft.flush()
        self.decision.draft.flush()

    def arrange(self, *, narrow: bool) -> None:
        """Put the decision beside the register, or below it."""
        least = max(self.context.look.px(RIGHT), self.decision.minimumSizeHint().width())
        put_beside(self._sides, self.decision, least, narrow=narrow)

    def show_tab(self, key: str) -> None:
        """Show one tab."""
        self.tabs.show_current(key)
        if key == "register":
            self._places.show_first()
            return
        name = next(kind for found, _icon, _words, kind in TABS if found == key)
        self._places.show_instead(ChildList(self.context, name, "consultation", [self.record]))

    def show_terms(self) -> None:
        """Show how all terms were counted, in the place of the tabs' content."""
        found = linked(self.context.workspace, Consultation, self.record)
        if found is None:
            return
        shown = TermsTable(self.context, found)
        shown.closed.connect(self._close_terms)
        self._places.show_instead(shown)
        shown.back.setFocus()

    def _close_terms(self) -> None:
        """Show the current tab again."""
        self.show_tab(self.tabs.current())
        self.road_card.all.setFocus()

    def step(self, by: int) -> None:
        """Go to the next or previous proposal."""
        model = self.table.table()
        record = model.id_at(model.row_of(self.decision.record) + by)
        if record:
            self.table.choose(record)

    def _contributions(self) -> list[Contribution]:
        """Return the proposals in the order of their numbers."""
        found = belonging(self.context.workspace, Contribution, "consultation", self.record)
        return sorted(found, key=lambda one: (_number(one.register_number), one.id))

    def _register_card(self) -> Card:
        """Make the card of the register with its entry row."""
        context = self.context
        card = Card(padded=False)
        self._sum = label("", "small")
        card.add_head(context.text(N_("Register of proposals")), self._sum)
        columns = (
            Column(context.text(N_("No.")), 58),
            Column(context.text(N_("Received")), 94),
            Column(context.text(N_("Channel")), 92),
            Column(context.text(N_("Sender")), 112),
            Column(context.text(N_("Article")), 76),
            Column(context.text(N_("Proposal"))),
            Column(context.text(N_("Decision")), 148),
        )
        self.table = TableView(
            TableModel(columns, FixedRows([])), context.text(N_("Register of proposals")), context.look
        )
        self.table.chosen.connect(self.decision_for)
        self.table.opened.connect(partial(open_record, context, "contribution"))
        self._register = Places(self.table)
        card.body.addWidget(self._register, 1)
        self.entry = EntryRow(context)
        self.entry.saved.connect(self._entered)
        card.body.addWidget(self.entry)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 6)
        private = label(context.text(N_("Names and contacts never leave your institution.")), "small", wrap=True)
        foot.addWidget(icon_line("lock", context.palette.muted, private), 2)
        keys = label(context.text(N_("Enter saves the row · Esc empties it")), "small", wrap=True)
        foot.addWidget(icon_line("keyboard", context.palette.muted, keys), 1)
        card.body.addLayout(foot)
        return card

    def decision_for(self, record: str) -> None:
        """Show the decision on a proposal."""
        if record != self.decision.record:
            self.decision.load(record)

    def _show_register(self, found: Consultation) -> None:
        """Show the register, or the sentence that says that nothing was received."""
        context = self.context
        contributions = self._contributions()
        undecided = [one for one in contributions if _undecided(one)]
        words = Sentence(
            "{received} received · {open} without a decision", received=len(contributions), open=len(undecided)
        )
        self._sum.setText(context.say(words))
        if not contributions:
            deadline = found.proposals_deadline
            sentence = Sentence("No proposal received so far. The term: {day}.", day=deadline)
            self._register.show_instead(empty_state(context.say(sentence)))
            self.decision.load("")
        else:
            self._register.show_first()

    def _cells(self, one: Contribution, consultation: Consultation) -> list[Cell]:
        """Show one proposal; the names of senders are never shown here."""
        context = self.context
        late = one.is_late(consultation)
        late_words = context.text(N_("late")) if late else ""
        decision = state_cell(context, one.decision or ContributionDecision.UNDER_ANALYSIS)
        return [
            Cell((one.register_number or DASH).partition("/")[0], kind=Kind.STRONG),
            Cell(context.show(one.received_on), late_words, second_icon="clock" if late else "", second_tone=Tone.WARN),
            Cell(context.show(one.channel)),
            Cell(context.show(one.sender_kind)),
            Cell(one.article or DASH),
            Cell(one.text or DASH),
            decision,
        ]

    def _entered(self, record: str) -> None:
        """Show a proposal that was just entered."""
        self.refresh()
        self.table.choose(record)
        context = self.context
        count = len(self._contributions())
        context.announce(self, context.say(Counted("{count} proposal received", "{count} proposals received", count)))
        context.changed.emit("contribution", record)

    def _next(self) -> None:
        """Go to the next proposal without a decision, or to the first."""
        contributions = self._contributions()
        current = self.decision.record
        after = [one for one in contributions if _undecided(one) and one.id != current]
        target = after or contributions
        if target:
            self.table.choose(target[0].id)


def _undecided(one: Contribution) -> bool:
    """Say whether a proposal still waits for its decision."""
    return one.decision in (None, ContributionDecision.UNDER_ANALYSIS)


def _number(text: str | None) -> int:
    """Return the number before the year of a register number."""
    digits = (text or "").partition("/")[0]
    return int(digits) if digits.isdigit() else 0
