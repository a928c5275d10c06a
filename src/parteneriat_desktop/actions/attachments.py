"""Attached files of bundles: which ones records refer to, which are here, which have not arrived."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.file_references import references
from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.journal.change import read
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.records.fields import Declared, Part
from parteneriat_desktop.records.values import Attachment
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.segment import Segment
    from parteneriat_desktop.store.query import Row

#: Where it is written, something refers to an attachment.
KEY = "sha256"


def of_segments(segments: Iterable[Segment]) -> dict[str, Attachment]:
    """Return the attachments that the changes of segments refer to, by SHA-256.

    Only lines that can hold a reference are read: one that writes its key out, or hides letters behind escapes.
    """
    return {
        found.sha256: found
        for segment in segments
        for line in segment.lines
        if b'"sha256"' in line or b"\\u" in line
        for value in read(line).values.values()
        for found in references(value)
    }


def of_records(workspace: Workspace) -> dict[str, Attachment]:
    """Return the attachments that the records here refer to, by SHA-256, those of private fields too."""
    return {
        found.sha256: found
        for row in _rows_with_files(workspace)
        for value in row.fields.values()
        for found in references(value)
    }


def of_shared(workspace: Workspace, scopes: Collection[str] | None = None) -> dict[str, Attachment]:
    """Return the attachments that may travel, by SHA-256: of all shared scopes, or of some.

    The file of a private field, such as the scan of a proposal with a name on it, stays here whoever asks for it.
    """
    return {
        found.sha256: found
        for row in _rows_with_files(workspace)
        if scopes is None or row.scope in scopes
        for name, value in row.fields.items()
        if name not in _private(row.entity)
        for found in references(value)
    }


@cache
def _private(name: str) -> frozenset[str]:
    """Return the names of the private fields of a kind."""
    return frozenset(found.name for found in known_entity(name).fields() if found.facts.private)


def _rows_with_files(workspace: Workspace) -> Iterator[Row]:
    """Yield the records that refer to an attachment; only those in which the key of a reference is written are read."""
    for kind in ENTITIES:
        holding = workspace.store.ids_holding(kind.ENTITY, KEY) if can_hold_file(kind) else []
        if holding:
            yield from workspace.store.rows(Query(kind.ENTITY, {"id": [*holding]}))


def can_hold_file(kind: type[Declared]) -> bool:
    """Say whether a field of a kind, or of a part inside it, is an attachment."""
    return any(
        found.kind is Attachment or (issubclass(found.kind, Part) and can_hold_file(found.kind))
        for found in kind.fields()
    )


def keep_all(workspace: Workspace, contents: Mapping[str, memoryview]) -> list[Path]:
    """Copy the files of a bundle into the workspace, healing damaged ones; return the places of those that were new."""
    added: list[Path] = []
    try:
        for sha256, content in contents.items():
            place = workspace.attachments.path(sha256)
            existed = place.exists()
            workspace.attachments.keep(bytes(content))
            added += [] if existed else [place]
    except BaseException:
        for path in added:
            path.unlink(missing_ok=True)
        raise
    return added


def missing(workspace: Workspace, arriving: Collection[str] = ()) -> dict[str, Attachment]:
    """Return the attachments that shared fields refer to and that have not arrived, or are here in another size."""
    lost = workspace.attachments.missing(of_shared(workspace).values())
    return {found.sha256: found for found in lost if found.sha256 not in arriving}
