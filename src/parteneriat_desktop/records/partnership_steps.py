"""What the steps of a partnership ask for beyond its mandatory fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.checks import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


def begin(partnership: Partnership, around: Surroundings) -> Iterator[Problem]:
    """Before the work begins, the agreement is in force."""
    if partnership.in_force_on is not None and partnership.in_force_on > around.today:
        yield missing("in_force_on", Sentence("The agreement is not in force yet; begin on that day."))


PARTNERSHIP_STEPS: dict[str, Callable[[Partnership, Surroundings], Iterator[Problem]]] = {"in_progress": begin}
