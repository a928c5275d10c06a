"""Take attached files into the workspace.

A field that holds an attachment may be given as ``{"path": FILE}``. The file is read and described
first; it is copied under its hash only when the save is accepted, so a refused save leaves no copy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.records.fields import Declared, Part
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.values import Attachment, Wire, encode
from parteneriat_desktop.store.attachments import describe, read_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.store.attachments import Attachments


@dataclass(slots=True)
class TakenFiles:
    """The given fields with references in place of paths, and the files to copy."""

    fields: dict[str, Wire] = field(default_factory=dict[str, Wire])
    problems: list[Problem] = field(default_factory=list[Problem])
    contents: list[bytes] = field(default_factory=list[bytes])

    def keep(self, attachments: Attachments) -> None:
        """Copy the files into the workspace, durably."""
        for content in self.contents:
            attachments.keep(content)


def take_files(kind: type[Declared], given: Mapping[str, Wire]) -> TakenFiles:
    """Describe the files named by path; a file that cannot be taken becomes a problem of its field."""
    taken = TakenFiles()
    for name, wire in given.items():
        try:
            taken.fields[name] = _take(taken, kind, name, wire)
        except RefusedError as error:
            taken.problems.append(Problem(name, error.sentence))
    return taken


def _take(taken: TakenFiles, kind: type[Declared], name: str, wire: Wire) -> Wire:
    """Return the wire value of a field with references in place of paths."""
    declared = kind.field(name)
    if declared is None:
        return wire
    if isinstance(wire, list):
        return [_take_one(taken, declared.kind, item) for item in wire]
    return _take_one(taken, declared.kind, wire)


def _take_one(taken: TakenFiles, kind: type, wire: Wire) -> Wire:
    """Replace one path, also inside a part."""
    if not isinstance(wire, dict):
        return wire
    if issubclass(kind, Part):
        return {name: _take(taken, kind, name, inner) for name, inner in wire.items()}
    path = wire.get("path")
    if kind is not Attachment or len(wire) != 1 or not isinstance(path, str):
        return wire
    content = read_source(Path(path))
    reference = describe(content, Path(path).name)
    taken.contents.append(content)
    return encode(reference)
