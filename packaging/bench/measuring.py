"""A figure and how it is taken: in turns, the best of several."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Figure:
    """Ours and the limit in the same unit, the ratio to reach if one was set, and what the limit is in words."""

    ours: float
    baseline: float
    unit: str
    goal: float | None
    limit: str

    @property
    def ratio(self) -> float:
        """How many times the limit ours is."""
        return self.ours / self.baseline


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds that some work takes, without the garbage of others."""
    gc.collect()
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1_000


def in_turns(ours: Callable[[], float], limit: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Take both measures alternately and return the best of each."""
    taken = [(ours(), limit()) for _ in range(rounds)]
    return min(mine for mine, _ in taken), min(other for _, other in taken)
