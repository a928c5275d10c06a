"""Small pieces of text that several reports share: who, where, under which number, how long.

Rules of this module:

1. What is not known is a dash; nothing is guessed from what is known.
2. Each function returns a text in the reader's language, ready for a cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.countries import known_country
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH, show, show_money
from parteneriat_desktop.i18n.languages import NO_BREAK
from parteneriat_desktop.records.partner import Partner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from parteneriat_desktop.countries.units import Unit
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.surroundings import Surroundings


class Wording:
    """The shared pieces of text of one document."""

    def __init__(self, source: Surroundings, catalogue: Catalogue) -> None:
        self._source = source
        self._catalogue = catalogue
        self.say = catalogue.say

    def show(self, value: object) -> str:
        """Return a value as it is shown, a dash for none."""
        return show(value, self._catalogue)

    def numbered(self, number: str | None, day: date | None) -> str:
        """Return number and date of a paper, or what is known of them."""
        if number and day:
            return self.say(Sentence("No. {number} of {date}", number=number, date=day))
        if number:
            return self.say(Sentence("No. {number}", number=number))
        return self.show(day)

    def council_decision(self, number: str | None, day: date | None) -> str:
        """Return the council decision by which something was approved."""
        if number and day:
            return self.say(Sentence("Council decision no. {number} of {date}", number=number, date=day))
        if number or day:
            return self.say(Sentence("Council decision no. {number}", number=number or day))
        return DASH

    def period(self, first: date | None, last: date | None) -> str:
        """Return a period by its first and last day."""
        if first is None and last is None:
            return DASH
        if first and last:
            return f"{_whole(self.show(first))} – {_whole(self.show(last))}"
        template = Sentence("from {date}", date=first) if first else Sentence("until {date}", date=last)
        return self.say(template)

    def months(self, count: int | None) -> str:
        """Return a number of months."""
        return DASH if count is None else self.say(Counted("{count} month", "{count} months", count))

    def partner(self, record: str | None) -> Partner | None:
        """Return a partner by its id."""
        found = self._source.find("partner", record) if record else None
        return found if isinstance(found, Partner) else None

    def partner_name(self, record: str | None) -> str:
        """Return the name of a partner."""
        found = self.partner(record)
        return (found.name if found else None) or DASH

    def short_name(self, record: str | None) -> str:
        """Return the acronym of a partner, or its name."""
        found = self.partner(record)
        return (found.acronym or found.name if found else None) or DASH

    def unit(self, code: str, country: str | None = None) -> Unit | None:
        """Return a unit of administration by its code."""
        known = known_country(country) if country else self._source.country
        return known.unit(code) if known else None

    def place(self, partner: Partner) -> str:
        """Return the seat of a partner with its county and code."""
        if not partner.unit_code:
            return DASH
        unit = self.unit(partner.unit_code, partner.country)
        if unit is None:
            return partner.unit_code
        return self.say(
            Sentence("{place}, {county} ({code})", place=unit.name, county=unit.county, code=partner.unit_code)
        )

    def money(self, amount: Decimal | None) -> str:
        """Return an amount without its currency, which stands in the note of the table."""
        return show_money(amount, None, self._catalogue)

    def money_in(self, amount: Decimal | None, currency: str | None) -> str:
        """Return an amount with its currency."""
        return show_money(amount, currency, self._catalogue)

    def either(self, values: Sequence[object]) -> str:
        """Return the distinct values of a list in their order, a dash for none."""
        return self.show(list(dict.fromkeys(value for value in values if value is not None)))


def _whole(day: str) -> str:
    """Return a date that no line breaks."""
    return day.replace(" ", NO_BREAK)
