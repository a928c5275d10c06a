"""The mail account of the institution: server, port, how TLS begins, user, sender. Its password is in the key ring.

Settings never travel. Without a password store the password is not kept anywhere; a script may name a file.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.sync.letter import check_address
from parteneriat_desktop.sync.mail import Security, Server
from parteneriat_desktop.sync.refusals import refuse
from parteneriat_desktop.sync.ring import open_ring

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace

#: Before the name of an attribute: the setting that holds it.
PREFIX = "mail."
PORTS = range(1, 65_536)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailAccount:
    """What was set up; an empty host means that there is no account."""

    host: str = ""
    port: str = "587"
    security: str = Security.STARTTLS.value
    user: str = ""
    sender: str = ""
    authority: str = ""

    @property
    def server(self) -> Server:
        """The account as the sender of messages needs it."""
        authority = Path(self.authority) if self.authority else None
        security = next(one for one in Security if one.value == self.security)
        return Server(self.host, int(self.port), security, self.user, authority)


def load(workspace: Workspace) -> MailAccount:
    """Return the account that was set up."""
    found = {one.name: workspace.store.setting(PREFIX + one.name, str(one.default)) for one in fields(MailAccount)}
    return MailAccount(**found)


def save(workspace: Workspace, account: MailAccount, password: str | None = None) -> None:
    """Keep the account and, where one is given, its password in the password store.

    Raises ``RefusedError``: the port is none (mail-port), the sender is no address (mail-address), there is no
    password store for a password (mail-no-ring).
    """
    if not account.port.isascii() or not account.port.isdigit() or int(account.port) not in PORTS:
        raise RefusedError(
            Sentence("“{port}” is no port of a mail server.", port=account.port[:20]),
            Sentence("Write the number that the provider names, usually 587 or 465."),
            code="mail-port",
        )
    if account.host:
        check_address(account.sender)
    if password:
        ring = open_ring()
        if ring is None:
            raise refuse("mail-no-ring")
        ring.store(_name(account), password)
    with workspace.store.writing():
        for one in fields(account):
            workspace.store.put_setting(PREFIX + one.name, str(getattr(account, one.name)).strip())


def password_of(account: MailAccount) -> str:
    """Return the password of an account from the password store; nothing is needed where nobody logs in."""
    if not account.user:
        return ""
    ring = open_ring()
    found = None if ring is None else ring.read(_name(account))
    if found is None:
        raise refuse("mail-no-password", user=account.user)
    return found


def _name(account: MailAccount) -> str:
    """Return the name under which the password store keeps the password."""
    return f"mail:{account.user}@{account.host}"
