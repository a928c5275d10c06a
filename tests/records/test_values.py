"""Values and their wire form: what is refused, what is made canonical, and that nothing is lost."""

from __future__ import annotations

import unicodedata
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.partner import PartnerKind
from parteneriat_desktop.records.values import DECODERS, Attachment, clean_text, decode_choice, encode

FILE = {"sha256": "0" * 64, "file_name": "a.pdf", "media_type": "application/pdf", "size": 7}


@pytest.mark.parametrize(
    ("kind", "wire", "value"),
    [
        (str, "Ştefan ţară\r\ndoi\rtrei", "Ștefan țară\ndoi\ntrei"),
        (str, "a\u0306", "ă"),
        (str, "\u202eabc\u200f\ttab", "\u202eabc\u200f\ttab"),
        (bool, True, True),
        (int, -(2**63 - 1), -(2**63 - 1)),
        (Decimal, "874291.99", Decimal("874291.99")),
        (Decimal, 7, Decimal(7)),
        (Decimal, "-0.000001", Decimal("-0.000001")),
        (date, "2026-11-20", date(2026, 11, 20)),
        (time, "16:30", time(16, 30)),
        (Attachment, FILE, Attachment("0" * 64, "a.pdf", "application/pdf", 7)),
    ],
)
def test_reads_values_of_each_type(kind: type, wire: object, value: object):
    assert DECODERS[kind](wire, None) == value


@pytest.mark.parametrize(
    ("kind", "wire"),
    [
        (str, 7),
        (str, "a\x00b"),
        (str, "\ud800"),
        (str, "\x1b[31m"),
        (str, "x" * 20_001),
        (bool, "yes"),
        (bool, 1),
        (int, True),
        (int, "7"),
        (int, 2**63),
        (Decimal, "1,5"),
        (Decimal, "1e5"),
        (Decimal, True),
        (Decimal, None),
        (Decimal, "1234567890123456"),
        (Decimal, "0.1234567"),
        (Decimal, "٣"),
        (date, "20.11.2026"),
        (date, "2026-02-30"),
        (date, "20261120"),
        (date, "2026-W47-5"),
        (date, "٢٠٢٦-11-20"),
        (time, "١٦:30"),
        (date, 20261120),
        (time, "24:00"),
        (time, "9:30"),
        (time, 930),
        (Attachment, "a.pdf"),
        (Attachment, {**FILE, "size": -1}),
        (Attachment, {**FILE, "more": 1}),
        (Attachment, {**FILE, "sha256": "x"}),
        (Attachment, {**FILE, "file_name": "a\x00"}),
        (Attachment, {**FILE, "media_type": "a\x00"}),
        (Attachment, {**FILE, "file_name": "x" * 251}),
    ],
)
def test_refuses_what_is_no_value_of_the_type(kind: type, wire: object):
    assert isinstance(DECODERS[kind](wire, None), Sentence)


def test_the_sentence_names_the_place_of_a_control_character():
    assert "Character 2 " in str(DECODERS[str]("a\x00b", None))


def test_a_choice_is_found_by_its_wire_value_alone():
    assert decode_choice(PartnerKind, "ngo_association") is PartnerKind.ASSOCIATION
    for wire in ("association (NGO)", None, ["ngo_association"], "ASSOCIATION"):
        assert isinstance(decode_choice(PartnerKind, wire), Sentence)


@given(st.text())
@settings(max_examples=200)
def test_clean_text_is_stable_and_normalised(text: str):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(
    st.one_of(
        st.booleans(),
        st.integers(-(2**63) + 1, 2**63 - 1),
        st.decimals(-(10**14), 10**14, places=4),
        st.dates(),
        st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
    )
)
@settings(max_examples=200)
def test_what_is_encoded_is_read_back(value: object):
    assert DECODERS[type(value)](encode(value), None) == value


def test_lists_choices_and_files_are_encoded():
    assert encode([PartnerKind.OTHER, None, "a"]) == ["other", None, "a"]
    assert encode(Attachment(*FILE.values())) == FILE
