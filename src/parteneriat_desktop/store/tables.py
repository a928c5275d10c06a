"""The tables of records, derived from the record classes.

Rules of this module:

1. One table per kind of record, ``record_<entity>``, one row per record AND scope: the key is
   (scope, id). The row of scope ``private`` beside a shared one holds the private fields only.
2. A column per declared field in its wire form: text, integer (yes/no as 1/0), or JSON text for
   lists, parts and attachments. What a column cannot hold, and fields this version does not know,
   stand in ``_extra`` as one JSON object. So ``decode(encode(fields)) == fields`` without nulls.
3. ``_row`` is the number of the record's first change: unique across all tables, and the row id of
   its text in the search index. ``_sort`` is the Romanian sort key of the title.
4. Links are indexed, and so are the fields by which the record class says that it is looked up or
   numbered. There are no foreign keys between records, because children may arrive first.
5. The first screen of a list is read from an index: by the title's sort key, those without a title last.
6. Everything here can be folded again from the journal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

from parteneriat_desktop.i18n.sorting import sort_key
from parteneriat_desktop.records.fields import Part
from parteneriat_desktop.records.values import LARGEST, Attachment, MaskedCount

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parteneriat_desktop.records.fields import Field, Record
    from parteneriat_desktop.records.values import Wire

#: Names of constraints, so that migrations can name them too.
NAMING = {"uq": "%(table_name)s_%(column_0_N_name)s", "ix": "%(table_name)s_%(column_0_N_name)s"}
#: The text fields that name a record, tried in this order before its first text.
TITLES = ("title", "name", "subject", "code")
#: Letters of a title that take part in sorting.
SORTED_LETTERS = 64


class Kind(Enum):
    """How a column holds a wire value."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    JSON = "json"


#: What stands last in a list, and the halves of a number “n/year”; an index serves only what is written like it.
UNTITLED = text("_sort = ''")
YEAR, FIRST = "substr({0}, instr({0}, '/') + 1)", "CAST({0} AS INTEGER)"

#: The place of a field that has no column.
NOWHERE: tuple[int, None] = (0, None)


