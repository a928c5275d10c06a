"""Full-text search over everything that people wrote.

Rules of this module:

1. Words are found without regard to diacritics and case, as their beginning or whole; all words of a
   query must occur. Texts are indexed and asked for in NFC.
2. What a person types is only words: quotes, operators and stars mean nothing, and nothing raises.
3. Records whose title matches come first; within that the newest first. At most ``limit`` records.
4. A saved record is indexed at once; records that came in bulk are listed in ``unindexed`` and are
   indexed before the next search.
5. Shared and private rows are indexed alike; a record is found once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.records.fields import Part
from parteneriat_desktop.records.values import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from parteneriat_desktop.records.fields import Declared, Field
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.tables import RecordTable, RecordTables

#: Most words of a query that count, and most letters of one.
MOST_WORDS, LONGEST_WORD = 12, 60
#: Rows that are indexed in one go.
BATCH = 1_000

INSERT = "INSERT OR REPLACE INTO search (rowid, title, body, entity, record) VALUES (?, ?, ?, ?, ?)"
REMOVE = "DELETE FROM search WHERE rowid = ?"
FIND = (
    "SELECT entity, record, title, snippet(search, 1, '', '', '…', 16) FROM search"
    " WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
)
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its title, and its other text around the words."""

    entity: str
    id: str
    title: str
    excerpt: str


def query_of(text: str) -> str:
    """Return the FTS5 expression for what a person typed; empty where there is no word in it (rule 2)."""
    words = WORD.findall(unicodedata.normalize("NFC", text))[:MOST_WORDS]
    return " ".join(f'"{word[:LONGEST_WORD]}"*' for word in words)


def index(connection: Connection, table: RecordTable, row: int, record: str, fields: Mapping[str, Wire]) -> None:
    """Write the text of a row into the index."""
    connection.exec_driver_sql(INSERT, (row, *texts(table, fields), table.entity, record))


def remove(connection: Connection, row: int) -> None:
    """Take the text of a row out of the index."""
    connection.exec_driver_sql(REMOVE, (row,))


def texts(table: RecordTable, fields: Mapping[str, Wire]) -> tuple[str, str]:
    """Return the title and all other text of a record's fields, in NFC."""
    title = fields.get(table.title)
    rest = {name: wire for name, wire in fields.items() if name != table.title}
    body = "\n".join(_collect(table.record, rest))
    return _compose(title if isinstance(title, str) else ""), _compose(body)


def is_behind(connection: Connection) -> bool:
    """Say whether there are records whose text is not indexed yet."""
    return connection.exec_driver_sql("SELECT 1 FROM unindexed LIMIT 1").first() is not None


def catch_up(connection: Connection, tables: RecordTables) -> None:
    """Index every record that came in bulk (rule 4)."""
    for table in tables.by_entity.values():
        _catch_up(connection, table)
    connection.exec_driver_sql("DELETE FROM unindexed")


def find(connection: Connection, tables: RecordTables, text: str, limit: int) -> list[Hit]:
    """Return the records that hold all words of a text, title matches first (rule 3)."""
    words = query_of(text)
    if not words:
        return []
    found: dict[tuple[str, str], Hit] = {}
    for expression in (f"title : ({words})", words):
        rows = connection.exec_driver_sql(FIND, (expression, limit + len(found)))
        for entity, record, title, excerpt in rows:
            if (entity, record) not in found:
                found[entity, record] = Hit(entity, record, title, excerpt)
        if len(found) >= limit:
            break
    hits = [hit if hit.title else _titled(connection, tables, hit) for hit in found.values()]
    return [hit for hit in hits if hit is not None][:limit]


def _titled(connection: Connection, tables: RecordTables, hit: Hit) -> Hit | None:
    """Give a hit in a private row the title of its record; None where the record is deleted (rule 5)."""
    table = tables.by_entity[hit.entity]
    column = f'"{table.title}"' if table.title else "''"
    rows = connection.exec_driver_sql(
        f'SELECT {column}, _deleted FROM "{table.table.name}" WHERE id = ? ORDER BY scope = ?',  # noqa: S608 - declared names
        (hit.id, PRIVATE),
    )
    title, deleted = rows.first() or ("", False)
    return None if deleted else Hit(hit.entity, hit.id, title or "", hit.excerpt)


def _catch_up(connection: Connection, table: RecordTable) -> None:
    """Index the records of one kind that are listed as not indexed."""
    columns = ", ".join(f't."{name}"' for name in ("_row", "id", "_deleted", "_extra", *table.kinds))
    rows = connection.exec_driver_sql(
        f'SELECT {columns} FROM unindexed AS u JOIN "{table.table.name}" AS t ON t._row = u.row'  # noqa: S608 - declared names
        " WHERE u.entity = ? ORDER BY u.row",
        (table.entity,),
    )
    while batch := rows.fetchmany(BATCH):
        gone = [(row[0],) for row in batch if row[2]]
        kept = [
            (row[0], *texts(table, table.decode(row[3], row[4:])), table.entity, row[1]) for row in batch if not row[2]
        ]
        if gone:
            connection.exec_driver_sql(REMOVE, gone)
        if kept:
            connection.exec_driver_sql(INSERT, kept)


def _collect(declared: type[Declared], fields: Mapping[str, Wire]) -> Iterator[str]:
    """Yield the texts that people wrote, in the order of the fields."""
    for field in searchable(declared):
        wire = fields.get(field.name)
        for item in wire if isinstance(wire, list) else [wire]:
            if isinstance(item, dict):
                yield from _collect_inside(field, item)
            elif isinstance(item, str):
                yield item


def _collect_inside(field: Field, wire: dict[str, Wire]) -> Iterator[str]:
    """Yield the texts of a part, or the name of an attached file."""
    if issubclass(field.kind, Part):
        yield from _collect(field.kind, wire)
    elif isinstance(name := wire.get("file_name"), str):
        yield name


@cache
def searchable(declared: type[Declared]) -> tuple[Field, ...]:
    """Return the fields that hold text, parts or attachments; links and choices are no text."""
    return tuple(
        field
        for field in declared.fields()
        if (field.kind is str and field.facts.link is None) or issubclass(field.kind, (Part, Attachment))
    )


def _compose(text: str) -> str:
    """Return the text in NFC; what others wrote may not be."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
