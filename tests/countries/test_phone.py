"""Telephone numbers of both countries become E.164; lost zeros are offered, not added."""

from __future__ import annotations

import pytest

from parteneriat_desktop.countries.bulgaria import BULGARIA
from parteneriat_desktop.countries.phone import looks_like_phone
from parteneriat_desktop.countries.romania import ROMANIA
from parteneriat_desktop.errors import Sentence


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0212345678", "+40212345678"),
        ("+40721234567", "+40721234567"),
        ("0040 264 596 030", "+40264596030"),
        ("0721 234 567", "+40721234567"),
        ("(021) 234-56.78", "+40212345678"),
        ("+33 1 23 45 67 89", "+33123456789"),
        ("+35938603300", "+35938603300"),
    ],
)
def test_romanian_forms(typed: str, stored: str):
    assert ROMANIA.phone(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("+35938603300", "+35938603300"), ("02 9811 111", "+35929811111"), ("038/603 300", "+35938603300")],
)
def test_bulgarian_forms(typed: str, stored: str):
    assert BULGARIA.phone(typed) == stored


def test_a_lost_zero_is_offered():
    assert "0721234567" in str(ROMANIA.phone("721234567"))
    assert "038603300" in str(BULGARIA.phone("38603300"))


@pytest.mark.parametrize("typed", ["07212345678", "0812345678", "", "abc", "+40812345678", "+0123", "+33", "12345"])
def test_refuses_other_numbers(typed: str):
    assert isinstance(ROMANIA.phone(typed), Sentence)


def test_runs_of_digits_that_are_telephones():
    assert looks_like_phone("0721234567")
    assert looks_like_phone("0888123456")
    assert not looks_like_phone("7523169263")
