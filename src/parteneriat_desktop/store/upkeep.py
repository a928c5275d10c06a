"""What is done to a whole database now and then: compared, scrubbed.

Values in, values out, as everywhere in this package.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.erasure import BLANKED
from parteneriat_desktop.store.database import driver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parteneriat_desktop.store.store import Store


def every_digest(store: Store) -> dict[str, str]:
    """Return the digest of all rows and conflicts of every scope that has changes."""
    with store.reading() as connection:
        scopes = [scope for (scope,) in connection.exec_driver_sql("SELECT DISTINCT scope FROM change ORDER BY scope")]
    return {scope: store.digest(scope) for scope in scopes}


def change_ids(store: Store) -> set[tuple[str, str]]:
    """Return scope and id of every change."""
    with store.reading() as connection:
        return set(driver(connection).execute("SELECT scope, id FROM change"))


def blanked(store: Store) -> set[tuple[str, str]]:
    """Return scope and id of every change that is blanked."""
    with store.reading() as connection:
        rows = driver(connection).execute(
            "SELECT scope, id FROM change WHERE substr(line, 1, ?) = ?", (len(BLANKED), BLANKED)
        )
        return set(rows)


def blanked_among(store: Store, ids: Iterable[str]) -> set[str]:
    """Return those of the changes, by their ids, that are here and blanked."""
    with store.reading() as connection:
        rows = driver(connection).execute(
            "SELECT change.id FROM json_each(?) AS asked JOIN change ON change.id = asked.value"
            " WHERE substr(line, 1, ?) = ?",
            (json.dumps(list(ids)), len(BLANKED), BLANKED),
        )
        return {identity for (identity,) in rows}


def mentions(store: Store, text: str) -> bool:
    """Say whether any change or draft holds a text, byte for byte."""
    with store.reading() as connection:
        found = driver(connection).execute(
            "SELECT EXISTS (SELECT 1 FROM change WHERE instr(line, CAST(? AS BLOB)))"
            " OR EXISTS (SELECT 1 FROM draft WHERE instr(texts, ?))",
            (text, text),
        )
        return bool(found.fetchone()[0])


def scrub(store: Store) -> bool:
    """Leave nothing in the files of the database of what it does not hold any more; False where somebody reads.

    The search index is written anew as one piece, every page is written again, and the log is emptied.
    """
    store.index_texts()
    with store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('optimize')")
    return store.vacuum()
