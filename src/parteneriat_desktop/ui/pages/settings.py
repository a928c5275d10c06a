"""Settings: the institution, its key, whom it trusts, backups, language and look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.pages.settings_backup import BackupCard
from parteneriat_desktop.ui.pages.settings_key import KeyCard
from parteneriat_desktop.ui.pages.settings_law import LawCard
from parteneriat_desktop.ui.pages.settings_look import LookCard
from parteneriat_desktop.ui.pages.settings_mail import MailCard
from parteneriat_desktop.ui.pages.settings_profile import ProfileCard
from parteneriat_desktop.ui.pages.settings_trust import TrustCard
from parteneriat_desktop.ui.pages.settings_waiting import WaitingCard
from parteneriat_desktop.ui.widgets.cards import scrolling

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context, Place


class SettingsPage(Page):
    """Everything about this installation."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.head.describe(
            context.text(N_("Settings")), below=context.text(N_("They stay on this computer and are never sent."))
        )
        self.profile = ProfileCard(context)
        self.key = KeyCard(context)
        self.trust = TrustCard(context)
        self.backup = BackupCard(context)
        self.waiting = WaitingCard(context)
        self.look = LookCard(context)
        self.mail = MailCard(context)
        self.law = LawCard(context)
        content = QWidget()
        self._columns = QHBoxLayout(content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(12)
        for cards in (
            (self.profile, self.look, self.backup, self.mail),
            (self.key, self.trust, self.law, self.waiting),
        ):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._area = scrolling(content)
        self.outer.addWidget(self._area, 1)

    def show_place(self, place: Place) -> None:
        """Show the settings, perhaps at one of the cards."""
        self.refresh()
        if restored := place.preset.get("restored"):
            self.backup.say_restored(str(restored))
        if told := place.preset.get("told"):
            self.backup.say(str(told))
        card = {"backup": self.backup, "key": self.key, "trust": self.trust, "law": self.law, "mail": self.mail}.get(
            place.field
        )
        if card is not None:
            card.setFocus()
            self._area.ensureWidgetVisible(card)

    def refresh(self) -> None:
        """Read everything again."""
        for card in (self.profile, self.key, self.trust, self.backup, self.law, self.mail):
            card.refresh()

    def arrange(self) -> None:
        """Put the cards into two columns, or one."""
        direction = QHBoxLayout.Direction.TopToBottom if self.narrow else QHBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
