"""What differs by country: identifiers, units of administration, currency, telephone numbers.

A workspace has one country; a record may name another. Countries other than the two known here have
no checks of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.countries.bulgaria import BULGARIA
from parteneriat_desktop.countries.romania import ROMANIA

if TYPE_CHECKING:
    from parteneriat_desktop.countries.country import Country

COUNTRIES: dict[str, Country] = {known.code: known for known in (ROMANIA, BULGARIA)}


def known_country(code: str) -> Country | None:
    """Return a country by its ISO code, or None where the program has no rules for it."""
    return COUNTRIES.get(code)


def country(code: str) -> Country:
    """Return one of the countries that a workspace can have."""
    return COUNTRIES[code]
