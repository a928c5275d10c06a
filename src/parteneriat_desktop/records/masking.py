"""Numbers of people in vulnerable groups, so written that nobody is recognised by them (GDPR art. 9).

Rules of this module:

1. One to four people leave the house as ``<5``, never as their number.
2. Where fewer than five took part in all, nobody is written as ``<5`` too: otherwise ``<5`` of one
   participant would say that it was this one.
3. A sum beside its parts is withheld where it could give a masked part away: where one part alone is
   masked, and where all of them are as few or as many as ``<5`` allows. In between, every masked part
   can still be at least two numbers; and what is withheld can be the one end or the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.records.values import MaskedCount

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The least number of people that is written as it is.
LEAST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many people of a group took part, and how many people in all; None is "not collected"."""

    number: int | None
    whole: int | None = None

    @property
    def is_masked(self) -> bool:
        """Whether the number must not be shown (rules 1 and 2)."""
        return self.number is not None and self.least <= self.number < LEAST_SHOWN

    @property
    def least(self) -> int:
        """The least number that ``<5`` can stand for here."""
        return 0 if self.whole is not None and 0 < self.whole < LEAST_SHOWN else 1

    @property
    def most(self) -> int:
        """The largest number that ``<5`` can stand for here."""
        return min(LEAST_SHOWN - 1, LEAST_SHOWN if self.whole is None else self.whole)

    def masked(self) -> MaskedCount | None:
        """Return the number as others may see it."""
        return MaskedCount(None) if self.is_masked else None if self.number is None else MaskedCount(self.number)


@dataclass(frozen=True, slots=True)
class MaskedParts:
    """Parts as others may see them, and their sum; ``withheld`` when the sum would give a part away."""

    parts: tuple[MaskedCount | None, ...]
    total: MaskedCount | None
    withheld: bool = False


def masked_parts(parts: Sequence[GroupCount]) -> MaskedParts:
    """Return parts beside their sum, so that no masked part can be computed from what is shown (rule 3).

    The sum is over the parts that were collected, and None when none was.
    """
    shown = tuple(part.masked() for part in parts)
    numbers = [part.number for part in parts if part.number is not None]
    if not numbers:
        return MaskedParts(shown, None)
    hidden = [part for part in parts if part.is_masked]
    together = sum(part.number or 0 for part in hidden)
    ends = {sum(part.least for part in hidden), sum(part.most for part in hidden)}
    if len(hidden) == 1 or (hidden and together in ends):
        return MaskedParts(shown, None, withheld=True)
    total = sum(numbers)
    return MaskedParts(shown, MaskedCount(None if hidden and total < LEAST_SHOWN else total))
