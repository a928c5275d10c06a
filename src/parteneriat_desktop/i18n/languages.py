"""The four languages and the facts by which their numbers and dates are written.

Rules of this module:

1. The facts stand here as data: no locale of the operating system and no locale files decide how
   a date or an amount looks. A test holds them against the Unicode locale data.
2. Patterns have the named holes ``day``, ``month`` (a name), ``number`` (of the month), ``year``
   and ``weekday``; days and months in figures have two digits.
3. A language unknown here is written as English.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
BG_YEAR = f"{NARROW_NO_BREAK}г."


@dataclass(frozen=True, slots=True)
class Language:
    """How one language writes figures, dates and currencies; ``name`` is its own name for itself.

    ``months`` begin with January, ``weekdays`` with Monday; ``currency_first`` stand before the figures.
    """

    code: str
    name: str
    decimal_mark: str
    group_mark: str
    short_date: str
    day_month: str
    long_date: str
    weekday_date: str
    time: str
    months: str
    weekdays: str
    currencies: tuple[tuple[str, str], ...]
    quotes: tuple[str, str]
    currency_first: tuple[str, ...] = ()

    def month(self, day: date) -> str:
        """Return the name of a date's month."""
        return self.months.split()[day.month - 1]

    def weekday(self, day: date) -> str:
        """Return the name of a date's day of the week."""
        return self.weekdays.split()[day.weekday()]


ROMANIAN = Language(
    code="ro",
    name="Română",
    decimal_mark=",",
    group_mark=".",
    short_date="{day:02}.{number:02}.{year:04}",
    day_month="{day:02}.{number:02}",
    long_date="{day} {month} {year:04}",
    weekday_date="{weekday}, {day} {month} {year:04}",
    time="{time}",
    months="ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    weekdays="luni marți miercuri joi vineri sâmbătă duminică",
    currencies=(("RON", "lei"), ("EUR", "€"), ("BGN", "лв.")),
    quotes=("„", "”"),
)
BULGARIAN = Language(
    code="bg",
    name="Български",
    decimal_mark=",",
    group_mark=NO_BREAK,
    short_date="{day:02}.{number:02}.{year:04}" + BG_YEAR,
    day_month="{day:02}.{number:02}",
    long_date="{day} {month} {year:04}" + BG_YEAR,
    weekday_date="{weekday}, {day} {month} {year:04}" + BG_YEAR,
    time="{time}" + f"{NARROW_NO_BREAK}ч.",
    months="януари февруари март април май юни юли август септември октомври ноември декември",
    weekdays="понеделник вторник сряда четвъртък петък събота неделя",
    currencies=(("RON", "леи"), ("EUR", "€"), ("BGN", "лв.")),
    quotes=("„", "“"),
)
ENGLISH = Language(
    code="en",
    name="English",
    decimal_mark=".",
    group_mark=",",
    short_date="{day} {month:.3} {year:04}",
    day_month="{day} {month:.3}",
    long_date="{day} {month} {year:04}",
    weekday_date="{weekday}, {day} {month} {year:04}",
    time="{time}",
    months="January February March April May June July August September October November December",
    weekdays="Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    currencies=(("RON", "lei"), ("EUR", "€"), ("BGN", "лв.")),
    quotes=("“", "”"),
    currency_first=("EUR",),
)
HUNGARIAN = Language(
    code="hu",
    name="Magyar",
    decimal_mark=",",
    group_mark=NO_BREAK,
    short_date="{year:04}. {number:02}. {day:02}.",
    day_month="{number:02}. {day:02}.",
    long_date="{year:04}. {month} {day}.",
    weekday_date="{year:04}. {month} {day}., {weekday}",
    time="{time}",
    months="január február március április május június július augusztus szeptember október november december",
    weekdays="hétfő kedd szerda csütörtök péntek szombat vasárnap",
    currencies=(("RON", "lej"), ("EUR", "€"), ("BGN", "лв.")),
    quotes=("„", "”"),
)

#: In the order in which they are offered.
LANGUAGES: dict[str, Language] = {language.code: language for language in (ROMANIAN, ENGLISH, BULGARIAN, HUNGARIAN)}


def language(code: str) -> Language:
    """Return the facts of a language by its code (``ro``, also ``ro_RO``); English where unknown."""
    return LANGUAGES.get(code.replace("-", "_").split("_")[0].lower(), ENGLISH)
