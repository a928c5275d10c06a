"""What a record may ask about the world around it while it is checked: no database, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.countries.law import Law
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

    @property
    def law(self) -> Law:
        """The legal terms and working days that hold here."""
        ...

    def find(self, entity: str, record: str, /) -> Record | None:
        """Return a record that is not deleted, or None."""
        ...

    def children(self, entity: str, link: str, record: str, /) -> Sequence[Record]:
        """Return the records of an entity that are not deleted and whose field holds the given text.

        The field is a link, as a rule; numbers that should be unique are looked up the same way.
        """
        ...


class Holdings(Surroundings, Protocol):
    """Surroundings that can be read as a whole. Reports do; the checks of a record never may, they would not end."""

    def all(self, entity: str, /) -> Sequence[Record]:
        """Return every record of an entity that is not deleted."""
        ...


AnyRecord = TypeVar("AnyRecord", bound="Record")


def linked(around: Surroundings, kind: type[AnyRecord], record: str | None) -> AnyRecord | None:
    """Return the record that a link names, or None where the link is empty, unknown or deleted."""
    found = None if record is None else around.find(kind.ENTITY, record)
    return found if isinstance(found, kind) else None


def belonging(around: Surroundings, kind: type[AnyRecord], link: str, record: str) -> list[AnyRecord]:
    """Return the records of a kind whose field holds the given text."""
    return [found for found in around.children(kind.ENTITY, link, record) if isinstance(found, kind)]


def every(holdings: Holdings, kind: type[AnyRecord]) -> list[AnyRecord]:
    """Return every record of a kind."""
    return [found for found in holdings.all(kind.ENTITY) if isinstance(found, kind)]
