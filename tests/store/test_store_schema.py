"""The migrations, the tables that the program derives, and every past database.

The stored database of schema 1 was made by ``make_database`` below; it is never made again.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import ENTITIES, SCRIPTS, create, record, reopen, village

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.records.catalogue import ENTITIES as REAL
from parteneriat_desktop.store import schema
from parteneriat_desktop.store.query import Query
from parteneriat_desktop.store.store import Store

STORED = Path(__file__).parent.parent / "databases" / "schema-1.db"


def objects(script: str) -> dict[str, str]:
    """The statements that made each table and index, without comments and spaces."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(script)
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: re.sub(r"\s+", " ", sql) for name, sql in rows}


def columns(script: str) -> dict[str, set[tuple[str, str, int, int]]]:
    """The columns of each table: name, type, whether null is refused, place in the key."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(script)
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: {(row[1], row[2], row[3], row[5]) for row in connection.execute(f'PRAGMA table_info("{name}")')}
            for name in names
        }


def test_the_migrations_make_the_tables_that_the_program_derives():
    migrated = "\n".join(schema.shipped())
    derived = schema.write_script(schema.declare(REAL))
    assert columns(migrated) == columns(derived), (
        "write a new migration (before the first release: schema.write_script)"
    )
    assert objects(migrated).keys() == objects(derived).keys()


def test_migrations_are_plain_sql_without_anything_of_the_program():
    for number, script in enumerate(sorted((Path(schema.__file__).parent / "migrations").glob("*")), start=1):
        assert re.fullmatch(rf"{number:04d}_[a-z_]+\.sql", script.name)
        assert "{" not in script.read_text(encoding="utf-8")


def test_a_script_is_split_at_the_ends_of_its_statements():
    script = "-- a; b\nCREATE TABLE x (y TEXT DEFAULT ';');\n\nCREATE TABLE z (y);\n-- the end\n"
    assert [statement.strip() for statement in schema.split(script)] == [
        "-- a; b\nCREATE TABLE x (y TEXT DEFAULT ';');",
        "CREATE TABLE z (y);",
    ]


def test_the_program_makes_its_own_database(tmp_path: Path):
    with Store.create(tmp_path / "workspace.db") as store:
        assert [store.count(Query(entity.ENTITY)) for entity in REAL] == [0] * len(REAL)
    with Store.open(tmp_path / "workspace.db") as store:
        assert store.headers() == []


def test_a_newer_schema_is_refused(tmp_path: Path):
    path = tmp_path / "workspace.db"
    create(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=2")
    with pytest.raises(RefusedError) as refused:
        reopen(path)
    assert refused.value.code == "newer-schema"


def test_a_database_of_another_program_is_refused(tmp_path: Path):
    path = tmp_path / "workspace.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (x)")
    with pytest.raises(RefusedError) as refused:
        reopen(path)
    assert refused.value.code == "foreign-file"


def test_an_older_database_is_backed_up_migrated_and_folded_again(tmp_path: Path):
    path = tmp_path / "workspace.db"
    with create(path) as store:
        store.append("common", village(1, name="Sat", county="Cluj"))
    later = (*SCRIPTS, "ALTER TABLE record_village ADD COLUMN county TEXT;\n")
    with Store.open(path, ENTITIES, scripts=later) as store:
        row = store.row("village", record(1))
        assert row is not None
        assert row.fields == {"name": "Sat", "county": "Cluj"}
    with reopen(tmp_path / "workspace-schema-1.db") as before:
        assert before.row("village", record(1)) == row
    Store.open(path, ENTITIES, scripts=later).close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path):
    path = tmp_path / "workspace.db"
    with create(path) as store:
        store.append("common", village(1, name="Sat"))
    wrong = (*SCRIPTS, "ALTER TABLE record_village ADD COLUMN county TEXT;\nALTER TABLE absent ADD COLUMN x TEXT;\n")
    for _ in range(2):
        with pytest.raises(Exception, match="no such table"):
            Store.open(path, ENTITIES, scripts=wrong)
    with reopen(path) as store:
        assert store.count(Query("village")) == 1


def test_the_stored_database_of_schema_1_still_opens(tmp_path: Path):
    path = Path(shutil.copy(STORED, tmp_path / "workspace.db"))
    with Store.open(path) as store:
        partner = store.row("partner", record(1))
        assert partner is not None
        assert partner.fields["name"] == "Asociația Drumuri Bune"
        assert partner.fields["contact_person"] == "Secretariat"
        assert [row.id for row in store.rows(Query("plan", {"partnership": record(2)}))] == [record(3)]
        assert [found.field for found in store.conflicts()] == ["title"]
        assert len(store.headers()) == 2
        assert [hit.id for hit in store.search("drumuri bune")] == [record(1)]
        assert store.setting("role") == "ngo"
