"""Settings of this installation: short texts by key, never shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from sqlalchemy import Connection


def read(connection: Connection, key: str, default: str) -> str:
    """Return a setting, or the default where it was never put."""
    found = connection.exec_driver_sql("SELECT value FROM setting WHERE key = ?", (key,)).scalar()
    return default if found is None else cast("str", found)


def read_under(connection: Connection, prefix: str) -> dict[str, str]:
    """Return the settings whose keys begin so, by the rest of their key, in the order of the keys."""
    rows = connection.exec_driver_sql(
        "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ? ORDER BY key", (len(prefix), prefix)
    )
    return {cast("str", key)[len(prefix) :]: cast("str", value) for key, value in rows}


def write(connection: Connection, key: str, value: str) -> None:
    """Put a setting; the last value stays."""
    connection.exec_driver_sql(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )
