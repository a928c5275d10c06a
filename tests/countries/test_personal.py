"""Personal numbers are caught wherever they stand, in any grouping; telephones and accounts pass."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.bg import egn
from stdnum.ro import cnp

from parteneriat_desktop.countries.bulgaria import BULGARIA
from parteneriat_desktop.countries.personal import is_cnp, is_egn
from parteneriat_desktop.countries.phone import looks_like_phone
from parteneriat_desktop.countries.romania import ROMANIA


@pytest.mark.parametrize(
    "text",
    [
        "1800101221144",
        "CNP 1800101221144, domiciliat în",
        "1 800101 22 1144",
        "180.0101.221144",
        "tel 0721 234 567 1800101221144",
        "1800101-221144",
        "nr. 12/1800101221144",
    ],
)
def test_a_romanian_personal_number_is_refused_in_both_countries(text: str):
    assert ROMANIA.personal_number(text) is not None
    assert BULGARIA.personal_number(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "1800101221145",
        "2991301221144",
        "1800132221144",
        "0800101221144",
        "X1800101221144",
        "18001012211440",
        "",
        "abc",
        "nr. 1234/20.11.2026",
        "874.291,99 lei",
        "0040 264 596 030",
        "RO49 AAAA 1B31 0075 9384 0000",
    ],
)
def test_other_texts_pass(text: str):
    assert ROMANIA.personal_number(text) is None


def test_the_refusal_names_the_place_and_not_the_number():
    sentence = str(ROMANIA.personal_number("abc 1800101221144"))
    assert "character 5 " in sentence
    assert "1800101221144" not in sentence


@pytest.mark.parametrize("number", ["7523169263", "8032056031", "7552010005", "7542011030"])
def test_a_bulgarian_personal_number_is_refused_in_bulgaria_only(number: str):
    assert BULGARIA.personal_number(f"ЕГН {number}") is not None
    assert ROMANIA.personal_number(f"ЕГН {number}") is None


@pytest.mark.parametrize("text", ["7523169264", "тел. 0888 123 456", "7599169263", "BG80 BNBG 9661 1020 3456 78"])
def test_other_texts_pass_in_bulgaria(text: str):
    assert BULGARIA.personal_number(text) is None


def test_a_telephone_that_looks_like_a_bulgarian_personal_number_passes():
    telephones = (f"07{number:08}" for number in range(21000000, 21400000, 997))
    alike = next(text for text in telephones if egn.is_valid(text) and looks_like_phone(text))
    assert BULGARIA.personal_number(f"тел. {alike}") is None


def test_a_wrong_account_does_not_hide_a_personal_number():
    assert ROMANIA.personal_number("RO49 1800101221144 AAAA BBBB") is not None
    assert ROMANIA.personal_number("RO00 AAAA 1800101221144 0000") is not None


@pytest.mark.parametrize(
    "text", ["seria XB nr. 123456", "C.I. XB 123456", "CI seria XB numărul 123456", "bi xb123456", "Seria: KX, 654321"]
)
def test_the_series_of_an_identity_card_is_refused(text: str):
    assert ROMANIA.personal_number(text) is not None


@pytest.mark.parametrize("text", ["seria de întâlniri 2024", "HCL XB 123456", "seria A nr. 12"])
def test_other_series_pass(text: str):
    assert ROMANIA.personal_number(text) is None


@given(st.from_regex(r"[1-9][0-9]{12}", fullmatch=True))
@settings(max_examples=300)
def test_every_number_that_the_oracle_accepts_is_caught(number: str):
    for control in "0123456789":
        text = number[:12] + control
        if cnp.is_valid(text):
            assert is_cnp(text)


@given(st.dates(), st.integers(0, 9999))
@settings(max_examples=300)
def test_agrees_with_the_oracle_about_bulgarian_numbers(day: object, rest: int):
    text = f"{day:%y%m%d}{rest:04}"
    assert is_egn(text) == (egn.is_valid(text) and not looks_like_phone(text))
