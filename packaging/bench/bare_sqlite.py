"""The least that a database has to do: plain tables, the same durability, nothing derived and nothing checked."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.sample import Made


def connect(path: Path) -> sqlite3.Connection:
    """Open a database with the durability of the program's own: WAL, a commit is on the disk."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def by_table(made: Iterable[Made]) -> dict[str, tuple[list[str], list[tuple[object, ...]]]]:
    """Return the columns and rows of each kind of record, ready to be inserted."""
    tables: dict[str, tuple[list[str], list[tuple[object, ...]]]] = {}
    for one in made:
        columns = ["scope", "id", *(field.name for field in one.kind.fields())]
        rows = tables.setdefault(one.kind.ENTITY, (columns, []))[1]
        rows.append((one.scope, one.id, *(one.fields.get(name) for name in columns[2:])))
    return tables


def insert_all(connection: sqlite3.Connection, tables: dict[str, tuple[list[str], list[tuple[object, ...]]]]) -> None:
    """Insert all rows with executemany in one transaction."""
    for name, (columns, _) in tables.items():
        named = ", ".join(f'"{column}"' for column in columns)
        connection.execute(f'CREATE TABLE "{name}" ({named}, PRIMARY KEY (scope, id)) WITHOUT ROWID')
    connection.execute("BEGIN IMMEDIATE")
    for name, (columns, rows) in tables.items():
        holes = ", ".join("?" * len(columns))
        connection.executemany(f'INSERT INTO "{name}" VALUES ({holes})', rows)  # noqa: S608 - our own names
    connection.execute("COMMIT")
