"""The e-mail around a package: what every mail program reads, and what a draft leaves to it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.sync.letter import (
    Carried,
    Letter,
    check_address,
    draft,
    encoded_size,
    is_too_large,
    message,
)

if TYPE_CHECKING:
    from sync_samples import Refused

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LETTER = Letter(
    "registratura@minister.ro",
    "Pachet de parteneriate de la Comuna Băltești, țintă 447",
    "Bună ziua,\n\nAtașat: un pachet semnat. Партньорство.\n",
    (
        Carried("baltesti_2026-11-20_0007.asice", "application/vnd.etsi.asic-e+zip", bytes(range(256)) * 40),
        Carried("baltesti_2026-11-20_0007.R17.pdf", "application/pdf", b"%PDF-1.7\r\n"),
    ),
)


def read(data: bytes) -> EmailMessage:
    made = message_from_bytes(data, policy=SMTP)
    assert isinstance(made, EmailMessage)
    assert made.defects == []
    return made


def test_a_draft_opens_as_a_message_that_was_not_sent():
    made = read(draft(LETTER))
    assert (made["X-Unsent"], made["To"], made["Subject"]) == ("1", LETTER.to, LETTER.subject)
    assert not {"From", "Date", "Message-ID"} & set(made.keys())
    body = made.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == LETTER.text
    files = {part.get_filename(): part.get_content() for part in made.iter_attachments()}
    assert files == {file.name: file.content for file in LETTER.files}


def test_lines_end_as_the_standard_says_and_are_short_and_in_ascii():
    for data in (draft(LETTER), message(LETTER, "a@b.ro", NOW, "1")):
        lines = data.split(b"\r\n")
        assert b"\n" not in b"".join(lines)
        assert max(map(len, lines)) <= 998
        assert data.isascii()


def test_a_message_that_is_sent_names_sender_time_and_itself():
    made = read(message(LETTER, " primaria@baltesti.ro ", NOW, "abc"))
    assert (made["From"], made["Message-ID"]) == ("primaria@baltesti.ro", "<abc@baltesti.ro>")
    assert made["Date"].datetime == NOW
    assert "X-Unsent" not in made


def test_the_same_letter_gives_the_same_bytes():
    assert draft(LETTER) == draft(LETTER)


def test_a_draft_may_lack_address_and_files():
    made = read(draft(Letter("", "Fără adresă", "x\n")))
    assert "To" not in made
    assert list(made.iter_attachments()) == []


@pytest.mark.parametrize(
    "address", ["", "primaria", "a b@c.ro", "a@b.ro, c@d.ro", "a@b.ro\r\nBcc: x@y.ro", "<a@b.ro>", "a@b", "a..b@c.ro"]
)
def test_what_is_no_address_is_refused(refused: Refused, address: str):
    with refused("mail-address"):
        check_address(address)


def test_no_line_end_in_a_subject_adds_a_header():
    made = read(draft(Letter("a@b.ro", "Pachet\r\nBcc: x@y.ro", "x\n")))
    assert made["Subject"] == "Pachet Bcc: x@y.ro"
    assert "Bcc" not in made


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.binary(max_size=300))
def test_whatever_is_written_is_read(words: str, content: bytes):
    made = read(draft(Letter("a@b.ro", "x", words + "\n", (Carried("x.asice", "application/octet-stream", content),))))
    body = made.get_body()
    assert body is not None
    assert body.get_content() == words.replace("\u2028", "\u2028") + "\r\n" or words.splitlines() != [words]
    (part,) = made.iter_attachments()
    assert hashlib.sha256(part.get_content()).digest() == hashlib.sha256(content).digest()


def test_sizes_are_those_of_an_e_mail():
    assert encoded_size(1000) == 1370
    assert not is_too_large(7_000_000)
    assert is_too_large(7_400_000)
