"""The card of the mail account: server, port, how encryption begins, user, sender, password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit

from parteneriat_desktop.actions import mail_account
from parteneriat_desktop.actions.mail_account import MailAccount
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.sync.mail import Security
from parteneriat_desktop.ui.editors.choices import Choices
from parteneriat_desktop.ui.pages.settings_card import SettingsCard
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.ui.context import Context


class MailCard(SettingsCard):
    """The account through which the program sends packages itself; without one, the mail program is opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("E-mail"))
        words = N_(
            "Optional: with the institution's mail server packages are sent in the background. Without it, the program "
            "opens the message in your mail program."
        )
        self.content.addWidget(label(context.text(words), "small", wrap=True))
        self.host, self.port, self.user, self.address = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.password, self.authority = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(context.text(N_("kept in the password store; empty leaves it as it is")))
        self.security = Choices()
        for one in Security:
            self.security.addItem(context.catalogue.label(one), one.value)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        named = (
            (N_("Mail server"), self.host),
            (N_("Port"), self.port),
            (N_("Encryption"), self.security),
            (N_("User"), self.user),
            (N_("Password"), self.password),
            (N_("Sender"), self.address),
            (N_("Certificate"), self.authority),
        )
        for row, (name, editor) in enumerate(named):
            self._add(row, name, editor)
        self.content.addLayout(self._grid)
        save, choose = context.text(N_("Save the account")), context.text(N_("Choose the certificate…"))
        self.content.addLayout(
            Flow(
                [
                    button(save, context.palette, self.save, icon_name="save", look="small"),
                    button(choose, context.palette, self.choose_authority, icon_name="folder-open", look="small"),
                ]
            )
        )

    def refresh(self) -> None:
        """Read the account again; the password is never shown."""
        account = mail_account.load(self.context.workspace)
        for editor, value in (
            (self.host, account.host),
            (self.port, account.port),
            (self.user, account.user),
            (self.address, account.sender),
            (self.authority, account.authority),
        ):
            editor.setText(value)
        self.security.setCurrentIndex(max(self.security.findData(account.security), 0))
        self.password.clear()

    def save(self) -> None:
        """Keep the account; what is wrong is said and nothing is changed."""
        account = MailAccount(
            host=self.host.text().strip(),
            port=self.port.text().strip(),
            security=str(self.security.currentData()),
            user=self.user.text().strip(),
            sender=self.address.text().strip(),
            authority=self.authority.text().strip(),
        )

        def keep() -> str:
            """Keep what stands in the fields."""
            mail_account.save(self.context.workspace, account, self.password.text())
            self.password.clear()
            return self.context.text(N_("The mail account is saved."))

        self.attempt(keep)

    def choose_authority(self) -> None:
        """Ask for the certificate of an own server."""
        title = self.context.text(N_("Certificate of the mail server"))
        file = self.context.chooser.open_file(title, "PEM (*.pem *.crt)")
        if file is not None:
            self.authority.setText(str(file))

    def _add(self, row: int, name: str, editor: QWidget) -> None:
        """Add one field with its name."""
        words = label(self.context.text(name), "muted")
        words.setBuddy(editor)
        editor.setAccessibleName(self.context.text(name))
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(editor, row, 1)
