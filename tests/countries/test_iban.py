"""Account numbers of both countries and of others, with python-stdnum as an oracle."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban as oracle

from parteneriat_desktop.countries.iban import iban, remainder
from parteneriat_desktop.countries.romania import ROMANIA
from parteneriat_desktop.errors import Sentence


@pytest.mark.parametrize(
    "account",
    ["RO49AAAA1B31007593840000", "RO09BCYP0000001234567890", "BG80BNBG96611020345678", "GB82WEST12345698765432"],
)
def test_accepts_right_accounts(account: str):
    assert ROMANIA.iban(account) == account


def test_takes_blanks_away():
    assert iban(" ro49 AAAA 1B31 0075 9384 0000 ") == "RO49AAAA1B31007593840000"


@pytest.mark.parametrize(
    "account",
    [
        "RO49AAAA1B31007593840001",
        "RO32TREZ06500606X017648",
        "BG80BNBG96611020345687",
        "BG80BNBGA6611020345678",
        "GB82WEST12345698765433",
        "RO",
        "",
        "12345678901234567890",
    ],
)
def test_refuses_wrong_accounts(account: str):
    assert isinstance(iban(account), Sentence)


@given(st.from_regex(r"RO[0-9]{2}[A-Z]{4}[A-Z0-9]{16}", fullmatch=True))
@settings(max_examples=200)
def test_agrees_with_the_oracle(account: str):
    right = f"RO{98 - remainder('RO00' + account[4:]):02}{account[4:]}"
    for text in (account, right):
        assert isinstance(iban(text), str) == oracle.is_valid(text)
    assert iban(right) == right
