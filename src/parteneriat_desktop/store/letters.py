"""Letters that wait to be handed to the mail server; they stay on this computer and outlive the program.

One row a letter: its id, when the next attempt is due (empty: no more), and everything else as one object.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from parteneriat_desktop.records.values import Wire


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter as it is kept; ``due`` is a moment of UTC, or empty where nothing is to be attempted any more."""

    id: str
    due: str
    body: dict[str, Wire]


def read_all(connection: Connection) -> list[KeptLetter]:
    """Return every letter, in the order in which they were put."""
    rows = connection.exec_driver_sql("SELECT id, due, body FROM letter ORDER BY row")
    return [KeptLetter(identity, due, dict(json.loads(body))) for identity, due, body in rows]


def write(connection: Connection, identity: str, due: str, body: Mapping[str, Wire]) -> None:
    """Put a letter, in place of what was kept of it before."""
    connection.exec_driver_sql(
        "INSERT INTO letter (id, due, body) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET due = excluded.due, body = excluded.body",
        (identity, due, json.dumps(dict(body), ensure_ascii=False)),
    )


def drop(connection: Connection, identity: str) -> None:
    """Forget a letter."""
    connection.exec_driver_sql("DELETE FROM letter WHERE id = ?", (identity,))
