"""Writes the migration that leads from the last released schema to the tables that the program derives now.

Rules of this script:

1. A schema is released once a database of it is kept in ``tests/databases``; its script never changes again.
2. The script of the next schema is made of the differences: new tables, new columns, changed indexes. Nothing is
   ever taken away or renamed, because an old change may still speak of it.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
MIGRATIONS = ROOT / "src" / "parteneriat_desktop" / "store" / "migrations"
KEPT = ROOT / "tests" / "databases"

Found = dict[str, tuple[str, str]]


def objects(connection: sqlite3.Connection, kind: str) -> Found:
    """Return the tables or indexes that were made by a statement: name to table and statement."""
    rows = connection.execute(
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'search_%'",
        (kind,),
    )
    return {name: (table, sql) for name, table, sql in rows}


def columns(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return the columns of a table with their types."""
    return {row[1]: row[2] for row in connection.execute(f'PRAGMA table_info("{table}")')}


def differences(old: sqlite3.Connection, new: sqlite3.Connection) -> Iterator[str]:
    """Yield the statements that turn the old schema into the new one."""
    known = objects(old, "table")
    for name, (_table, sql) in objects(new, "table").items():
        if name not in known:
            yield sql
            continue
        before = columns(old, name)
        for column, kind in columns(new, name).items():
            if column not in before:
                yield f'ALTER TABLE "{name}" ADD COLUMN "{column}" {kind}'
    indexes = objects(old, "index")
    for name, (_table, sql) in objects(new, "index").items():
        if name in indexes and indexes[name][1] != sql:
            yield f'DROP INDEX "{name}"'
        if indexes.get(name, ("", ""))[1] != sql:
            yield sql


def released() -> int:
    """Return the number of the last schema of which a database is kept."""
    return max(int(path.stem.removeprefix("schema-")) for path in KEPT.glob("schema-*.db"))


def main() -> int:
    """Write the script of the schema after the last released one; its name is the only argument."""
    number = released()
    scripts = [path for path in sorted(MIGRATIONS.glob("*.sql")) if int(path.name[:4]) <= number]
    with closing(sqlite3.connect(":memory:")) as old, closing(sqlite3.connect(":memory:")) as new:
        for script in scripts:
            old.executescript(script.read_text(encoding="utf-8"))
        new.executescript(schema.write_script(schema.declare(ENTITIES)))
        statements = list(differences(old, new))
    target = MIGRATIONS / f"{number + 1:04d}_{sys.argv[1]}.sql"
    if statements:
        target.write_text(";\n\n".join(statements) + ";\n", encoding="utf-8")
        print(f"{target.name}: {len(statements)} statements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
