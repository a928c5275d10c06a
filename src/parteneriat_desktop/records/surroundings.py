"""What a record may ask about the world around it while it is checked: no database, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.records.fields import Record


class Surroundings(Protocol):
    """The country, the day and the other records."""

    @property
    def country(self) -> Country:
        """The country of the workspace."""
        ...

    @property
    def today(self) -> date:
        """The day to count from, given by the caller."""
        ...

    def find(self, entity: str, record: str) -> Record | None:
        """Return a record that is not deleted, or None."""
        ...

    def children(self, entity: str, link: str, record: str) -> Sequence[Record]:
        """Return the records of an entity whose link field names the given record."""
        ...
