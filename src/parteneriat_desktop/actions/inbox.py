"""What was received, and which parts of an export have not arrived.

Rules of this module:

1. Parts may arrive in any order and some never; each is taken in as it comes.
2. A missing part is named until its content has arrived another way: a later export of the same
   installation holds everything that had not been acknowledged, so once one is here as a whole, older
   parts are missed no longer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions.merging import Merged
from parteneriat_desktop.errors import Counted, Sentence

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.store.bundles import LoggedBundle


@dataclass(frozen=True, slots=True)
class ReceivedBundle:
    """One bundle that was imported, and what merged by itself."""

    digest: str
    sequence: int
    sender: str
    fingerprint: str
    file: str
    moment: str
    kind: str
    part: int
    parts: int
    changes: int
    merged: tuple[Merged, ...]

    @property
    def merged_fields(self) -> int:
        """How many fields merged by themselves."""
        return sum(len(one.fields) for one in self.merged)


@dataclass(frozen=True, slots=True)
class MissingParts:
    """An export of which some parts are not here: whose, the number of its first part, and the missing numbers."""

    sender: str
    fingerprint: str
    sequence: int
    parts: int
    missing: tuple[int, ...]

    @property
    def sentence(self) -> Sentence:
        """What a person is told."""
        if len(self.missing) == 1:
            return Sentence(
                "Part {part} of {parts} is missing: package {number} of {sender}.",
                part=self.missing[0],
                parts=self.parts,
                number=self.sequence + self.missing[0] - 1,
                sender=self.sender,
            )
        return Counted(
            "{count} of {parts} parts of a package of {sender} is missing: {numbers}.",
            "{count} of {parts} parts of a package of {sender} are missing: {numbers}.",
            len(self.missing),
            parts=self.parts,
            sender=self.sender,
            numbers=", ".join(str(self.sequence + part - 1) for part in self.missing),
        )


def inbox(workspace: Workspace) -> list[ReceivedBundle]:
    """Return the imported bundles, the latest first."""
    return [_received(found) for found in reversed(_logged(workspace))]


def carrier(workspace: Workspace, scope: str, change: str) -> ReceivedBundle | None:
    """Return the bundle that brought a change here; None for one that was written here."""
    number = workspace.store.number(scope, change)
    for found in _logged(workspace):
        first, end = cast("list[int]", found.body.get("arrived") or [0, 0])
        if number is not None and first <= number < end:
            return _received(found)
    return None


def missing_parts(workspace: Workspace, fingerprint: str | None = None) -> list[MissingParts]:
    """Return the exports of which parts are missing, of everybody or of one key, the oldest first."""
    exports: dict[tuple[str, str], dict[int, LoggedBundle]] = {}
    for found in _logged(workspace):
        if found.body.get("export") and fingerprint in {None, found.peer}:
            parts = exports.setdefault((found.peer, str(found.body["export"])), {})
            parts[cast("int", found.body["part"])] = found
    complete: dict[str, int] = {}
    for parts in exports.values():
        one = next(iter(parts.values()))
        if len(parts) == one.body["parts"]:
            installation = str(one.body.get("writer"))
            complete[installation] = max(complete.get(installation, 0), one.sequence)
    lacking = [_lacking(parts) for parts in exports.values() if not _is_healed(parts, complete)]
    return sorted((found for found in lacking if found.missing), key=lambda found: (found.sender, found.sequence))


def _is_healed(parts: dict[int, LoggedBundle], complete: dict[str, int]) -> bool:
    """Say whether a later export of the same installation is here as a whole (rule 2)."""
    one = next(iter(parts.values()))
    return complete.get(str(one.body.get("writer")), 0) > one.sequence


def _lacking(parts: dict[int, LoggedBundle]) -> MissingParts:
    """Return what is missing of one export."""
    number, one = next(iter(parts.items()))
    of = cast("int", one.body["parts"])
    missing = tuple(part for part in range(1, of + 1) if part not in parts)
    return MissingParts(str(one.body["name"]), one.peer, one.sequence - number + 1, of, missing)


def _logged(workspace: Workspace) -> list[LoggedBundle]:
    """Return the log of what was received, the oldest first."""
    return [found for found in workspace.store.bundles() if found.direction == "received"]


def _received(found: LoggedBundle) -> ReceivedBundle:
    """Return one line of the inbox."""
    body = found.body
    merged = cast("list[list[str]]", body.get("merged") or [])
    return ReceivedBundle(
        digest=found.digest,
        sequence=found.sequence,
        sender=str(body.get("name") or ""),
        fingerprint=found.peer,
        file=str(body.get("file") or ""),
        moment=found.moment,
        kind=str(body.get("kind") or "data"),
        part=cast("int", body.get("part") or 1),
        parts=cast("int", body.get("parts") or 1),
        changes=cast("int", body.get("changes") or 0),
        merged=tuple(Merged(name, record, tuple(fields)) for name, record, *fields in merged),
    )
