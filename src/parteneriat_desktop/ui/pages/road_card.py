"""The card of a consultation's dates: the road, the sentence of the chosen date, and how all were counted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.road import stations
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import Card, Chip, clear_layout
from parteneriat_desktop.ui.widgets.timeline import Timeline
from parteneriat_desktop.ui.widgets.words import picture

if TYPE_CHECKING:
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.ui.context import Context


class RoadCard(Card):
    """Shows the road and explains the chosen station."""

    all_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.body.setContentsMargins(16, 10, 16, 10)
        self.body.setSpacing(6)
        self.road = Timeline(context, context.text(N_("The dates of the consultation")))
        self.road.chosen.connect(self._explain)
        self.body.addWidget(self.road)
        row = QHBoxLayout()
        row.setSpacing(8)
        icon = picture("calendar-days", context.palette.accent, 16)
        row.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row.addWidget(self.words, 1)
        self._chips = QHBoxLayout()
        row.addLayout(self._chips)
        self.all = link(context.text(N_("How all of it was counted")), context.palette, self.all_wanted.emit)
        row.addWidget(self.all)
        self.body.addLayout(row)

    def show_road(self, consultation: Consultation) -> None:
        """Show the dates of a consultation."""
        self.road.show_stations(stations(self._context, consultation))

    def show_upright(self, *, upright: bool) -> None:
        """Show the stations below one another, or side by side."""
        self.road.show_upright(upright=upright)

    def _explain(self, key: str) -> None:
        """Show the sentences of the chosen station."""
        station = next(found for found in self.road.stations if found.key == key)
        self.words.setText(f"<b>{escape(station.strong)}</b> {escape(station.sentence)}")
        clear_layout(self._chips)
        for chip in self._marks(verified=station.is_verified, frozen=station.is_frozen):
            self._chips.addWidget(chip)

    def _marks(self, *, verified: bool, frozen: bool) -> list[QWidget]:
        """Return the chips of a term: nobody compared it with the law yet; written down with a step."""
        context = self._context
        chips: list[QWidget] = []
        if not verified:
            chips.append(Chip(context.text(N_("to be verified")), Tone.WARN, context.palette))
        if frozen:
            chip = Chip(context.text(N_("written down")), Tone.NEUTRAL, context.palette, "file-check")
            chip.setToolTip(context.text(N_("Counted when a step was entered and kept with the consultation.")))
            chips.append(chip)
        return chips
