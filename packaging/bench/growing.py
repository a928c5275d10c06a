"""How the cost of one thing grows with what is there already: one, ten and a hundred times the records."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from bench.large import large_store
from bench.measuring import Figure, timed
from bench.sample import WRITER, change, records
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.store.store import Store

SIZES = (1_000, 10_000, 100_000)
SCREEN = 50
SAVES = 50
ROUNDS = 5


def measure(place: Path) -> dict[str, Figure]:
    """Save a record and read one screen beside ever more records."""
    costs: list[float] = []
    for size in SIZES:
        store = large_store(place, size)
        try:
            costs.append(min(one_save(store, turn) + one_screen(store) for turn in range(ROUNDS)))
        finally:
            store.close()
    limit = f"one save and one screen beside {SIZES[0]:,} records; ours is beside {SIZES[-1]:,}"
    return {"growth": Figure(costs[-1], costs[0], "ms", 1.5, limit)}


def one_save(store: Store, turn: int) -> float:
    """Return the milliseconds of one durable save."""
    first = 10_000_000 + turn * SAVES
    made = list(records({"partner": SAVES}, first))
    writer = f"{turn:02x}" + WRITER[2:]
    serials = count(1)
    return timed(lambda: [store.append("common", change(one, next(serials), writer)) for one in made]) / SAVES


def one_screen(store: Store) -> float:
    """Return the milliseconds of reading the first screen of a sorted list."""
    return timed(lambda: store.rows(Query("partner", limit=SCREEN)))
