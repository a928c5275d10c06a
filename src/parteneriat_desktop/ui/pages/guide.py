"""Help on the pages and the keys, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from parteneriat_desktop.actions.legal_packs import pack_in_use
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.pages.settings_law import rules_table, show_rules
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import Card, empty_state, scrolling
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context, Place

GUIDES: tuple[tuple[str, str, str], ...] = (
    (
        "home",
        N_("To do"),
        N_("Shows what is due: overdue, this week, within 30 days. Enter opens the record."),
    ),
    (
        "target",
        N_("State of the target"),
        N_("Shows how many partnerships count for the target, which do not count and why."),
    ),
    (
        "calendar",
        N_("Calendar"),
        N_(
            "Legal and promised dates of a month, with the arithmetic of each. "
            "Arrows move the day, PageUp and PageDown the month, Insert enters an own day off, Ctrl+L shows a list."
        ),
    ),
    (
        "partners",
        N_("Partners"),
        N_("The institutions and organisations you work with. What is typed is kept as a draft until you save it."),
    ),
    (
        "partnerships",
        N_("Partnerships"),
        N_(
            "A partnership is a dossier: parties, plan, consultations, documents. "
            "The matrix says what is still missing."
        ),
    ),
    (
        "plans",
        N_("Intervention plans"),
        N_("Targets with baseline and goal, budget by source, and who answers for which activity."),
    ),
    (
        "consultations",
        N_("Consultations"),
        N_("The dates of a consultation, the register of proposals and the decision on each, with its justification."),
    ),
    (
        "send",
        N_("Send and receive"),
        N_("Check, make the PDF, sign, send. Received files show what they bring before anything is imported."),
    ),
    (
        "conflicts",
        N_("Conflicts"),
        N_(
            "When two institutions changed the same field, you choose. "
            "Nothing is lost: the other value stays in the history."
        ),
    ),
    ("settings", N_("Settings"), N_("Your institution, its key, whom you trust, backups, language and colours.")),
)
KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+S", N_("save the form")),
    ("Ctrl+N", N_("new")),
    ("Ctrl+F", N_("search")),
    ("Ctrl+P", N_("make the PDF")),
    ("Ctrl+Z", N_("take back")),
    ("Ctrl+Enter", N_("the primary button of the page")),
    ("F8", N_("next field to correct")),
    ("F6 / Shift+F6", N_("next or previous part of the window")),
    ("Alt+1 … Alt+9", N_("the pages of the side bar")),
    ("Esc", N_("back")),
    ("F1", N_("this help")),
)


class GuidePage(Page):
    """What each page is for, and the keys."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._cards: dict[str, Card] = {}
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._keys_card())
        self._law = Card(padded=False)
        self._law.add_head(context.text(N_("Legal terms to be verified")))
        words = N_("Nobody has compared these rules with the text of the law yet; check them before you rely on them.")
        self._law.body.addWidget(empty_state(context.text(words)))
        self._rules = rules_table(context)
        self._law.body.addWidget(self._rules)
        for page, title, words in GUIDES:
            card = Card()
            card.add_head(context.text(title))
            card.body.addWidget(label(context.text(words), wrap=True))
            self._cards[page] = card
            column.addWidget(card)
        column.addWidget(self._law)
        column.addStretch(1)
        self._area = scrolling(content)
        self.outer.addWidget(self._area, 1)

    def show_place(self, place: Place) -> None:
        """Show the help, at the page that one came from."""
        context = self.context
        self.head.describe(
            context.text(N_("Help")), below=context.text(N_("It works without internet, as everything here."))
        )
        self.head.put_actions([link(context.text(N_("Back (Esc)")), context.palette, context.back.emit)])
        rules = [rule for rule in pack_in_use(context.workspace).rules if not rule.verified]
        show_rules(context, self._rules, rules)
        self._rules.fit_height()
        self._law.setVisible(bool(rules))
        card = self._law if place.field == "law" else self._cards.get(place.field)
        if card is not None:
            self._area.ensureWidgetVisible(card)

    def _keys_card(self) -> Card:
        """Make the table of keys."""
        context = self.context
        card = Card(padded=False)
        card.add_head(context.text(N_("Keys")))
        rows = [(keys, [Cell(keys, kind=Kind.STRONG), Cell(context.text(words))]) for keys, words in KEYS]
        columns = (Column(context.text(N_("Key")), 180), Column(context.text(N_("What it does"))))
        table = TableView(TableModel(columns, FixedRows(rows)), context.text(N_("Keys")), context.look)
        table.fit_height()
        card.body.addWidget(table)
        return card
