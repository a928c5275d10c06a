"""The e-mail that carries a package: composed here, sent by the person's own program or by ``mail``.

Rules of this module:

1. RFC 5322 with CRLF; words in UTF-8; file names are ASCII, because some gateways damage the encoding of
   others (RFC 2231).
2. A draft has ``X-Unsent: 1`` and neither From, Date nor Message-ID: the mail program that opens it fills
   them in. A message that is sent by the program itself has all three.
3. Pure: moments and ids are arguments. The same letter gives the same bytes but for the boundary, which is
   made of the attachments.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage

#: One address, without a name: what stands between blanks, commas and brackets is none.
ADDRESS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z0-9-]{2,63}")
#: What base64 with its line ends adds, as a factor.
ENCODED: Final = 1.37
#: Bytes of an encoded letter that gateways of institutions take.
LARGEST_LETTER: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Carried:
    """A file that goes with a letter: its name in ASCII, its media type, its content."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom, about what, the words, the files; the address may be empty in a draft."""

    to: str
    subject: str
    text: str
    files: tuple[Carried, ...] = ()


def check_address(address: str) -> str:
    """Return an address without surrounding blanks, or refuse it (mail-address)."""
    plain = address.strip()
    if not ADDRESS.fullmatch(plain) or ".." in plain:
        raise refuse("mail-address", address=plain[:80])
    return plain


def encoded_size(size: int) -> int:
    """Return how many bytes a file of a size is in an e-mail."""
    return round(size * ENCODED)


def is_too_large(size: int) -> bool:
    """Say whether a file is too large for the gateways of many institutions."""
    return encoded_size(size) > LARGEST_LETTER


def draft(letter: Letter) -> bytes:
    """Return the ``.eml`` file that a mail program opens as a message to be sent."""
    message = _compose(letter)
    message["X-Unsent"] = "1"
    return message.as_bytes()


def message(letter: Letter, sender: str, moment: datetime, identifier: str) -> bytes:
    """Return the message as the program itself sends it; ``identifier`` is unique, for example of the package."""
    from email.utils import format_datetime  # noqa: PLC0415 - heavy

    made = _compose(letter)
    address = check_address(sender)
    made["From"] = address
    made["Date"] = format_datetime(moment)
    made["Message-ID"] = f"<{identifier}@{address.partition('@')[2]}>"
    return made.as_bytes()


def _compose(letter: Letter) -> EmailMessage:
    """Return subject, words and files as one message."""
    from email.message import EmailMessage  # noqa: PLC0415 - heavy
    from email.policy import SMTP  # noqa: PLC0415 - heavy

    made = EmailMessage(policy=SMTP)
    if letter.to:
        made["To"] = check_address(letter.to)
    made["Subject"] = " ".join(letter.subject.split())
    made.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    for file in letter.files:
        main, _, sub = file.media_type.partition("/")
        made.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
    if letter.files:
        digest = hashlib.sha256(b"".join(file.content for file in letter.files)).hexdigest()
        made.set_boundary(f"parteneriat-{digest[:32]}")
    return made
