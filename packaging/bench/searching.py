"""Search in a hundred thousand records, the first fifty, against the same FTS5 queries by hand.

By hand means what the program asks too: titles first, then everything where those are fewer than fifty.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from bench.large import large_store
from bench.measuring import Figure, in_turns, timed
from bench.sample import words
from parteneriat_desktop.store.search import query_of

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = 100_000
HITS = 50
BY_HAND = """SELECT entity, record, title, snippet(search, 1, '', '', '…', 16)
             FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"""


def measure(place: Path) -> dict[str, Figure]:
    """Search for a frequent word, a middling one, and two together."""
    found = words()[0]
    asked = [found[3], found[200], f"{found[10]} {found[30]}"]
    store = large_store(place, RECORDS)
    store.index_texts()
    connection = sqlite3.connect(place / f"{RECORDS}.db")

    def ours() -> float:
        return timed(lambda: [store.search(text, HITS) for text in asked]) / len(asked)

    def by_hand() -> float:
        return timed(lambda: [ask(connection, query_of(text)) for text in asked]) / len(asked)

    try:
        best = in_turns(ours, by_hand, rounds=5)
    finally:
        connection.close()
        store.close()
    return {"search": Figure(*best, "ms", 2.0, f"the same FTS5 queries by hand in {RECORDS:,} records, first {HITS}")}


def ask(connection: sqlite3.Connection, expression: str) -> list[tuple[str, ...]]:
    """Return the first hits of an FTS5 expression, those in titles first."""
    hits = connection.execute(BY_HAND, (f"title : ({expression})", HITS)).fetchall()
    return hits if len(hits) >= HITS else hits + connection.execute(BY_HAND, (expression, HITS)).fetchall()
