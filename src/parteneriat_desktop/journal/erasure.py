"""Erasing personal data from history, with every chain still valid.

Rules of this module (exchange.md 1.2, erasure; GDPR art. 17):

1. Blanking a line keeps e, r, w, s, t, p, the names of its fields and ``_del``, and carries the
   original id written out. A line that lost its ``p`` would bring back the value it had replaced.
2. Blanking is deterministic: everybody who holds the original makes the same blanked bytes.
3. An erasure is itself a signed change, of the entity ``erasure``, with the field ``lines``: per id of
   an erased change SHA-256 of the blanked line. So a blanked line is as authentic as the original.
4. It counts only for changes whose segment was signed by the same institution: nobody can blank the
   history of others. It cannot be taken back, and an erasure cannot be erased.
5. A blanked line that no erasure covers is refused. An original that one covers is blanked wherever
   it turns up, however late: erased beats original.
6. Every change of the fields is erased, older values too.
7. A blanked line never travels without the erasures that cover it: a receiver that has not got them yet
   would have to refuse it, and any subset of segments is to be a bundle.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.journal.change import DELETED, Change, Edit, is_id, read
from parteneriat_desktop.journal.refusals import refusal
from parteneriat_desktop.journal.strict_json import compact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from parteneriat_desktop.records.values import Wire

#: The entity of changes that erase, and the field that names what they erase.
ERASURE = "erasure"
LINES = "lines"
#: How a blanked line begins, and no other.
BLANKED = b'{"id":'


def blank(change: Change) -> Change:
    """Return the change without its values and without the function of its user (rule 1)."""
    if change.erased:
        return change
    return read(
        compact(
            {
                "id": change.id,
                "e": change.entity,
                "r": change.record,
                "w": change.writer,
                "s": change.serial,
                "t": change.time,
                "f": {name: value if name == DELETED else None for name, value in change.values.items()},
                "p": {name: list(ids) for name, ids in change.seen.items()},
            }
        )
    )


def erase(changes: Iterable[Change], names: Collection[str]) -> Edit | None:
    """Return the erasure of the named fields from the given history, or None where nothing is left of them.

    It is written as a new record of the entity ``erasure`` in the scope of the history (rule 6).
    """
    blanked = [blank(change) for change in changes if not change.erased and not change.values.keys().isdisjoint(names)]
    lines: dict[str, Wire] = {change.id: _digest(change) for change in blanked}
    return Edit({LINES: lines}, {}) if lines else None


@dataclass(frozen=True, slots=True)
class Erasures:
    """All erasures that are known: per id of an erased change who erased it to which blanked line.

    ``owners`` names the institution of a key id; a key that it does not name stands for itself.
    """

    blanked: Mapping[str, frozenset[tuple[str, str]]]
    owners: Mapping[str, str] = field(default_factory=dict[str, str])

    @staticmethod
    def gather(signed: Iterable[tuple[bytes, str]], owners: Mapping[str, str] = MappingProxyType({})) -> Erasures:
        """Return the erasures among signed lines, each given with the id of the key that signed its segment.

        To be gathered from everything that is stored and everything that arrives, before changes are read.
        """
        found: dict[str, set[tuple[str, str]]] = {}
        for line, key in signed:
            if b'"erasure"' in line:
                for identity, digest in _erased(read(line)):
                    found.setdefault(identity, set()).add((owners.get(key, key), digest))
        return Erasures({identity: frozenset(by) for identity, by in found.items()}, owners)

    def joined(self, signed: Iterable[tuple[bytes, str]]) -> Erasures:
        """Return these erasures together with those among further signed lines."""
        further = Erasures.gather(signed, self.owners).blanked
        together = {
            identity: self.blanked.get(identity, frozenset()) | further.get(identity, frozenset())
            for identity in {**self.blanked, **further}
        }
        return Erasures(together, self.owners)

    def settle(self, change: Change, key: str) -> Change:
        """Return the change as it is after the erasures; ``key`` signed its segment (rules 4 and 5).

        Refuses a blanked change that is not covered with the code erasure-uncovered.
        """
        allowed = self.blanked.get(change.id, frozenset()) if change.entity != ERASURE else frozenset[tuple[str, str]]()
        if not allowed and not change.erased:
            return change
        blanked = blank(change)
        if (self.owners.get(key, key), _digest(blanked)) in allowed:
            return blanked
        if change.erased:
            raise refusal(
                "erasure-uncovered", Sentence("A package part blanks a change that nobody entitled has erased.")
            )
        return change


def blanked_ids(lines: Iterable[bytes]) -> set[str]:
    """Return the ids of the blanked ones among the lines of segments."""
    return {read(line).id for line in lines if line.startswith(BLANKED)}


def erased_ids(lines: Iterable[bytes]) -> set[str]:
    """Return the ids of the changes that lines of segments erase."""
    return set(Erasures.gather((line, "") for line in lines).blanked)


#: What is known before anything has been erased.
NO_ERASURES = Erasures(MappingProxyType({}))


def _erased(change: Change) -> list[tuple[str, str]]:
    """Return the ids and digests that a change erases; values of a form unknown here erase nothing."""
    lines = change.values.get(LINES)
    if change.entity != ERASURE or not isinstance(lines, dict):
        return []
    return [(identity, digest) for identity, digest in lines.items() if is_id(identity) and isinstance(digest, str)]


def _digest(blanked: Change) -> str:
    """Return SHA-256 of a blanked line as 64 hexadecimal digits."""
    return sha256(blanked.line).hexdigest()