class RecordTable:
    """The table of one kind of record and the two directions between a row and the record's fields."""

    #: Columns that every record has, in front of its fields.
    SYSTEM = ("_row", "scope", "id", "_deleted", "_changed", "_sort", "_extra")

    def __init__(self, record: type[Record], metadata: MetaData) -> None:
        self.record = record
        self.entity = record.ENTITY
        self.kinds = {field.name: _kind(field) for field in record.fields()}
        self.places: dict[str, tuple[int, Kind | None]] = {
            name: (place, kind) for place, (name, kind) in enumerate(self.kinds.items())
        }
        self.title = _title(record)
        self.private = frozenset(field.name for field in record.fields() if field.facts.private)
        self.table = Table(
            f"record_{record.ENTITY}",
            metadata,
            Column("_row", Integer, primary_key=True, autoincrement=False),
            Column("scope", Text, nullable=False),
            Column("id", Text, nullable=False),
            Column("_deleted", Integer, nullable=False),
            Column("_changed", Text, nullable=False),
            Column("_sort", Text, nullable=False),
            Column("_extra", Text),
            *(Column(name, Integer if _is_number(kind) else Text) for name, kind in self.kinds.items()),
            UniqueConstraint("scope", "id"),
        )
        Index(None, self.table.c.id)
        self._add_indexes()

    def _add_indexes(self) -> None:
        """Declare the indexes of the table (rules 4 and 5)."""
        columns, named = self.table.c, f"record_{self.entity}"
        Index(f"{named}_list", columns["_deleted"], UNTITLED, columns["_sort"], columns["id"], columns["scope"])
        link, number = self.record.NUMBERED or ("", "")
        if number:  # serves the link too, where there is one
            halves = (text(YEAR.format(number)), text(FIRST.format(number)))
            Index(f"{named}_number", *([columns[link]] if link else []), *halves)
        for field in self.record.fields():
            if field.facts.link is not None and not field.many and field.name != link:
                Index(None, columns[field.name])
        for name in self.record.LOOKED_UP:
            Index(None, columns[name], sqlite_where=columns[name].is_not(None))

    @cached_property
    def highest(self) -> str:
        """The statement for the highest number in a year, beneath a link where there is one; its values are both."""
        link, number = self.record.NUMBERED or ("", "")
        first, year = FIRST.format(number), YEAR.format(number)
        beneath = f'"{link}" = ? AND ' if link else ""
        return f'SELECT max({first}) FROM "{self.table.name}" WHERE {beneath}{year} = ?'  # noqa: S608 - declared names

    @cached_property
    def last(self) -> str:
        """The statement for the highest number of a sequence beneath a link, whose value is the link."""
        link, number = self.record.SEQUENCE or ("", "")
        return f'SELECT max("{number}") FROM "{self.table.name}" WHERE "{link}" = ?'  # noqa: S608 - declared names

    @cached_property
    def holding(self) -> str:
        """The statement for the ids of the rows in whose JSON texts the value ``:key`` stands."""
        columns = ("_extra", *(name for name, kind in self.kinds.items() if kind is Kind.JSON))
        found = " OR ".join(f'instr("{name}", :key)' for name in columns)
        return f'SELECT DISTINCT id FROM "{self.table.name}" WHERE NOT _deleted AND ({found})'  # noqa: S608 - declared names

    @cached_property
    def upsert(self) -> str:
        """The statement that writes a row; the row number of a record never changes."""
        names = [f'"{column.name}"' for column in self.table.columns]
        updates = ", ".join(f"{name}=excluded.{name}" for name in names if name not in {'"_row"', '"scope"', '"id"'})
        return (
            f'INSERT INTO "{self.table.name}" ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})'  # noqa: S608 - names of declared fields
            f" ON CONFLICT (scope, id) DO UPDATE SET {updates}"
        )

    def encode(self, fields: Mapping[str, Wire]) -> tuple[str | None, list[Any]]:
        """Return the ``_extra`` text and the column values of fields by name; nulls vanish."""
        rest: dict[str, Wire] = {}
        values: list[Any] = [None] * len(self.kinds)
        for name, value in fields.items():
            if value is None:
                continue
            place, kind = self.places.get(name, NOWHERE)
            if kind is Kind.TEXT and isinstance(value, str):
                values[place] = value
            elif kind is Kind.JSON:
                values[place] = dump(value)
            elif kind is not None and _is_fitting_number(kind, value):
                values[place] = value
            else:
                rest[name] = value
        return (dump(rest) if rest else None), values

    def decode(self, extra: str | None, values: Sequence[Any]) -> dict[str, Wire]:
        """Return the fields that a row holds, without nulls."""
        fields: dict[str, Wire] = {}
        for (name, kind), value in zip(self.kinds.items(), values, strict=True):
            if value is None:
                continue
            if kind is Kind.JSON:
                fields[name] = json.loads(value)
            else:
                fields[name] = bool(value) if kind is Kind.BOOLEAN else value
        if extra is not None:
            fields.update(json.loads(extra))
        return fields

    def sort_key(self, fields: Mapping[str, Wire]) -> str:
        """Return the sort key of a record's title; empty without one."""
        title = fields.get(self.title)
        return sort_key(title[:SORTED_LETTERS], "ro") if isinstance(title, str) else ""


@dataclass(frozen=True, slots=True)
class RecordTables:
    """The tables of all kinds of records of one program, by entity."""

    metadata: MetaData
    by_entity: Mapping[str, RecordTable]


def derive(entities: Sequence[type[Record]]) -> RecordTables:
    """Derive the tables of the record classes."""
    metadata = MetaData(naming_convention=NAMING)
    return RecordTables(metadata, {record.ENTITY: RecordTable(record, metadata) for record in entities})


def _kind(field: Field) -> Kind:
    """Return how a field's wire value is held."""
    if field.many or issubclass(field.kind, (Part, Attachment)):
        return Kind.JSON
    if field.kind is bool:
        return Kind.BOOLEAN
    return Kind.INTEGER if field.kind in {int, MaskedCount} else Kind.TEXT


def _is_number(kind: Kind) -> bool:
    """Say whether a column holds integers."""
    return kind in {Kind.INTEGER, Kind.BOOLEAN}


def _title(record: type[Record]) -> str:
    """Return the name of the field that names a record to people; empty where it has no text."""
    texts = [field.name for field in record.fields() if field.kind is str and not field.many and not field.facts.link]
    return next((name for name in TITLES if name in texts), texts[0] if texts else "")


def _is_fitting_number(kind: Kind, value: Wire) -> bool:
    """Say whether an integer column can hold a wire value and give it back unchanged."""
    if kind is Kind.BOOLEAN:
        return isinstance(value, bool)
    return kind is Kind.INTEGER and type(value) is int and -LARGEST <= value <= LARGEST


#: Canonical JSON text, so that equal values are equal text; an encoder that is made once is twice as fast.
dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
