from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal.strict_json import canonical, compact, parse

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)

REFUSED = {
    "json-encoding": [b"\xff", b'"\xed\xa0\x80"', b"\xc0\x80", "\ufeff{}", b"\xef\xbb\xbf{}", '"ș"'.encode("utf-16")],
    "json-depth": ["[" * 100_000, "[" * 33 + "]" * 33, '{"a":' * 100_000, '["\\"]",' * 33 + "1" + "]" * 33],
    "json-duplicate-key": ['{"a":1,"a":1}', '[{"b":{"a":1,"\\u0061":2}}]'],
    "json-nan": ["NaN", "[Infinity]", '{"a":-Infinity}'],
    "json-fraction": ["1.0", "[1e3]", '{"a":-0.5}', "1E400"],
    "json-integer": [str(2**63), str(-(2**63) - 1), "9" * 5000, "[-" + "9" * 20 + "]"],
    "json-character": [
        '"\\u0000"',
        '"a\x00"',
        '["\\ud800"]',
        '{"\\udfff":1}',
        '{"a":[1,{"b":"\\uD8FF x"}]}',
        '"\ud800"',
        b"\x00",
    ],
    "json-syntax": ["", "{", '{"a"}', "[1,]", "nul", '"\n"', '"\\x"', "{} {}", "01", "'a'", '"abc', '"abc\\', b"\x1f"],
}
CASES = [(code, text) for code, texts in REFUSED.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), CASES, ids=lambda part: repr(part)[:40])
def test_what_is_not_ours_is_refused_by_its_own_code(code: str, text: bytes | str) -> None:
    with pytest.raises(RefusedError) as found:
        parse(text)
    assert found.value.code == code
    assert str(found.value.sentence)
    assert str(found.value.advice)


@given(VALUES)
def test_what_is_written_is_read_again(value: Any) -> None:
    assert parse(compact(value)) == value
    assert parse(canonical(value)) == value
    assert parse(json.dumps(value, indent=1)) == value


def test_thirty_two_levels_are_allowed_wherever_brackets_stand_in_texts() -> None:
    text = '["[[{{",' * 32 + "1" + "]" * 32
    assert parse(text) is not None
    assert parse(json.dumps([[]] * 100)) == [[]] * 100


def test_an_escaped_backslash_is_no_escape() -> None:
    assert parse(r'"\\u0000"') == r"\u0000"
    assert parse(r'["\\ud800",1,null,{"a":true}]') == [r"\ud800", 1, None, {"a": True}]


def test_pairs_of_surrogates_are_one_character() -> None:
    with pytest.raises(RefusedError):
        parse('"\\ud83d"')
    assert parse('"\\ud83d\\ude00"') == "😀"


def test_integers_of_64_bits_are_whole() -> None:
    assert parse(str(2**63 - 1)) == 2**63 - 1
    assert parse(str(-(2**63))) == -(2**63)


def test_equal_values_have_one_text_and_others_have_not() -> None:
    assert canonical({"a": 1, "b": [True]}) == canonical({"b": [True], "a": 1})
    assert len({canonical(value) for value in (1, True, "1", [1], None)}) == 5


def test_compact_keeps_the_order_of_keys_and_the_letters() -> None:
    assert compact({"z": "ăîșț", "a": [1, None]}) == '{"z":"ăîșț","a":[1,null]}'.encode()


@pytest.mark.parametrize("text", ['"\\"' * 300_000, '"' * 600_001, "[" * 33 + '"\\' * 300_000, '{"' * 300_000])
def test_no_text_makes_the_scan_slower_than_linear(text: bytes | str) -> None:
    start = time.process_time()
    with pytest.raises(RefusedError):
        parse(text)
    assert time.process_time() - start < 2
