"""A country: what the program must know to check identifiers, write sums and choose languages.

Rules of this module:

1. A ``Country`` is a value; its checks take text and return the canonical form or the sentence that refuses it.
2. A country without a shipped register checks the form of a unit code only and knows no unit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.countries import iban as account
from parteneriat_desktop.countries import personal, phone, registration
from parteneriat_desktop.countries.units import Register, Unit, bare_name

if TYPE_CHECKING:
    from parteneriat_desktop.errors import Sentence

#: Takes what was typed and returns it in canonical form, or the sentence that refuses it.
Check = Callable[[str], "str | Sentence"]

NO_REGISTER = Register(())


@dataclass(frozen=True, slots=True)
class Country:
    """One country: ISO code, English name, currency, languages (default first) and its checks."""

    code: str
    name: Sentence
    currency: str
    languages: tuple[str, ...]
    check_tax_number: Check
    check_postal_code: Check
    check_unit_code: Check
    register: Callable[[], Register] = lambda: NO_REGISTER
    detects_egn: bool = False
    letters_first: bool = False

    def tax_number(self, text: str) -> str | Sentence:
        """Return the digits of a tax number, or the refusing sentence."""
        return self.check_tax_number(text)

    def iban(self, text: str) -> str | Sentence:
        """Return an account number without blanks, or the refusing sentence; its letters say whose rule holds."""
        return account.iban(text)

    def phone(self, text: str) -> str | Sentence:
        """Return a telephone number in E.164, or the refusing sentence."""
        return phone.phone(text, phone.PLANS[self.code])

    def postal_code(self, text: str) -> str | Sentence:
        """Return a postal code, or the refusing sentence."""
        return self.check_postal_code(text)

    def registration_number(self, text: str) -> str | Sentence:
        """Return a registration number without its date, or a pasted pair, or the refusing sentence."""
        return registration.registration_number(text, letters_first=self.letters_first)

    def personal_number(self, text: str) -> Sentence | None:
        """Return the sentence that refuses a text with a personal number in it, or None."""
        return personal.personal_number(text, egn=self.detects_egn)

    def unit_code(self, text: str) -> str | Sentence:
        """Return the code of a unit as text, or the refusing sentence; a shipped register decides."""
        return self.check_unit_code(text)

    def unit(self, code: str) -> Unit | None:
        """Return a unit of the register by its code, or None."""
        return self.register().unit(code)

    def units(self) -> tuple[Unit, ...]:
        """Return all units of the register; none where no register is shipped."""
        return self.register().units

    def search_units(self, text: str, limit: int) -> list[Unit]:
        """Return at most ``limit`` units whose name or county begins as typed, diacritics aside."""
        return self.register().search(text, limit)

    def other_unit(self, code: str, name: str) -> Unit | None:
        """Return the unit that really bears the name, where the code exists but belongs to another one.

        None where code and name agree, where the name is no name of a unit, or where the code is unknown.
        """
        unit = self.unit(code)
        if unit is None or bare_name(unit.name) == bare_name(name):
            return None
        named = self.register().named(name)
        return min(named, key=lambda other: (other.county_code != unit.county_code, other.code), default=None)
