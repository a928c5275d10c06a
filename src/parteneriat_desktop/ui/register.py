"""The proposals of one consultation in memory: their order, what is undecided, which are alike.

Rules of this module:

1. They are read once; after that only what was saved is read again, so that 5,000 stay quick.
2. Two proposals are alike when they name the same article, or when their texts are equal but for case,
   diacritics, punctuation and blanks. It is a proposal to a person, never a decision.
3. Order is that of the numbers in the register; entries without a number come last.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from parteneriat_desktop.records.contribution import Contribution, ContributionDecision
from parteneriat_desktop.records.surroundings import belonging, linked

if TYPE_CHECKING:
    from parteneriat_desktop.records.surroundings import Surroundings

_MARKS = re.compile(r"[\u0300-\u036f]+")
_BETWEEN = re.compile(r"[\W_]+")


class Register:
    """The proposals of one consultation."""

    def __init__(self, around: Surroundings, consultation: str) -> None:
        self._around = around
        self.consultation = consultation
        found = belonging(around, Contribution, "consultation", consultation) if consultation else []
        self._all = {one.id: one for one in sorted(found, key=_place)}
        self._keys: dict[str, tuple[str, str]] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all)

    def ids(self) -> list[str]:
        """Return all proposals in the order of the register."""
        return list(self._all)

    def get(self, record: str) -> Contribution | None:
        """Return a proposal."""
        return self._all.get(record)

    def read_again(self, record: str) -> bool:
        """Read one proposal again; say whether the list of proposals has changed by it."""
        found = linked(self._around, Contribution, record)
        known = record in self._all
        if found is None or found.consultation != self.consultation:
            self._all.pop(record, None)
            return known
        self._all[record] = found
        self._keys.pop(record, None)
        return not known

    def undecided(self) -> list[str]:
        """Return the proposals that wait for a decision."""
        return [record for record, one in self._all.items() if is_undecided(one)]

    def next_undecided(self, after: str) -> str:
        """Return the next proposal that waits, round the end; empty where none does."""
        waiting = self.undecided()
        if not waiting:
            return ""
        places = {record: at for at, record in enumerate(self._all)}
        here = places.get(after, -1)
        return next((record for record in waiting if places[record] > here), waiting[0])

    def alike(self, record: str) -> list[str]:
        """Return the undecided proposals that are like one, that one first; nothing without others."""
        mine = self._all.get(record)
        if mine is None:
            return []
        article, text = self._key(mine)
        others: list[str] = []
        for other, one in self._all.items():
            if other != record and is_undecided(one):
                its = self._key(one)
                if (article and its[0] == article) or (text and its[1] == text):
                    others.append(other)
        return [record, *others] if others else []

    def justifications(self, words: str = "") -> list[str]:
        """Return earlier justifications, the newest first, each once, those that hold the words."""
        wanted = _normal(words)
        texts = (one.justification for one in reversed(self._all.values()) if one.justification)
        return [text for text in dict.fromkeys(texts) if wanted in _normal(text)]

    def _key(self, one: Contribution) -> tuple[str, str]:
        """Return article and text of a proposal as they are compared, made once."""
        found = self._keys.get(one.id)
        if found is None:
            found = self._keys[one.id] = _normal(one.article), _normal(one.text)
        return found


def is_undecided(one: Contribution) -> bool:
    """Say whether a proposal still waits for its decision."""
    return one.decision in {None, ContributionDecision.UNDER_ANALYSIS}


def _place(one: Contribution) -> tuple[bool, str, int, str]:
    """Return by what the register is ordered: year, number, id."""
    number, _slash, year = (one.register_number or "").partition("/")
    return not number.isdigit(), year, int(number) if number.isdigit() else 0, one.id


def _normal(text: str | None) -> str:
    """Return a text without case, diacritics, punctuation and double blanks."""
    plain = unicodedata.normalize("NFKD", (text or "").casefold())
    return _BETWEEN.sub(" ", _MARKS.sub("", plain)).strip()
