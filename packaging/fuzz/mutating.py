"""How texts are changed by somebody who knows what they mean.

Rules of this module:

1. Bytes changed blindly mostly break the form of a text, and what stands behind the check of its form would
   hardly be reached. So lines are doubled, swapped and taken out, and values of JSON become other values.
2. Half of all changes are those of the fuzzer itself, which knows which branches its bytes have reached.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Mutate = Callable[[bytes, int], bytes]

ROOM = 512
DIGEST = "ab" * 32
LEAVES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**63 - 1, -(2**63), 2**63, 10_001, 0.5, "", " ", "x", "0000-00-00", "9999-12-31"),
    *("2026-11-20T09:30:00.123Z", "9999-12-31T23:59:59Z", "-1", "RON", "private", "common", "receipt", "ministry"),
    *("\u202e", "\x00", DIGEST, DIGEST[:32], "a" * 600, "_del", "*", [], {}, ["x"], [DIGEST[:32]], {"_del": True}),
    *("01938a3e-7c00-7000-8000-000000000001", "dossier/01938a3e-7c00-7000-8000-000000000001", "erasure"),
)


def mutated_text(data: bytes, largest: int, seed: int, mutate: Mutate) -> bytes:
    """Return a text changed in its bytes, its lines or its values."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    way = chance.randrange(4)
    if way <= 1:
        return mutate(data, largest)
    return (changed_lines(data, chance) if way == 2 else changed_json(data, chance))[:largest]  # noqa: PLR2004 - of four


def changed_lines(data: bytes, chance: random.Random) -> bytes:
    """Return a text in which a line is doubled, swapped with another, taken out or emptied."""
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    act = chance.randrange(4)
    if act == 0:
        lines.insert(other, lines[one])
    elif act == 1:
        lines[one], lines[other] = lines[other], lines[one]
    elif act == 2:  # noqa: PLR2004 - one of four
        del lines[one]
    else:
        lines[one] = b""
    return b"\n".join(lines)


def changed_json(data: bytes, chance: random.Random) -> bytes:
    """Return a text in which one value of one line of JSON is another; a text without JSON as it is."""
    lines = data.split(b"\n")
    places = [place for place, line in enumerate(lines) if line.startswith((b"{", b"["))]
    if not places:
        return data
    place = chance.choice(places)
    try:
        value = json.loads(lines[place])
    except (ValueError, RecursionError):
        return data
    changed = json.dumps(other_value(value, chance), ensure_ascii=False, separators=(",", ":"))
    lines[place] = changed.encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


def other_value(value: Any, chance: random.Random) -> Any:
    """Return a JSON value in which one member, at any depth, was replaced, doubled or taken out."""
    if isinstance(value, dict) and value:
        key = chance.choice(sorted(value))
        act = chance.randrange(8)
        if act == 0:
            return {name: inner for name, inner in value.items() if name != key}
        if act == 1:
            return {**value, chance.choice(["x", "_del", "*", "id", "lines", "sha256"]): chance.choice(LEAVES)}
        return {**value, key: other_value(value[key], chance)}
    if isinstance(value, list) and value and chance.randrange(3):
        place = chance.randrange(len(value))
        return [*value[:place], other_value(value[place], chance), *value[place + chance.randrange(2) :]]
    if isinstance(value, int) and chance.randrange(2):
        return value + chance.choice([-1, 1])
    return chance.choice(LEAVES)
