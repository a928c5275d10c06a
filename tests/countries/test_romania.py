"""Romanian identifiers: the examples of the law's practice, single errors, and python-stdnum as an oracle."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.ro import cui

from parteneriat_desktop.countries import country, known_country
from parteneriat_desktop.countries.romania import ROMANIA, has_vat_prefix
from parteneriat_desktop.errors import Sentence

VALID_CIF = [
    *("4349071", "4323535", "17300924", "4829835", "12550253", "14778631", "4547044", "37199213"),
    *("30339344", "4562923", "3519330", "4305857", "4267117", "10000130", "4420465"),
]


@pytest.mark.parametrize("number", VALID_CIF)
def test_accepts_real_tax_numbers(number: str):
    assert ROMANIA.tax_number(number) == number


@pytest.mark.parametrize("typed", ["RO30339344", "RO 30339344", "ro30339344", " 30339344 ", "R30339344", "3033 9344"])
def test_stores_the_digits_of_a_tax_number(typed: str):
    assert ROMANIA.tax_number(typed) == "30339344"


def test_knows_the_prefix_of_those_who_pay_vat():
    assert has_vat_prefix(" ro 30339344")
    assert not has_vat_prefix("R30339344")
    assert not has_vat_prefix("30339344")


@pytest.mark.parametrize(
    "typed", ["4349072", "4305875", "04305857", "1", "12345678901", "", "RO", "43A9071", "٤٣٤٩٠٧١"]
)
def test_refuses_wrong_tax_numbers(typed: str):
    assert isinstance(ROMANIA.tax_number(typed), Sentence)


@pytest.mark.parametrize("number", [number for number in VALID_CIF if not number.endswith("0")])
def test_catches_every_single_error_in_a_tax_number(number: str):
    for place, digit in enumerate(number):
        for other in "0123456789":
            wrong = number[:place] + other + number[place + 1 :]
            if other != digit and not wrong.startswith("0"):
                assert isinstance(ROMANIA.tax_number(wrong), Sentence), wrong
        swapped = number[:place] + number[place + 1 : place + 2] + digit + number[place + 2 :]
        if swapped != number and not swapped.startswith("0"):
            assert isinstance(ROMANIA.tax_number(swapped), Sentence), swapped


@given(st.from_regex(r"[1-9][0-9]{1,9}", fullmatch=True))
@settings(max_examples=300)
def test_agrees_with_the_oracle_about_tax_numbers(number: str):
    assert isinstance(ROMANIA.tax_number(number), str) == cui.is_valid(number)


@pytest.mark.parametrize("code", ["400001", "010011"])
def test_accepts_postal_codes(code: str):
    assert ROMANIA.postal_code(code) == code


def test_offers_the_lost_zero_of_a_postal_code():
    assert "010011" in str(ROMANIA.postal_code("10011"))


@pytest.mark.parametrize("code", ["1001", "ABCDEF", "0100111"])
def test_refuses_wrong_postal_codes(code: str):
    assert isinstance(ROMANIA.postal_code(code), Sentence)


@pytest.mark.parametrize(
    "code", ["54975", "179132", "1017", "155243", "26564", "130534", "179141", "179196", "9026", "403", "10"]
)
def test_accepts_codes_of_the_register_whatever_their_check_digit(code: str):
    assert ROMANIA.unit_code(code) == code
    unit = ROMANIA.unit(code)
    assert unit is not None
    assert unit.code == code


@pytest.mark.parametrize("code", ["54976", "1", "", "HKV34"])
def test_refuses_codes_that_are_not_in_the_register(code: str):
    assert isinstance(ROMANIA.unit_code(code), Sentence)


def test_a_code_that_belongs_to_another_place_is_found_by_its_name():
    other = ROMANIA.other_unit("46830", "Comuna Gherăseni")
    assert other is not None
    assert (other.code, other.name, other.county_code) == ("46803", "Gherăseni", "BZ")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("46803", "Comuna Gherăseni"),
        ("46803", "GHERASENI"),
        ("130534", "Primăria Municipiului Ploiești"),
        ("179169", "Primăria Sectorului 3"),
        ("54975", "Asociația Exemplu"),
        ("999999", "Ghergheasa"),
    ],
)
def test_a_code_and_its_own_name_agree(code: str, name: str):
    assert ROMANIA.other_unit(code, name) is None


def test_countries_are_known_by_their_code():
    assert country("RO") is ROMANIA
    assert known_country("FR") is None
    assert (ROMANIA.currency, ROMANIA.languages[0]) == ("RON", "ro")
