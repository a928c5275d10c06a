"""How a value looks to a person: the one place that writes dates, numbers, amounts and labels.

Rules of this module:

1. ``show`` decides by TYPE and takes any value a record, a sentence or a table cell can hold.
   What was not collected is an en dash, never an empty cell, a hyphen or zero.
2. Nothing is rounded that a person typed: ``show_number`` and ``show_money`` keep every digit
   (money at least two decimals). Only percentages and file sizes are rounded, half up.
3. Whole numbers up to 9,999 outside counted sentences and amounts stand without a group mark,
   since they may be years.
4. Values of a newer version, which this one cannot read, are shown as they are.
5. Figures never break from their unit: between them stands a no-break space.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, cast

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.languages import NO_BREAK
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.i18n.languages import Language

#: Stands for "not collected".
DASH = "–"
#: The least whole number that is certainly no year.
GROUPED_FROM = 10_000
#: Sizes of files count in thousands, as file managers do.
KILO = 1000
#: The least amount that one decimal rounds up to a whole next unit.
ROUNDS_TO_KILO = Decimal("999.95")
SIZE_UNITS = ("kB", "MB", "GB", "TB")


def show(value: Any, catalogue: Catalogue) -> str:
    """Write a value of any declared type, a sentence, a list or a stored value as it is."""
    if value is None or value == "":
        return DASH
    if isinstance(value, str):
        return catalogue.label(cast("Any", value)) if hasattr(value, "label") else value
    if isinstance(value, Sentence):
        return catalogue.say(value)
    writer = next((writer for kind, writer in _WRITERS if isinstance(value, kind)), _show_object)
    return writer(value, catalogue)


def show_number(value: Decimal | int, catalogue: Catalogue) -> str:
    """Write a number with all its digits, grouped by thousands."""
    writing = catalogue.writing
    return format(Decimal(value), ",f").translate({ord(","): writing.group_mark, ord("."): writing.decimal_mark})


def show_money(amount: Decimal | None, currency: str | None, catalogue: Catalogue) -> str:
    """Write an amount with at least two decimals and the name or sign of its currency."""
    if amount is None:
        return DASH
    exponent = amount.as_tuple().exponent
    enough = isinstance(exponent, int) and exponent <= -2  # noqa: PLR2004 - two decimals
    figures = show_number(amount if enough else amount.quantize(Decimal("0.01")), catalogue)
    if not currency:
        return figures
    writing = catalogue.writing
    sign = show_currency(currency, catalogue)
    if currency in writing.currency_first:
        return f"-{sign}{figures[1:]}" if figures.startswith("-") else f"{sign}{figures}"
    return f"{figures}{NO_BREAK}{sign}"


def show_currency(currency: str, catalogue: Catalogue) -> str:
    """Write the name or sign of a currency; an unknown one by its code."""
    return dict(catalogue.writing.currencies).get(currency, currency)


def show_percent(share: Decimal | None, catalogue: Catalogue, decimals: int = 1) -> str:
    """Write a share (0.197) as a percentage (19,7%), rounded half up."""
    if share is None:
        return DASH
    rounded = (share * 100).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{show_number(rounded + 0, catalogue)}%"


def show_size(size: int, catalogue: Catalogue) -> str:
    """Write the size of a file given in bytes, from one kilobyte on with one decimal."""
    if size < KILO:
        return f"{size}{NO_BREAK}B"
    amount, unit = Decimal(size) / KILO, 0
    while amount >= ROUNDS_TO_KILO and unit < len(SIZE_UNITS) - 1:
        amount, unit = amount / KILO, unit + 1
    return f"{show_number(amount.quantize(Decimal('0.1'), ROUND_HALF_UP), catalogue)}{NO_BREAK}{SIZE_UNITS[unit]}"


def show_date(day: date | None, catalogue: Catalogue) -> str:
    """Write a date as it stands in tables: 20.11.2026."""
    return DASH if day is None else _fill(catalogue.writing.short_date, day, catalogue.writing)


def show_day_month(day: date, catalogue: Catalogue) -> str:
    """Write a date whose year stands beside it: 20.11."""
    return _fill(catalogue.writing.day_month, day, catalogue.writing)


def show_long_date(day: date | None, catalogue: Catalogue, *, weekday: bool = False) -> str:
    """Write a date as it stands in sentences: 27 noiembrie 2026, or vineri, 27 noiembrie 2026."""
    if day is None:
        return DASH
    writing = catalogue.writing
    return _fill(writing.weekday_date if weekday else writing.long_date, day, writing)


def show_weekday(day: date, catalogue: Catalogue) -> str:
    """Write the name of the day of the week."""
    return catalogue.writing.weekday(day)


def show_month(day: date, catalogue: Catalogue) -> str:
    """Write month and year, as over a calendar page: noiembrie 2026."""
    return f"{catalogue.writing.month(day)} {day.year:04}"


def show_time(moment: time, catalogue: Catalogue) -> str:
    """Write a time of day to the minute: 16:30."""
    return catalogue.writing.time.format(time=moment.strftime("%H:%M"))


def show_moment(moment: datetime, catalogue: Catalogue) -> str:
    """Write date and time of a moment in the zone that it carries: 20.11.2026, 16:30."""
    return f"{show_date(moment.date(), catalogue)}, {show_time(moment.time(), catalogue)}"


def _fill(pattern: str, day: date, writing: Language) -> str:
    """Fill a pattern of ``languages`` with a date."""
    return pattern.format(
        day=day.day,
        number=day.month,
        month=writing.month(day),
        year=day.year,
        weekday=writing.weekday(day),
    )


def _show_boolean(value: bool, catalogue: Catalogue) -> str:  # noqa: FBT001 - the value itself
    """Write yes or no."""
    return catalogue.text(N_("yes") if value else N_("no"))


def _show_integer(value: int, catalogue: Catalogue) -> str:
    """Write a whole number that may be a year."""
    return str(value) if abs(value) < GROUPED_FROM else show_number(value, catalogue)


def _show_mapping(value: Mapping[str, object], _catalogue: Catalogue) -> str:
    """Write stored values that this version cannot read."""
    return json.dumps(value, ensure_ascii=False)


def _show_list(values: Iterable[object], catalogue: Catalogue) -> str:
    """Write the entries of a list one after another."""
    written = [show(value, catalogue) for value in values]
    mark = "; " if any("," in text for text in written) else ", "
    return mark.join(written) or DASH


def _show_object(value: Any, catalogue: Catalogue) -> str:
    """Write an attached file by its name, a group of values by its labels, anything else as text."""
    if hasattr(value, "file_name"):
        return str(value.file_name)
    if hasattr(value, "filled") and hasattr(value, "fields"):
        filled = value.filled()
        return "; ".join(
            f"{catalogue.text(declared.facts.label)}: {show(filled[declared.name], catalogue)}"
            for declared in value.fields()
            if declared.name in filled
        )
    return str(value)


#: The first that fits writes: a boolean is an integer too, a moment a date too.
_WRITERS: tuple[tuple[Any, Callable[[Any, Catalogue], str]], ...] = (
    (bool, _show_boolean),
    (int, _show_integer),
    (Decimal, show_number),
    (datetime, show_moment),
    (date, show_date),
    (time, show_time),
    (Mapping, _show_mapping),
    ((list, tuple, set, frozenset), _show_list),
)
