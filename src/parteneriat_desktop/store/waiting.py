"""What is in the journal and cannot be shown, or is shown first for no good reason.

Rules of this module:

1. Changes of a kind of record that this program does not know stay in the journal, are relayed, and are shown
   by a newer program. Here they are only counted. Erasures are no records.
2. A change whose author's clock is ahead is displayed first until somebody edits the field. It is found by the
   time of the latest change of a record.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.erasure import ERASURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from parteneriat_desktop.store.tables import RecordTables


def unknown_kinds(connection: Connection, tables: RecordTables) -> dict[str, int]:
    """Return the kinds of rule 1, each with the number of its records."""
    known = json.dumps([*tables.by_entity, ERASURE])
    rows = connection.exec_driver_sql(
        "SELECT entity, count(DISTINCT record) FROM change"
        " WHERE entity NOT IN (SELECT value FROM json_each(?)) GROUP BY entity ORDER BY entity",
        (known,),
    )
    return {entity: int(count) for entity, count in rows}


def changed_after(connection: Connection, tables: RecordTables, moment: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and id of every record that is not deleted and whose latest change is later (rule 2)."""
    for entity, table in tables.by_entity.items():
        rows = connection.exec_driver_sql(
            f'SELECT DISTINCT id FROM "{table.table.name}" WHERE _deleted = 0 AND _changed > ? ORDER BY id',  # noqa: S608 - declared names
            (moment,),
        )
        yield from ((entity, record) for (record,) in rows)
