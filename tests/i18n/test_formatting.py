"""How dates, numbers, amounts and labels look in each language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.i18n.formatting import (
    show,
    show_currency,
    show_date,
    show_long_date,
    show_moment,
    show_money,
    show_month,
    show_number,
    show_percent,
    show_size,
    show_time,
    show_weekday,
)
from parteneriat_desktop.i18n.languages import LANGUAGES
from parteneriat_desktop.records.fields import Facts, Part
from parteneriat_desktop.records.values import Attachment, Choice

UNTRANSLATED = Path("no such folder")
RO, EN, BG, HU = (Catalogue(code, UNTRANSLATED) for code in ("ro", "en", "bg", "hu"))
DAY = date(2026, 11, 27)
#: The locale of the Unicode data that each language is held against.
LOCALES = {"ro": "ro", "en": "en_GB", "bg": "bg", "hu": "hu"}


class Colour(Choice):
    RED = "red", "the red one"


@dataclass
class Promise(Part):
    what: Annotated[str | None, Facts("What")] = None
    until: Annotated[date | None, Facts("Until")] = None


@pytest.mark.parametrize(
    ("catalogue", "short", "long", "full"),
    [
        (RO, "27.11.2026", "27 noiembrie 2026", "vineri, 27 noiembrie 2026"),
        (EN, "27 Nov 2026", "27 November 2026", "Friday, 27 November 2026"),
        (BG, "27.11.2026\u202fг.", "27 ноември 2026\u202fг.", "петък, 27 ноември 2026\u202fг."),
        (HU, "2026. 11. 27.", "2026. november 27.", "2026. november 27., péntek"),
    ],
)
def test_dates_in_tables_and_sentences(catalogue: Catalogue, short: str, long: str, full: str):
    assert show_date(DAY, catalogue) == short
    assert show_long_date(DAY, catalogue) == long
    assert show_long_date(DAY, catalogue, weekday=True) == full


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_of_months_and_days_are_those_of_the_unicode_data(code: str):
    writing = LANGUAGES[code]
    for day in (date(2026, month, 15 + month) for month in range(1, 13)):
        assert writing.month(day) == format_date(day, "MMMM", locale=LOCALES[code])
        assert writing.weekday(day) == format_date(day, "EEEE", locale=LOCALES[code])


@given(st.integers(10_000, 10**15), st.sampled_from(sorted(LANGUAGES)))
def test_numbers_are_grouped_as_in_the_unicode_data(value: int, code: str):
    assert show_number(value, Catalogue(code)) == format_decimal(value, locale=LOCALES[code])


def test_month_weekday_and_time():
    assert show_month(DAY, RO) == "noiembrie 2026"
    assert show_weekday(DAY, BG) == "петък"
    assert show_time(time(9, 5), RO) == "09:05"
    assert show_time(time(16, 30), BG) == "16:30\u202fч."
    assert show_moment(datetime(2026, 11, 20, 16, 30, tzinfo=UTC), RO) == "20.11.2026, 16:30"


@pytest.mark.parametrize(
    ("amount", "currency", "catalogue", "shown"),
    [
        ("375870.46", "RON", RO, "375.870,46\u00a0lei"),
        ("26794.35", "EUR", BG, "26\u00a0794,35\u00a0€"),
        ("52405.20", "BGN", BG, "52\u00a0405,20\u00a0лв."),
        ("1234.5", "EUR", EN, "€1,234.50"),
        ("-1234.5", "EUR", EN, "-€1,234.50"),
        ("0", "RON", RO, "0,00\u00a0lei"),
        ("1.235", "RON", RO, "1,235\u00a0lei"),
        ("7", "XTS", RO, "7,00\u00a0XTS"),
        ("7", None, RO, "7,00"),
        ("-8", "RON", HU, "-8,00\u00a0lej"),
    ],
)
def test_amounts_have_two_decimals_and_their_currency(amount: str, currency: str, catalogue: Catalogue, shown: str):
    assert show_money(Decimal(amount), currency, catalogue) == shown


def test_currencies_have_names_and_unknown_ones_their_code():
    assert [show_currency(code, RO) for code in ("RON", "EUR", "USD")] == ["lei", "€", "USD"]


@pytest.mark.parametrize(
    ("share", "shown"),
    [("0.197", "19,7%"), ("0.19650", "19,7%"), ("1.2", "120,0%"), ("-0.0001", "0,0%"), ("12.5", "1.250,0%")],
)
def test_percentages_have_one_decimal_rounded_half_up(share: str, shown: str):
    assert show_percent(Decimal(share), RO) == shown


def test_percentages_without_decimals():
    assert show_percent(Decimal("0.755"), EN, decimals=0) == "76%"


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0\u00a0B"),
        (999, "999\u00a0B"),
        (1000, "1,0\u00a0kB"),
        (999_949, "999,9\u00a0kB"),
        (999_950, "1,0\u00a0MB"),
        (4_200_000, "4,2\u00a0MB"),
        (5 * 10**15, "5.000,0\u00a0TB"),
    ],
)
def test_sizes_of_files(size: int, shown: str):
    assert show_size(size, RO) == shown


def test_what_was_not_collected_is_a_dash():
    assert {show(None, RO), show("", RO), show([], RO)} == {"–"}
    assert show_date(None, RO) == show_long_date(None, RO) == show_percent(None, RO) == "–"
    assert show_money(None, "RON", RO) == "–"
    assert show(0, RO) == "0"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("text as it is", "text as it is"),
        (Colour.RED, "the red one"),
        (2026, "2026"),
        (28_000, "28.000"),
        (Decimal("1234.50"), "1.234,50"),
        (DAY, "27.11.2026"),
        (time(16, 30), "16:30"),
        (["a", "b"], "a, b"),
        ([Decimal("1.5"), Decimal(2)], "1,5; 2"),
        (Attachment("0" * 64, "acord.pdf", "application/pdf", 5), "acord.pdf"),
        (Promise(what="raport", until=DAY), "What: raport; Until: 27.11.2026"),
        (Promise(what="raport"), "What: raport"),
        ({"new": ["ș", 1]}, '{"new": ["ș", 1]}'),
        (b"?", "b'?'"),
    ],
)
def test_values_are_shown_by_their_type(value: object, shown: str):
    assert show(value, RO) == shown


def test_yes_and_no_and_sentences():
    assert [show(value, EN) for value in (True, False)] == ["yes", "no"]
    assert show(Sentence("until {day}", day=DAY), EN) == "until 27 Nov 2026"
