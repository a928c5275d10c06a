"""Surroundings for reports: records held in a dictionary, the shipped law, the day of the samples."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from shipped_law import Lawful

from parteneriat_desktop.countries.romania import ROMANIA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.records.fields import Record

DAY = date(2026, 11, 20)


@dataclass
class Records(Lawful):
    """Surroundings that hold their records in a dictionary."""

    held: dict[tuple[str, str], Record] = field(default_factory=dict)
    country: Country = ROMANIA
    today: date = DAY

    def add(self, *records: Record) -> Records:
        """Hold more records."""
        self.held |= {(record.ENTITY, record.id): record for record in records}
        return self

    def find(self, entity: str, record: str) -> Record | None:
        """Return a record or None."""
        return self.held.get((entity, record))

    def children(self, entity: str, link: str, record: str) -> Sequence[Record]:
        """Return the records whose link names a record."""
        return [one for (kind, _), one in self.held.items() if kind == entity and getattr(one, link) == record]

    def all(self, entity: str) -> Sequence[Record]:
        """Return every record of an entity."""
        return [one for (kind, _), one in self.held.items() if kind == entity]
