"""What is asked before personal data are erased, and what the person answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class ErasureQuestion:
    """What is asked: the title of the record, labels of its private fields, and of shared fields by their names."""

    title: str
    private: Sequence[str]
    shared: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ErasureAnswer:
    """What the person chose: shared fields to erase too, and whether older backups are removed."""

    fields: tuple[str, ...]
    purge: bool
