"""The data as of an earlier day: what the records said then, by the journal. Nothing can be saved through it.

Rules of this module:

1. A day ends at midnight UTC; the changes written until then count, also those that arrived here later.
2. Everything is folded anew from the journal and kept while the object lives, a kind of record at a time.
3. Records stand in the order of lists, so that a report prints as it did then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.records.computed import computed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.countries.law import Law
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.query import Row

#: The last moment of a day, as it would stand in a change.
LAST_MOMENT = "T23:59:59.999Z"


class AsOf:
    """The surroundings of an earlier day."""

    def __init__(self, workspace: Workspace, day: date) -> None:
        self._workspace = workspace
        self._day = day
        self._rows: dict[str, list[Row]] = {}
        self._records: dict[str, dict[str, Record]] = {}

    @property
    def country(self) -> Country:
        """The country of the workspace."""
        return self._workspace.country

    @property
    def today(self) -> date:
        """The day as of which everything is."""
        return self._day

    @property
    def law(self) -> Law:
        """The legal terms and working days that hold now: the journal does not keep earlier ones."""
        return self._workspace.law

    def rows(self, name: str) -> list[Row]:
        """Return the stored rows of a kind of record as they were."""
        if name not in self._rows:
            self._rows[name] = self._workspace.store.rows_at(known_entity(name).ENTITY, f"{self._day}{LAST_MOMENT}")
        return self._rows[name]

    def find(self, name: str, record: str) -> Record | None:
        """Return a record that existed then, or None."""
        return self._of_kind(name).get(record)

    def children(self, name: str, link: str, record: str) -> Sequence[Record]:
        """Return the records of a kind whose field held the given text."""
        records = self._of_kind(name)
        return [records[row.id] for row in self.rows(name) if row.fields.get(link) == record]

    def all(self, name: str) -> Sequence[Record]:
        """Return every record of a kind that existed then."""
        return list(self._of_kind(name).values())

    def show(self, name: str) -> Iterator[dict[str, Wire]]:
        """Yield the records of a kind as they are printed, with what was computed from the data of that day."""
        for row in self.rows(name):
            document: dict[str, Wire] = {"entity": name, "id": row.id, "fields": dict(sorted(row.fields.items()))}
            values = computed(self._of_kind(name)[row.id], self)
            if values:
                document["computed"] = values
            yield document

    def _of_kind(self, name: str) -> dict[str, Record]:
        """Return the records of a kind by their ids, in the order of lists."""
        if name not in self._records:
            kind = known_entity(name)
            self._records[name] = {row.id: kind.read(row.id, row.fields) for row in self.rows(name)}
        return self._records[name]
