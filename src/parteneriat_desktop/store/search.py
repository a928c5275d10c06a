"""Full-text search over everything that people wrote.

Rules of this module:

1. Words are found without regard to diacritics and case, as their beginning or whole; all words of a
   query must occur. Texts are indexed and asked for in NFC.
2. What a person types is only words: quotes, operators and stars mean nothing, and nothing raises.
3. Records whose title matches come first; within that the newest first. At most ``limit`` records.
4. A save does not wait for the index (it would cost more than the save itself). ``indexed`` holds
   the number of the last change that the index has seen; every search first catches up.
5. Shared and private rows are indexed alike; a record is found once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.records.fields import Part
from parteneriat_desktop.records.values import Attachment
from parteneriat_desktop.store.database import driver

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
BEHIND = "SELECT coalesce((SELECT max(row) FROM change), 0) > coalesce((SELECT max(row) FROM indexed), 0)"
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


def texts(table: RecordTable, fields: Mapping[str, Wire]) -> tuple[str, str]:
    """Return the title and all other text of a record's fields, in NFC."""
    title = fields.get(table.title)
    rest = {name: wire for name, wire in fields.items() if name != table.title}
    body = "\n".join(_collect(table.record, rest))
    return _compose(title if isinstance(title, str) else ""), _compose(body)


def is_behind(connection: Connection) -> bool:
    """Say whether there are changes that the index has not seen."""
    return bool(driver(connection).execute(BEHIND).fetchone()[0])


def catch_up(connection: Connection, tables: RecordTables) -> None:
    """Index every record that has changed since the last time (rule 4)."""
    seen = connection.exec_driver_sql("SELECT max(row) FROM indexed").scalar() or 0
    entities = connection.exec_driver_sql("SELECT DISTINCT entity FROM change WHERE row > ? ORDER BY entity", (seen,))
    for (entity,) in entities.all():
        if entity in tables.by_entity:
            _catch_up(connection, tables.by_entity[entity], seen)
    connection.exec_driver_sql("DELETE FROM indexed")
    connection.exec_driver_sql("INSERT INTO indexed (row) SELECT max(row) FROM change")


def find(connection: Connection, tables: RecordTables, text: str, limit: int) -> list[Hit]:
    """Return the records that hold all words of a text, title matches first (rule 3)."""
    words = query_of(text)
    if not words:
        return []
    found: dict[tuple[str, str], Hit] = {}
    for expression in (f"title : ({words})", words):
        rows = driver(connection).execute(FIND, (expression, limit + len(found)))
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


def _catch_up(connection: Connection, table: RecordTable, seen: int) -> None:
    """Index the records of one kind that have changes after the given one; deleted ones leave the index."""
    columns = ", ".join(f't."{name}"' for name in ("_row", "id", "_deleted", "_extra", *table.kinds))
    rows = connection.exec_driver_sql(
        f"SELECT {columns} FROM (SELECT DISTINCT scope, record FROM change WHERE row > ? AND entity = ?) AS c"  # noqa: S608 - declared names
        f' JOIN "{table.table.name}" AS t ON t.scope = c.scope AND t.id = c.record ORDER BY t._row',
        (seen, table.entity),
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
    for field in declared.fields():
        wire = fields.get(field.name)
        if wire is None or not _is_searchable(field):
            continue
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


def _is_searchable(field: Field) -> bool:
    """Say whether a field holds text, parts or attachments; links and choices are no text."""
    return (field.kind is str and field.facts.link is None) or issubclass(field.kind, (Part, Attachment))


def _compose(text: str) -> str:
    """Return the text in NFC; what others wrote may not be."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
