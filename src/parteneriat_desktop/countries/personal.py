"""Personal numbers, which are never stored: detection in any text that is typed or pasted.

Rules of this module:

1. A valid Romanian CNP (13 digits) is refused everywhere; a valid Bulgarian EGN (10 digits) only where
   the country asks for it, because 1.1 % of other ten-digit numbers look like one.
2. Digits may be grouped with blanks, dots or hyphens. Telephone and account numbers are skipped.
3. The series of an identity card is refused after the words that announce it (seria, CI, BI).
4. The sentence names the place, never the number.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.iban import iban
from parteneriat_desktop.countries.phone import looks_like_phone
from parteneriat_desktop.errors import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ACCOUNT = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{1,4}){3,8}\b")
RUN = re.compile(r"(?<!\w)[0-9]+(?:[ .\-\u00a0][0-9]+)*(?!\w)")
CARD = re.compile(
    r"\b(?:seria|C\.?I\.?|B\.?I\.?)[\s.:,]*(?:seria[\s.:,]*)?[A-Z]{2}[\s.:,]*(?:nr|num[aă]r(?:ul)?)?[\s.:,]*[0-9]{6}\b",
    re.IGNORECASE,
)
CNP_WEIGHTS = (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
EGN_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6)
#: What the month of an EGN says about the century: added number and first year.
EGN_CENTURIES = ((40, 2000), (20, 1800), (0, 1900))


def personal_number(text: str, *, egn: bool) -> Sentence | None:
    """Return the sentence that refuses a text with a personal number in it, or None."""
    if len(text) < 6:  # noqa: PLR2004 - shorter than the number of an identity card
        return None
    card = CARD.search(text)
    if card is not None:
        return _refusal(card.start())
    plain = ACCOUNT.sub(_blank_account, text)
    found = next(_places(plain, 13, is_cnp), None)
    if found is None and egn:
        found = next(_places(plain, 10, is_egn), None)
    return None if found is None else _refusal(found)


def is_cnp(digits: str) -> bool:
    """Say whether 13 digits are a valid Romanian personal number."""
    if digits[0] == "0" or not 1 <= int(digits[3:5]) <= 12 or not 1 <= int(digits[5:7]) <= 31:  # noqa: PLR2004 - month, day
        return False
    control = sum(int(digit) * weight for digit, weight in zip(digits, CNP_WEIGHTS, strict=False)) % 11
    return int(digits[12]) == (1 if control == 10 else control)  # noqa: PLR2004 - ten has no digit of its own


def is_egn(digits: str) -> bool:
    """Say whether 10 digits are a valid Bulgarian personal number and no telephone number."""
    added, century = next(pair for pair in EGN_CENTURIES if int(digits[2:4]) >= pair[0])
    try:
        date(century + int(digits[:2]), int(digits[2:4]) - added, int(digits[4:6]))
    except ValueError:
        return False
    control = sum(int(digit) * weight for digit, weight in zip(digits, EGN_WEIGHTS, strict=False)) % 11 % 10
    return int(digits[9]) == control and not looks_like_phone(digits)


def _places(text: str, length: int, check: Callable[[str], bool]) -> Iterator[int]:
    """Yield where neighbouring groups of digits make up one valid number of the given length."""
    for run in RUN.finditer(text):
        groups = list(re.finditer("[0-9]+", run[0]))
        for first, start in enumerate(groups):
            digits = ""
            for group in groups[first:]:
                digits += group[0]
                if len(digits) >= length:
                    break
            if len(digits) == length and check(digits):
                yield run.start() + start.start()


def _blank_account(found: re.Match[str]) -> str:
    """Blank a valid account number, keeping its length."""
    return " " * len(found[0]) if isinstance(iban(found[0]), str) else found[0]


def _refusal(position: int) -> Sentence:
    """The refusal, naming the place only."""
    return Sentence(
        "At character {position} there is what looks like a personal number or an identity card. "
        "Such numbers are not stored; delete it.",
        position=position + 1,
    )
