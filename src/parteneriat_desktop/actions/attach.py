"""Take attached files into the workspace.

A field that holds an attachment may be given as ``{"path": FILE}``. The file is read and described
first; it is copied under its hash only when the save is accepted, so a refused save leaves no copy.
A photograph loses what it tells about place and owner here, before its hash is taken, so that the reference
is true everywhere and the position never leaves. The person's own file stays as it is.
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
from parteneriat_desktop.store.photos import without_traces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.store.attachments import Attachments


@dataclass(slots=True)
class TakenFiles:
    """The given fields with references in place of paths, and the files to copy; photographs cleaned or whole."""

    whole_photos: bool = False
    fields: dict[str, Wire] = field(default_factory=dict[str, Wire])
    problems: list[Problem] = field(default_factory=list[Problem])
    contents: list[bytes] = field(default_factory=list[bytes])

    def keep(self, attachments: Attachments) -> None:
        """Copy the files into the workspace, durably."""
        for content in self.contents:
            attachments.keep(content)


def take_files(kind: type[Declared], given: Mapping[str, Wire], *, whole_photos: bool = False) -> TakenFiles:
    """Describe the files named by path; a file that cannot be taken becomes a problem of its field."""
    taken = TakenFiles(whole_photos)
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
    content, name = read_source(Path(path)), Path(path).name
    reference = describe(content, name)
    if not taken.whole_photos:
        content = without_traces(content, name)
        reference = describe(content, name)
    taken.contents.append(content)
    return encode(reference)
