"""A change: one saved form as one immutable line.

Rules of this module:

1. A line is one JSON object ``{"e","r","w","s","t","u","f","p"}`` in this order: entity, record,
   writer, serial, wall time, function of the user, new values of the CHANGED fields, and per field
   the ids of the changes whose value its author SAW. No other key exists; what a newer version adds
   are entities and fields, and those are kept and relayed as they are.
2. ``id = sha256(line)[:16]``, written as 32 hexadecimal digits. The bytes are the change: they are
   stored and relayed, never serialised again.
3. ``p`` names only fields that are in ``f``, and ``"*"`` only together with ``"_del": true``; else a
   crafted line could make a value vanish with nothing in its place.
4. ``_del`` is true (the record is deleted) or false (it is not); no other field begins with ``_``.
5. A blanked line carries its id written out in front, ``{"id","e","r","w","s","t","f","p"}``, keeps
   the names of its fields and ``_del``, and has null for every other value. Whether it may stand in
   for the original is decided in ``erasure``, never here.
6. Times order what is shown and decide nothing.

Every refusal is a ``RefusedError`` whose code begins with ``change-`` or, for what is not even our
JSON, ``json-``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.journal.refusals import Rule, enforce, refusal
from parteneriat_desktop.journal.scope import UUID
from parteneriat_desktop.journal.strict_json import compact, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.records.values import Wire

#: Longest line in bytes (design.md 11).
LONGEST_LINE = 1_000_000
#: Longest function of a user, in characters.
LONGEST_USER = 200
#: Hexadecimal digits of an id: the first 16 bytes of the digest.
ID_LENGTH = 32
#: The field that says whether the record is deleted, and the name under which a deletion lists all it saw.
DELETED = "_del"
EVERYTHING = "*"

KEYS = ("e", "r", "w", "s", "t", "u", "f", "p")
BLANKED_KEYS = ("id", "e", "r", "w", "s", "t", "f", "p")

NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
HEX32 = re.compile(r"[0-9a-f]{32}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the writer id of the installation and the function of the person (never a name)."""

    writer: str
    user: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What a save will write: new values by field, and per field the ids of the changes that were seen."""

    values: Mapping[str, Wire]
    seen: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the journal with its meaning; two changes are equal when their lines are."""

    line: bytes
    id: str
    entity: str = field(compare=False)
    record: str = field(compare=False)
    writer: str = field(compare=False)
    serial: int = field(compare=False)
    time: str = field(compare=False)
    user: str = field(compare=False)
    values: Mapping[str, Wire] = field(compare=False)
    seen: Mapping[str, tuple[str, ...]] = field(compare=False)
    erased: bool = field(default=False, compare=False)


def compose(edit: Edit, *, entity: str, record: str, author: Author, serial: int, time: str) -> Change:
    """Write a new change; what ``read`` would refuse is refused here too, so nothing unreadable is ever signed."""
    return read(
        compact(
            {
                "e": entity,
                "r": record,
                "w": author.writer,
                "s": serial,
                "t": time,
                "u": author.user,
                "f": dict(edit.values),
                "p": {name: list(ids) for name, ids in edit.seen.items()},
            }
        )
    )


def read(line: bytes) -> Change:
    """Return the change of a line, or refuse the line."""
    if len(line) > LONGEST_LINE:
        raise refusal("change-size", Sentence("A change is longer than {longest} bytes.", longest=LONGEST_LINE))
    if b"\n" in line:
        raise refusal("change-line-break", Sentence("A change does not stand on one line."))
    wire = parse(line)
    if not isinstance(wire, dict):
        raise refusal("change-form", Sentence("A line of the journal is no change."))
    keys = tuple(wire)
    if keys == KEYS:
        enforce(RULES, wire)
        _check_seen(wire)
        return _change(line, digest_line(line), wire)
    if keys == BLANKED_KEYS:
        enforce(BLANKED_RULES, wire)
        _check_seen(wire)
        return _change(line, cast("str", wire["id"]), wire)
    raise refusal("change-keys", Sentence("A change has other keys than this format knows."))


def _change(line: bytes, identity: str, wire: dict[str, Any]) -> Change:
    """Return the change of a line whose values have been checked."""
    seen: dict[str, list[str]] = wire["p"]
    return Change(
        line,
        identity,
        wire["e"],
        wire["r"],
        wire["w"],
        wire["s"],
        wire["t"],
        wire.get("u", ""),
        wire["f"],
        {name: tuple(ids) for name, ids in seen.items()},
        "id" in wire,
    )


