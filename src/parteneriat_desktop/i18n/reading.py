"""What a person types, read as a date, a time of day or a number.

Rules of this module:

1. Each function returns the value, ``None`` where nothing was typed, or the sentence that refuses
   the text and says what to write instead. Nothing is guessed.
2. The forms of all languages are read in every language, since documents mix them: 24.11.2026,
   24/11/26, 24 noiembrie 2026, 2026-11-24; 1.234,50 and 1,234.50 and 1 234,50. The day stands
   before the month, unless a year of four digits comes first.
3. A single mark followed by three digits (1.234) has two meanings and is refused with both,
   except where only whole numbers are asked for.
4. Dates as ``formatting`` shows them, and numbers as ``typed_number`` writes them, are read as the
   same value.
"""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.languages import LANGUAGES
from parteneriat_desktop.i18n.sorting import fold

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue

#: Longest piece of a refused text that is repeated to the person.
QUOTED = 40
#: What a year of two digits is added to.
CENTURY = 2000
#: Letters that tell the months apart in all languages together.
MONTH_LETTERS = 3

#: The sign for "year" that Bulgarian writes after it.
YEAR_SIGN = re.compile(r" ?г(?:одина)?$")
BETWEEN = re.compile(r"[ .,/-]+")
CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?: ?ч\.?)?")
SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")
MINUS = str.maketrans("\u2212–", "--")

#: One mark and three digits after it: thousands or a fraction.
AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
#: The same with a fourth digit 0, which only says that it is a fraction.
FRACTION = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}0")
#: Marks in the places of thousands and decimals, but not told apart.
CONFUSED = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]{3})+[.,][0-9]{1,2}")
#: Well-formed numbers, each with the mark that only groups thousands.
FORMS = (
    (re.compile(r"-?[0-9]+(?:[.,][0-9]+)?"), ""),
    (re.compile(r"-?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?"), " "),
    (re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"), "."),
    (re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"), ","),
)


def read_date(text: str, today: date) -> date | Sentence | None:
    """Read a date; one without a year is in the year of ``today``."""
    typed = YEAR_SIGN.sub("", text.translate(SPACES).strip(" ."))
    if not typed:
        return None
    named = _day_month_year(BETWEEN.split(typed), today)
    if named is None:
        return Sentence(
            "“{text}” is no date; write day, month and year, for example {example}.", text=text[:QUOTED], example=today
        )
    day, month, year = named
    try:
        return date(year, month, day)
    except ValueError:
        return Sentence("The calendar has no day “{text}”; check the day and the month.", text=text[:QUOTED])


def read_time(text: str) -> time | Sentence | None:
    """Read a time of day: 16:30, 16.30 or 16."""
    typed = text.translate(SPACES).strip()
    if not typed:
        return None
    found = CLOCK.fullmatch(typed)
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else _no_time(text)
    except ValueError:
        return _no_time(text)


def read_number(text: str) -> Decimal | Sentence | None:
    """Read a number with the decimals that were typed."""
    typed = _bare(text)
    if not typed:
        return None
    if AMBIGUOUS.fullmatch(typed):
        return Sentence(
            "“{text}” can be read in two ways; write {whole} or {fraction}.",
            text=text[:QUOTED],
            whole=re.sub("[.,]", "", typed),
            fraction=Decimal(typed.replace(",", ".") + "0"),
        )
    if FRACTION.fullmatch(typed):
        typed = typed[:-1]
    group = next((group for form, group in FORMS if form.fullmatch(typed)), None)
    if group is not None:
        return Decimal(typed.replace(group, "").replace(",", "."))
    if CONFUSED.fullmatch(typed):
        whole, decimals = re.split("[.,](?=[0-9]{1,2}$)", typed)
        meant = Decimal(f"{re.sub('[.,]', '', whole)}.{decimals}")
        return Sentence("“{text}” is no well-formed number; did you mean {meant}?", text=text[:QUOTED], meant=meant)
    return Sentence(
        "“{text}” is no number; write for example {example}.", text=text[:QUOTED], example=Decimal("1234.50")
    )


def read_integer(text: str) -> int | Sentence | None:
    """Read a whole number, where 1.234 can only mean thousands."""
    typed = _bare(text)
    value = Decimal(re.sub("[.,]", "", typed)) if AMBIGUOUS.fullmatch(typed) else read_number(text)
    if isinstance(value, Decimal):
        whole = int(value)
        return whole if whole == value else Sentence("“{text}” is no whole number.", text=text[:QUOTED])
    return value


def typed_number(value: Decimal | int, catalogue: Catalogue) -> str:
    """Write a number as a person would type it: without group marks, in the language's decimal mark."""
    text = format(Decimal(value), "f").replace(".", catalogue.writing.decimal_mark)
    return f"{text}0" if AMBIGUOUS.fullmatch(text) else text


def _bare(text: str) -> str:
    """Return typed figures with ordinary spaces and an ordinary minus."""
    return text.translate(SPACES).translate(MINUS).strip()


def _day_month_year(words: list[str], today: date) -> tuple[int, int, int] | None:
    """Tell day, month and year apart; None where the words are no date."""
    match words:
        case [year, month, day] if len(year) == len("2026"):
            pass
        case [day, month, year] if len(year) in {len("26"), len("2026")}:
            pass
        case [day, month]:
            year = f"{today.year:04}"
        case _:
            return None
    number = _month(month)
    if number is None or not (_figures(day, 2) and _figures(year, 4)):
        return None
    return int(day), number, int(year) + (CENTURY if len(year) == len("26") else 0)


def _figures(word: str, most: int) -> bool:
    """Say whether a word is made of at most so many digits."""
    return word.isascii() and word.isdigit() and len(word) <= most


def _month(word: str) -> int | None:
    """Return the number of a month given in figures or by at least three letters of its name."""
    if _figures(word, 2):
        return int(word)
    name = fold(word)
    return _months().get(name[:MONTH_LETTERS]) if len(name) >= MONTH_LETTERS else None


@cache
def _months() -> dict[str, int]:
    """Return the months of all languages by their first letters, which never disagree."""
    return {
        fold(name)[:MONTH_LETTERS]: number
        for writing in LANGUAGES.values()
        for number, name in enumerate(writing.months.split(), start=1)
    }


def _no_time(text: str) -> Sentence:
    """Return the refusal of a time of day."""
    return Sentence("“{text}” is no time of day; write hour and minutes, for example 16:30.", text=text[:QUOTED])
