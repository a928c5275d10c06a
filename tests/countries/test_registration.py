"""Registration numbers: their form, and pasted numbers with their date."""

from __future__ import annotations

from datetime import date

import pytest

from parteneriat_desktop.countries.registration import split
from parteneriat_desktop.countries.romania import ROMANIA
from parteneriat_desktop.errors import Sentence


@pytest.mark.parametrize("number", ["68/2021", "12/A/2012", "1039/A/2023", "2023-15", "1234"])
def test_accepts_registration_numbers(number: str):
    assert ROMANIA.registration_number(number) == number


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("nr. 68/2021", "68/2021"),
        (" 12 / a / 2012 ", "12/A/2012"),
        ("Nr 7", "7"),
        ("HCL nr. 68/2021", "68/2021"),
        ("12/NO/2020", "12/NO/2020"),
        ("№ 5", "5"),
    ],
)
def test_tidies_what_was_typed(typed: str, stored: str):
    assert ROMANIA.registration_number(typed) == stored


@pytest.mark.parametrize(
    "typed", ["A12", "12345678", "", "68//2021", "1234/31.02.2026", "РД-1/20.11.2026", "1/ABCDEFGHIJK"]
)
def test_refuses_other_texts(typed: str):
    assert isinstance(ROMANIA.registration_number(typed), Sentence)


@pytest.mark.parametrize(
    "typed",
    ["1234/20.11.2026", "nr. 1234/20.11.2026", "1234 din 20.11.2026", "1234 от 20.11.2026 г.", "1234 / 20.11.2026"],
)
def test_takes_a_pasted_pair_apart(typed: str):
    assert split(typed) == ("1234", date(2026, 11, 20))
    assert ROMANIA.registration_number(typed) == "1234/20.11.2026"


@pytest.mark.parametrize("typed", ["1234", "A12/20.11.2026", "1234/31.02.2026", "68/2021", ""])
def test_other_texts_are_no_pair(typed: str):
    assert split(typed) is None
