"""Checks of one field by itself, named in the declaration of the field.

Rules of this module:

1. A rule takes a value of the field's type and the workspace's country, and returns the value in its
   canonical form or the sentence that refuses it.
2. What depends on the country of the record (a Romanian partner in a Bulgarian workspace) is only
   tidied here; the record itself checks it (``records.partner``).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.fields import NumberRule

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.records.values import MaskedCount

#: Years in which something that the program registers can happen (domain.md 9.1).
YEARS = range(2000, 2061)
#: Years in which an organisation can have been founded.
OLD_YEARS = range(1800, 2061)
EMAIL = re.compile(r"[^\s@<>,;:\"()]{1,64}@[^\s@<>,;:\"()]{1,190}\.[^\s@.<>,;:\"()]{2,63}")
WEBSITE = re.compile(r"(?:https?://)?[^\s/@.]+(?:\.[^\s/@.]+)+(?:/\S*)?", re.IGNORECASE)


def day(value: date, _country: Country) -> date | Sentence:
    """Refuse a date outside the years 2000 to 2060, which is a typing error."""
    if value.year in YEARS:
        return value
    return Sentence("The year must be between {first} and {last}; check the date.", first="2000", last="2060")


def old_day(value: date, _country: Country) -> date | Sentence:
    """Refuse a date before 1800 or after 2060, which is a typing error."""
    if value.year in OLD_YEARS:
        return value
    return Sentence("The year must be between {first} and {last}; check the date.", first="1800", last="2060")


def year(value: int, _country: Country) -> int | Sentence:
    """Refuse a year outside 2000 to 2060."""
    if value in YEARS:
        return value
    return Sentence("Write a year between {first} and {last}.", first="2000", last="2060")


def old_year(value: int, _country: Country) -> int | Sentence:
    """Refuse a year outside 1800 to 2060."""
    if value in OLD_YEARS:
        return value
    return Sentence("Write a year between {first} and {last}.", first="1800", last="2060")


def percent(value: int, _country: Country) -> int | Sentence:
    """Refuse what is not between 0 and 100."""
    return value if 0 <= value <= 100 else Sentence("Write a percentage between 0 and 100.")  # noqa: PLR2004 - percent


def count(value: int, _country: Country) -> int | Sentence:
    """Refuse a negative number of people or things."""
    return value if value >= 0 else Sentence("Write 0 or a larger number; leave it empty if it was not counted.")


def ordinal(value: int, _country: Country) -> int | Sentence:
    """Refuse what is not between 1 and 999."""
    return value if 1 <= value <= 999 else Sentence("Write a number between 1 and 999.")  # noqa: PLR2004 - three figures


def score(value: int, _country: Country) -> int | Sentence:
    """Refuse what is not between 1 and 5."""
    return value if 1 <= value <= 5 else Sentence("Write a score from 1 to 5.")  # noqa: PLR2004 - five steps


def part_of_ratio(value: Decimal, _country: Country) -> Decimal | Sentence:
    """Refuse a negative numerator or denominator."""
    return value if value >= 0 else Sentence("Numerator and denominator cannot be negative.")


def degree(value: int, _country: Country) -> int | Sentence:
    """Refuse what is not between 1 (low) and 3 (high)."""
    return value if 1 <= value <= 3 else Sentence("Write 1 for low, 2 for medium or 3 for high.")  # noqa: PLR2004 - degrees


def hours(value: Decimal, _country: Country) -> Decimal | Sentence:
    """Refuse a number of hours that is not above zero."""
    return value if value > 0 else Sentence("Write a number of hours above zero.")


def masked_count(value: MaskedCount, country: Country) -> MaskedCount | Sentence:
    """Refuse a negative number of people; “<5” may be typed where no more is known."""
    checked = value if value.number is None else count(value.number, country)
    return checked if isinstance(checked, Sentence) else value


def months(value: int, _country: Country) -> int | Sentence:
    """Refuse a number of months outside 1 to 600."""
    return value if 1 <= value <= 600 else Sentence("Write a number of months between 1 and 600.")  # noqa: PLR2004 - months


def minutes(value: int, _country: Country) -> int | Sentence:
    """Refuse a number of minutes outside 1 to 1440."""
    return value if 1 <= value <= 1440 else Sentence("Write a number of minutes between 1 and 1440.")  # noqa: PLR2004 - minutes


def money(value: Decimal, country: Country) -> Decimal | Sentence:
    """Return a sum of money with exactly two decimals; refuse a negative one or one with more decimals."""
    if value < 0:
        return Sentence("A sum of money cannot be negative here.")
    return cents(value, country)


def cents(value: Decimal, _country: Country) -> Decimal | Sentence:
    """Return a sum of money of either sign with exactly two decimals."""
    rounded = value.quantize(Decimal("0.01"))
    return (
        rounded
        if rounded == value
        else Sentence("A sum of money has at most two decimals; round it as the document does.")
    )


def rate(value: Decimal, _country: Country) -> Decimal | Sentence:
    """Refuse an exchange rate that is not above zero."""
    return value if value > 0 else Sentence("The exchange rate must be above zero.")


def vat_rate(value: Decimal, _country: Country) -> Decimal | Sentence:
    """Refuse a VAT rate outside 0 to 100 per cent."""
    return value if 0 <= value <= 100 else Sentence("Write a percentage between 0 and 100.")  # noqa: PLR2004 - percent


def currency(value: str, _country: Country) -> str | Sentence:
    """Return the three capitals of a currency (ISO 4217)."""
    code = value.strip().upper()
    if re.fullmatch("[A-Z]{3}", code):
        return code
    return Sentence("Write the currency as three letters, for example RON or EUR.")


def country_code(value: str, _country: Country) -> str | Sentence:
    """Return the two capitals of a country (ISO 3166-1)."""
    code = value.strip().upper()
    if re.fullmatch("[A-Z]{2}", code):
        return code
    return Sentence("Write the country as two letters, for example RO or BG.")


def email(value: str, _country: Country) -> str | Sentence:
    """Check an e-mail address tolerantly: something, an at sign, a domain with a dot."""
    text = value.strip()
    return text if EMAIL.fullmatch(text) else Sentence("This is no e-mail address; write it as name@example.org.")


def website(value: str, _country: Country) -> str | Sentence:
    """Check a web address tolerantly: a domain with a dot, with or without https:// and a path."""
    text = value.strip()
    return text if WEBSITE.fullmatch(text) else Sentence("This is no web address; write it as www.example.org.")


def _registration_number(value: str, country: Country) -> str | Sentence:
    """Check a registration number as the country's offices write it."""
    return country.registration_number(value)


def _tidied(value: str, _country: Country) -> str:
    """Take away blanks at the ends and double ones; the record checks the rest by its own country."""
    return " ".join(value.split())


def _unit_code(value: str, _country: Country) -> str:
    """Take away blanks and write letters as capitals; the record checks the rest by its own country."""
    return "".join(value.split()).upper()


def _iban(value: str, country: Country) -> str | Sentence:
    """Check an account number; its first two letters say by whose rule."""
    return country.iban(value)


registration_number = NumberRule(_registration_number, dated=True)
iban = NumberRule(_iban)
#: Tax number, telephone and postal code: checked by the record's own country.
local_number = NumberRule(_tidied)
unit_code = NumberRule(_unit_code)
