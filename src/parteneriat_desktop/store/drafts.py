"""Drafts: what stands in an open form and is not saved yet.

Rules of this module:

1. A draft is the typed texts as they are, by field; nothing is checked and nothing is journalled.
2. There is one draft per form: a kind of record and a record id, empty for a new record.
3. A draft outlives a crash of the program; saving or discarding the form drops it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from parteneriat_desktop.records.values import Wire


@dataclass(frozen=True, slots=True)
class Draft:
    """The unsaved texts of one form, and the UTC time at which they were kept."""

    entity: str
    record: str
    moment: str
    texts: dict[str, Wire]


def read(connection: Connection, entity: str, record: str) -> Draft | None:
    """Return the draft of a form."""
    found = connection.exec_driver_sql(
        "SELECT entity, record, moment, texts FROM draft WHERE entity = ? AND record = ?", (entity, record)
    ).first()
    return None if found is None else _draft(*found)


def read_all(connection: Connection) -> list[Draft]:
    """Return every draft, the newest first."""
    rows = connection.exec_driver_sql("SELECT entity, record, moment, texts FROM draft ORDER BY moment DESC, record")
    return [_draft(*row) for row in rows]


def write(connection: Connection, entity: str, record: str, texts: Mapping[str, Wire], moment: str) -> None:
    """Keep the texts of a form in place of those kept before."""
    connection.exec_driver_sql(
        "INSERT INTO draft (entity, record, moment, texts) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (entity, record) DO UPDATE SET moment = excluded.moment, texts = excluded.texts",
        (entity, record, moment, json.dumps(dict(texts), ensure_ascii=False)),
    )


def drop(connection: Connection, entity: str, record: str) -> None:
    """Forget the draft of a form."""
    connection.exec_driver_sql("DELETE FROM draft WHERE entity = ? AND record = ?", (entity, record))


def _draft(entity: str, record: str, moment: str, texts: str) -> Draft:
    """Return the draft of a row."""
    values: dict[str, Any] = json.loads(texts)
    return Draft(entity, record, moment, values)
