"""The trust decision: an institution introduces itself, a person compares the fingerprint with the paper.

The fingerprint is typed from the stamped sheet, not read from the file: only that comparison makes
the key count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from parteneriat_desktop.actions import trust
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Banner, Card, Chip, clear_layout
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.actions.verify_bundle import Checked
    from parteneriat_desktop.ui.context import Context


class EnrolCard(Card):
    """An enrolment file and the question whether to trust it."""

    def __init__(self, context: Context, checked: Checked) -> None:
        super().__init__()
        self.context = context
        self._checked = checked
        chip = Chip(context.text(N_("enrolment")), Tone.INFO, context.palette, "key-round")
        self.add_head(checked.sender, chip)
        words = Sentence(
            "{sender} introduces itself with this file. Take the stamped sheet that you received on paper, and type "
            "the fingerprint that stands on it. Only if both agree is the institution trusted here.",
            sender=checked.sender,
        )
        self.body.addWidget(label(context.say(words), wrap=True))
        name = context.text(N_("Fingerprint on the stamped sheet"))
        caption = label(name)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        caption.setBuddy(self.line)
        self.line.returnPressed.connect(self.enrol)
        self.body.addWidget(caption)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        self.add = button(context.text(N_("Compare and enrol")), context.palette, self.enrol, icon_name="shield-check")
        row.addWidget(self.add)
        self.body.addLayout(row)
        self._answer = QHBoxLayout()
        self.body.addLayout(self._answer)

    def enrol(self) -> None:
        """Compare and enrol; a difference is said and nothing is changed."""
        context = self.context
        try:
            institution = trust.add(context.workspace, self._checked.file, self.line.text().strip())
        except AppError as error:
            words = context.say(Sentence("{sentence} {advice}", sentence=error.sentence, advice=error.advice))
            self._say(words, Tone.ERR)
            return
        self.line.setEnabled(False)
        self.add.setEnabled(False)
        words = context.say(Sentence("{name} is trusted here from now on.", name=institution.name))
        self._say(words, Tone.OK)
        context.changed.emit("", "")

    def _say(self, words: str, tone: Tone) -> None:
        """Show what came of it, and announce it."""
        clear_layout(self._answer)
        self._answer.addWidget(Banner(words, tone, self.context.palette))
        self.context.announce(self, words)
