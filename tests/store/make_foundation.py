"""Write migration 0001 and the stored database of schema 1 again from the records as they are.

Only until the first release: afterwards both are frozen, and a new field brings a new migration.
Run ``python tests/store/make_foundation.py`` from the project's folder.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from store_samples import THEIRS, change, record, sealed

from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.store import schema
from parteneriat_desktop.store.backup import backup
from parteneriat_desktop.store.store import Store

STORED = Path(__file__).parent.parent / "databases" / "schema-1.db"
SCRIPT = Path(schema.__file__).parent / "migrations" / "0001_foundation.sql"
TITLE = "-- Foundation: the journal, everything that is folded from it, and what stays in one installation.\n\n"


def write_script() -> None:
    SCRIPT.write_text(TITLE + schema.write_script(schema.declare(ENTITIES)), encoding="utf-8")


def fill(store: Store) -> None:
    """A partner with private data, a plan with a conflict and an unknown field, two segments, a setting."""
    dossier = f"dossier/{record(2)}"
    partner = change("partner", 1, {"kind": "ngo_association", "name": "Asociația Drumuri Bune"}, serial=1)
    plan = change("plan", 3, {"partnership": record(2), "title": "Plan", "newer_field": [1]}, serial=4)
    seen = {"title": (plan.id,)}
    store.append("common", partner)
    store.append("private", change("partner", 1, {"contact_person": "Secretariat"}, serial=2))
    store.append(dossier, change("partnership", 2, {"title": "Parteneriat"}, serial=3))
    store.append(dossier, plan)
    store.append(dossier, change("plan", 3, {"title": "Plan A"}, serial=5, seen=seen))
    store.add_segment(sealed([partner]), [partner.id])
    store.receive([sealed([change("plan", 3, {"title": "Plan B"}, serial=6, writer=THEIRS, seen=seen)], dossier)])
    store.put_setting("role", "ngo")
    store.index_texts()


def write_database() -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        with Store.create(Path(folder) / "workspace.db") as store:
            fill(store)
            backup(store, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA page_size=512")
            connection.execute("VACUUM")
        STORED.write_bytes(copy.read_bytes())


if __name__ == "__main__":
    write_script()
    write_database()
