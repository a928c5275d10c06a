"""The trainings of a partnership and its plans with their totals; dates and certificates of the chosen one.

Holders of certificates are named only behind the lock of the certificate's own form.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.training import Training
from parteneriat_desktop.ui.going import new_record, open_record
from parteneriat_desktop.ui.pages.children import ChildList
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import Card, empty_state
from parteneriat_desktop.ui.widgets.places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.ui.context import Context

ROW = 46


def trainings_of(context: Context, partnership: str, plans: Sequence[str]) -> list[Training]:
    """Return the trainings of a partnership and of its plans, each once, by title."""
    found = belonging(context.workspace, Training, "partnership", partnership)
    found += [one for plan in plans for one in belonging(context.workspace, Training, "plan", plan)]
    return sorted({one.id: one for one in found}.values(), key=lambda one: (one.title or "", one.id))


class TrainingsTab(QWidget):
    """Trainings above; below at the left the dates of the chosen one, at the right the certificates of a date."""

    def __init__(self, context: Context, partnership: str, plans: Sequence[str]) -> None:
        super().__init__()
        self.context = context
        self.partnership = partnership
        self.setProperty("look", "clear")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        trainings = trainings_of(context, partnership, plans)
        self.list = self._made(trainings)
        outer.addWidget(self.list, 1)
        self.events = Places(_waiting(context, N_("Choose a training to see when it was held.")))
        self.certificates = Places(_waiting(context, N_("Choose a date to see the certificates given.")))
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.events, 1)
        below.addWidget(self.certificates, 1)
        outer.addLayout(below, 1)
        self.list.chosen.connect(self.choose)
        if trainings:
            self.list.table.choose(trainings[0].id)

    def begin(self) -> None:
        """Begin a new training of the partnership."""
        new_record(self.context, "training", partnership=self.partnership)

    def choose(self, training: str) -> None:
        """Show when a training was held; without a date there are no certificates to show."""
        dates = ChildList(self.context, "training_event", "training", [training])
        dates.chosen.connect(self.choose_date)
        self.certificates.show_first()
        self.events.show_instead(dates)
        dates.table.choose(dates.table.table().id_at(0))

    def choose_date(self, event: str) -> None:
        """Show the certificates given at a date."""
        self.certificates.show_instead(ChildList(self.context, "certificate", "training_event", [event]))

    def _made(self, trainings: Sequence[Training]) -> RecordList:
        """Make the list of trainings with their totals."""
        context = self.context
        columns = (
            Column(context.text(N_("Training"))),
            Column(context.text(N_("Hours")), 90, right=True),
            Column(context.text(N_("Dates held")), 130, right=True),
            Column(context.text(N_("Participants")), 120, right=True),
            Column(context.text(N_("Certificates")), 120, right=True),
        )
        made = RecordList(
            context,
            columns,
            FixedRows([(one.id, self._cells(one)) for one in trainings]),
            ListWords(
                name=N_("Trainings"),
                empty=N_("Here stand the trainings, when they were held and the certificates given."),
                add=N_("Add a training"),
            ),
            rules=Rules(ROW, lines=True),
        )
        add = link(context.text(N_("Add a training")), context.palette, self.begin, icon_name="plus")
        made.put_head(made.search, add)
        made.opened.connect(partial(open_record, context, "training"))
        made.new_wanted.connect(self.begin)
        return made

    def _cells(self, training: Training) -> list[Cell]:
        """Show one training with what it came to; "–" where nobody counted."""
        context = self.context
        totals = training.totals(context.workspace)
        planned = training.planned_events
        return [
            Cell(title_of(training, context.catalogue), training.provider or "", Kind.STRONG),
            Cell(context.show(training.hours)),
            Cell(str(totals.events) if planned is None else f"{totals.events} / {planned}"),
            Cell(context.show(totals.participants)),
            Cell(context.show(totals.certified)),
        ]


def _waiting(context: Context, words: str) -> Card:
    """Make the card that says what would stand in its place."""
    card = Card()
    card.body.addWidget(empty_state(context.text(words)))
    return card
