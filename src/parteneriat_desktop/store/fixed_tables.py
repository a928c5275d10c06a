"""The tables that do not derive from record classes: the journal, and what stays in this installation.

Rules of this module:

1. ``change`` is append only: one row per line and scope, kept as the bytes that arrived. A change may
   belong to several segments (``segment_change``); (writer, scope, n) of a segment is not unique.
2. ``conflict`` holds the competing changes of every field in conflict, the displayed one at position 0.
3. ``indexed`` holds the number of the last change that the search index ``search`` (FTS5) has seen.
4. The rest is local: it is never folded, never sent, and survives a rebuild.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)


def add_fixed_tables(metadata: MetaData) -> None:
    """Declare the tables of the journal and of the installation."""
    _add_journal(metadata)
    _add_derived(metadata)
    _add_exchange(metadata)
    _add_local(metadata)


def _add_journal(metadata: MetaData) -> None:
    """Declare changes and segments."""
    change = Table(
        "change",
        metadata,
        Column("row", Integer, primary_key=True),
        Column("id", Text, nullable=False),
        Column("scope", Text, nullable=False),
        Column("entity", Text, nullable=False),
        Column("record", Text, nullable=False),
        Column("writer", Text, nullable=False),
        Column("serial", Integer, nullable=False),
        Column("line", LargeBinary, nullable=False),
        UniqueConstraint("id", "scope"),
    )
    Index(None, change.c.record)
    Index(None, change.c.writer, change.c.serial)
    Index("change_erasure", change.c.entity, sqlite_where=change.c.entity == "erasure")
    segment = Table(
        "segment",
        metadata,
        Column("row", Integer, primary_key=True),
        Column("hash", Text, nullable=False, unique=True),
        Column("scope", Text, nullable=False),
        Column("header", LargeBinary, nullable=False),
        Column("signature", LargeBinary, nullable=False),
    )
    Index(None, segment.c.scope)
    member = Table(
        "segment_change",
        metadata,
        Column("segment", Integer, ForeignKey("segment.row"), nullable=False),
        Column("position", Integer, nullable=False),
        Column("change", Integer, ForeignKey("change.row"), nullable=False),
        PrimaryKeyConstraint("segment", "position"),
        sqlite_with_rowid=False,
    )
    Index(None, member.c.change)


def _add_derived(metadata: MetaData) -> None:
    """Declare what is folded from the journal besides the tables of records."""
    Table(
        "conflict",
        metadata,
        Column("record", Text, nullable=False),
        Column("scope", Text, nullable=False),
        Column("entity", Text, nullable=False),
        Column("field", Text, nullable=False),
        Column("position", Integer, nullable=False),
        Column("change", Text, nullable=False),
        Column("sure", Integer, nullable=False),
        PrimaryKeyConstraint("record", "scope", "entity", "field", "position"),
        sqlite_with_rowid=False,
    )
    Table(
        "indexed",
        metadata,
        Column("row", Integer, primary_key=True, autoincrement=False),
    )


def _add_exchange(metadata: MetaData) -> None:
    """Declare who takes part in the exchange and what went to and came from them."""
    Table(
        "writer",
        metadata,
        Column("writer", Text, primary_key=True),
        Column("key", Text, nullable=False),
        Column("name", Text, nullable=False),
    )
    Table(
        "institution",
        metadata,
        Column("key", Text, primary_key=True),
        Column("name", Text, nullable=False),
        Column("body", Text, nullable=False),
    )
    Table(
        "receipt",
        metadata,
        Column("peer", Text, primary_key=True),
        Column("body", Text, nullable=False),
    )
    bundle = Table(
        "bundle",
        metadata,
        Column("row", Integer, primary_key=True),
        Column("direction", Text, nullable=False),
        Column("digest", Text, nullable=False),
        Column("peer", Text, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("moment", Text, nullable=False),
        Column("body", Text, nullable=False),
        UniqueConstraint("direction", "digest"),
    )
    Index(None, bundle.c.peer)


def _add_local(metadata: MetaData) -> None:
    """Declare settings, the drafts of forms, and letters that wait to be sent."""
    Table(
        "setting",
        metadata,
        Column("key", Text, primary_key=True),
        Column("value", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    Table(
        "draft",
        metadata,
        Column("entity", Text, nullable=False),
        Column("record", Text, nullable=False),
        Column("moment", Text, nullable=False),
        Column("texts", Text, nullable=False),
        PrimaryKeyConstraint("entity", "record"),
    )
    Table(
        "letter",
        metadata,
        Column("row", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("due", Text, nullable=False),
        Column("body", Text, nullable=False),
    )
