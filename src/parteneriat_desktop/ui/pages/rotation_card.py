"""The new key of an institution: its old key has signed it, so no paper has to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from parteneriat_desktop.actions import rotation
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Banner, Card, Chip, clear_layout
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.actions.verify_bundle import Checked
    from parteneriat_desktop.ui.context import Context


class RotationCard(Card):
    """A statement that a key was replaced, and the question whether to take the new one."""

    def __init__(self, context: Context, checked: Checked) -> None:
        super().__init__()
        self.context = context
        self._checked = checked
        self.add_head(checked.sender, Chip(context.text(N_("new key")), Tone.INFO, context.palette, "key-round"))
        words = Sentence(
            "{sender} has replaced its key {former} by {fingerprint}. Both keys have signed this. If the old one is "
            "enrolled here, the new one can be accepted without a stamped sheet; the old one counts no longer then.",
            sender=checked.sender,
            former=checked.replaces,
            fingerprint=checked.fingerprint,
        )
        self.body.addWidget(label(context.say(words), wrap=True))
        row = QHBoxLayout()
        self.take = button(
            context.text(N_("Accept the new key")), context.palette, self.accept, icon_name="shield-check"
        )
        row.addWidget(self.take)
        row.addStretch(1)
        self.body.addLayout(row)
        self._answer = QHBoxLayout()
        self.body.addLayout(self._answer)

    def accept(self) -> None:
        """Accept the new key; a refusal is said and nothing is changed."""
        context = self.context
        try:
            accepted = rotation.accept(context.workspace, self._checked.file)
        except AppError as error:
            words = Sentence("{sentence} {advice}", sentence=error.sentence, advice=error.advice)
            self._say(context.say(words), Tone.ERR)
            return
        if accepted is not None:
            self.take.setEnabled(False)
            self._say(context.say(rotation.accepted_sentence(accepted)), Tone.OK)
            context.changed.emit("", "")

    def _say(self, words: str, tone: Tone) -> None:
        """Show what came of it, and announce it."""
        clear_layout(self._answer)
        self._answer.addWidget(Banner(words, tone, self.context.palette))
        self.context.announce(self, words)
