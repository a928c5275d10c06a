"""To do: what is due, in words and dates, and how far each partnership has come."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from parteneriat_desktop.actions import due as due_dates
from parteneriat_desktop.actions import recovery
from parteneriat_desktop.actions.due import Due, Group
from parteneriat_desktop.actions.outbox import SentBundle, last_answers, outbox
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.going import new_record, open_record
from parteneriat_desktop.ui.pages.home_cards import backup_card, consultations_card, progress_card, steps_card
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import primary
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, empty_state, scrolling
from parteneriat_desktop.ui.widgets.head import SearchBox
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.tiles import Tile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from parteneriat_desktop.ui.context import Context, Place

RIGHT = 376
ICONS = {
    "partner": "users",
    "partnership": "handshake",
    "plan": "clipboard-list",
    "target": "target",
    "consultation": "megaphone",
    "meeting": "users",
    "package": "hourglass",
    "key": "key-round",
}
#: Tone and icon of each group, and what it is called.
GROUPS: dict[str, tuple[Tone, str, str]] = {
    Group.OVERDUE: (Tone.ERR, "circle-alert", N_("Overdue")),
    Group.WEEK: (Tone.WARN, "clock", N_("This week")),
    Group.MONTH: (Tone.INFO, "calendar-days", N_("Within 30 days")),
    "receipt": (Tone.NEUTRAL, "hourglass", N_("Waiting for an answer")),
}
#: What can be begun from here.
NEW = ("partner", "partnership", "plan", "consultation", "contribution", "meeting")


class HomePage(Page):
    """The first page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._due: Sequence[Due] = ()
        self._waiting: Sequence[SentBundle] = ()
        self.search = SearchBox(
            context.text(N_("Search in all records (Ctrl+F)")), context.palette, delay=context.search_delay
        )
        self.search.setMinimumWidth(300)
        self.search.returnPressed.connect(lambda: context.go("search", text=self.search.text()))
        self.head.put_search(self.search)
        self._add = primary(context.text(N_("Add")), context.palette, icon_name="plus")
        self._add.setMenu(self._new_menu())
        self.head.put_actions([self._add])
        self._tiles_row = QHBoxLayout()
        self._tiles_row.setSpacing(12)
        self.tiles = {group: self._tile(group) for group in GROUPS}
        self.outer.addLayout(self._tiles_row)
        self._add_body()

    def _add_body(self) -> None:
        """Make the list of what is due and, at its right, the cards."""
        context = self.context
        columns = (
            Column(context.text(N_("What"))),
            Column(context.text(N_("When")), 160, right=True),
            Column("", 110, right=True),
        )
        self.table = TableView(
            TableModel(columns, FixedRows([])), context.text(N_("What is due")), context.look, Rules(44, lines=True)
        )
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self._open)
        self._list = Card(padded=False)
        self._list.body.setContentsMargins(1, 6, 1, 6)
        self._places = Places(self.table)
        self._list.body.addWidget(self._places)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(12)
        self._right_area = scrolling(right)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._list, 1)
        self._right_area.setFixedWidth(context.look.px(RIGHT))
        body.addWidget(self._right_area)
        self.outer.addLayout(body, 1)

    def show_place(self, place: Place) -> None:  # noqa: ARG002 - there is one thing to show
        """Show what is due."""
        self.refresh()

    def refresh(self) -> None:
        """Compute again what is due."""
        context = self.context
        day = formatting.show_long_date(context.today, context.catalogue, weekday=True)
        self.head.describe(context.text(N_("To do")), below=day[:1].upper() + day[1:])
        self._due = context.due()
        self._waiting = [one for one in outbox(context.workspace) if one.waits]
        self._show_tiles()
        self._show_list()
        self._show_cards()

    def search_box(self) -> QWidget:
        """Return the search over all records."""
        return self.search

    def add_new(self) -> None:
        """Open the menu of what can be begun."""
        self._add.showMenu()

    def primary(self) -> None:
        """Open the menu of what can be begun."""
        self._add.showMenu()

    def arrange(self) -> None:
        """Leave out the right column where there is no room for it."""
        self._right_area.setVisible(not self.narrow)

    def _tile(self, group: str) -> Tile:
        """Make the tile of a group."""
        tone, icon, words = GROUPS[group]
        tile = Tile(self.context.palette, icon, tone, self.context.text(words))
        tile.toggled.connect(partial(self._filter, group))
        self._tiles_row.addWidget(tile, 1)
        return tile

    def _new_menu(self) -> QMenu:
        """Make the menu of what can be begun."""
        menu = QMenu(self)
        for name in NEW:
            action: QAction = menu.addAction(self.context.text(NEW_WORDS[name]))
            action.triggered.connect(lambda _checked=False, name=name: new_record(self.context, name))
        return menu

    def _filter(self, group: str, pressed: bool) -> None:  # noqa: FBT001 - the answer of a signal
        """Show one group only, or all again."""
        if pressed:
            for other, tile in self.tiles.items():
                if other != group:
                    tile.setChecked(False)
        self._show_list()

    def _show_tiles(self) -> None:
        """Show how many there are in each group."""
        context = self.context
        for group, tile in self.tiles.items():
            if group == "receipt":
                tile.show_number(len(self._waiting), self._last_receipt())
                continue
            found = [one for one in self._due if str(one.group) == group]
            second = formatting.show_date(found[0].on, context.catalogue) if found else context.text(N_("nothing"))
            if found and group == str(Group.OVERDUE):
                days = (context.today - found[0].on).days
                second = context.say(Counted("the oldest by {count} day", "the oldest by {count} days", days))
            tile.show_number(len(found), second)

    def _last_receipt(self) -> str:
        """Say how long ago the last receipt came, of the institution that has been silent for the longest."""
        answers = last_answers(self.context.workspace)
        if not answers:
            return self.context.text(N_("packages sent"))
        days = answers[0].days
        return self.context.say(Counted("last receipt {count} day ago", "last receipt {count} days ago", days))

    def _show_list(self) -> None:
        """Show the groups, or the one whose tile is pressed."""
        chosen = next((group for group, tile in self.tiles.items() if tile.isChecked()), "")
        rows: list[tuple[str, Sequence[Cell]]] = []
        for group in GROUPS:
            if chosen in ("", group):
                rows += self._group_rows(group)
        self.table.table().reload(FixedRows(rows))
        if rows:
            self._places.show_first()
        else:
            self._places.show_instead(self._nothing())

    def _nothing(self) -> QWidget:
        """Say that nothing is due; in a new workspace, how to begin."""
        context = self.context
        if not list(context.workspace.all("partnership")):
            return steps_card(context)
        until = context.today + due_dates.NOTICE
        return empty_state(context.say(Sentence("Nothing to do until {day}.", day=until)))

    def _group_rows(self, group: str) -> list[tuple[str, Sequence[Cell]]]:
        """Return the head of a group and its rows."""
        tone, icon, words = GROUPS[group]
        if group == "receipt":
            rows = [self._sent_row(one) for one in self._waiting]
        else:
            rows = [self._due_row(number, one) for number, one in enumerate(self._due) if str(one.group) == group]
        head = Cell(self.context.text(words), str(len(rows)), Kind.GROUP, icon, tone)
        return [(f"group:{group}", [head, Cell(""), Cell("")]), *rows] if rows else []

    def _due_row(self, number: int, item: Due) -> tuple[str, Sequence[Cell]]:
        """Show one date."""
        context = self.context
        days = (item.on - context.today).days
        if days < 0:
            away = context.say(Counted("overdue by {count} day", "overdue by {count} days", -days))
        elif days == 0:
            away = context.text(N_("today"))
        else:
            away = context.say(Counted("in {count} day", "in {count} days", days))
        icon, tone = ("circle-alert", Tone.ERR) if days < 0 else ("", None)
        when = Cell(formatting.show_date(item.on, context.catalogue), away, second_icon=icon, second_tone=tone)
        article = context.say(item.article) if isinstance(item.article, Sentence) else item.article
        second = f"{item.title} · {article}" if article else item.title
        what = Cell(context.say(item.sentence), second, icon=ICONS.get(item.entity, "file-text"))
        return (f"due:{number}", [what, when, Cell(context.text(N_("Open")), kind=Kind.LINK)])

    def _sent_row(self, bundle: SentBundle) -> tuple[str, Sequence[Cell]]:
        """Show one bundle that waits for its receipt."""
        context = self.context
        what = context.say(Sentence("Package no. {number}", number=bundle.sequence))
        to = context.say(Sentence("to {peer}", peer=bundle.name or context.text(N_("anyone enrolled"))))
        when = formatting.show_date(datetime.fromisoformat(bundle.moment).astimezone().date(), context.catalogue)
        cells = [Cell(what, to, icon="package"), Cell(when), Cell(context.text(N_("Open")), kind=Kind.LINK)]
        return (f"sent:{bundle.digest}", cells)

    def _open(self, row: str) -> None:
        """Go to the record, at the field in question."""
        kind, _, rest = row.partition(":")
        if kind == "due":
            item = self._due[int(rest)]
            open_record(self.context, item.entity, item.record, item.field)
        else:
            self.context.go("send")

    def _show_cards(self) -> None:
        """Show how far partnerships, consultations and backup have come; the backup first until the key has a sheet."""
        clear_layout(self._right)
        cards = [progress_card(self.context), consultations_card(self.context), backup_card(self.context)]
        if recovery.confirmed_on(self.context.workspace) is None:
            cards.insert(0, cards.pop())
        for card in cards:
            self._right.addWidget(card)
        self._right.addStretch(1)


#: What each new record is called in the menu.
NEW_WORDS = {
    "partner": N_("Partner"),
    "partnership": N_("Partnership"),
    "plan": N_("Intervention plan"),
    "consultation": N_("Consultation"),
    "contribution": N_("Contribution"),
    "meeting": N_("Meeting"),
}
