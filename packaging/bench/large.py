"""Databases with many records, made once for all figures of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.sample import many, segments
from parteneriat_desktop.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def large_store(place: Path, count: int) -> Store:
    """Open the database with so many records; the first caller makes it."""
    path = place / f"{count}.db"
    if path.exists():
        return Store.open(path)
    store = Store.create(path)
    store.receive(segments(list(many(count))))
    return store
