"""Changes that an enrolled institution signed and no form would ever write: they arrive, and everything is looked at.

Rules of this module:

1. A workspace of its own is made in a temporary folder when the target is first used; whatever arrives is taken
   back afterwards, so that each input meets the same workspace.
2. Mutations give fields of known kinds values of any form: what a newer version or a forger may send.
3. Nothing that a person can open may fail on what has arrived, and it is passed on as it came.
"""

from __future__ import annotations

import atexit
import random
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fuzz import people
from fuzz.judging import demand
from parteneriat_desktop.actions import check, conflicts, due, review, show_records
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.dump import dump
from parteneriat_desktop.actions.initialise import Founding, initialise
from parteneriat_desktop.journal.change import KEYS, read
from parteneriat_desktop.journal.segment import Seal, Segment, seal
from parteneriat_desktop.journal.strict_json import compact
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.records.catalogue import ENTITIES

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace

KINDS = {kind.ENTITY: sorted({*(one.name for one in kind.fields()), *kind.REGISTERS}) for kind in ENTITIES}
RECORDS = tuple(f"01938a3e-7c00-7000-8000-00000000000{number}" for number in range(1, 6))
DIGEST = "ab" * 32
LEAVES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**63 - 1, -(2**63), "", " ", "x", "0000-00-00", "2026-02-30", "9999-12-31"),
    *("2026-11-20", "-1", "1e9", "0.01", "999999999999999999.99", "RON", "1/2026", "\u202e", DIGEST, "a" * 3_000),
    *RECORDS,
)
INNER = (
    "starts_on",
    "ends_on",
    "value",
    "amount",
    "currency",
    "sha256",
    "size",
    "file_name",
    "partner",
    "",
    "title",
    ".",
)


@cache
def workspace() -> Workspace:
    """Return the workspace in which everything arrives (rule 1)."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    founding = Founding(role="town_hall", country="RO", name="Comuna Exemplu", language="ro", passphrase="unu doi")  # noqa: S106 - opens nothing else
    opened = initialise(Paths(Path(folder.name) / "home"), Clock(people.NOW.date(), lambda: people.NOW), founding)
    check.check(opened)  # makes the first backup, which would be one more thing to take back
    return opened


def read_arrival(data: bytes) -> None:
    """Whatever arrives can be looked at, folded again and passed on byte for byte."""
    lines = data.split(b"\n")
    changes = [read(line) for line in lines if line]
    if not changes or len({one.writer for one in changes}) > 1 or len({one.id for one in changes}) < len(changes):
        return
    unsigned = seal(changes, f"dossier/{people.DOSSIER}", None, Seal(1, "parteneriat_desktop 0.1.0", people.NGO.key_id))
    arrived = Segment.read(unsigned.signed(people.NGO.sign(unsigned.header.line)).bytes())
    with workspace().store.writing(keep=False):
        workspace().store.receive([arrived])
        look_at_everything(workspace())
        kept = workspace().store.segment(arrived.header.hash)
        demand(kept == arrived or any(one.entity == "erasure" for one in changes), "not passed on as it came")


def look_at_everything(opened: Workspace) -> None:
    """Call every action that reads records."""
    dump(opened)
    conflicts.conflicts(opened)
    due.due(opened)
    review.review(opened)
    show_records.search(opened, "x")
    opened.store.orphans()
    found = check.check(opened)
    demand(all(one.ok for one in found if one.check in {"database", "journal"}), "the database is no longer sound")
    for kind in KINDS:
        for shown in show_records.show_all(opened, kind):
            show_records.history(opened, kind, str(shown["id"]))
            opened.find(kind, str(shown["id"]))


def a_value(chance: random.Random, depth: int = 0) -> Any:
    """Return a value of any form."""
    form = chance.randrange(8 if depth < 3 else 5)  # noqa: PLR2004 - three levels are enough
    if form < 5:  # noqa: PLR2004 - most values are plain
        return chance.choice(LEAVES)
    inner = [a_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    return inner if form == 5 else {chance.choice(INNER): one for one in inner}  # noqa: PLR2004 - lists and objects


def a_line(chance: random.Random, serial: int) -> bytes:
    """Return a change of a known or unknown kind with values of any form."""
    kind = chance.choice([*KINDS, "unheard_of"])
    names = chance.sample(KINDS.get(kind, ["title"]), k=chance.randint(1, min(6, len(KINDS.get(kind, ["title"])))))
    fields = {name: a_value(chance) for name in names}
    if chance.randrange(10) == 0:
        fields["_del"] = chance.choice([True, False])
    values: tuple[Any, ...] = (
        kind,
        chance.choice(RECORDS),
        people.a_writer("ngo"),
        serial,
        people.MOMENT,
        "inspector",
        fields,
        {},
    )
    return compact(dict(zip(KEYS, values, strict=True)))


def mutated_changes(data: bytes, largest: int, seed: int, mutate: Any) -> bytes:
    """Return other lines: one changed, one added, one taken out, or bytes changed inside of a value."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    lines = [line for line in data.split(b"\n") if line]
    act = chance.randrange(6)
    if act <= 2 or not lines:  # noqa: PLR2004 - mostly more lines
        lines.append(a_line(chance, len(lines) + 1))
    elif act == 3:  # noqa: PLR2004 - one of six
        lines[chance.randrange(len(lines))] = a_line(chance, len(lines) + 1)
    elif act == 4:  # noqa: PLR2004 - one of six
        del lines[chance.randrange(len(lines))]
    else:
        place = chance.randrange(len(lines))
        lines[place] = mutate(lines[place], len(lines[place]) + 40)
    while sum(map(len, lines)) + len(lines) > largest:
        lines.pop()
    return b"\n".join(lines)


def seeds() -> tuple[bytes, ...]:
    """Return one plain change of each kind, to begin with."""
    chance = random.Random(1)  # noqa: S311 - chance, not secrecy
    return tuple(b"\n".join(a_line(chance, serial) for serial in range(1, 4)) for _ in KINDS)
