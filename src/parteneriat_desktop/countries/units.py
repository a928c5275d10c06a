"""The register of administrative units: looked up by code, searched without diacritics.

Rules of this module:

1. The table decides; the check digit of a code decides nothing (77 official codes fail it).
2. Names repeat (258 in more than one county), so a unit is always shown with its county.
3. Codes are text. A code that exists may still belong to another place: code and name are compared.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Words before the name of a place that say its rank or office, folded.
RANKS = re.compile(
    r"^(?:primaria|consiliul local(?: al)?|unitatea administrativ teritoriala|uat|consiliul judetean|"
    r"comunei|comuna|orasului|orasul|oras|municipiului|municipiul|judetului|judetul)\s+"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of administration with its county; ``kind`` is county, municipality, town, commune or sector."""

    code: str
    name: str
    kind: str
    county_code: str
    county: str
    county_unit: str
    environment: str
    official_name: str


def folded(text: str) -> str:
    """Return the text in small letters without diacritics, hyphens and stops as blanks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def bare_name(text: str) -> str:
    """Return the folded name of a place without the words for its rank and office."""
    name, before = folded(text), ""
    while name != before:
        name, before = RANKS.sub("", name), name
    return re.sub(r"^sectorului (?=\d)", "sectorul ", name)


@dataclass(frozen=True)
class Register:
    """All units of a country; each index is made when it is first asked for."""

    units: tuple[Unit, ...]

    @cached_property
    def _by_code(self) -> dict[str, Unit]:
        """The units by their codes."""
        return {unit.code: unit for unit in self.units}

    @cached_property
    def _names(self) -> tuple[tuple[str, Unit], ...]:
        """The units by their folded names, in the order of the alphabet."""
        ordered = sorted((folded(unit.name), folded(unit.county), unit.code, unit) for unit in self.units)
        return tuple((name, unit) for name, _county, _code, unit in ordered)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a register as ``packaging/build_registers.py`` writes it."""
        with path.open(encoding="utf-8", newline="") as lines:
            return cls(tuple(Unit(*row) for row in list(csv.reader(lines))[1:]))

    def unit(self, code: str) -> Unit | None:
        """Return a unit by its code, or None."""
        return self._by_code.get(code)

    def search(self, text: str, limit: int) -> list[Unit]:
        """Return at most ``limit`` units for what was typed: names that begin with it first, then the alphabet.

        Every typed word must begin a word of the name or county, or the whole text begin the code.
        """
        wanted = folded(text)
        if not wanted:
            return [unit for _name, unit in self._names[:limit]]
        ranked = ((_rank(wanted, name, unit), position) for position, (name, unit) in enumerate(self._names))
        best = sorted((rank, position) for rank, position in ranked if rank is not None)[:limit]
        return [self._names[position][1] for _rank_, position in best]

    def named(self, name: str) -> list[Unit]:
        """Return the units that bear exactly this name, with or without the word for their rank."""
        wanted = bare_name(name)
        return [unit for known, unit in self._names if known == wanted]


def _rank(wanted: str, name: str, unit: Unit) -> int | None:
    """Say how well a unit answers what was typed, 0 best; None where it does not."""
    if wanted in {name, unit.code}:
        return 0
    if name.startswith(wanted) or unit.code.startswith(wanted):
        return 1
    words = [*name.split(), *folded(unit.county).split(), unit.county_code.casefold()]
    return 2 if all(_begins(part, words) for part in wanted.split()) else None


def _begins(part: str, words: Iterable[str]) -> bool:
    """Say whether one of the words begins with the part."""
    return any(word.startswith(part) for word in words)
