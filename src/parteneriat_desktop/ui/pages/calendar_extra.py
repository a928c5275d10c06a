"""An own day off or working day: when, what, why, and which open terms it would change, before it is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from parteneriat_desktop.actions import calendar_dates
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.countries.working_days import ExtraDay
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.extra_day import ExtraDayKind
from parteneriat_desktop.records.problems import blocking
from parteneriat_desktop.ui.going import open_record
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout, scrolling
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.ui.context import Context


class ExtraDayPanel(Card):
    """The small form for one day."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._day = context.today
        self.add_head(context.text(N_("Own day off or working day")))
        self.title = label("", "strong", wrap=True)
        self.body.addWidget(self.title)
        self.kinds = QButtonGroup(self)
        for number, kind in enumerate(ExtraDayKind):
            radio = QRadioButton(context.catalogue.label(kind))
            self.kinds.addButton(radio, number)
            self.body.addWidget(radio)
        self.kinds.idClicked.connect(self._show_effects)
        self.reason = QLineEdit()
        words = context.text(N_("Reason, with the number of the decision"))
        self.reason.setAccessibleName(words)
        self.body.addWidget(label(words, "small", wrap=True))
        self.body.addWidget(self.reason)
        effects = QWidget()
        effects.setProperty("look", "clear")
        self._effects = QVBoxLayout(effects)
        self._effects.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(scrolling(effects), 1)
        row = QHBoxLayout()
        row.addWidget(button(context.text(N_("Cancel")), context.palette, self.closed.emit))
        self.save_button = primary(context.text(N_("Save")), context.palette, self.save)
        row.addWidget(self.save_button, 1)
        self.body.addLayout(row)
        self.reason.returnPressed.connect(self.save)

    def open(self, day: date) -> None:
        """Begin with a day: one that is worked becomes free, one that is free becomes worked."""
        self._day = day
        title = formatting.show_long_date(day, self._context.catalogue, weekday=True)
        self.title.setText(title[:1].upper() + title[1:])
        works = self._context.workspace.law.days.day_off(day) is None
        self.kinds.button(list(ExtraDayKind).index(ExtraDayKind.NON_WORKING if works else ExtraDayKind.WORKING)).click()
        self.reason.clear()
        self.reason.setFocus()

    def kind(self) -> ExtraDayKind:
        """Return what the day is to become."""
        return list(ExtraDayKind)[max(self.kinds.checkedId(), 0)]

    def save(self) -> None:
        """Save the day, or say what is missing."""
        context = self._context
        reason = self.reason.text().strip()
        if not reason:
            self._say(context.text(N_("Write the reason; it is printed beside every term that it moves.")))
            self.reason.setFocus()
            return
        given = {"day": self._day.isoformat(), "kind": self.kind().value, "reason": reason}
        saved = save(context.workspace, "extra_day", given)
        if saved.id is None:
            problem = next(iter(blocking(saved.problems)), None)
            self._say(context.say(problem.sentence) if problem is not None else "", self._way_to_entry())
            return
        context.changed.emit("extra_day", saved.id)
        self.closed.emit()

    def _show_effects(self, _number: int = 0) -> None:
        """List the open terms that would change."""
        context = self._context
        extra = ExtraDay(self._day, self.kind() is ExtraDayKind.WORKING, self.reason.text())
        found = calendar_dates.affected(context.workspace, extra)
        clear_layout(self._effects)
        if not found:
            self._effects.addWidget(label(context.text(N_("No open term changes.")), "muted", wrap=True))
        else:
            self._effects.addWidget(label(context.text(N_("These terms change:")), "strong", wrap=True))
        for one in found:
            words = Sentence(
                "{title}: {before} → {after}", title=one.title, before=one.before.date, after=one.after.date
            )
            self._effects.addWidget(label(context.say(words), wrap=True))
        self._effects.addStretch(1)

    def _way_to_entry(self) -> QPushButton | None:
        """Return the button that opens what is entered about this day already, where something is."""
        context = self._context
        entered = context.workspace.children("extra_day", "day", self._day.isoformat())
        if not entered:
            return None
        open_entry = partial(open_record, context, "extra_day", entered[0].id)
        return button(context.text(N_("Open the entry")), context.palette, open_entry)

    def _say(self, sentence: str, way: QPushButton | None = None) -> None:
        """Show why the day was not saved, with the way to what keeps it from being saved."""
        clear_layout(self._effects)
        self._effects.addWidget(Banner(sentence, Tone.ERR, self._context.palette, action=way))
        self._effects.addStretch(1)
        self._context.announce(self, sentence)
