"""The dossier of one partnership: facts, tabs, evidence matrix, the countable card, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import show_records
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.ui.history import history_table
from parteneriat_desktop.ui.pages.children import ChildList
from parteneriat_desktop.ui.pages.countable_card import countable_card, next_card
from parteneriat_desktop.ui.pages.discussion import Discussion
from parteneriat_desktop.ui.pages.dossier import Dossier, put_beside
from parteneriat_desktop.ui.pages.evidence_card import EvidenceCard
from parteneriat_desktop.ui.pages.partnership_facts import documents_of, facts_card, parties_table
from parteneriat_desktop.ui.pages.regularity_card import regularity_card
from parteneriat_desktop.ui.pages.trainings_tab import TrainingsTab, trainings_of
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, scrolling
from parteneriat_desktop.ui.widgets.places import OneOfSeveral, Places
from parteneriat_desktop.ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from parteneriat_desktop.records.evidence import Evidence
    from parteneriat_desktop.ui.context import Context

RIGHT = 304
TABS = (
    ("evidence", "list-todo", N_("Proofs")),
    ("parties", "users", N_("Parties")),
    ("plans", "clipboard-list", N_("Plans")),
    ("consultations", "megaphone", N_("Consultations")),
    ("meetings", "calendar-days", N_("Meetings")),
    ("cooperation", "handshake", N_("Cooperation")),
    ("trainings", "file-check", N_("Trainings")),
    ("documents", "paperclip", N_("Documents")),
    ("discussion", "mail", N_("Discussion")),
    ("history", "history", N_("History")),
)
#: What is listed under a tab, of the partnership itself.
LISTED = {"plans": "plan", "meetings": "meeting", "cooperation": "cooperation_entry"}
#: Tabs whose content stays while others are made anew.
STAYING = frozenset({"evidence", "discussion"})


class PartnershipDossier(Dossier):
    """Everything about one partnership."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._remembered: dict[str, str] = {}
        self._facts = QVBoxLayout()
        self.outer.addLayout(self._facts)
        self.tabs = Tabs(context.palette, [Tab(key, icon, context.text(words)) for key, icon, words in TABS])
        self.tabs.chosen.connect(self.show_tab)
        self.outer.addWidget(self.tabs)
        self._body = QHBoxLayout()
        self._body.setSpacing(12)
        self.matrix = EvidenceCard(context)
        self.matrix.found.connect(self._show_evidence)
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
        if partnership is None:
            return
        self._facts.addWidget(facts_card(self.context, partnership))
        self.discussion.load(self.record)
        self._show_figures(partnership)
        self.matrix.load(self.record)
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
        if key in LISTED:
            return ChildList(self.context, LISTED[key], "partnership", [self.record])
        if key == "consultations":
            return ChildList(self.context, "consultation", "plan", self._plans())
        if key == "trainings":
            return TrainingsTab(self.context, self.record, self._plans())
        partnership = self.partnership()
        return QWidget() if partnership is None else self._part(key, partnership)

    def _part(self, key: str, partnership: Partnership) -> QWidget:
        """Make what stands under a tab that shows the record of the partnership itself."""
        context = self.context
        if key == "parties":
            return parties_table(context, partnership)
        if key == "documents":
            return documents_of(context, partnership)
        card = Card(padded=False)
        history = show_records.history(context.workspace, "partnership", self.record)
        card.body.addWidget(history_table(context, Partnership, history))
        return card

    def _plans(self) -> list[str]:
        """Return the plans of the partnership."""
        return [plan.id for plan in self.context.workspace.children("plan", "partnership", self.record)]

    def _show_evidence(self, found: Evidence) -> None:
        """Show at the right whether it counts, what comes next, and how regular it is."""
        context = self.context
        clear_layout(self._right)
        self._right.addWidget(countable_card(context, found))
        self._right.addWidget(next_card(context, self.record))
        for plan in belonging(context.workspace, Plan, "partnership", self.record):
            figures = regularity_card(context, plan)
            if figures is not None:
                self._right.addWidget(figures)
        self._right.addStretch(1)
        proved = sum(row.state is RowState.PROVED for row in found.rows)
        words = Sentence("{proved} of {all}", proved=proved, all=len(found.rows))
        self.tabs.show_figure("evidence", context.say(words))

    def _show_figures(self, partnership: Partnership) -> None:
        """Show how much there is under each tab but that of the evidence."""
        workspace, plans = self.context.workspace, self._plans()
        listed = {key: len(workspace.children(name, "partnership", self.record)) for key, name in LISTED.items()}
        figures = listed | {
            "parties": len(partnership.parties or []),
            "consultations": sum(len(workspace.children("consultation", "plan", plan)) for plan in plans),
            "trainings": len(trainings_of(self.context, self.record, plans)),
            "documents": len(partnership.documents or []) + len(partnership.addenda or []),
            "discussion": len(self.discussion.messages),
        }
        for key, figure in figures.items():
            self.tabs.show_figure(key, str(figure))
