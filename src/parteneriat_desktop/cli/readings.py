"""How the words of a command line are read: days, numbers, choices, places.

A word that cannot be read raises ``UsageError`` (exit status 64) with what is expected in its
place. argparse's own refusals are English, so none of its checks of values is used.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

#: Days that may be assumed or asked for; terms and promises are counted some years on from them.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: What Python makes of bytes that it cannot decode.
UNREADABLE = re.compile("[\ud800-\udfff]")
NUMBER = re.compile("[0-9]{1,6}")


def read_text(word: str) -> str:
    """Return a word that is text: bytes that are not in the encoding of the system are none."""
    if UNREADABLE.search(word):
        raise _not_understood(word, Sentence("Write it in UTF-8."))
    return word


def read_day(word: str) -> date:
    """Return the day of a word like 2026-11-20, between ``FIRST_DAY`` and ``LAST_DAY``."""
    try:
        found = date.fromisoformat(word) if DAY.fullmatch(word) else None
    except ValueError:
        found = None
    if found is None or not FIRST_DAY <= found <= LAST_DAY:
        raise _not_understood(
            word, Sentence("Write a day as 2026-11-20, from {first} to {last}.", first=FIRST_DAY, last=LAST_DAY)
        )
    return found


def read_number(word: str) -> int:
    """Return a whole number from 0 to 999,999."""
    if not NUMBER.fullmatch(word):
        raise _not_understood(word, Sentence("Write a whole number from {first} to {last}.", first=0, last=999_999))
    return int(word)


def read_count(word: str) -> int:
    """Return a whole number from 1 to 999,999."""
    number = read_number(word)
    if number < 1:
        raise _not_understood(word, Sentence("Write a whole number from {first} to {last}.", first=1, last=999_999))
    return number


def read_place(word: str) -> Path:
    """Return the place of a file or folder; an empty word is none."""
    if not word:
        raise _not_understood(word, Sentence("Name a file or a folder."))
    return Path(word)


def one_of(words: Collection[str]) -> Callable[[str], str]:
    """Return a reader that accepts the given words only."""

    def read_choice(word: str) -> str:
        if word not in words:
            raise _not_understood(word, Sentence("Use one of: {names}.", names=", ".join(words)))
        return word

    return read_choice


def _not_understood(word: str, advice: Sentence) -> UsageError:
    """Return the refusal of one word."""
    return UsageError(Sentence("“{word}” is not understood.", word=word[:60]), advice, code="usage")
