"""What was sent to whom, and whether it arrived, with one sentence and one action for the chosen row."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from parteneriat_desktop.actions.make_report import TRANSMITTAL
from parteneriat_desktop.actions.outbox import SendingState, SentBundle
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.printing import print_report
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Card, empty_state, rule
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.places import OneOfSeveral
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.ui.context import Context

STATES: dict[SendingState, tuple[Tone, str]] = {
    SendingState.PREPARED: (Tone.INFO, "circle-dot"),
    SendingState.SENT: (Tone.WARN, "hourglass"),
    SendingState.RECEIVED: (Tone.OK, "circle-check"),
    SendingState.RETURNED: (Tone.ERR, "undo-2"),
}
SENTENCES: dict[SendingState, str] = {
    SendingState.PREPARED: N_("Prepared here. Send it, then press “I have sent it”."),
    SendingState.SENT: N_("Not answered yet. You may send it again: received twice, it counts once."),
    SendingState.RECEIVED: N_("The other side has everything up to here."),
    SendingState.RETURNED: N_("The other side did not accept it; the reasons stand below."),
}


class OutboxCard(Card):
    """The packages that were written, the latest first."""

    again_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self._bundles: dict[str, SentBundle] = {}
        self.add_head(context.text(N_("Sent")))
        columns = (
            Column(context.text(N_("No.")), 60),
            Column(context.text(N_("To"))),
            Column(context.text(N_("State")), 122),
            Column(context.text(N_("Changes")), 90, right=True),
        )
        self.table = TableView(
            TableModel(columns, FixedRows([])), context.text(N_("Sent packages")), context.look, Rules(48, lines=True)
        )
        self.table.chosen.connect(self._choose)
        self._places = OneOfSeveral()
        self._places.addWidget(self.table)
        self._places.addWidget(empty_state(context.text(N_("You have not sent anything yet."))))
        self.body.addWidget(self._places, 1)
        self._rule = rule()
        self.body.addWidget(self._rule)
        column = QVBoxLayout()
        column.setContentsMargins(15, 8, 15, 8)
        column.setSpacing(4)
        self._title = label("", "strong", wrap=True)
        self._sentence = label("", "small", wrap=True)
        self.sheet = button(context.text(N_("Sheet (R17)")), context.palette, self._print, icon_name="file-text")
        self.again = button(context.text(N_("Send again")), context.palette, self._again, icon_name="rotate-ccw")
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addLayout(Flow([self.sheet, self.again]))
        self.body.addLayout(column)
        self._choose("")

    def show_bundles(self, bundles: Sequence[SentBundle]) -> None:
        """Show the outbox."""
        current = self.table.current_id()
        self._bundles = {bundle.digest: bundle for bundle in bundles}
        self.table.table().reload(FixedRows([(bundle.digest, self._cells(bundle)) for bundle in bundles]))
        self._places.setCurrentIndex(0 if bundles else 1)
        if not self.table.choose(current) and not self.table.choose(self.table.table().id_at(0)):
            self._choose("")

    def _cells(self, bundle: SentBundle) -> list[Cell]:
        """Show one package."""
        context = self.context
        tone, icon = STATES[bundle.state]
        day = datetime.fromisoformat(bundle.moment).astimezone().date()
        second = f"{context.show(day)} · {formatting.show_size(bundle.size, context.catalogue)}"
        return [
            Cell(str(bundle.sequence), kind=Kind.STRONG),
            Cell(bundle.name or context.text(N_("anyone enrolled")), second),
            Cell(context.catalogue.label(bundle.state), kind=Kind.CHIP, icon=icon, tone=tone),
            Cell(formatting.show_number(bundle.changes, context.catalogue)),
        ]

    def _choose(self, digest: str) -> None:
        """Say what stands with a package and what can be done."""
        bundle = self._bundles.get(digest)
        self._rule.setVisible(bundle is not None)
        self._title.setVisible(bundle is not None)
        self._sentence.setVisible(bundle is not None)
        self.sheet.setVisible(bundle is not None)
        self.again.setVisible(bundle is not None and bundle.state is not SendingState.RECEIVED)
        if bundle is not None:
            self._title.setText(self.context.say(Sentence("Package {number}", number=bundle.sequence)))
            self._sentence.setText(self.context.text(SENTENCES[bundle.state]))

    def _print(self) -> None:
        """Make the transmittal sheet of the package once more, from the copy that was kept of it."""
        bundle = self._bundles.get(self.table.current_id())
        if bundle is not None:
            print_report(self.context, self, TRANSMITTAL, str(bundle.sequence))

    def _again(self) -> None:
        """Ask for the package to be prepared again."""
        bundle = self._bundles.get(self.table.current_id())
        if bundle is not None:
            self.again_wanted.emit(bundle.name)
