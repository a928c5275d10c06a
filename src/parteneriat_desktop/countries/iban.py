"""Account numbers (ISO 13616): the first two letters say whose rule holds.

The Romanian and Bulgarian forms are checked exactly; every other country by length and remainder.
"""

from __future__ import annotations

import re

from parteneriat_desktop.errors import Sentence

FORMS = {
    "RO": re.compile(r"RO[0-9]{2}[A-Z]{4}[A-Z0-9]{16}"),
    "BG": re.compile(r"BG[0-9]{2}[A-Z]{4}[0-9]{6}[A-Z0-9]{8}"),
}
LENGTHS = {"RO": 24, "BG": 22}
ANY_FORM = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


def iban(text: str) -> str | Sentence:
    """Return the account number without blanks, or the sentence that refuses it."""
    account = re.sub(r"[\s-]", "", text).upper()
    length = LENGTHS.get(account[:2])
    if length is not None and len(account) != length:
        return Sentence(
            "The account number has {found} characters instead of {length}; compare it with the paper.",
            length=length,
            found=len(account),
        )
    if not FORMS.get(account[:2], ANY_FORM).fullmatch(account):
        return Sentence("This is no account number (IBAN); compare it with the paper.")
    if remainder(account) != 1:
        return Sentence("The check digits of the account number are wrong; compare it with the paper.")
    return account


def remainder(account: str) -> int:
    """Return the remainder modulo 97 of the rearranged account number; 1 is right."""
    return int("".join(str(int(letter, 36)) for letter in account[4:] + account[:4])) % 97
