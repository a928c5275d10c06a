"""Send and receive: four steps with what checking found, the files, the outbox; receiving with a preview."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import export_bundle, outbox, review, trust
from parteneriat_desktop.actions.export_bundle import Exported, Wanted
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.files_card import FilesCard
from parteneriat_desktop.ui.pages.findings_card import FindingsCard
from parteneriat_desktop.ui.pages.outbox_card import OutboxCard
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.pages.receive_panel import ReceivePanel
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.passphrase import unlock_then
from parteneriat_desktop.ui.tasks import CancelledError
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout, scrolling
from parteneriat_desktop.ui.widgets.places import OneOfSeveral
from parteneriat_desktop.ui.widgets.progress import Work
from parteneriat_desktop.ui.widgets.steps import Step, StepRow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from parteneriat_desktop.actions.review import Review
    from parteneriat_desktop.ui.context import Context, Place
    from parteneriat_desktop.ui.tasks import Progress, Ticket

RIGHT = 462
CHECK, PRINT, SIGN, SEND = range(4)
BUNDLES = "ASiC-E (*.asice *.asice.age)"
#: Refusals after which a package can only go unencrypted, if the person wants that.
NO_ENCRYPTION = ("no-age-key", "nobody-enrolled")


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
        self.step = CHECK
        self._places = OneOfSeveral()
        self.outer.addWidget(self._places, 1)
        self._places.addWidget(self._sending())
        self.receive = ReceivePanel(context)
        self.receive.closed.connect(self.close_receive)
        self._places.addWidget(self.receive)
        QShortcut(QKeySequence("Ctrl+Right"), self, lambda: self.open_step(self.step + 1))
        QShortcut(QKeySequence("Ctrl+Left"), self, lambda: self.open_step(self.step - 1))
        self.setAcceptDrops(True)

    def show_place(self, place: Place) -> None:
        """Show the steps; with a file the preview of its import."""
        self.refresh()
        file = place.preset.get("file")
        if isinstance(file, str):
            self.preview([Path(file)])

    def refresh(self) -> None:
        """Check again and read the outbox."""
        self._review = review.review(self.context.workspace)
        self.findings.show_review(self._review)
        self.outbox.show_bundles(outbox.outbox(self.context.workspace))
        self.files.show_peers([one.name for one in trust.institutions(self.context.workspace)])
        self._describe()

    def go_back(self) -> bool:
        """Go from receiving to sending."""
        if self._places.currentIndex() == 0:
            return False
        self.close_receive()
        return True

    def primary(self) -> None:
        """Do the next step."""
        if self._places.currentIndex() == 0:
            self.open_step(self.step + 1)

    def arrange(self) -> None:
        """Leave the outbox out where there is no room for it."""
        self.outbox.setVisible(not self.narrow)

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
        cards.addWidget(self.files)
        cards.addStretch(1)
        self.left_area = scrolling(left)
        row.addWidget(self.left_area, 1)
        self.outbox = OutboxCard(context)
        self.outbox.setFixedWidth(context.look.px(RIGHT))
        self.outbox.again_wanted.connect(self._again)
        row.addWidget(self.outbox)
        return row

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
        words = N_("Prepare the package") if self._prepared is None else N_("Show the folder")
        act = (lambda: self.open_step(SEND)) if self._prepared is None else self.files.show_folder
        icon = "package" if self._prepared is None else "folder-open"
        self.head.put_actions([receive, primary(context.text(words), palette, act, icon_name=icon)])
        self.steps.show_steps(self._steps(), self.step)
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

    def _export(self, *, plain: bool = False) -> None:
        """Seal, sign, encrypt and write, off the window's thread."""
        context = self.context
        folder = context.workspace.paths.home / "to-send" / f"{context.today:%Y-%m-%d}"
        wanted = Wanted(self.files.peer() or None, self.files.wants_all(), context.catalogue, folder, plain)
        self._show_work()

        def work(report: Progress) -> Exported:
            """Write the bundles."""
            report(1, 2, context.text(N_("Sealing and signing…")))
            return export_bundle.export(context.workspace, wanted, None)

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
        self.files.show_files(exported)
        self.context.announce(self, self.context.text(N_("The package is ready.")))
        self.context.changed.emit("", "")

    def _failed(self, error: Exception) -> None:
        """Say what was refused; nothing was written."""
        self._ticket = None
        clear_layout(self._news)
        if isinstance(error, AppError):
            self._refuse(error)
            if error.code in NO_ENCRYPTION and self._wants_plain(error):
                self._export(plain=True)
        elif not isinstance(error, CancelledError):
            raise error

    def _refuse(self, error: AppError) -> None:
        """Show a refusal above the cards."""
        clear_layout(self._news)
        say = self.context.say
        self._news.addWidget(Banner(say(error.advice), Tone.ERR, self.context.palette, strong=say(error.sentence)))

    def _wants_plain(self, error: AppError) -> bool:
        """Ask whether the package may go unencrypted."""
        text, say = self.context.text, self.context.say
        question = Sentence(
            "{why} Without encryption whoever gets hold of the file can read it. It holds no private data.",
            why=error.sentence,
        )
        return self.context.chooser.confirm(text(N_("Not encrypted")), say(question), text(N_("Send unencrypted")))

    def _say_sent(self) -> None:
        """Write down that the package went out."""
        if self._prepared is None:
            return
        for bundle in outbox.outbox(self.context.workspace):
            if bundle.sequence == self._prepared.exported.sequence:
                outbox.mark_sent(self.context.workspace, bundle.digest)
        self._prepared = None
        self.step = CHECK
        self.files.show_nothing()
        clear_layout(self._news)
        words = Sentence("Noted as sent. It stays “sent” until the receipt arrives.")
        self._news.addWidget(Banner(self.context.say(words), Tone.OK, self.context.palette))
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
