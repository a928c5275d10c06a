"""What merged by itself in an import: fields that others changed while this institution changed others of the record.

A record was changed on both sides when it has a change of ours that the sender had not acknowledged when it
wrote. A field is merged by itself when only they wrote it; one that both wrote is in conflict, or both wrote
the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.journal import exchange
from parteneriat_desktop.journal.change import DELETED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.store.receiving import Received

#: A record in one scope: (scope, entity, record).
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """The fields of one record that came from the others without a question."""

    entity: str
    record: str
    fields: tuple[str, ...]


def merged(workspace: Workspace, received: Received, acknowledged: Sequence[str]) -> list[Merged]:
    """Return what merged by itself, given the heads that the sender acknowledged in its bundle."""
    ours = _unknown_to_sender(workspace, received, acknowledged)
    if not ours:
        return []
    theirs: dict[Key, dict[str, None]] = {}
    for scope, change in workspace.store.arrived(received.first, received.end):
        key = (scope, change.entity, change.record)
        if key in ours and change.writer not in workspace.own_writers:
            theirs.setdefault(key, {}).update(dict.fromkeys(change.values))
    found: list[Merged] = []
    for key, names in theirs.items():
        fields = tuple(name for name in names if name not in ours[key] and name != DELETED)
        if fields:
            found.append(Merged(key[1], key[2], fields))
    return found


def _unknown_to_sender(workspace: Workspace, received: Received, acknowledged: Sequence[str]) -> dict[Key, set[str]]:
    """Return the fields of touched records that were changed here without the sender knowing."""
    records = {record for _scope, _entity, record in received.records}
    own = workspace.store.written_by(workspace.own_writers, records)
    known = exchange.covered(workspace.store.headers(), acknowledged) if own else set[str]()
    fields: dict[Key, set[str]] = {}
    for scope, change, segments in own:
        if not known.intersection(segments):
            fields.setdefault((scope, change.entity, change.record), set()).update(change.values)
    return fields
