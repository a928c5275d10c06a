"""Institutions that a person enrolled here, and the writers that are bound to their keys.

Rules of this module:

1. An institution is known by the id of its key; what ``sync`` says about it is kept as one object.
2. A writer stays bound to the first key it appeared with (exchange.md 1).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from parteneriat_desktop.records.values import Wire


@dataclass(frozen=True, slots=True)
class Enrolled:
    """An institution: the id of its key, its name, and everything else that was enrolled with it."""

    key: str
    name: str
    body: dict[str, Wire]


@dataclass(frozen=True, slots=True)
class BoundWriter:
    """A writer id, the id of the key it belongs to, and the name of the institution then."""

    writer: str
    key: str
    name: str


def read_all(connection: Connection) -> list[Enrolled]:
    """Return the enrolled institutions by name."""
    rows = connection.exec_driver_sql("SELECT key, name, body FROM institution ORDER BY name, key")
    return [Enrolled(key, name, _object(body)) for key, name, body in rows]


def write(connection: Connection, key: str, name: str, body: Mapping[str, Wire]) -> None:
    """Enrol an institution, or replace what is known of it."""
    connection.exec_driver_sql(
        "INSERT INTO institution (key, name, body) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET name = excluded.name, body = excluded.body",
        (key, name, json.dumps(dict(body), ensure_ascii=False)),
    )


def read_writers(connection: Connection) -> list[BoundWriter]:
    """Return the writers that are bound to a key, by writer id."""
    rows = connection.exec_driver_sql("SELECT writer, key, name FROM writer ORDER BY writer")
    return [BoundWriter(*row) for row in rows]


def bind_writer(connection: Connection, writer: str, key: str, name: str) -> None:
    """Bind a writer to a key; one that is bound to another key is refused (writer-key)."""
    connection.exec_driver_sql(
        "INSERT INTO writer (writer, key, name) VALUES (?, ?, ?) ON CONFLICT (writer) DO NOTHING", (writer, key, name)
    )
    bound = connection.exec_driver_sql("SELECT key FROM writer WHERE writer = ?", (writer,)).scalar_one()
    if bound != key:
        raise RefusedError(
            Sentence("Changes of one installation are signed with the key of another institution."),
            Sentence("Call the institution that sent this and compare the fingerprint of its key."),
            code="writer-key",
        )


def _object(body: str) -> dict[str, Any]:
    """Return the kept object of an institution."""
    return dict(json.loads(body))
