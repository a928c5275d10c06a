"""The schema of the database and its migrations.

Rules of this module:

1. The schema is what the scripts of ``migrations/`` make, in their order; they are plain SQL that
   needs nothing of this program. Released scripts never change; a test compares their result with
   the tables that the program derives.
2. ``PRAGMA user_version`` is the number of the last script that ran, ``PRAGMA application_id`` marks
   the file as ours. A file of a newer program is refused (newer-schema), one of another program too
   (foreign-file).
3. All scripts that are missing run in one transaction; afterwards the journal is folded again.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.store.fixed_tables import add_fixed_tables
from parteneriat_desktop.store.tables import RecordTables, derive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from parteneriat_desktop.records.fields import Record

#: "PtDk", the mark of our files.
APPLICATION = 0x5074446B

#: The search index. Words are found without diacritics; two and three letters of a word have an index of their own.
SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "title, body, entity UNINDEXED, record UNINDEXED, "
    "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
)


def declare(entities: Sequence[type[Record]]) -> RecordTables:
    """Return all tables of a program that knows these kinds of records."""
    tables = derive(entities)
    add_fixed_tables(tables.metadata)
    return tables


def write_script(tables: RecordTables) -> str:
    """Return the SQL that makes all tables from nothing: the first migration, and that of tests."""
    dialect = sqlite.dialect()
    statements: list[str] = []
    for table in tables.metadata.tables.values():
        statements.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        statements.extend(
            str(CreateIndex(index).compile(dialect=dialect)).strip()
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        )
    lines = ";\n\n".join([*statements, SEARCH])
    return "\n".join(line.replace("\t", "  ").rstrip() for line in lines.splitlines()) + ";\n"


@cache
def shipped() -> tuple[str, ...]:
    """Return the migration scripts of this program in their order."""
    folder = files("parteneriat_desktop.store") / "migrations"
    scripts = sorted((item for item in folder.iterdir() if item.name.endswith(".sql")), key=lambda item: item.name)
    return tuple(script.read_text(encoding="utf-8") for script in scripts)


def version(connection: Connection) -> int:
    """Return the schema version of an open database."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def check_version(connection: Connection, scripts: Sequence[str]) -> None:
    """Refuse a file of another program or of a newer version of ours."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION:
        raise RefusedError(
            Sentence("This file is a database of another program."),
            Sentence("Choose the folder of a workspace of this program."),
            code="foreign-file",
        )
    if version(connection) > len(scripts):
        raise RefusedError(
            Sentence("This workspace was made by a newer version of the program."),
            Sentence("Install the newest version of the program, then open the workspace again."),
            code="newer-schema",
        )


def migrate(connection: Connection, scripts: Sequence[str]) -> None:
    """Run the scripts that the database has not seen; the caller holds the transaction."""
    for script in scripts[version(connection) :]:
        for statement in split(script):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION:d}")
    connection.exec_driver_sql(f"PRAGMA user_version={len(scripts):d}")


def split(script: str) -> Iterator[str]:
    """Yield the statements of a script; each ends at the end of a line."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
