"""Telephone numbers, stored in the international form (E.164).

Rules of this module:

1. A number that begins with + or 00 is checked by the country it names, any other one by the country
   it is typed for.
2. A lost leading zero is offered back, never added silently: 2,861 real numbers lost theirs in a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parteneriat_desktop.errors import Sentence

MARKS = re.compile(r"[ .\-/()\u00a0]")
ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")


@dataclass(frozen=True, slots=True)
class PhonePlan:
    """How a country numbers its telephones: code after the plus sign, digits after the leading zero, an example."""

    code: str
    national: re.Pattern[str]
    example: str


PLANS = {
    "RO": PhonePlan("40", re.compile(r"[237][0-9]{8}"), "0212345678"),
    "BG": PhonePlan("359", re.compile(r"[2-9][0-9]{6,8}"), "038603300"),
}


def phone(text: str, plan: PhonePlan) -> str | Sentence:
    """Return the number in E.164, or the sentence that refuses it."""
    digits = MARKS.sub("", text)
    if digits.startswith(("+", "00")):
        return _international("+" + digits.removeprefix("+").removeprefix("00"), plan)
    if digits.startswith("0") and plan.national.fullmatch(digits[1:]):
        return f"+{plan.code}{digits[1:]}"
    if plan.national.fullmatch(digits):
        return Sentence("The leading zero is missing; did you mean {number}?", number="0" + digits)
    return _no_number(plan)


def looks_like_phone(digits: str) -> bool:
    """Say whether a run of digits is a national or international telephone number of a known country."""
    return any(isinstance(phone(digits, plan), str) for plan in PLANS.values())


def _international(number: str, plan: PhonePlan) -> str | Sentence:
    """Check a number that names its country."""
    for named in PLANS.values():
        if number.startswith("+" + named.code):
            return number if named.national.fullmatch(number.removeprefix("+" + named.code)) else _no_number(named)
    return number if ABROAD.fullmatch(number) else _no_number(plan)


def _no_number(plan: PhonePlan) -> Sentence:
    """The refusal of something that is no telephone number."""
    return Sentence("This is no telephone number; write it like {example}.", example=plan.example)
