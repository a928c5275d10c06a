"""Bulgaria: ЕИК, postal code, EKATTE and municipality codes. No register of units is shipped."""

from __future__ import annotations

import re

from parteneriat_desktop.countries.country import Country
from parteneriat_desktop.errors import Sentence

EIK_PASSES = ((1, 2, 3, 4, 5, 6, 7, 8), (3, 4, 5, 6, 7, 8, 9, 10))
BRANCH_PASSES = ((2, 7, 3, 5), (4, 9, 5, 7))


def tax_number(text: str) -> str | Sentence:
    """Return the 9 or 13 digits of an ЕИК; the prefix BG of a VAT number is taken away."""
    digits = re.sub(r"\s", "", text).upper().removeprefix("BG")
    if not re.fullmatch("[0-9]{9}(?:[0-9]{4})?", digits):
        return Sentence("A Bulgarian tax number (ЕИК) has 9 or 13 digits.")
    branch_right = len(digits) == 9 or int(digits[12]) == _control(digits[8:12], BRANCH_PASSES)  # noqa: PLR2004 - short form
    if int(digits[8]) != _control(digits[:8], EIK_PASSES) or not branch_right:
        return Sentence("The check digit of the tax number (ЕИК) is wrong; compare it with the register.")
    return digits


def _control(digits: str, passes: tuple[tuple[int, ...], tuple[int, ...]]) -> int:
    """Return the check digit: the second weights when the first give ten, zero when they do too."""
    for weights in passes:
        control = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
        if control != 10:  # noqa: PLR2004 - ten has no digit of its own
            return control
    return 0


def postal_code(text: str) -> str | Sentence:
    """Return a postal code of four digits."""
    code = text.replace(" ", "")
    return (
        code if re.fullmatch("[0-9]{4}", code) else Sentence("A Bulgarian postal code has 4 digits, for example 6300.")
    )


def unit_code(text: str) -> str | Sentence:
    """Return an EKATTE code of five digits or a municipality code like HKV34; only the form can be checked."""
    code = text.replace(" ", "").upper()
    if re.fullmatch("[0-9]{5}|[A-Z]{3}[0-9]{2}", code):
        return code
    if re.fullmatch("[0-9]{4}", code):
        return Sentence("The leading zero is missing; did you mean {number}?", number="0" + code)
    return Sentence("Write the 5 digits of the settlement (EKATTE) or the code of the municipality, for example HKV34.")


BULGARIA = Country(
    code="BG",
    name=Sentence("Bulgaria"),
    currency="EUR",
    languages=("bg", "en"),
    check_tax_number=tax_number,
    check_postal_code=postal_code,
    check_unit_code=unit_code,
    detects_egn=True,
    letters_first=True,
)
