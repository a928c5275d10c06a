"""Romania: CIF, postal code, SIRUTA."""

from __future__ import annotations

import re
from functools import cache

from parteneriat_desktop.countries.country import Country
from parteneriat_desktop.countries.units import Register
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.paths import resources

CIF_WEIGHTS = (7, 5, 3, 2, 1, 7, 5, 3, 2)
CIF = re.compile(r"[1-9][0-9]{1,9}")


def tax_number(text: str) -> str | Sentence:
    """Return the digits of a CIF; the prefix RO (or R, in old tables) says that the owner pays VAT."""
    digits = bare_tax_number(text)
    if not CIF.fullmatch(digits):
        return Sentence("A Romanian tax number (CIF) has 2 to 10 digits and does not begin with 0.")
    body, control = digits[:-1].zfill(9), int(digits[-1])
    total = sum(int(digit) * weight for digit, weight in zip(body, CIF_WEIGHTS, strict=True))
    if total * 10 % 11 % 10 != control:
        return Sentence("The check digit of the tax number (CIF) is wrong; compare it with the certificate.")
    return digits


def bare_tax_number(text: str) -> str:
    """Take away blanks and the prefix."""
    return re.sub(r"^RO?", "", re.sub(r"\s", "", text).upper())


def has_vat_prefix(text: str) -> bool:
    """Say whether a tax number is written with the prefix that means "registered for VAT"."""
    return re.sub(r"\s", "", text).upper().startswith("RO")


def postal_code(text: str) -> str | Sentence:
    """Return a postal code of six digits; five are offered with the zero that a table has lost."""
    code = text.replace(" ", "")
    if re.fullmatch("[0-9]{6}", code):
        return code
    if re.fullmatch("[1-9][0-9]{4}", code):
        return Sentence("The leading zero is missing; did you mean {number}?", number="0" + code)
    return Sentence("A Romanian postal code has 6 digits, for example 010011.")


def unit_code(text: str) -> str | Sentence:
    """Return the SIRUTA code of a county, town, commune or sector; the register decides."""
    code = text.replace(" ", "")
    if register().unit(code) is not None:
        return code
    return Sentence(
        "The code {code} is not in the register (SIRUTA); choose the town or commune by its name.", code=code[:10]
    )


@cache
def register() -> Register:
    """Return the shipped register, read at first use."""
    return Register.read(resources() / "registers" / "ro.csv")


ROMANIA = Country(
    code="RO",
    name=Sentence("Romania"),
    currency="RON",
    languages=("ro", "hu", "en"),
    check_tax_number=tax_number,
    check_postal_code=postal_code,
    check_unit_code=unit_code,
    register=register,
)
