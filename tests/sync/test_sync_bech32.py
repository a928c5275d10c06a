"""Bech32 as BIP-173 and the library of age write it."""

from __future__ import annotations

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.sync.bech32 import LETTERS, encode


@pytest.mark.parametrize(
    ("prefix", "data", "spelled"),
    [
        ("a", b"", "a12uel5l"),
        (
            "abcdef",
            bytes.fromhex("00443214c74254b635cf84653a56d7c675be77df"),
            "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        ),
        (
            "split",
            bytes.fromhex("c5f38b70305f519bf66d85fb6cf03058f3dde463ecd7918f2dc743918f2d"),
            "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
        ),
    ],
)
def test_the_examples_of_the_standard(prefix: str, data: bytes, spelled: str):
    assert encode(prefix, data) == spelled


@given(st.binary(min_size=32, max_size=32))
def test_every_secret_is_a_key_that_age_reads_and_writes_alike(secret: bytes):
    spelled = encode("age-secret-key-", secret).upper()
    assert str(pyrage.x25519.Identity.from_str(spelled)) == spelled


@given(st.binary(max_size=40), st.data())
def test_a_changed_letter_is_another_checksum(data: bytes, choose: st.DataObject):
    spelled = encode("age", data)
    place = choose.draw(st.integers(4, len(spelled) - 1))
    other = choose.draw(st.sampled_from(sorted(set(LETTERS) - {spelled[place]})))
    assert spelled[:place] + other + spelled[place + 1 :] != encode("age", data)
