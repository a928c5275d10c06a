"""Bech32 (BIP-173), the spelling of age keys: a prefix, the digit 1, five bits a letter, a checksum of six letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
CHECK_LETTERS: Final = 6
BITS_OF_BYTE: Final = 8
BITS_OF_LETTER: Final = 5


def encode(prefix: str, data: bytes) -> str:
    """Return the data spelled in lower case under a prefix."""
    words = [*_regroup(data)]
    check = _checksum([*_expanded(prefix), *words, *[0] * CHECK_LETTERS]) ^ 1
    tail = [check >> BITS_OF_LETTER * (CHECK_LETTERS - 1 - place) & 31 for place in range(CHECK_LETTERS)]
    return f"{prefix}1{''.join(LETTERS[word] for word in [*words, *tail])}"


def _regroup(data: bytes) -> Iterator[int]:
    """Yield the bits of the data in groups of five, the last one filled up with zeros."""
    held, bits = 0, 0
    for byte in data:
        held, bits = held << BITS_OF_BYTE | byte, bits + BITS_OF_BYTE
        while bits >= BITS_OF_LETTER:
            bits -= BITS_OF_LETTER
            yield held >> bits & 31
    if bits:
        yield held << BITS_OF_LETTER - bits & 31


def _expanded(prefix: str) -> list[int]:
    """Return the prefix as the checksum counts it."""
    return [*(ord(letter) >> BITS_OF_LETTER for letter in prefix), 0, *(ord(letter) & 31 for letter in prefix)]


def _checksum(words: Iterable[int]) -> int:
    """Return the remainder that makes the whole a codeword."""
    rest = 1
    for word in words:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << BITS_OF_LETTER ^ word
        for place, factor in enumerate(GENERATOR):
            rest ^= factor if top >> place & 1 else 0
    return rest
