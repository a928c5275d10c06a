"""The calendar: legal and promised dates of a month, from all dossiers, with the days that are not worked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from parteneriat_desktop.actions import calendar_dates, calendar_export
from parteneriat_desktop.actions.write_file import write_file
from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.going import open_record
from parteneriat_desktop.ui.own_key import OwnKey
from parteneriat_desktop.ui.pages.calendar_day import DayPanel
from parteneriat_desktop.ui.pages.calendar_extra import ExtraDayPanel
from parteneriat_desktop.ui.pages.calendar_grid import MonthGrid
from parteneriat_desktop.ui.pages.calendar_model import ICONS, days_between, days_shown, dossiers
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import button, primary, square
from parteneriat_desktop.ui.widgets.cards import Card, Chip, empty_state
from parteneriat_desktop.ui.widgets.places import OneOfSeveral, Places
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parteneriat_desktop.ui.context import Context, Place
    from parteneriat_desktop.ui.pages.calendar_model import Day, Entry

RIGHT = 272
#: Months ahead in which the next date is looked for when a month has none.
AHEAD = 24
LEGEND = (
    (Tone.ERR, N_("overdue")),
    (Tone.WARN, N_("this week")),
    (Tone.INFO, N_("later")),
    (Tone.NEUTRAL, N_("done")),
)


class CalendarPage(Page):
    """A month as a grid or as a list of days."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._days: Sequence[Day] = ()
        self._dossier = ""
        self._chosen = context.today
        self._as_list = False
        add = primary(context.text(N_("Add a day off")), context.palette, self.add_new, icon_name="plus")
        self.head.put_actions([add])
        self.outer.addLayout(self._bar())
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._month_card(), 1)
        self.panel = DayPanel(context)
        self.extra = ExtraDayPanel(context)
        self.extra.closed.connect(self._show_panel)
        self._sides = OneOfSeveral()
        self._sides.addWidget(self.panel)
        self._sides.addWidget(self.extra)
        body.addWidget(self._sides)
        self._fit_side()
        self.outer.addLayout(body, 1)
        self.outer.addLayout(self._legend())
        OwnKey(self, QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L), self.turn)
        OwnKey(self.grid, QKeyCombination(Qt.Key.Key_Insert), self.add_new)

    def show_place(self, place: Place) -> None:  # noqa: ARG002 - there is one thing to show
        """Show the month of the chosen day."""
        self.refresh()
        self.grid.setFocus()

    def refresh(self) -> None:
        """Read the dates of the month again."""
        context = self.context
        self.head.describe(
            context.text(N_("Calendar")), below=context.text(N_("Legal and promised dates of all dossiers"))
        )
        month = self._chosen.replace(day=1)
        self._days = days_shown(context, month)
        self._offer(dossiers(self._days))
        if self._dossier:
            self._days = days_shown(context, month, self._dossier)
        words = formatting.show_month(month, context.catalogue)
        self._month.setText(words[:1].upper() + words[1:])
        self.grid.show_days(month, self._days)
        self.grid.choose(self._chosen)
        self._show_list()

    def primary(self) -> None:
        """Open the first entry of the chosen day."""
        day = self.grid.chosen_day()
        if day is not None and day.entries:
            self._open(day.entries[0])

    def add_new(self) -> None:
        """Begin an own day off or working day with the chosen day."""
        self._sides.setCurrentWidget(self.extra)
        self._sides.setVisible(True)
        self._fit_side()
        self.extra.open(self._chosen)

    def go_back(self) -> bool:
        """Close the small form."""
        if self._sides.currentWidget() is not self.extra:
            return False
        self._show_panel()
        return True

    def turn(self) -> None:
        """Show the list of days instead of the grid, or the grid again."""
        self._as_list = not self._as_list
        self._turn.setText(self.context.text(N_("Grid") if self._as_list else N_("List")))
        self._forms.setCurrentIndex(int(self._as_list or self.narrow))

    def arrange(self) -> None:
        """Show the list of days where the grid has no room."""
        self._forms.setCurrentIndex(int(self._as_list or self.narrow))
        self._sides.setVisible(not self.narrow or self._sides.currentWidget() is self.extra)

    def export(self) -> None:
        """Write the dates from today on as a file for other calendars."""
        context = self.context
        kinds = context.text(N_("Calendar (*.ics)"))
        path = context.chooser.save_file(context.text(N_("Save the dates")), Path("termene.ics"), kinds)
        if path is None:
            return
        entries = calendar_dates.dates(context.workspace, context.today, add_months(context.today, AHEAD))
        try:
            write_file(path, calendar_export.written(entries, context.catalogue, context.workspace.clock.now()))
        except AppError as error:
            self._said.setText(context.say(error.sentence))
            return
        self._said.setText(context.say(Sentence("{count} dates saved in {name}.", count=len(entries), name=path.name)))
        context.announce(self, self._said.text())

    def _bar(self) -> QHBoxLayout:
        """Make the bar over the month."""
        context, palette = self.context, self.context.palette
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(square("chevron-left", context.text(N_("Month before")), palette, partial(self._by_months, -1)))
        self._month = label("", "card-title")
        row.addWidget(self._month)
        row.addWidget(square("chevron-right", context.text(N_("Month after")), palette, partial(self._by_months, 1)))
        row.addWidget(button(context.text(N_("Today")), palette, lambda: self._show(context.today)))
        self._turn = button(context.text(N_("List")), palette, self.turn)
        self._turn.setToolTip(context.text(N_("List of days or grid (Ctrl+L)")))
        row.addWidget(self._turn)
        self._said = label("", "small")
        row.addWidget(self._said)
        row.addStretch(1)
        row.addWidget(label(context.text(N_("Show:")), "small"))
        self.filter = QComboBox()
        self.filter.setAccessibleName(context.text(N_("Dossier to show")))
        self.filter.setMinimumWidth(context.look.px(180))
        self.filter.setMaximumWidth(context.look.px(260))
        self.filter.activated.connect(self._filtered)
        row.addWidget(self.filter)
        row.addWidget(button(context.text(N_("Export .ics")), palette, self.export, icon_name="download"))
        return row

    def _month_card(self) -> Card:
        """Make the grid and the list that stands for it."""
        context = self.context
        card = Card(padded=False)
        self.grid = MonthGrid(context)
        self.grid.chosen.connect(self._choose)
        self.grid.month_wanted.connect(self._show)
        self.grid.opened.connect(self._open)
        columns = (
            Column(context.text(N_("Date")), 120),
            Column(context.text(N_("What"))),
            Column("", 100, right=True),
        )
        self.list = TableView(
            TableModel(columns, FixedRows([])),
            context.text(N_("Dates of the month")),
            context.look,
            Rules(44, lines=True),
        )
        self.list.opened.connect(self._open_row)
        self._list_place = Places(self.list)
        self._forms = OneOfSeveral()
        self._forms.addWidget(self.grid)
        self._forms.addWidget(self._list_place)
        card.body.addWidget(self._forms)
        return card

    def _legend(self) -> QHBoxLayout:
        """Make the line that says what the tints mean."""
        context = self.context
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(context.text(N_("State:")), "small"))
        for tone, words in LEGEND:
            row.addWidget(Chip(context.text(words), tone, context.palette, ICONS[tone]))
        row.addStretch(1)
        row.addWidget(label(context.text(N_("grey = days that are not worked")), "small"))
        return row

    def _offer(self, titles: Sequence[str]) -> None:
        """Offer all dossiers of the month, the chosen one too where it has no date there."""
        self.filter.clear()
        self.filter.addItem(self.context.text(N_("All dossiers")), "")
        for title in sorted({*titles, self._dossier} - {""}):
            self.filter.addItem(title, title)
        self.filter.setCurrentIndex(max(self.filter.findData(self._dossier), 0))

    def _filtered(self, position: int) -> None:
        """Show one dossier, or all."""
        self._dossier = str(self.filter.itemData(position) or "")
        self.refresh()

    def _by_months(self, step: int) -> None:
        """Go some months ahead or back."""
        self._show(add_months(self._chosen, step))

    def _show(self, day: date) -> None:
        """Show the month of a day and choose the day."""
        self._chosen = day
        self.refresh()

    def _choose(self, day: date) -> None:
        """Show the chosen day in the panel."""
        self._chosen = day
        found = next((one for one in self._days if one.day == day), None)
        if found is not None:
            self.panel.show_day(found)

    def _fit_side(self) -> None:
        """Give the panel at the right its width, or as much as its longest word needs."""
        self._sides.setFixedWidth(max(self.context.look.px(RIGHT), self._sides.minimumSizeHint().width()))

    def _show_panel(self) -> None:
        """Show the chosen day again."""
        self._sides.setCurrentWidget(self.panel)
        self._fit_side()
        self.refresh()
        self.grid.setFocus()
        self.arrange()

    def _show_list(self) -> None:
        """Fill the list with the days of the month that have a date or are off."""
        context = self.context
        month = self.grid.month
        rows: list[tuple[str, Sequence[Cell]]] = []
        for day in self._days:
            if (day.day.year, day.day.month) != (month.year, month.month):
                continue
            when = formatting.show_date(day.day, context.catalogue)
            weekday = formatting.show_weekday(day.day, context.catalogue)
            if day.holiday and not day.entries:
                rows.append((f"{day.day}:-1", [Cell(when, weekday), Cell(day.holiday, kind=Kind.MUTED), Cell("")]))
            for number, entry in enumerate(day.entries):
                what = Cell(entry.words, entry.source.title, icon=ICONS[entry.tone], tone=entry.tone)
                go = Cell(context.text(N_("Open")), kind=Kind.LINK)
                rows.append((f"{day.day}:{number}", [Cell(when, weekday), what, go]))
        self.list.table().reload(FixedRows(rows))
        if rows:
            self._list_place.show_first()
        else:
            self._list_place.show_instead(empty_state(self._nothing()))

    def _nothing(self) -> str:
        """Say that the month has no date, and when the next one is."""
        context = self.context
        month = self.grid.month
        ahead = days_between(context, add_months(month, 1), add_months(month, AHEAD), self._dossier)
        following = next((day.day for day in ahead if day.entries), None)
        if following is None:
            return context.text(N_("No date in this month."))
        return context.say(Sentence("No date in this month. The next one: {day}.", day=following))

    def _entry(self, row: str) -> Entry | None:
        """Return the entry of a row of the list."""
        when, _, number = row.partition(":")
        day = next((one for one in self._days if one.day.isoformat() == when), None)
        return day.entries[int(number)] if day is not None and 0 <= int(number) < len(day.entries) else None

    def _open_row(self, row: str) -> None:
        """Open the entry of a row of the list."""
        entry = self._entry(row)
        if entry is not None:
            self._open(entry)

    def _open(self, entry: Entry) -> None:
        """Show the record of a date, at its field."""
        open_record(self.context, entry.source.entity, entry.source.record, entry.source.field)
