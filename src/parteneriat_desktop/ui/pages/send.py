"""Send and receive: four steps with what checking found, the files, the outbox; receiving with a preview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import corrections, export_bundle, letters, outbox, receipts, review, settings, trust
from parteneriat_desktop.actions.export_bundle import Exported, Wanted
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.before_sending import NO_ENCRYPTION, Beside, ask_beside, wants_plain
from parteneriat_desktop.ui.pages.files_card import FilesCard
from parteneriat_desktop.ui.pages.findings_card import FindingsCard
from parteneriat_desktop.ui.pages.inbox_card import InboxCard
from parteneriat_desktop.ui.pages.outbox_card import OutboxCard
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.pages.receive_panel import ReceivePanel
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.passphrase import unlock_then
from parteneriat_desktop.ui.tasks import CancelledError
from parteneriat_desktop.ui.widgets.buttons import button, link, primary
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout, scrolling
from parteneriat_desktop.ui.widgets.places import OneOfSeveral
from parteneriat_desktop.ui.widgets.progress import Work
from parteneriat_desktop.ui.widgets.steps import Step, StepRow
from parteneriat_desktop.ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from parteneriat_desktop.actions.review import Review
    from parteneriat_desktop.sync.description import Kind
    from parteneriat_desktop.ui.context import Context, Place
    from parteneriat_desktop.ui.tasks import Progress, Ticket

RIGHT = 462
#: Qt's own width of what may be as wide as there is room.
WIDEST = 16_777_215
CHECK, PRINT, SIGN, SEND = range(4)
BUNDLES = "ASiC-E (*.asice *.asice.age *.zip *.bin);;* (*)"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was written for a peer, and when the check was made."""

    exported: Exported
    folder: Path


