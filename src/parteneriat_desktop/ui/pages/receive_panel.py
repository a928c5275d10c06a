"""Receiving files: who signed, trusted or not, what would change, gaps and conflicts; then import.

Rules of this module:

1. Nothing is imported before the person has seen what it brings and pressed "Import".
2. Importing is offered only for what is trusted. An enrolment file is offered for comparison of its
   fingerprint; nobody is trusted because a signature verifies.
3. A refused file shows code, sentence and advice; nothing was changed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from parteneriat_desktop.actions import import_bundle, trust, verify_bundle
from parteneriat_desktop.actions.envelope import is_encrypted_file
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.enrol_card import EnrolCard
from parteneriat_desktop.ui.pages.preview_cards import (
    checked_card,
    findings_card,
    locked_card,
    outcome_card,
    refused_card,
    untrusted_card,
)
from parteneriat_desktop.ui.pages.rotation_card import RotationCard
from parteneriat_desktop.ui.passphrase import unlock_then
from parteneriat_desktop.ui.tasks import CancelledError
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.cards import clear_layout, scrolling
from parteneriat_desktop.ui.widgets.progress import Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parteneriat_desktop.actions.import_bundle import Imported
    from parteneriat_desktop.actions.verify_bundle import Checked
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tasks import Progress, Ticket

Answer = TypeVar("Answer")
#: Refusals that the sender of a file has nothing to do with.
OWN_FAULTS = frozenset({"no-file", "passphrase-needed", "passphrase-wrong", "key-missing", "disk-full", "locked"})
#: What verifying a file gives: what was proved and, where it is trusted, what it would bring.
Seen = tuple["Path", "Checked | AppError", "Imported | None"]


class ReceivePanel(QWidget):
    """Files that arrived."""

    closed = Signal()
    #: A receipt for an institution, by name, is wanted, and the refused files that it explains.
    receipt_wanted = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._files: list[Path] = []
        self._trusted: list[Path] = []
        self._ticket: Ticket[Any] | None = None
        self.setProperty("look", "clear")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._cards = QVBoxLayout(content)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)
        outer.addWidget(scrolling(content), 1)

    def load(self, files: list[Path]) -> None:
        """Open what is encrypted, verify files and show what they would bring."""
        self._files = files
        if not any(is_encrypted_file(file) for file in files):
            self._look()
            return
        clear_layout(self._cards)
        self._cards.addWidget(locked_card(self.context, files, lambda: self.load(files)))
        self._cards.addStretch(1)
        unlock_then(self.context, self._look, self._failed)

    def _look(self) -> None:
        """Verify the files and show what they would bring."""
        context, files = self.context, self._files

        def work(report: Progress) -> list[Seen]:
            """Verify each file; nothing is changed."""
            seen: list[Seen] = []
            for number, file in enumerate(files, start=1):
                report(number, len(files), context.say(Sentence("Verifying {file}…", file=file.name)))
                seen.append(self._verify(file))
            return seen

        self._start(work, self._show_seen)

    def import_all(self) -> None:
        """Take in what was shown; all of it or nothing."""
        context, files = self.context, [*self._trusted]

        def work(report: Progress) -> list[Imported]:
            """Import the files."""
            report(0, 1, context.text(N_("Importing…")))
            return import_bundle.import_files(context.workspace, files)

        self._start(work, self._show_imported)

    def _start(self, work: Callable[[Progress], Answer], done: Callable[[Answer], None]) -> None:
        """Do long work with progress and a way to stop it."""
        context = self.context
        clear_layout(self._cards)
        self._work = Work(context.palette, context.text(N_("Stop")), self._stop, context.text(N_("Working…")))
        self._cards.addWidget(self._work)
        self._cards.addStretch(1)
        self._ticket = context.tasks.start(work, done, self._failed, self._work.show_step)

    def _verify(self, file: Path) -> Seen:
        """Verify one file and compute what it would bring."""
        workspace = self.context.workspace
        try:
            checked = verify_bundle.verify(workspace, file)
            brings = import_bundle.preview(workspace, file) if checked.trusted else None
        except AppError as error:
            return file, error, None
        return file, checked, brings

    def _show_seen(self, seen: list[Seen]) -> None:
        """Show every file, and the button that imports what is trusted."""
        clear_layout(self._cards)
        self._trusted = [file for file, _checked, brings in seen if brings is not None and not brings.already_imported]
        for file, checked, brings in seen:
            self._cards.addWidget(self._card(file, checked, brings))
        if self._trusted:
            words = Counted("Import {count} package", "Import {count} packages", len(self._trusted))
            self.button = primary(self.context.say(words), self.context.palette, self.import_all, icon_name="download")
            self._cards.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
            self.button.setFocus()
        self._cards.addStretch(1)

    def _card(self, file: Path, checked: Checked | AppError, brings: Imported | None) -> QWidget:
        """Make the card of one file."""
        if isinstance(checked, AppError):
            return self._refused(file, checked)
        if checked.kind == "enrolment":
            return (RotationCard if checked.replaces else EnrolCard)(self.context, checked)
        if brings is None:
            return untrusted_card(self.context, checked)
        return checked_card(self.context, checked, brings)

    def _show_imported(self, imported: list[Imported]) -> None:
        """Show what was taken in."""
        clear_layout(self._cards)
        for one in imported:
            self._cards.addWidget(outcome_card(self.context, one))
            if one.findings:
                self._cards.addWidget(findings_card(self.context, one.findings))
        for sender in dict.fromkeys(one.sender for one in imported):
            words = self.context.say(Sentence("Prepare the receipt for {sender}", sender=sender))
            act = button(
                words, self.context.palette, partial(self.receipt_wanted.emit, sender, []), icon_name="file-check"
            )
            self._cards.addWidget(act, alignment=Qt.AlignmentFlag.AlignLeft)
        self._cards.addStretch(1)
        self.context.announce(self, self.context.text(N_("Imported")))
        self.context.changed.emit("", "")

    def _failed(self, error: Exception) -> None:
        """Say what was refused; nothing was changed."""
        clear_layout(self._cards)
        if isinstance(error, AppError):
            self._cards.addWidget(self._refused(self._files[0], error))
            self._cards.addStretch(1)
        elif isinstance(error, CancelledError):
            self.closed.emit()
        else:
            raise error

    def _refused(self, file: Path, error: AppError) -> QWidget:
        """Say why a file is refused, and offer to tell whoever sent it in a signed receipt."""
        card = refused_card(self.context, file, error)
        names = [one.name for one in trust.institutions(self.context.workspace) if one.revoked_from is None]
        if names and error.code not in OWN_FAULTS:
            menu = QMenu(card)
            for name in names:
                menu.addAction(name).triggered.connect(partial(self._tell, name, file))
            words = self.context.text(N_("Tell the sender why…"))
            tell = button(words, self.context.palette, icon_name="corner-up-left", look="small")
            tell.setMenu(menu)
            card.body.addWidget(tell, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _tell(self, name: str, file: Path, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's answer
        """Ask for a receipt that says why a file was refused."""
        self.receipt_wanted.emit(name, [file])

    def _stop(self) -> None:
        """Stop at the next step."""
        if self._ticket is not None:
            self._ticket.cancel()
