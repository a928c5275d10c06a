"""The order of words and their plain form for searching.

Rules of this module:

1. Both forms are pure functions of the text, equal on every system, so they may be stored and
   indexed.
2. Romanian has the alphabet a ă â b … i î … s ș t ț … z; the cedilla counts as the comma below and
   letters of other languages as their plain ones. Bulgarian sorts by code point once case is
   folded. Punctuation does not count.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROMANIAN_ALPHABET = "aăâbcdefghiîjklmnopqrsștțuvwxyz"
CEDILLA_TO_COMMA = str.maketrans("şţ", "șț")
#: Letters that no decomposition makes plain.
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """Return the text without case and diacritics, for searching: „Țara” and „tara” are the same."""
    small = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", small)
    kept = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return kept.translate(PLAIN)


def sort_key(text: str, language: str) -> str:
    """Return a text whose order by code point is the order of the language's dictionaries."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(CEDILLA_TO_COMMA)
    words = " ".join(plain.translate(_WORDS).split())
    return words.translate(_ROMANIAN) if language == "ro" else words


class _Letters(dict[int, str]):
    """What each letter becomes, by code point, found out when it first occurs."""

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str:
        """Python's own: return what a letter becomes and remember it."""
        found = self[code] = self._become(chr(code))
        return found


def _romanian(letter: str) -> str:
    """Put a letter of the alphabet at its place among the characters above ``9``, others by their plain form."""
    return _RANKS.get(letter) or "".join(_RANKS.get(part, part) for part in fold(letter))


#: The letters of the alphabet as characters that follow the digits; digits and spaces stay.
_RANKS = {plain: plain for plain in " 0123456789"} | {
    letter: chr(ord("A") + rank) for rank, letter in enumerate(ROMANIAN_ALPHABET)
}
_WORDS = _Letters(lambda letter: letter if letter.isalnum() else " ")
_ROMANIAN = _Letters(_romanian)
