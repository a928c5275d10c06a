"""The words of a recovery sheet: every mistake is noticed, and the key comes back from them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sync_samples import NOW, a_signer

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync.certificate import Subject
from parteneriat_desktop.sync.keys import Keys
from parteneriat_desktop.sync.recovery_words import CYRILLIC, SYLLABLES, read_words, words_in, write_words

if TYPE_CHECKING:
    from pathlib import Path

SECRET = a_signer("hall").secret()
WORDS = write_words(SECRET)
SECRETS = st.binary(min_size=32, max_size=32)


def code_of(text: str) -> str:
    with pytest.raises(RefusedError) as refused:
        read_words(text)
    return refused.value.code


@given(SECRETS)
def test_every_secret_comes_back_from_its_words(secret: bytes):
    words = write_words(secret)
    assert len(words) == 24
    assert all(len(word) == 4 for word in words)
    assert read_words(" ".join(words)) == secret


def test_the_list_never_changes():
    assert len(set(SYLLABLES)) == 64
    assert write_words(bytes(32))[:22] == ("baba",) * 21 + ("bino",)
    assert write_words(b"\xff" * 32)[:3] == ("zuzu",) * 3
    assert read_words(" ".join(write_words(bytes(range(32))))) == bytes(range(32))


def test_a_person_may_type_as_it_comes():
    numbered = "\n".join(f"{number}. {word.upper()}," for number, word in enumerate(WORDS, start=1))
    back = {latin: chr(letter) for letter, latin in CYRILLIC.items() if chr(letter) != "й"}
    bulgarian = "".join(back.get(letter, letter) for letter in " ".join(WORDS))
    scanned = f"{' '.join(WORDS)}\n{a_signer('hall').fingerprint}"
    for typed in (numbered, bulgarian, scanned, "\t".join(WORDS)):
        assert read_words(typed) == SECRET
    assert words_in("1 bado 2. ") == ["bado"]


def test_missing_and_surplus_words_are_counted():
    assert code_of("") == "words-count"
    assert code_of(" ".join(WORDS[:-1])) == "words-count"
    assert code_of(" ".join([*WORDS, "baba"])) == "words-count"


@pytest.mark.parametrize("wrong", ["bad", "cafe", "badox", "dabe", "qaba"])
def test_a_word_that_is_none_is_named_by_its_number(wrong: str):
    words = [*WORDS]
    words[6] = wrong
    with pytest.raises(RefusedError) as refused:
        read_words(" ".join(words))
    assert refused.value.code == "words-unknown"
    assert f"Word 7, “{wrong}”" in str(refused.value.sentence)


@given(SECRETS, st.integers(0, 23), st.integers(0, 4095))
def test_a_wrong_word_is_noticed(secret: bytes, place: int, other: int):
    words = [*write_words(secret)]
    wrong = SYLLABLES[other // 64] + SYLLABLES[other % 64]
    if wrong != words[place]:
        words[place] = wrong
        assert code_of(" ".join(words)) == "words-wrong"


@given(SECRETS, st.integers(0, 22))
def test_two_words_in_the_wrong_order_are_noticed(secret: bytes, place: int):
    words = [*write_words(secret)]
    words[place], words[place + 1] = words[place + 1], words[place]
    if words != [*write_words(secret)]:
        assert code_of(" ".join(words)) == "words-wrong"


def test_the_key_comes_back_with_a_new_certificate_where_there_is_none(tmp_path: Path):
    signer = Keys(tmp_path, None).recover(SECRET, Subject("Comuna Băltești", "RO"), NOW)
    assert signer.key_id == a_signer("hall").key_id
    assert a_signer("hall").facts.accepts(signer.sign(b"x"), b"x")


@pytest.mark.parametrize("secret", [bytes(32), b"\xff" * 32])
def test_what_is_no_key_of_the_curve_is_refused(secret: bytes, tmp_path: Path):
    with pytest.raises(RefusedError) as refused:
        Keys(tmp_path, None).recover(secret, Subject("Comuna Băltești", "RO"), NOW)
    assert refused.value.code == "words-wrong"
