"""For whom a package is, the files that were written, and what to do with them.

That it was sent is said by the person: the program cannot know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import settings
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.sync.letter import encoded_size
from parteneriat_desktop.ui.editors.choices import Choices
from parteneriat_desktop.ui.pages.message_block import MessageBlock
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout, rule
from parteneriat_desktop.ui.widgets.copying import copy_button
from parteneriat_desktop.ui.widgets.words import ElidedLabel, icon_line, label, picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parteneriat_desktop.actions.export_bundle import Exported
    from parteneriat_desktop.actions.outbox import SentBundle
    from parteneriat_desktop.ui.context import Context

WHAT = {
    ".asice": ("package", N_("signed package")),
    ".age": ("lock", N_("signed and encrypted package")),
    ".zip": ("package", N_("signed package")),
    ".bin": ("lock", N_("signed and encrypted package")),
    ".pdf": ("file-text", N_("transmittal sheet, to be signed and stamped")),
}


class FilesCard(Card):
    """The files of a package."""

    prepare_wanted = Signal()
    sent = Signal()
    changed_peer = Signal()
    queued = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._file: Path | None = None
        self.message: MessageBlock | None = None
        palette = context.palette
        words = context.text(N_("Show the folder"))
        self.folder = button(words, palette, self.show_folder, icon_name="folder-open", look="small")
        self.stick = button(context.text(N_("Copy to a stick")), palette, icon_name="usb", look="small")
        self.add_head(context.text(N_("Files to send")), self.stick, self.folder)
        self._add_choices()
        self._files = QVBoxLayout()
        self._files.setSpacing(3)
        self.body.addLayout(self._files)
        self.show_nothing()

    def _add_choices(self) -> None:
        """Ask for whom the package is, whether everything travels again, and how its files are called."""
        context = self.context
        row = QHBoxLayout()
        whom = label(context.text(N_("For")))
        self.peers = Choices()
        self.peers.setMinimumWidth(260)
        self.peers.setAccessibleName(context.text(N_("For whom the package is")))
        self.peers.activated.connect(self._change)
        whom.setBuddy(self.peers)
        self.all = QCheckBox(context.text(N_("everything again, not only what is new")))
        self.all.toggled.connect(self._change)
        row.addWidget(whom)
        row.addWidget(self.peers)
        row.addWidget(self.all)
        row.addStretch(1)
        self.body.addLayout(row)
        words = N_("neutral file name (.zip), where the mail refuses .asice")
        self.neutral = QCheckBox(context.text(words))
        self.neutral.setChecked(settings.names_neutrally(context.workspace))
        self.neutral.toggled.connect(self._keep_neutral)
        self.body.addWidget(self.neutral)

    def show_peers(self, names: Sequence[str]) -> None:
        """Offer the enrolled institutions, and a package for anyone enrolled."""
        current = self.peer()
        self.peers.clear()
        for name in names:
            self.peers.addItem(name, name)
        self.peers.addItem(self.context.text(N_("anyone enrolled")), "")
        self.choose_peer(current)

    def choose_peer(self, name: str) -> None:
        """Choose for whom."""
        position = self.peers.findData(name)
        self.peers.setCurrentIndex(max(position, 0))

    def peer(self) -> str:
        """Return for whom the package is; empty for anyone enrolled."""
        return str(self.peers.currentData() or "")

    def wants_all(self) -> bool:
        """Say whether everything is to be sent again."""
        return self.all.isChecked()

    def show_nothing(self) -> None:
        """Say that nothing is prepared yet."""
        clear_layout(self._files)
        self._file = None
        self.message = None
        self.folder.hide()
        self.stick.hide()
        self.neutral.show()
        context = self.context
        self._files.addWidget(label(context.text(N_("No package is prepared yet.")), "muted"))
        prepare = button(
            context.text(N_("Prepare the package")), context.palette, self.prepare_wanted.emit, icon_name="package"
        )
        row = QHBoxLayout()
        row.addWidget(prepare)
        row.addStretch(1)
        self._files.addLayout(row)

    def show_files(self, exported: Exported, bundles: Sequence[SentBundle]) -> None:
        """Show the files that were written, and what to do with them."""
        context = self.context
        clear_layout(self._files)
        self._file = exported.files[0]
        self.folder.show()
        self.stick.show()
        self.neutral.hide()
        files = [file for file in exported.files if file.suffix != ".txt"]
        parts = {one.file: one for one in bundles}
        for file in files:
            self._files.addWidget(self._file_row(file, parts.get(file.name)))
            self._files.addWidget(rule())
        self.message = MessageBlock(context, bundles, files, self._who_can_read(exported))
        self.message.queued.connect(self.queued)
        self.stick.setMenu(self.message.sticks_menu())
        self._files.addWidget(self.message)
        sent = button(context.text(N_("I have sent it")), context.palette, self.sent.emit, icon_name="check")
        words = Sentence(
            "Press “I have sent it”. The package stays “sent” until the signed receipt arrives; "
            "until then nothing is deleted."
        )
        strong = context.text(N_("After the message has left"))
        self._files.addWidget(Banner(context.say(words), Tone.INFO, context.palette, strong=strong, action=sent))

    def show_folder(self) -> None:
        """Open the folder of the files with the package selected."""
        if self._file is not None:
            self.context.chooser.show_in_folder(self._file)

    def open_message(self) -> None:
        """Open the message with its files in the mail program."""
        if self.message is not None:
            self.message.open_message()

    def _keep_neutral(self, wanted: bool) -> None:  # noqa: FBT001 - the answer of a signal
        """Keep the choice: a mail service that refuses a name refuses the next one too."""
        settings.name_neutrally(self.context.workspace, wanted=wanted)

    def _change(self) -> None:
        """Begin again: the files on the page are for somebody else."""
        self.show_nothing()
        self.changed_peer.emit()

    def _file_row(self, file: Path, bundle: SentBundle | None) -> QWidget:
        """Show one file: what it is, how large, which part, and a button that copies where it lies."""
        context = self.context
        icon_name, words = WHAT.get(file.suffix, ("file-text", N_("file")))
        holder = QWidget()
        holder.setProperty("look", "clear")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(picture(icon_name, context.palette.muted, 18))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(ElidedLabel(file.name))
        size = file.stat().st_size
        shown = {
            "what": Sentence(words),
            "size": formatting.show_size(size, context.catalogue),
            "mail": formatting.show_size(encoded_size(size), context.catalogue),
        }
        facts = Sentence("{what} · {size} ({mail} in an e-mail)", **shown)
        if bundle is not None:
            facts = Sentence("{what} · {size} ({mail} in an e-mail) · {part}", part=_part(bundle), **shown)
        column.addWidget(ElidedLabel(context.say(facts), "small"))
        row.addLayout(column, 1)
        name = context.say(Sentence("Copy where {file} lies", file=file.name))
        row.addWidget(copy_button(context, context.text(N_("Copy the path")), lambda: str(file), name))
        return holder

    def _who_can_read(self, exported: Exported) -> QWidget:
        """Say whether the package is encrypted, and for whom."""
        context, palette = self.context, self.context.palette
        recipient = exported.recipient or context.text(N_("everybody who is enrolled here"))
        if exported.encrypted:
            icon_name, colour, look = "lock", palette.ok, "ok"
            words = Sentence("Encrypted: only {recipient} and you can read it.", recipient=recipient)
        else:
            icon_name, colour, look = "triangle-alert", palette.warn, "warn"
            words = Sentence("Not encrypted: whoever gets hold of the file can read it.")
        return icon_line(icon_name, colour, ElidedLabel(context.say(words), look), 16)


def _part(bundle: SentBundle) -> Sentence:
    """Return which part of an export a package is."""
    if bundle.parts == 1:
        return Sentence("a single part")
    return Sentence("part {part} of {parts}", part=bundle.part, parts=bundle.parts)
