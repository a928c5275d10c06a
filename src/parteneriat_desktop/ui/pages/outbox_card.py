"""What was sent to whom, and whether it arrived, with one sentence and one action for the chosen row.

What was returned says why: each request for correction and each refusal, with a way to the field in question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from parteneriat_desktop.actions import mail_queue
from parteneriat_desktop.actions.clock import day_of
from parteneriat_desktop.actions.mail_queue import LetterState
from parteneriat_desktop.actions.make_report import TRANSMITTAL
from parteneriat_desktop.actions.outbox import SendingState, SentBundle
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.going import RECORD
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.printing import print_report
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, empty_state, rule
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.places import OneOfSeveral
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.actions.corrections import Correction
    from parteneriat_desktop.actions.mail_queue import QueuedLetter
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
    #: The person says that the chosen package went out after all.
    sent = Signal(str)

    def __init__(self, context: Context, *links: QPushButton) -> None:
        super().__init__(padded=False)
        self.context = context
        self._bundles: dict[str, SentBundle] = {}
        self._letters: dict[str, QueuedLetter] = {}
        self.add_head(context.text(N_("Sent")), *links)
        columns = (
            Column(context.text(N_("No.")), 44),
            Column(context.text(N_("To"))),
            Column(context.text(N_("State")), 112),
            Column(context.text(N_("Receipt")), 122),
        )
        self.table = TableView(
            TableModel(columns, FixedRows([])), context.text(N_("Sent packages")), context.look, Rules(48, lines=True)
        )
        self.table.chosen.connect(self._choose)
        self._places = OneOfSeveral()
        self._places.addWidget(self.table)
        self._places.addWidget(empty_state(context.text(N_("You have not sent anything yet."))))
        self.body.addWidget(self._places, 1)
        self._below = self._make_below()
        self.body.addWidget(self._below)
        self._choose("")

    def show_bundles(self, bundles: Sequence[SentBundle]) -> None:
        """Show the outbox."""
        current = self.table.current_id()
        self._bundles = {bundle.digest: bundle for bundle in bundles}
        self._letters = {one.digest: one for one in mail_queue.queue(self.context.workspace)}
        self.table.table().reload(FixedRows([(bundle.digest, self._cells(bundle)) for bundle in bundles]))
        self._places.setCurrentIndex(0 if bundles else 1)
        if not self.table.choose(current) and not self.table.choose(self.table.table().id_at(0)):
            self._choose("")

    def choose(self, digest: str) -> None:
        """Choose a package."""
        self.table.choose(digest)

    def _make_below(self) -> QWidget:
        """Make the sentence, the reasons and the actions of the chosen package."""
        context, palette = self.context, self.context.palette
        holder = QWidget()
        holder.setProperty("look", "clear")
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(rule())
        column = QVBoxLayout()
        column.setContentsMargins(15, 8, 15, 8)
        column.setSpacing(4)
        self._title = label("", "strong", wrap=True)
        self._sentence = label("", "small", wrap=True)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(2)
        self.sheet = button(context.text(N_("Sheet (R17)")), palette, self._print, icon_name="file-text")
        self.again = button(context.text(N_("Send again")), palette, self._again, icon_name="rotate-ccw")
        self.mark = button(context.text(N_("I have sent it")), palette, self._mark, icon_name="check")
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addLayout(self._reasons)
        column.addLayout(Flow([self.sheet, self.again, self.mark]))
        outer.addLayout(column)
        return holder

    def _cells(self, bundle: SentBundle) -> list[Cell]:
        """Show one package."""
        context = self.context
        tone, icon = STATES[bundle.state]
        facts = [context.show(day_of(bundle.moment)), formatting.show_size(bundle.size, context.catalogue)]
        if bundle.kind == "receipt":
            facts.append(context.text(N_("receipt")))
        if bundle.parts > 1:
            facts.append(context.say(Sentence("part {part} of {parts}", part=bundle.part, parts=bundle.parts)))
        first, second = self._receipt(bundle)
        return [
            Cell(str(bundle.sequence), kind=Kind.STRONG),
            Cell(bundle.name or context.text(N_("anyone enrolled")), " · ".join(facts)),
            Cell(context.catalogue.label(bundle.state), kind=Kind.CHIP, icon=icon, tone=tone),
            Cell(first, second),
        ]

    def _receipt(self, bundle: SentBundle) -> tuple[str, str]:
        """Say when the receipt came and what it says, or for how many days it has not come."""
        context = self.context
        if bundle.refused is not None:
            return context.text(N_("refused")), context.say(Sentence("nothing stored"))
        if bundle.received_on is not None:
            stored = Counted("{count} stored", "{count} stored", bundle.changes)
            asked = Counted("{count} to correct", "{count} to correct", len(bundle.asked))
            return context.show(bundle.received_on), context.say(asked if bundle.asked else stored)
        if bundle.state is SendingState.RECEIVED:
            return context.text(N_("arrived")), context.text(N_("in a later package"))
        if not bundle.waits:
            return "–", context.text(N_("not sent yet")) if bundle.state is SendingState.PREPARED else ""
        days = (context.today - day_of(bundle.moment)).days
        waited = Counted("for {count} day", "for {count} days", days)
        return context.text(N_("not arrived")), context.say(waited)

    def _choose(self, digest: str) -> None:
        """Say what stands with a package and what can be done."""
        bundle = self._bundles.get(digest)
        self._below.setVisible(bundle is not None)
        clear_layout(self._reasons)
        if bundle is None:
            return
        context = self.context
        self.again.setVisible(bundle.state is not SendingState.RECEIVED)
        self.mark.setVisible(bundle.state is SendingState.PREPARED)
        self._title.setText(context.say(Sentence("Package {number}", number=bundle.sequence)))
        self._sentence.setText(context.text(SENTENCES[bundle.state]))
        if bundle.refused is not None:
            words = Sentence("{reason} {advice}", reason=bundle.refused.sentence, advice=bundle.refused.advice)
            self._add_reason(context.say(words))
        for one in bundle.asked:
            self._add_correction(one)
        self._add_letter(self._letters.get(digest))

    def _add_reason(self, words: str) -> None:
        """Add one reason."""
        line = label(words, "err", wrap=True)
        self._reasons.addWidget(icon_line("circle-alert", self.context.palette.err, line))

    def _add_correction(self, one: Correction) -> None:
        """Add what is to be corrected, with the way to it."""
        context, request = self.context, one.request
        about = Sentence("{about}: {reason}", about=one.about or "–", reason=request.reason or "")
        self._add_reason(context.say(about))
        place = (request.about_kind or "", request.about_record or "", request.about_field or "")
        act = link(
            context.text(N_("Go to the field")), context.palette, lambda: context.go(RECORD, *place), onward=True
        )
        answer = link(
            context.text(N_("Answer the request")),
            context.palette,
            lambda: context.go("corrections", request.ENTITY, request.id),
            onward=True,
        )
        self._reasons.addLayout(Flow([act, answer], from_left=True))

    def _add_letter(self, one: QueuedLetter | None) -> None:
        """Say what became of a letter that the program sends itself."""
        if one is None or one.state is LetterState.SENT:
            return
        context = self.context
        said = Sentence("{state}: {address}", state=context.catalogue.label(one.state), address=one.to)
        tone = "err" if one.state is LetterState.STOPPED else "small"
        self._reasons.addWidget(label(context.say(said), tone, wrap=True))
        if one.code:
            reason = Sentence("{reason} {advice}", reason=one.words[0], advice=one.words[1])
            self._reasons.addWidget(label(context.say(reason), "small", wrap=True))

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

    def _mark(self) -> None:
        """Say that the package went out."""
        self.sent.emit(self.table.current_id())
