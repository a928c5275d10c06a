"""What may be asked for, and what is given back: a query and a row.

Rules of this module:

1. Deleted records are left out unless they are asked for; then only they are given.
2. ``where`` compares a field with a wire value; null means "empty", a list "one of these".
3. Without an order, rows stand in the order of their titles, in the Romanian alphabet. Numbers are
   ordered as numbers, texts by their sort key, everything else by its wire form; empty ones last,
   ties by id.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.records.values import Wire

#: The order by the time of the latest change.
CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Query:
    """Which records of one kind, in which order, and how many of them."""

    entity: str
    where: Mapping[str, Wire] = field(default_factory=dict[str, "Wire"])
    search: str = ""
    order: str = ""
    descending: bool = False
    limit: int | None = None
    offset: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it is now: its fields in wire form without nulls, and its fields in conflict.

    ``changed`` is the UTC time of the latest change, ``scope`` the one it is shared in.
    """

    entity: str
    id: str
    scope: str
    fields: dict[str, Wire]
    deleted: bool
    changed: str
    conflicts: tuple[str, ...]
