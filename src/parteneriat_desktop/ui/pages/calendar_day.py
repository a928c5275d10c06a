"""The panel beside the calendar: the chosen day, its dates, and how each legal one was counted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.countries.deadline_words import steps
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.going import open_record
from parteneriat_desktop.ui.pages.calendar_model import ICONS
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Card, Chip, clear_layout, rule, scrolling
from parteneriat_desktop.ui.widgets.words import label, picture

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.pages.calendar_model import Day, Entry


class DayPanel(Card):
    """Shows one day."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.title = label("", "card-title", wrap=True)
        self.below = label("", "small", wrap=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.below)
        content = QWidget()
        content.setProperty("look", "clear")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.body.addWidget(scrolling(content), 1)

    def show_day(self, day: Day) -> None:
        """Show a day with its dates."""
        context = self._context
        title = formatting.show_long_date(day.day, context.catalogue, weekday=True)
        self.title.setText(title[:1].upper() + title[1:])
        kind = day.holiday or context.text(N_("day off") if day.is_off else N_("working day"))
        count = context.say(Counted("{count} date", "{count} dates", len(day.entries)))
        self.below.setText(f"{kind} · {count}")
        clear_layout(self._column)
        for entry in day.entries:
            self._column.addWidget(rule())
            self._add(entry)
        if not day.entries:
            self._column.addWidget(label(context.text(N_("Nothing on this day.")), "muted", wrap=True))
        self._column.addStretch(1)

    def _add(self, entry: Entry) -> None:
        """Add one date with its dossier, its arithmetic and the way to its record."""
        context, palette, one = self._context, self._context.palette, entry.source
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(picture(ICONS[entry.tone], palette.colour(entry.tone), 16))
        head.addWidget(label(entry.words, "strong", wrap=True), 1)
        self._column.addLayout(head)
        if one.title:
            self._column.addWidget(label(one.title, wrap=True))
        if one.deadline is not None:
            self._column.addWidget(label(context.text(N_("How it was counted")), "strong"))
            for step in steps(one.deadline):
                self._column.addWidget(label(context.say(step), "small", wrap=True))
            if not one.deadline.verified:
                self._column.addWidget(Chip(context.text(N_("to be verified")), Tone.WARN, palette))
        words = context.say(Sentence("Open: {what}", what=one.title or entry.words))
        go = button(
            context.text(N_("Open")),
            palette,
            partial(open_record, context, one.entity, one.record, one.field),
            icon_name="arrow-right",
        )
        go.setAccessibleName(words)
        self._column.addWidget(go)