def _check_seen(wire: dict[str, Any]) -> None:
    """Refuse a line whose ``p`` names what its ``f`` does not replace (rule 3)."""
    fields, seen = wire["f"], wire["p"]
    if seen.keys() <= fields.keys():
        return
    for name in seen:
        if name not in fields and not (name == EVERYTHING and fields.get(DELETED) is True):
            raise refusal("change-seen-field", Sentence("A change replaces values without giving new ones."))


def digest_line(line: bytes) -> str:
    """Return the id of a line that is not blanked (rule 2)."""
    return sha256(line).hexdigest()[:ID_LENGTH]


def is_id(value: object) -> bool:
    """Say whether a value is written as an id of a change, segment or writer: 32 lower-case hexadecimal digits."""
    return isinstance(value, str) and HEX32.fullmatch(value) is not None


def is_moment(value: object) -> bool:
    """Say whether a value is a moment of UTC to the millisecond, as 2026-11-20T09:30:00.123Z."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_count(value: object) -> bool:
    """Say whether a value is an integer from 1 on."""
    return type(value) is int and value >= 1


def _is_entity(value: object) -> bool:
    """Say whether a value can name a kind of record."""
    return isinstance(value, str) and NAME.fullmatch(value) is not None


def _is_record(value: object) -> bool:
    """Say whether a value is a record id: a UUID in lower case."""
    return isinstance(value, str) and UUID.fullmatch(value) is not None


def _is_user(value: object) -> bool:
    """Say whether a value can be the function of a user."""
    return isinstance(value, str) and len(value) <= LONGEST_USER


def _has_fields(value: object) -> bool:
    """Say whether a value is an object with at least one key."""
    return isinstance(value, dict) and value != {}


@lru_cache(maxsize=1_024)
def _is_field(name: str) -> bool:
    """Say whether a key can name a field (rule 4); the same few hundred names stand in all lines."""
    return NAME.fullmatch(name) is not None or name == DELETED


def _names_fields(value: dict[str, Wire]) -> bool:
    """Say whether every key can name a field (rule 4)."""
    return all(map(_is_field, value))


def _marks_deletion(value: dict[str, Wire]) -> bool:
    """Say whether ``_del``, where it stands, is true or false (rule 4)."""
    return isinstance(value.get(DELETED, False), bool)


def _is_blank(value: dict[str, Wire]) -> bool:
    """Say whether no value is left but ``_del`` (rule 5)."""
    return all(held is None for name, held in value.items() if name != DELETED)


def _lists_ids(value: object) -> bool:
    """Say whether a value is an object of lists of ids."""
    if not isinstance(value, dict):
        return False
    lists = cast("dict[str, list[object]]", value).values()
    return {list}.issuperset(map(type, lists)) and all(map(is_id, chain.from_iterable(lists)))


SHARED_RULES = (
    Rule("e", _is_entity, "change-entity", Sentence("A change does not say which kind of record it belongs to.")),
    Rule("r", _is_record, "change-record", Sentence("A change does not name its record by a UUID.")),
    Rule("w", is_id, "change-writer", Sentence("A change does not name its writer.")),
    Rule("s", is_count, "change-serial", Sentence("The serial number of a change is no number from 1 on.")),
    Rule("t", is_moment, "change-time", Sentence("The time of a change is no moment of UTC with milliseconds.")),
    Rule("f", _has_fields, "change-values", Sentence("A change holds no values.")),
    Rule("f", _names_fields, "change-field", Sentence("A change names a field in letters that are not allowed.")),
    Rule(
        "f", _marks_deletion, "change-deletion", Sentence("A change marks a deletion by something else than yes or no.")
    ),
    Rule("p", _lists_ids, "change-seen", Sentence("A change does not list what its author saw as ids of changes.")),
)
RULES = (
    *SHARED_RULES,
    Rule("u", _is_user, "change-user", Sentence("A change does not name the function of its user in a short text.")),
)
BLANKED_RULES = (
    *SHARED_RULES,
    Rule("id", is_id, "change-id", Sentence("A blanked change does not carry its id.")),
    Rule("f", _is_blank, "change-blanked", Sentence("A blanked change still holds values.")),
)
