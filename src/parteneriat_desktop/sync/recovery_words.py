"""The words of the recovery sheet: the signing key itself, written so that a person can copy it by hand.

Rules of this module:

1. Twenty-four words of two syllables, a consonant and a vowel each: 4,096 words, twelve bits a word. They are
   said and typed alike in Romanian, Bulgarian, Hungarian and English; every word of the list has four letters.
2. They hold the 256 bits of the key and 32 bits of their SHA-256: a wrong letter is noticed, and a wrong
   word is named by its number where it is none of the list.
3. What a person types may have capital letters, Bulgarian letters, numbers before the words, any spaces and marks.
4. Nothing else is needed to bring the key back; so whoever finds the sheet has the key.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from parteneriat_desktop.sync.refusals import refuse

CONSONANTS: Final = "bdfghjklmnprstvz"
VOWELS: Final = "aiou"
#: The same letters on a Bulgarian keyboard.
CYRILLIC: Final = str.maketrans("бдфгхжклмнпрствзаиоуй", "bdfghjklmnprstvzaiouj")
#: Stands behind the words in the code for cameras.
FINGERPRINT: Final = re.compile(r"([A-Z2-7]{4}-){7}[A-Z2-7]{4}")
SYLLABLES: Final = tuple(consonant + vowel for consonant in CONSONANTS for vowel in VOWELS)
COUNT: Final = 24
BITS_OF_WORD: Final = 12
SECRET_BYTES: Final = 32
CHECK_BYTES: Final = 4
ROW: Final = 4


def write_words(secret: bytes) -> tuple[str, ...]:
    """Return the words of a secret of 256 bits."""
    bits = int.from_bytes(secret + _check(secret), "big")
    places = range(BITS_OF_WORD * (COUNT - 1), -1, -BITS_OF_WORD)
    return tuple(_word(bits >> place & (1 << BITS_OF_WORD) - 1) for place in places)


def read_words(text: str) -> bytes:
    """Return the secret of the words in a text.

    Raises ``RefusedError``: words-count where there are not 24, words-unknown with the number of the first that is
    no word of the list, words-wrong where they do not fit together.
    """
    words = words_in(text)
    if len(words) != COUNT:
        raise refuse("words-count", count=len(words), wanted=COUNT)
    bits = 0
    for number, word in enumerate(words, start=1):
        value = _value(word)
        if value is None:
            raise refuse("words-unknown", number=number, word=word[:20])
        bits = bits << BITS_OF_WORD | value
    data = bits.to_bytes(SECRET_BYTES + CHECK_BYTES, "big")
    secret, check = data[:SECRET_BYTES], data[SECRET_BYTES:]
    if check != _check(secret):
        raise refuse("words-wrong")
    return secret


def words_in(text: str) -> list[str]:
    """Return the words that a person typed, as they stand in the list."""
    return re.findall(r"[a-z]+", FINGERPRINT.sub("", text).lower().translate(CYRILLIC))


def _word(value: int) -> str:
    """Return the word of a number."""
    return SYLLABLES[value // len(SYLLABLES)] + SYLLABLES[value % len(SYLLABLES)]


def _value(word: str) -> int | None:
    """Return the number of a word, or None where it is none of the list."""
    first, second = word[:2], word[2:]
    if first not in SYLLABLES or second not in SYLLABLES:
        return None
    return SYLLABLES.index(first) * len(SYLLABLES) + SYLLABLES.index(second)


def _check(secret: bytes) -> bytes:
    """Return the bits by which mistakes are noticed."""
    return hashlib.sha256(secret).digest()[:CHECK_BYTES]
