"""Handing messages to a real server: only inside TLS, what mends itself apart from what a person must mend."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from mail_server import PASSWORD, USER, certificate, mail_server

from parteneriat_desktop.sync.mail import LaterError, Security, Server, deliver

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mail_server import Mailbox
    from sync_samples import Refused

MESSAGE = b"Subject: x\r\n\r\nwords\r\n"
TO = "registratura@minister.ro"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("server"))


@pytest.fixture
def server(authority: Path) -> Callable[..., Server]:
    def make(box: Mailbox, security: Security = Security.STARTTLS, user: str = USER) -> Server:
        return Server("localhost", box.port, security, user, authority)

    return make


@pytest.mark.parametrize("security", list(Security))
def test_a_message_arrives_inside_tls(authority: Path, server: Callable[..., Server], security: Security):
    with mail_server(authority.parent, tls=security.value) as box:
        deliver(server(box, security), PASSWORD, MESSAGE, USER, TO)
        assert (box.messages, box.recipients, box.logins) == ([MESSAGE], [TO], 1)


def test_a_server_that_wants_no_login_gets_none(authority: Path, server: Callable[..., Server]):
    with mail_server(authority.parent) as box:
        deliver(server(box, user=""), "", MESSAGE, USER, TO)
        assert (len(box.messages), box.logins) == (1, 0)


def test_whoever_offers_only_login_is_told_user_and_password_one_by_one(
    authority: Path, server: Callable[..., Server], refused: Refused
):
    with mail_server(authority.parent, without=("PLAIN",)) as box:
        deliver(server(box), PASSWORD, MESSAGE, USER, TO)
        assert box.messages == [MESSAGE]
        with refused("mail-login"):
            deliver(server(box), "parolă", MESSAGE, USER, TO)
    with mail_server(authority.parent, without=("PLAIN", "LOGIN")) as box, refused("mail-no-tls"):
        deliver(server(box), PASSWORD, MESSAGE, USER, TO)


def test_nothing_is_told_to_a_server_without_encryption(
    authority: Path, server: Callable[..., Server], refused: Refused
):
    with mail_server(authority.parent, tls="none") as box:
        with refused("mail-no-tls"):
            deliver(server(box), PASSWORD, MESSAGE, USER, TO)
        assert (box.logins, box.messages) == (0, [])


@pytest.mark.parametrize("security", list(Security))
def test_nothing_is_told_to_a_server_that_is_not_the_one(
    authority: Path, tmp_path: Path, refused: Refused, security: Security
):
    other = certificate(tmp_path)
    with mail_server(authority.parent, tls=security.value) as box:
        for trusted in (other, None):
            with refused("mail-certificate"):
                deliver(Server("localhost", box.port, security, USER, trusted), PASSWORD, MESSAGE, USER, TO)
        assert box.logins == 0


def test_a_wrong_password_is_for_a_person(authority: Path, server: Callable[..., Server], refused: Refused):
    with mail_server(authority.parent) as box, refused("mail-login"):
        deliver(server(box), "wrong", MESSAGE, USER, TO)


@pytest.mark.parametrize(
    ("reply", "code"), [("550 no such mailbox", "mail-recipient"), ("451 try later", "mail-later")]
)
def test_an_address_that_is_not_accepted(
    authority: Path, server: Callable[..., Server], refused: Refused, reply: str, code: str
):
    with mail_server(authority.parent) as box, refused(code):
        box.recipient_reply = reply
        deliver(server(box), PASSWORD, MESSAGE, USER, TO)


@pytest.mark.parametrize(("reply", "code"), [("552 too large", "mail-refused"), ("452 full", "mail-later")])
def test_a_message_that_is_not_accepted(
    authority: Path, server: Callable[..., Server], refused: Refused, reply: str, code: str
):
    with mail_server(authority.parent) as box, refused(code):
        box.replies = [reply]
        deliver(server(box), PASSWORD, MESSAGE, USER, TO)


def test_a_server_that_is_not_there_may_come_back(authority: Path):
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(LaterError) as later:
        deliver(Server("localhost", port, Security.STARTTLS, USER, authority), PASSWORD, MESSAGE, USER, TO)
    assert later.value.code == "mail-later"


def test_a_certificate_that_cannot_be_read_is_named(tmp_path: Path, refused: Refused):
    with refused("mail-authority"):
        missing = tmp_path / "missing.pem"
        deliver(Server("localhost", 25, Security.TLS, USER, missing), PASSWORD, MESSAGE, USER, TO)
