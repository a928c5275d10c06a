"""What is wrong with a record, as a value that a form can show beside the field.

Three severities, from ``domain.md``'s E, M and W: an ``ERROR`` keeps the value out, something
``MISSING`` only keeps the record from being finalised, a ``WARNING`` never blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parteneriat_desktop.errors import Sentence


class Severity(StrEnum):
    """How much a problem blocks."""

    ERROR = "error"
    MISSING = "missing"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One field and one sentence about it; the field is empty for the record as a whole."""

    field: str
    sentence: Sentence
    severity: Severity = Severity.ERROR


def refusing(problems: Iterable[Problem]) -> list[Problem]:
    """Return those problems that keep a value out of the workspace."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    """Return those problems that keep a record from being finalised."""
    return [problem for problem in problems if problem.severity is not Severity.WARNING]
