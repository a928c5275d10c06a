"""Made-up records in the size of a commune's two years, the same for every run.

Values are made by the type of a field, as everything else in the program derives from it; fields whose form is
checked by a rule, links and attached files are left out. Words are drawn with the frequencies of natural text.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from parteneriat_desktop.journal.change import Author, Change, Edit, compose
from parteneriat_desktop.journal.segment import Seal, Segment, seal
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.registers import gather
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parteneriat_desktop.records.fields import Field, Record
    from parteneriat_desktop.records.values import Wire

SEED = 447
WRITER = "5a" * 16
FIRST_DAY = date(2024, 1, 8)
#: Records of a commune of 2,800 people in two years; the tens are its partnerships, the thousands its citizens' voices.
COMMUNE = {
    "partner": 60,
    "partnership": 12,
    "plan": 12,
    "activity": 96,
    "target": 120,
    "budget_line": 72,
    "consultation": 150,
    "contribution": 6_000,
}
#: Entities that many records of a larger workspace are made of.
MANY = {"partner": 1, "consultation": 2, "contribution": 7}
MOST_IN_A_SEGMENT = 10_000
LONG_TEXT = 120
SYLLABLES = re.findall(r"\w+", "ba ca de fi go lă mâ ne și ța ru se to va pri stra ment ție uri lor oră ști cul tu ral")


@dataclass(frozen=True, slots=True)
class Made:
    """One made-up record: its class, id, scope and fields in wire form."""

    kind: type[Record]
    id: str
    scope: str
    fields: dict[str, Wire]


@cache
def words() -> tuple[list[str], list[float]]:
    """Return two thousand made-up Romanian-sounding words and their cumulated weights (Zipf)."""
    drawn = random.Random(SEED)
    found = ["".join(drawn.choices(SYLLABLES, k=drawn.randint(1, 4))) for _ in range(2_000)]
    return found, list(accumulate(1 / rank for rank in range(1, len(found) + 1)))


def prose(drawn: random.Random, length: int) -> str:
    """Return a text of about ``length`` characters."""
    found, weights = words()
    return " ".join(drawn.choices(found, cum_weights=weights, k=max(1, length // 7)))[:length].strip() or "text"


def value(field: Field, drawn: random.Random) -> Wire:
    """Return a value for a field by its type; None where a rule, a link or a file would be needed."""
    if field.facts.rule is not None or field.facts.link is not None or field.facts.private or field.many:
        return None
    if issubclass(field.kind, Choice):
        return str(drawn.choice(list(field.kind)).value)
    return MAKERS[field.kind](drawn, field) if field.kind in MAKERS else None


MAKERS: dict[type, Any] = {
    str: lambda drawn, field: prose(drawn, min(field.facts.length or LONG_TEXT * 3, LONG_TEXT * 3) * 2 // 3),
    bool: lambda drawn, _: drawn.random() < 1 / 2,
    int: lambda drawn, _: drawn.randint(1, 400),
    Decimal: lambda drawn, _: f"{drawn.randint(100, 90_000)}.{drawn.randint(0, 99):02d}",
    date: lambda drawn, _: (FIRST_DAY + timedelta(days=drawn.randint(0, 730))).isoformat(),
}


def identifier(number: int) -> str:
    """Return the identifier of the n-th record: a UUIDv7 whose time runs with the number."""
    drawn = random.Random(number)
    moment = f"{1_704_700_000_000 + number * 977:012x}"
    middle, end = (f"{drawn.getrandbits(12):03x}" for _ in range(2))
    return f"{moment[:8]}-{moment[8:]}-7{middle}-8{end}-{drawn.getrandbits(48):012x}"


def records(counts: Mapping[str, int], first: int = 1) -> Iterator[Made]:
    """Yield so many records of each kind, parents first, each linked to one before it."""
    drawn = random.Random(SEED + first)
    made: dict[str, list[str]] = {}
    number = first
    for name, count in counts.items():
        kind = entity(name)
        if kind is None:
            raise LookupError(name)
        for _ in range(count):
            fields = {field.name: value(field, drawn) for field in kind.fields()}
            for field in kind.fields():
                if field.facts.link in made and not field.many:
                    fields[field.name] = drawn.choice(made[field.facts.link])
            given: dict[str, Wire] = {field: wire for field, wire in fields.items() if wire is not None}
            yield Made(kind, identifier(number), "common", given)
            made.setdefault(name, []).append(identifier(number))
            number += 1


def many(count: int) -> Iterator[Made]:
    """Yield so many records in the mixture of a large workspace."""
    whole = sum(MANY.values())
    yield from records({name: count * share // whole for name, share in MANY.items()})


def change(made: Made, serial: int, writer: str = WRITER) -> Change:
    """Return the change that makes a record."""
    values = gather(made.kind, made.fields)
    moment = f"2026-{1 + serial % 12:02d}-{1 + serial % 28:02d}T{serial % 24:02d}:{serial % 60:02d}:00.000Z"
    edit = Edit(values, dict.fromkeys(values, ()))
    author = Author(writer, "referent")
    return compose(edit, entity=made.kind.ENTITY, record=made.id, author=author, serial=serial, time=moment)


def segments(made: Sequence[Made]) -> list[Segment]:
    """Return records as a chain of segments whose signatures nobody verifies."""
    changes = [change(one, serial) for serial, one in enumerate(made, start=1)]
    chain: list[Segment] = []
    for start in range(0, len(changes), MOST_IN_A_SEGMENT):
        before = chain[-1].header if chain else None
        run = changes[start : start + MOST_IN_A_SEGMENT]
        chain.append(seal(run, "common", before, Seal(1, "bench", "0" * 64)).signed(b"\x30" * 70))
    return chain
