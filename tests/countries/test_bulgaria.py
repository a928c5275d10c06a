"""Bulgarian identifiers: both passes of the ЕИК, EKATTE as text, no register shipped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.bg import vat

from parteneriat_desktop.countries.bulgaria import BULGARIA
from parteneriat_desktop.errors import Sentence


@pytest.mark.parametrize(
    "number",
    ["000696327", "000093442", "000056814", "000471504", "000530632", "131063188", "0006963270003", "000002810"],
)
def test_accepts_real_tax_numbers(number: str):
    assert BULGARIA.tax_number(number) == number


def test_takes_the_prefix_and_blanks_away():
    assert BULGARIA.tax_number("BG 000 696 327") == "000696327"


@pytest.mark.parametrize(
    "typed", ["177549132", "000696372", "0006963270012", "0006963720003", "0006963270", "000696327000", ""]
)
def test_refuses_wrong_tax_numbers(typed: str):
    assert isinstance(BULGARIA.tax_number(typed), Sentence)


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
@settings(max_examples=300)
def test_agrees_with_the_oracle_about_tax_numbers(number: str):
    assert isinstance(BULGARIA.tax_number(number), str) == vat.is_valid(number)


@pytest.mark.parametrize("code", ["77195", "68134", "07079", "10135", "00151", "HKV34"])
def test_accepts_the_form_of_unit_codes(code: str):
    assert BULGARIA.unit_code(code.lower()) == code


def test_offers_the_lost_zero_of_a_unit_code():
    assert "07079" in str(BULGARIA.unit_code("7079"))


@pytest.mark.parametrize("code", ["707", "771955", "HK34", ""])
def test_refuses_other_unit_codes(code: str):
    assert isinstance(BULGARIA.unit_code(code), Sentence)


def test_knows_no_units():
    assert BULGARIA.unit("77195") is None
    assert BULGARIA.units() == ()
    assert BULGARIA.search_units("Хасково", 5) == []
    assert BULGARIA.other_unit("77195", "Хасково") is None


def test_postal_codes_have_four_digits():
    assert BULGARIA.postal_code("6300") == "6300"
    assert isinstance(BULGARIA.postal_code("63000"), Sentence)


@pytest.mark.parametrize("number", ["РД-08-15", "94-Г-123", "1234", "АБ-12/2024"])
def test_registration_numbers_may_begin_with_letters(number: str):
    assert BULGARIA.registration_number(number) == number


def test_letters_alone_are_no_registration_number():
    assert isinstance(BULGARIA.registration_number("РД"), Sentence)
