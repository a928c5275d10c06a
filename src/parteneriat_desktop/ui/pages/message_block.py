"""What is needed for the message that carries a package: address, subject and words to copy, a stick, the server.

The address of an institution is typed once and kept; a wrong one is said under its field.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from parteneriat_desktop.actions import letters, mail_account, mail_queue, sticks
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.sync.letter import is_too_large
from parteneriat_desktop.ui.drives import plugged_in
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Banner, clear_layout
from parteneriat_desktop.ui.widgets.copying import copy_button
from parteneriat_desktop.ui.widgets.words import ElidedLabel, label, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.actions.outbox import SentBundle
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tasks import Progress


class MessageBlock(QWidget):
    """Stands below the files of a package."""

    #: A letter was put into the queue of the mail server.
    queued = Signal()

    def __init__(self, context: Context, bundles: Sequence[SentBundle], files: Sequence[Path], note: QWidget) -> None:
        super().__init__()
        self.context = context
        self._bundles = bundles
        self._files = files
        self.setProperty("look", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.news = QVBoxLayout()
        column.addLayout(self.news)
        self.address = QLineEdit(letters.address_of(context.workspace, self._peer()))
        if self._peer():
            column.addLayout(self._address_row(note))
        column.addLayout(self._copy_row(None if self._peer() else note))

    def open_message(self) -> None:
        """Open a draft for each package with its files; where no program does, show the folder and say what to do."""
        context = self.context
        try:
            made = letters.drafts(context.workspace, self._bundles, context.catalogue)
        except AppError as error:
            self._refuse(error)
            return
        opened = [context.chooser.show_file(file) for file in made]
        if not all(opened):
            count = Counted(
                "No mail program opened the message. Attach the {count} file from the folder that was opened.",
                "No mail program opened the message. Attach the {count} files from the folder that was opened.",
                len(self._files),
            )
            self._say(count, Tone.WARN)
            context.chooser.show_in_folder(self._files[0])

    def copy_to_stick(self, folder: Path) -> None:
        """Copy the files and prove the copies, off the window's thread."""
        context, files = self.context, self._files

        def work(report: Progress) -> list[Path]:
            """Copy and read back."""
            report(1, 2, context.text(N_("Copying and comparing…")))
            return sticks.copy_to(files, folder)

        context.tasks.start(work, self._copied, self._failed)

    def send_by_server(self) -> None:
        """Put the letters of all parts into the queue; the postman takes them from there."""
        try:
            for bundle in self._bundles:
                mail_queue.put(self.context.workspace, bundle.digest)
        except AppError as error:
            self._refuse(error)
            return
        self._say(Sentence("It is sent in the background; what became of it stands in the outbox."), Tone.INFO)
        self.queued.emit()

    def sticks_menu(self) -> QMenu:
        """Return the menu of the sticks that are plugged in, and of any other folder."""
        context = self.context
        menu = QMenu(self)
        for volume in plugged_in():
            free = formatting.show_size(volume.free, context.catalogue)
            words = context.say(Sentence("{name} ({free} free)", name=volume.name, free=free))
            menu.addAction(words).triggered.connect(partial(self._copy_to, volume.root))
        if menu.isEmpty():
            menu.addAction(context.text(N_("No stick is plugged in"))).setEnabled(False)
        menu.addAction(context.text(N_("Another folder…"))).triggered.connect(self._choose_folder)
        return menu

    def _peer(self) -> str:
        """Return for whom the packages are, by fingerprint."""
        return self._bundles[0].peer if self._bundles else ""

    def _address_row(self, note: QWidget) -> QHBoxLayout:
        """Offer the address to be typed once; at its right stands who can read the package."""
        context = self.context
        row = QHBoxLayout()
        words = label(context.text(N_("E-mail address")), "muted")
        words.setBuddy(self.address)
        self.address.setAccessibleName(context.text(N_("E-mail address of the institution")))
        self.address.setMaximumWidth(280)
        self.address.editingFinished.connect(self._keep_address)
        row.addWidget(words)
        row.addWidget(self.address, 1)
        if any(is_too_large(one.size) for one in self._bundles):
            row.addWidget(picture("triangle-alert", context.palette.warn, 16))
            row.addWidget(ElidedLabel(context.text(N_("Too large for e-mail: use a stick.")), "warn"), 1)
        row.addWidget(note, 1)
        return row

    def _copy_row(self, note: QWidget | None) -> QHBoxLayout:
        """Offer address, subject and words to be copied, and the other ways to send."""
        context = self.context
        row = QHBoxLayout()
        row.addWidget(label(context.text(N_("For the message:")), "muted"))
        offered = (
            (N_("Address"), N_("Copy the address"), lambda: self.address.text().strip()),
            (N_("Subject"), N_("Copy the subject"), lambda: self._words()[0]),
            (N_("Text"), N_("Copy the text"), lambda: self._words()[1]),
        )
        for words, name, text in offered if self._peer() else offered[1:]:
            row.addWidget(copy_button(context, context.text(words), text, context.text(name)))
        if note is not None:
            row.addWidget(note, 1)
        else:
            row.addStretch(1)
        if mail_account.load(context.workspace).host:
            words = context.text(N_("Send now"))
            row.addWidget(button(words, context.palette, self.send_by_server, icon_name="send", look="small"))
        return row

    def _words(self) -> tuple[str, str]:
        """Return subject and words of the first letter."""
        return letters.words(self.context.workspace, self._bundles[0], self.context.catalogue)

    def _keep_address(self) -> None:
        """Keep the typed address; say what is wrong with it."""
        clear_layout(self.news)
        try:
            letters.put_address(self.context.workspace, self._peer(), self.address.text())
        except AppError as error:
            self._refuse(error)

    def _copy_to(self, root: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the answer of a signal
        """Copy to a stick that was chosen."""
        self.copy_to_stick(Path(root))

    def _choose_folder(self, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the answer of a signal
        """Ask for a folder to copy to."""
        folder = self.context.chooser.folder(self.context.text(N_("Copy to")))
        if folder is not None:
            self.copy_to_stick(folder)

    def _copied(self, copies: list[Path]) -> None:
        """Say that the copies are what was written."""
        words = Counted(
            "{count} file was copied to {folder} and compared.",
            "{count} files were copied to {folder} and compared.",
            len(copies),
            folder=str(copies[0].parent),
        )
        self._say(words, Tone.OK)

    def _failed(self, error: Exception) -> None:
        """Say why nothing was copied; the files here stay."""
        if not isinstance(error, AppError):
            raise error
        self._refuse(error)

    def _refuse(self, error: AppError) -> None:
        """Show a refusal."""
        self._say(error.advice, Tone.ERR, error.sentence)

    def _say(self, words: Sentence, tone: Tone, strong: Sentence | None = None) -> None:
        """Show something above the address."""
        context = self.context
        clear_layout(self.news)
        first = "" if strong is None else context.say(strong)
        self.news.addWidget(Banner(context.say(words), tone, context.palette, strong=first))
        context.announce(self, f"{first} {context.say(words)}".strip())
