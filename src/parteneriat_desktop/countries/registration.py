"""Registration numbers: the identity of every paper in a town hall („nr. 1234/20.11.2026”).

Rules of this module:

1. A number is stored without its date: one to seven digits, then groups of capitals or digits after
   a slash or hyphen (68/2021, 12/A/2012, 2023-15). Bulgarian offices put letters first (РД-08-15).
2. The date stands in a field of its own; a pasted „number/dd.mm.yyyy” can be split, never guessed.
3. Numbers are typed, never invented.
"""

from __future__ import annotations

import re
from datetime import date

from parteneriat_desktop.errors import Sentence

#: ``\\d{1,7}([/-][A-Z0-9]{1,10})*``
DIGITS_FIRST = re.compile(r"[0-9]{1,7}(?:[/-][A-Z0-9]{1,10})*")
#: The same, with Bulgarian letters, which may also come first when a number follows.
WITH_LETTERS = re.compile(r"(?=.*[0-9])(?:[0-9]{1,7}|[А-ЯA-Z]{1,10}(?=[/-]))(?:[/-][А-ЯA-Z0-9]{1,10})*")
PREFIX = re.compile(r"^(?:(?:(?:hcl|hcm|hcj|nr|no)\b\.?|№)\s*)+", re.IGNORECASE)
PASTED = re.compile(
    r"(?P<number>.+?)\s*(?:/|din|от)\s*(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})(?:\s*г\.?)?"
)


def split(text: str) -> tuple[str, date] | None:
    """Take a pasted „number/dd.mm.yyyy” apart; None where the text is not written so."""
    found = PASTED.fullmatch(text.strip())
    if found is None:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    number = _bare(found["number"])
    return (number, day) if _is_number(number, letters_first=True) else None


def registration_number(text: str, *, letters_first: bool) -> str | Sentence:
    """Return the number in canonical form, a pasted „number/dd.mm.yyyy” unchanged, or the refusing sentence."""
    number = _bare(text)
    if _is_number(number, letters_first=letters_first):
        return number
    parts = split(text)
    if parts is not None and _is_number(parts[0], letters_first=letters_first):
        return f"{parts[0]}/{parts[1]:%d.%m.%Y}"
    return Sentence(
        "This is no registration number; write digits, then groups after a slash or hyphen, for example 68/2021, "
        "and the date in its own field."
    )


def _bare(text: str) -> str:
    """Take away blanks and words like „nr.” and „HCL” before the number."""
    return PREFIX.sub("", text.strip()).replace(" ", "").upper()


def _is_number(text: str, *, letters_first: bool) -> bool:
    """Say whether the text is a registration number without its date."""
    return bool(DIGITS_FIRST.fullmatch(text) or (letters_first and WITH_LETTERS.fullmatch(text)))