class SendPage(Page):
    """The exchange with others."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._review: Review | None = None
        self._prepared: Prepared | None = None
        self._ticket: Ticket[Exported] | None = None
        self._again_plain: Callable[[], None] = self._export
        self.step = CHECK
        self._places = OneOfSeveral()
        self.outer.addWidget(self._places, 1)
        self._places.addWidget(self._sending())
        self.receive = ReceivePanel(context)
        self.receive.closed.connect(self.close_receive)
        self.receive.receipt_wanted.connect(self.write_receipt)
        self._places.addWidget(self.receive)
        QShortcut(QKeySequence("Ctrl+Right"), self, lambda: self.open_step(self.step + 1))
        QShortcut(QKeySequence("Ctrl+Left"), self, lambda: self.open_step(self.step - 1))
        self.setAcceptDrops(True)

    def show_place(self, place: Place) -> None:
        """Show the steps; with a file the preview of its import."""
        self.refresh()
        file, files = place.preset.get("file"), place.preset.get("files")
        named = files if isinstance(files, list) else [file] if file else []
        if named:
            self.preview([Path(str(one)) for one in named])
        elif place.record:
            self.outbox.choose(place.record)

    def refresh(self) -> None:
        """Check again and read the outbox."""
        self._review = review.review(self.context.workspace)
        self.findings.show_review(self._review)
        self.outbox.show_bundles(outbox.outbox(self.context.workspace))
        self.inbox.refresh()
        self._show_asked()
        self.files.show_peers([one.name for one in trust.institutions(self.context.workspace)])
        self._describe()

    def go_back(self) -> bool:
        """Go from receiving to sending."""
        if self._places.currentIndex() == 0:
            return False
        self.close_receive()
        return True

    def primary(self) -> None:
        """Do the next step; once the package is prepared, open the message."""
        if self._places.currentIndex() == 0:
            if self._prepared is None:
                self.open_step(self.step + 1)
            else:
                self.files.open_message()

    def arrange(self) -> None:
        """Show sending, or what was sent, where there is no room for both."""
        self.tabs.setVisible(self.narrow)
        self._show_side("sending")

    def _show_side(self, side: str) -> None:
        """Show one of the two where there is room for one only."""
        self.tabs.show_current(side)
        self.left_area.setVisible(not self.narrow or side == "sending")
        self.right.setVisible(not self.narrow or side == "sent")
        width = self.context.look.px(RIGHT)
        self.right.setMinimumWidth(0 if self.narrow else width)
        self.right.setMaximumWidth(WIDEST if self.narrow else width)
        self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own."""
        super().resizeEvent(event)
        self.findings.show_few(few=self._prepared is not None)

    def open_step(self, step: int) -> None:
        """Open a step; a later one does what stands before it first."""
        if self._ticket is not None or not CHECK <= step <= SEND:
            return
        if step >= SIGN and self._prepared is None:
            unlock_then(self.context, self._export, self._refuse)
            return
        self.step = step
        self._describe()

    def ask_files(self) -> None:
        """Ask for files to receive."""
        files = self.context.chooser.open_files(self.context.text(N_("Receive files")), BUNDLES)
        if files:
            self.preview(files)

    def preview(self, files: list[Path]) -> None:
        """Show what importing the files would bring."""
        self._places.setCurrentIndex(1)
        self.receive.load(files)
        self._describe()

    def close_receive(self) -> None:
        """Go back to sending."""
        self._places.setCurrentIndex(0)
        self.refresh()

    def _sending(self) -> QWidget:
        """Make steps, findings, files and outbox."""
        context = self.context
        holder = QWidget()
        holder.setProperty("look", "clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        card = Card(padded=False)
        card.body.setContentsMargins(6, 5, 6, 5)
        self.steps = StepRow(context.palette)
        self.steps.chosen.connect(self.open_step)
        card.body.addWidget(self.steps)
        column.addWidget(card)
        self._news = QVBoxLayout()
        column.addLayout(self._news)
        tabs = (Tab("sending", "send", context.text(N_("Sending"))), Tab("sent", "history", context.text(N_("Sent"))))
        self.tabs = Tabs(context.palette, tabs)
        self.tabs.chosen.connect(self._show_side)
        self.tabs.hide()
        column.addWidget(self.tabs)
        column.addLayout(self._cards(), 1)
        return holder

    def _cards(self) -> QHBoxLayout:
        """Make findings and files at the left, the outbox at the right."""
        context = self.context
        row = QHBoxLayout()
        row.setSpacing(12)
        left = QWidget()
        cards = QVBoxLayout(left)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        self.findings = FindingsCard(context)
        cards.addWidget(self.findings)
        self.files = FilesCard(context)
        self.files.prepare_wanted.connect(lambda: self.open_step(SEND))
        self.files.sent.connect(self._say_sent)
        self.files.changed_peer.connect(self._forget)
        self.files.queued.connect(lambda: context.changed.emit("", ""))
        cards.addWidget(self.files)
        cards.addStretch(1)
        self.left_area = scrolling(left)
        row.addWidget(self.left_area, 1)
        row.addWidget(self._right_side())
        return row

    def _right_side(self) -> QWidget:
        """Make what was sent and, in its place, what was received."""
        context = self.context
        self.right = OneOfSeveral()
        to_received = link(
            context.text(N_("Received packages")), context.palette, partial(self._turn, 1), icon_name="inbox"
        )
        to_sent = link(context.text(N_("Sent packages")), context.palette, partial(self._turn, 0), icon_name="send")
        self._asked = link("", context.palette, lambda: context.go("corrections"), icon_name="undo-2")
        self.outbox = OutboxCard(context, self._asked, to_received)
        self.outbox.again_wanted.connect(self._again)
        self.outbox.sent.connect(self._mark)
        self.inbox = InboxCard(context, to_sent)
        self.right.addWidget(self.outbox)
        self.right.addWidget(self.inbox)
        self.right.setFixedWidth(context.look.px(RIGHT))
        return self.right

    def _show_asked(self) -> None:
        """Lead to what was returned, here and by others."""
        asked = corrections.corrections(self.context.workspace)
        self._asked.setText(self.context.say(Sentence("Corrections ({count})", count=len(asked))))
        self._asked.setVisible(bool(asked))

    def _turn(self, position: int) -> None:
        """Show what was sent, or what was received."""
        self.right.setCurrentIndex(position)

    def _describe(self) -> None:
        """Show title, steps and buttons."""
        context, palette = self.context, self.context.palette
        if self._places.currentIndex() == 1:
            self.head.describe(context.text(N_("Receive")), above=[context.text(N_("Send and receive"))])
            self.head.put_actions([button(context.text(N_("Back (Esc)")), palette, self.close_receive)])
            return
        waiting = outbox.waiting_changes(context.workspace)
        below = Counted("{count} change not in a package yet", "{count} changes not in a package yet", waiting)
        self.head.describe(context.text(N_("Send and receive")), below=context.say(below))
        receive = button(context.text(N_("Receive a file…")), palette, self.ask_files, icon_name="inbox")
        words = N_("Prepare the package") if self._prepared is None else N_("Open the message")
        act = (lambda: self.open_step(SEND)) if self._prepared is None else self.files.open_message
        icon = "package" if self._prepared is None else "mail"
        self.head.put_actions([receive, primary(context.text(words), palette, act, icon_name=icon)])
        self.steps.show_steps(self._steps(), self.step, narrow=self.narrow)
        self.findings.show_few(few=self._prepared is not None)

    def _steps(self) -> list[Step]:
        """Return the four steps as they stand."""
        text, say = self.context.text, self.context.say
        found = len(self._review.findings) if self._review else 0
        noted = Counted("{count} thing to look at", "{count} things to look at", found)
        check = Step(
            text(N_("Check")),
            say(noted) if found else text(N_("everything is in order")),
            Tone.WARN if found else Tone.OK,
        )
        if self._prepared is None:
            return [
                check,
                Step(text(N_("Make PDF")), text(N_("transmittal sheet"))),
                Step(text(N_("Sign")), text(N_("with the key of the institution"))),
                Step(text(N_("Send")), text(N_("by e-mail or on a stick"))),
            ]
        sheets = sum(file.suffix == ".pdf" for file in self._prepared.exported.files)
        made = say(Counted("{count} sheet ready", "{count} sheets ready", sheets))
        return [
            check,
            Step(text(N_("Make PDF")), made, Tone.OK),
            Step(text(N_("Sign")), text(N_("with the key of the institution")), Tone.OK),
            Step(text(N_("Send")), text(N_("by e-mail or on a stick"))),
        ]

    def write_receipt(self, sender: str, refused: list[Path]) -> None:
        """Prepare a receipt for whoever sent something, with the reasons why files were refused."""
        self._places.setCurrentIndex(0)
        self.refresh()
        self.files.choose_peer(sender)
        self._forget()
        unlock_then(self.context, lambda: self._export(kind="receipt", refused=refused), self._refuse)

    def _export(
        self,
        *,
        plain: bool = False,
        kind: Kind = "data",
        refused: Sequence[Path] = (),
        beside: Beside | None = None,
    ) -> None:
        """Seal, sign, encrypt and write, off the window's thread."""
        context = self.context
        signing = beside or ask_beside(context, kind)
        if signing is None:
            return
        folder = context.workspace.paths.home / "to-send" / f"{context.today:%Y-%m-%d}"
        peer, full = self.files.peer() or None, self.files.wants_all() and kind == "data"
        neutral = settings.names_neutrally(context.workspace)
        self._show_work()

        def work(report: Progress) -> Exported:
            """Write the bundles."""
            report(1, 2, context.text(N_("Sealing and signing…")))
            reasons = tuple(receipts.refusal_of(context.workspace, file, context.catalogue, None) for file in refused)
            beside_key = signing.signer(context.workspace)
            wanted = Wanted(peer, full, context.catalogue, folder, plain, kind, reasons, beside_key, neutral=neutral)
            return export_bundle.export(context.workspace, replace(wanted, uncertified=signing.left_out), None)

        self._again_plain = partial(self._export, plain=True, kind=kind, refused=refused, beside=signing)
        self._ticket = context.tasks.start(work, self._exported, self._failed, self._progress)

    def _show_work(self) -> None:
        """Show that something is being done, and how to stop it."""
        clear_layout(self._news)
        context = self.context
        self._work = Work(context.palette, context.text(N_("Stop")), self._stop, context.text(N_("Preparing…")))
        self._news.addWidget(self._work)

    def _progress(self, step: int, steps: int, words: str) -> None:
        """Show how far it has come."""
        self._work.show_step(step, steps, words)

    def _stop(self) -> None:
        """Stop at the next step; nothing is changed then."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _exported(self, exported: Exported) -> None:
        """Show the files that were written."""
        self._ticket = None
        clear_layout(self._news)
        folder = exported.files[0].parent
        self._prepared = Prepared(exported, folder)
        self.step = SEND
        self.files.show_files(exported, letters.of_export(self.context.workspace, exported.sequence))
        self.context.announce(self, self.context.text(N_("The package is ready.")))
        self.context.changed.emit("", "")
        self.outbox.choose(self.outbox.table.table().id_at(0))

    def _failed(self, error: Exception) -> None:
        """Say what was refused; nothing was written."""
        self._ticket = None
        clear_layout(self._news)
        if isinstance(error, AppError):
            self._refuse(error)
            if error.code in NO_ENCRYPTION and wants_plain(self.context, error):
                self._again_plain()
        elif not isinstance(error, CancelledError):
            raise error

    def _refuse(self, error: AppError) -> None:
        """Show a refusal above the cards."""
        clear_layout(self._news)
        say = self.context.say
        self._news.addWidget(Banner(say(error.advice), Tone.ERR, self.context.palette, strong=say(error.sentence)))

    def _say_sent(self) -> None:
        """Write down that the package went out."""
        if self._prepared is None:
            return
        for bundle in letters.of_export(self.context.workspace, self._prepared.exported.sequence):
            outbox.mark_sent(self.context.workspace, bundle.digest)
        self._prepared = None
        self.step = CHECK
        self.files.show_nothing()
        clear_layout(self._news)
        words = Sentence("Noted as sent. It stays “sent” until the receipt arrives.")
        self._news.addWidget(Banner(self.context.say(words), Tone.OK, self.context.palette))
        self.context.changed.emit("", "")

    def _mark(self, digest: str) -> None:
        """Write down that a package of the list went out."""
        outbox.mark_sent(self.context.workspace, digest)
        self.context.changed.emit("", "")

    def _forget(self) -> None:
        """Begin again for another peer."""
        self._prepared = None
        self.step = CHECK
        self._describe()

    def _again(self, peer: str) -> None:
        """Prepare everything that a peer may lack, once more."""
        self.files.choose_peer(peer)
        self._forget()
        self.open_step(SEND)
