"""For whom a package is, the files that were written, and what to do with them.

That it was sent is said by the person: the program cannot know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.editors.choices import Choices
from parteneriat_desktop.ui.icons import icon
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout, rule
from parteneriat_desktop.ui.widgets.words import ElidedLabel, label, picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parteneriat_desktop.actions.export_bundle import Exported
    from parteneriat_desktop.ui.context import Context

#: An e-mail carries files as text, a third larger.
MAIL = 1.37
#: How long "Copied" stands in place of a button's words, in milliseconds.
ANSWER = 2000
WHAT = {
    ".asice": ("package", N_("signed package")),
    ".age": ("lock", N_("signed and encrypted package")),
    ".pdf": ("file-text", N_("transmittal sheet, to be signed and stamped")),
    ".txt": ("mail", N_("text of the message")),
}


class FilesCard(Card):
    """The files of a package."""

    prepare_wanted = Signal()
    sent = Signal()
    changed_peer = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._folder: Path | None = None
        self._message = ""
        self.show_folder_button = button(
            context.text(N_("Show the folder")),
            context.palette,
            self.show_folder,
            icon_name="folder-open",
            look="small",
        )
        self.add_head(context.text(N_("Files to send")), self.show_folder_button)
        row = QHBoxLayout()
        words = label(context.text(N_("For")))
        self.peers = Choices()
        self.peers.setMinimumWidth(260)
        self.peers.setAccessibleName(context.text(N_("For whom the package is")))
        self.peers.activated.connect(self._change)
        words.setBuddy(self.peers)
        self.all = QCheckBox(context.text(N_("everything again, not only what is new")))
        self.all.toggled.connect(self._change)
        row.addWidget(words)
        row.addWidget(self.peers)
        row.addWidget(self.all)
        row.addStretch(1)
        self.body.addLayout(row)
        self._files = QVBoxLayout()
        self._files.setSpacing(3)
        self.body.addLayout(self._files)
        self.show_nothing()

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
        self._folder = None
        self.show_folder_button.hide()
        context = self.context
        self._files.addWidget(label(context.text(N_("No package is prepared yet.")), "muted"))
        prepare = button(
            context.text(N_("Prepare the package")), context.palette, self.prepare_wanted.emit, icon_name="package"
        )
        row = QHBoxLayout()
        row.addWidget(prepare)
        row.addStretch(1)
        self._files.addLayout(row)

    def show_files(self, exported: Exported) -> None:
        """Show the files that were written, and what to do with them."""
        context = self.context
        clear_layout(self._files)
        self._folder = exported.files[0].parent
        self.show_folder_button.show()
        for file in exported.files:
            self._files.addWidget(self._file_row(file))
            self._files.addWidget(rule())
            if file.suffix == ".txt":
                self._message = read_file(file).decode("utf-8")
        row = self._message_row()
        self._say_who_can_read(exported, row)
        self._files.addLayout(row)
        sent = button(context.text(N_("I have sent it")), context.palette, self.sent.emit, icon_name="check")
        words = Sentence(
            "Press “I have sent it”. The package stays “sent” until the signed receipt arrives; "
            "until then nothing is deleted."
        )
        strong = context.text(N_("After the message has left"))
        self._files.addWidget(Banner(context.say(words), Tone.INFO, context.palette, strong=strong, action=sent))

    def show_folder(self) -> None:
        """Open the folder of the files."""
        if self._folder is not None:
            self.context.chooser.show_file(self._folder)

    def _change(self) -> None:
        """Begin again: the files on the page are for somebody else."""
        self.show_nothing()
        self.changed_peer.emit()

    def _file_row(self, file: Path) -> QWidget:
        """Show one file: what it is, how large, and a button that copies where it lies."""
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
        facts = Sentence(
            "{what} · {size} ({mail} in an e-mail)",
            what=Sentence(words),
            size=formatting.show_size(size, context.catalogue),
            mail=formatting.show_size(round(size * MAIL), context.catalogue),
        )
        column.addWidget(ElidedLabel(context.say(facts), "small"))
        row.addLayout(column, 1)
        name = context.say(Sentence("Copy where {file} lies", file=file.name))
        row.addWidget(self._copy_button(context.text(N_("Copy the path")), str(file), name))
        return holder

    def _say_who_can_read(self, exported: Exported, row: QHBoxLayout) -> None:
        """Say at the end of a row whether the package is encrypted, and for whom."""
        context, palette = self.context, self.context.palette
        recipient = exported.recipient or context.text(N_("everybody who is enrolled here"))
        if exported.encrypted:
            icon_name, colour, look = "lock", palette.ok, "ok"
            words = Sentence("Encrypted: only {recipient} and you can read it.", recipient=recipient)
        else:
            icon_name, colour, look = "triangle-alert", palette.warn, "warn"
            words = Sentence("Not encrypted: whoever gets hold of the file can read it.")
        row.addSpacing(8)
        row.addWidget(picture(icon_name, colour, 16))
        row.addWidget(ElidedLabel(context.say(words), look), 1)

    def _message_row(self) -> QHBoxLayout:
        """Offer subject and text of the message to be copied."""
        context = self.context
        subject, _, text = self._message.partition("\n")
        row = QHBoxLayout()
        row.addWidget(label(context.text(N_("For the message:")), "muted"))
        row.addWidget(self._copy_button(context.text(N_("Subject")), subject, context.text(N_("Copy the subject"))))
        row.addWidget(self._copy_button(context.text(N_("Text")), text.strip(), context.text(N_("Copy the text"))))
        return row

    def _copy_button(self, words: str, text: str, name: str) -> QPushButton:
        """Make a button that copies a text and answers in its place."""
        made = button(words, self.context.palette, icon_name="copy", look="small")
        made.setAccessibleName(name)
        made.clicked.connect(lambda _checked=False: self._copy(made, words, text))
        return made

    def _copy(self, made: QPushButton, words: str, text: str) -> None:
        """Copy a text and say so for two seconds."""
        QGuiApplication.clipboard().setText(text)
        palette = self.context.palette
        copied = self.context.text(N_("Copied"))
        made.setText(f" {copied}")
        made.setIcon(icon("check", palette.ok, 16))
        self.context.announce(made, copied)
        QTimer.singleShot(ANSWER, made, lambda: _restore(made, words, palette.text))


def _restore(made: QPushButton, words: str, colour: str) -> None:
    """Show the words of a copy button again."""
    made.setText(f" {words}")
    made.setIcon(icon("copy", colour, 16))
