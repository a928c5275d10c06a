"""A real mail server on this computer: TLS, a login, and replies that a test chooses."""

from __future__ import annotations

import socket
import ssl
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

USER, PASSWORD = "registratura@exemplu.ro", "parola de probă"


@dataclass
class Mailbox:
    """What arrived, and what the server says to the next messages and recipients."""

    port: int = 0
    messages: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)
    recipient_reply: str = "250 OK"
    logins: int = 0

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.recipient_reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_reply

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - as above
        reply = self.replies.pop(0) if self.replies else "250 OK"
        if reply.startswith("250"):
            self.messages.append(envelope.content)
            self.recipients += envelope.rcpt_tos
        return reply


def certificate(folder: Path) -> Path:
    """Make a certificate of ``localhost`` with its key and return the certificate."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            "openssl",
            *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", folder / "key.pem", "-out", folder / "cert.pem"),
        ],
        check=True,
        capture_output=True,
    )
    return folder / "cert.pem"


@contextmanager
def mail_server(folder: Path, *, tls: str = "starttls", without: tuple[str, ...] = ()) -> Iterator[Mailbox]:
    """Run the server: ``starttls``, ``tls`` from the beginning, or ``none``; without some ways to log in."""
    box = Mailbox()

    def login(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        box.logins += 1
        assert isinstance(given, LoginPassword)
        right = (given.login.decode(), given.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=right, handled=False)

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")

    class Server(Controller):
        def factory(self) -> SMTP:
            return SMTP(
                self.handler,
                tls_context=context if tls == "starttls" else None,
                require_starttls=tls == "starttls",
                auth_require_tls=tls == "starttls",
                authenticator=login,
                hostname="localhost",
                auth_exclude_mechanism=without,
            )

    with socket.create_server(("localhost", 0)) as free:
        box.port = free.getsockname()[1]
    server = Server(box, hostname="localhost", port=box.port, ssl_context=context if tls == "tls" else None)
    server.start()
    try:
        yield box
    finally:
        server.stop()
