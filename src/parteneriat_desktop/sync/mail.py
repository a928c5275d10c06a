"""Handing a finished message to the institution's own mail server.

Rules of this module:

1. Nothing is said to a server before TLS stands and its certificate is proved: not the password, not the
   message. A server without TLS is refused.
2. What the server or the line may mend by itself is a ``LaterError``; everything else a refusal that a person
   must act on: wrong password, unknown address, message not accepted.
3. One attempt; repeating it is decided elsewhere. A message that arrives twice counts once.
"""

from __future__ import annotations

import base64
import smtplib
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from pathlib import Path

#: Seconds that the server may be silent.
PATIENCE: Final = 30.0
#: Reply codes from here on are for good (RFC 5321, 4.2.1).
PERMANENT: Final = 500
LOGGED_IN: Final = 235


class Security(Choice):
    """How TLS begins."""

    STARTTLS = "starttls", N_("STARTTLS (usually port 587)")
    TLS = "tls", N_("TLS from the beginning (usually port 465)")


class LaterError(RefusedError):
    """The message did not leave; another attempt may succeed without anybody doing anything."""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server: where it is, how TLS begins, as whom to log in, and, for one of its own, whose certificate."""

    host: str
    port: int
    security: Security
    user: str
    authority: Path | None = None


def deliver(server: Server, password: str, message: bytes, sender: str, recipient: str) -> None:
    """Hand one message over; ``LaterError`` (mail-later) or ``RefusedError`` with what a person must mend."""
    try:
        with _connected(server) as connection:
            if server.user:
                _log_in(connection, server.user, password)
            connection.sendmail(sender, [recipient], message)
    except smtplib.SMTPAuthenticationError as error:
        raise _by_code(error.smtp_code, "mail-login", server) from error
    except smtplib.SMTPRecipientsRefused as error:
        code, _words = next(iter(error.recipients.values()))
        raise _by_code(code, "mail-recipient", server, recipient) from error
    except smtplib.SMTPResponseException as error:
        raise _by_code(error.smtp_code, "mail-refused", server) from error
    except smtplib.SMTPNotSupportedError as error:
        raise refuse("mail-no-tls", server=server.host) from error
    except ssl.SSLCertVerificationError as error:
        raise refuse("mail-certificate", server=server.host) from error
    except (OSError, smtplib.SMTPException) as error:
        raise _later(server) from error


def _connected(server: Server) -> smtplib.SMTP:
    """Return a connection on which TLS stands."""
    context = _context(server)
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        connection.starttls(context=context)
    except BaseException:
        connection.close()
        raise
    return connection


def _log_in(connection: smtplib.SMTP, user: str, password: str) -> None:
    """Log in by PLAIN or LOGIN in UTF-8 (RFC 4616): ``smtplib`` itself fails on a password that is not ASCII."""
    connection.ehlo_or_helo_if_needed()
    offered = connection.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered:
        code, words = connection.docmd("AUTH", "PLAIN " + _encoded(f"\0{user}\0{password}"))
    elif "LOGIN" in offered:
        connection.docmd("AUTH", "LOGIN " + _encoded(user))
        code, words = connection.docmd(_encoded(password))
    else:
        raise smtplib.SMTPNotSupportedError("no way to log in")
    if code != LOGGED_IN:
        raise smtplib.SMTPAuthenticationError(code, words)


def _encoded(text: str) -> str:
    """Return a text as it is told to a server."""
    return base64.b64encode(text.encode()).decode("ascii")


def _context(server: Server) -> ssl.SSLContext:
    """Return what a server is proved by: the authorities of the system, or the one that was named."""
    try:
        return ssl.create_default_context(cafile=None if server.authority is None else str(server.authority))
    except OSError as error:
        raise refuse("mail-authority", file=str(server.authority)) from error


def _by_code(code: int, refusal: str, server: Server, recipient: str = "") -> RefusedError:
    """Return the error of a reply: for good, or for now."""
    if code < PERMANENT:
        return _later(server)
    return refuse(refusal, server=server.host, user=server.user, recipient=recipient, reply=code)


def _later(server: Server) -> LaterError:
    """Return the error of what may succeed later."""
    told = refuse("mail-later", server=server.host)
    return LaterError(told.sentence, told.advice, code=told.code)
