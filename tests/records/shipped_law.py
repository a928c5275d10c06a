"""The law as the program brings it along, for surroundings that have no workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.countries.law import Law
from parteneriat_desktop.countries.legal_reading import shipped
from parteneriat_desktop.countries.working_days import WorkingDays

if TYPE_CHECKING:
    from parteneriat_desktop.countries.country import Country


def shipped_law(country: str) -> Law:
    """Return the rules and the calendar of a country, without any day of an institution's own."""
    return Law(shipped(country), WorkingDays(country))


class Lawful:
    """Surroundings in which the shipped law of their country holds."""

    country: Country

    @property
    def law(self) -> Law:
        """Return the shipped law of the country."""
        return shipped_law(self.country.code)
