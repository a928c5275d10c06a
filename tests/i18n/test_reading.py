"""Dates, times and numbers as people type them."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.i18n.formatting import show_date, show_long_date, show_number, show_time
from parteneriat_desktop.i18n.reading import read_date, read_integer, read_number, read_time, typed_number

TODAY = date(2026, 11, 20)
LANGUAGES = st.sampled_from(["ro", "en", "bg", "hu"]).map(Catalogue)
FIGURES = st.integers(-1_000_000, 1_000_000) | st.integers(-(10**20), 10**20)
NUMBERS = st.tuples(FIGURES, st.integers(0, 6)).map(lambda parts: Decimal(parts[0]).scaleb(-parts[1]))


@pytest.mark.parametrize(
    "text",
    [
        "24.11", "24.11.26", "24/11/2026", "24.11.2026", "2026-11-24", "24-11-2026", " 24. 11. 2026 ", "24.11.2026 г.",
        "24.11.2026\u202fг.", "24.11.2026г.", "24 noiembrie 2026", "24 nov. 2026", "24 Nov 2026", "24 ноември 2026 г.",
        "2026. november 24.", "2026. 11. 24.", "24 NOIEMBRIE", "24\u00a0noiembrie\u00a02026",
    ],
)  # fmt: skip
def test_every_usual_form_of_a_date_is_read(text: str):
    assert read_date(text, TODAY) == date(2026, 11, 24)


@pytest.mark.parametrize("text", ["", "  ", "."])
def test_nothing_typed_is_no_date(text: str):
    assert read_date(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    ["24", "24.11.202", "24.11.20266", "mâine", "24 no 2026", "24 zzz 2026", "1.2.3.4",
     "²4.11.2026", "٢٤.11.2026", "a.b.c"],
)  # fmt: skip
def test_a_text_that_is_no_date_is_refused_with_an_example(text: str):
    refusal = read_date(text, TODAY)
    assert isinstance(refusal, Sentence)
    assert "is no date" in refusal.template
    assert "20.11.2026" in Catalogue("ro").say(refusal)


@pytest.mark.parametrize("text", ["29.02.2027", "31.04.2026", "11/24/2026", "0.1.2026", "1.1.0000"])
def test_a_day_that_the_calendar_lacks_is_refused(text: str):
    refusal = read_date(text, TODAY)
    assert isinstance(refusal, Sentence)
    assert "The calendar has no day" in refusal.template


@given(st.dates(), LANGUAGES)
def test_a_shown_date_is_read_as_the_same_date(day: date, catalogue: Catalogue):
    assert read_date(show_date(day, catalogue), TODAY) == day
    assert read_date(show_long_date(day, catalogue), TODAY) == day


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0, fold=0)), LANGUAGES)
def test_a_shown_time_is_read_as_the_same_time(moment: time, catalogue: Catalogue):
    assert read_time(show_time(moment, catalogue)) == moment


@pytest.mark.parametrize(
    ("text", "moment"), [("16.30", time(16, 30)), ("9", time(9)), ("9:05", time(9, 5)), ("", None)]
)
def test_short_forms_of_a_time_are_read(text: str, moment: time | None):
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["25:00", "12:60", "16:3", "seara"])
def test_a_text_that_is_no_time_is_refused(text: str):
    refusal = read_time(text)
    assert isinstance(refusal, Sentence)
    assert "is no time of day" in refusal.template


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1 234 567,89", "1234567.89"),
        ("1\u00a0234\u202f567.89", "1234567.89"),
        ("52 405.20", "52405.20"),
        ("44 544,42", "44544.42"),
        ("1.234,5", "1234.5"),
        ("1 234", "1234"),
        ("1234", "1234"),
        ("1234,567", "1234.567"),
        ("0,234", "0.234"),
        ("1.234,567", "1234.567"),
        ("-12,50", "-12.50"),
        ("\u2212300", "-300"),
        ("1,2340", "1.234"),
        ("007", "7"),
    ],
)  # fmt: skip
def test_the_numbers_of_all_languages_are_read(text: str, value: str):
    found = read_number(text)
    assert isinstance(found, Decimal)
    assert str(found) == value


@pytest.mark.parametrize("text", ["1.234", "1,234", "-12.345", "719,579"])
def test_thousands_or_a_fraction_is_asked(text: str):
    refusal = read_number(text)
    assert isinstance(refusal, Sentence)
    values = dict(refusal.values)
    whole, fraction = (
        read_number(str(values["whole"])),
        read_number(Catalogue("ro").say(Sentence("{it}", it=values["fraction"]))),
    )
    assert whole == Decimal(text.replace(".", "").replace(",", ""))
    assert fraction == Decimal(text.replace(",", "."))


@pytest.mark.parametrize(
    ("language", "readings"), [("ro", "scrieți 1234 sau 1,2340"), ("bg", "напишете 1234 или 1,2340")]
)
def test_the_two_readings_are_offered_in_the_language_of_the_person(language: str, readings: str):
    refusal = read_number("1.234")
    assert isinstance(refusal, Sentence)
    assert readings in Catalogue(language).say(refusal)


@pytest.mark.parametrize("text", ["719,579,88", "719.579.88"])
def test_a_confused_number_is_refused_with_what_was_meant(text: str):
    refusal = read_number(text)
    assert isinstance(refusal, Sentence)
    assert "719.579,88" in Catalogue("ro").say(refusal)


@pytest.mark.parametrize(
    "text", ["1.2.3", "1.23.456", "12,", ",5", "1e5", "NaN", "Infinity", "12 lei", "1 23", "--1", "١٢"]
)
def test_a_text_that_is_no_number_is_refused_with_an_example(text: str):
    refusal = read_number(text)
    assert isinstance(refusal, Sentence)
    assert "1.234,50" in Catalogue("ro").say(refusal)


def test_a_long_text_is_not_repeated_whole():
    refusal = read_number("x" * 10_000)
    assert isinstance(refusal, Sentence)
    assert len(str(refusal)) < 120


@given(NUMBERS, LANGUAGES)
@example(Decimal("1.234"), Catalogue("ro"))
def test_a_number_written_for_typing_is_read_as_itself(value: Decimal, catalogue: Catalogue):
    found = read_number(typed_number(value, catalogue))
    assert found == value


@given(NUMBERS, LANGUAGES)
def test_a_shown_number_is_read_as_itself_or_asked_about(value: Decimal, catalogue: Catalogue):
    found = read_number(show_number(value, catalogue))
    assert isinstance(found, Sentence) or found == value


@pytest.mark.parametrize(
    ("text", "value"), [("1.234", 1234), ("1 234", 1234), ("2026", 2026), ("12,00", 12), ("-5", -5), ("", None)]
)
def test_a_whole_number_has_one_reading(text: str, value: int | None):
    assert read_integer(text) == value


@pytest.mark.parametrize("text", ["12,5", "zece", "1.23.4"])
def test_what_is_no_whole_number_is_refused(text: str):
    assert isinstance(read_integer(text), Sentence)
