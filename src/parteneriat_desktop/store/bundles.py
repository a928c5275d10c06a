"""The log of bundles sent and received, and the latest receipt of every peer.

Rules of this module:

1. A bundle is known by the digest of its manifest, once per direction; logging it again does nothing.
2. The latest receipt of a peer REPLACES the older one: a peer that was restored from a backup is sent
   again what it lost (exchange.md 1.2).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from parteneriat_desktop.records.values import Wire

Direction = Literal["sent", "received"]


@dataclass(frozen=True, slots=True)
class LoggedBundle:
    """A bundle that went out or came in: the digest of its manifest, with whom, its number, when, and the rest."""

    direction: str
    digest: str
    peer: str
    sequence: int
    moment: str
    body: dict[str, Wire]


def log(connection: Connection, bundle: LoggedBundle) -> bool:
    """Log a bundle; False where it was logged before."""
    cursor = connection.exec_driver_sql(
        "INSERT INTO bundle (direction, digest, peer, sequence, moment, body) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (direction, digest) DO NOTHING",
        (
            bundle.direction,
            bundle.digest,
            bundle.peer,
            bundle.sequence,
            bundle.moment,
            json.dumps(bundle.body, ensure_ascii=False),
        ),
    )
    return cursor.rowcount == 1


def read_all(connection: Connection) -> list[LoggedBundle]:
    """Return the log, the oldest first."""
    rows = connection.exec_driver_sql("SELECT direction, digest, peer, sequence, moment, body FROM bundle ORDER BY row")
    return [
        LoggedBundle(direction, digest, peer, sequence, moment, _object(body))
        for direction, digest, peer, sequence, moment, body in rows
    ]


def read_receipt(connection: Connection, peer: str) -> dict[str, Any] | None:
    """Return the latest receipt of a peer (an installation), or None."""
    found = connection.exec_driver_sql("SELECT body FROM receipt WHERE peer = ?", (peer,)).scalar()
    return None if found is None else _object(found)


def write_receipt(connection: Connection, peer: str, receipt: Mapping[str, Wire]) -> None:
    """Put the latest receipt of a peer in place of the older one (rule 2)."""
    connection.exec_driver_sql(
        "INSERT INTO receipt (peer, body) VALUES (?, ?) ON CONFLICT (peer) DO UPDATE SET body = excluded.body",
        (peer, json.dumps(dict(receipt), ensure_ascii=False)),
    )


def _object(body: str) -> dict[str, Any]:
    """Return a kept object."""
    return dict(json.loads(body))
