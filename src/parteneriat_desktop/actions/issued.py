"""Which documents were made here, so that one that comes back signed is known again.

Rules of this module:

1. Of every PDF about a record stay its length, its digest, the digest of what its pages show, its code and its
   record: nothing of its content. They stay in this installation and go into its backups.
2. Who signs a PDF adds behind it. So a file that begins with an issued document is that document, byte for byte; a
   program that wrote the file anew leaves what the pages show.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parteneriat_desktop.actions.make_report import Wanted
    from parteneriat_desktop.actions.workspace import Workspace

PREFIX = "issued/"


@dataclass(frozen=True, slots=True)
class Issued:
    """A document that was made here: its report, its record, its length, and the digests of file and pages."""

    code: str
    record: str
    length: int
    sha256: str
    pages: str


def remember(workspace: Workspace, wanted: Wanted, data: bytes) -> None:
    """Remember a PDF about a record; an editable text and a report about everything are not remembered."""
    from parteneriat_desktop.reports.page_digest import page_digest  # noqa: PLC0415 - loads the PDF library

    if wanted.record is None or wanted.editable:
        return
    note = {"code": wanted.code.upper(), "record": wanted.record, "length": len(data), "pages": page_digest(data)}
    workspace.store.put_setting(PREFIX + hashlib.sha256(data).hexdigest(), json.dumps(note))


def issued(workspace: Workspace) -> list[Issued]:
    """Return every document that was made here and remembered."""
    found: list[Issued] = []
    for sha256, text in workspace.store.settings_under(PREFIX).items():
        note = json.loads(text)
        found.append(Issued(note["code"], note["record"], note["length"], sha256, note["pages"]))
    return found


def begins_with(data: bytes, known: list[Issued]) -> list[Issued]:
    """Return the documents with which a file begins; the file is read once."""
    running, read, found = hashlib.sha256(), 0, list[Issued]()
    for one in sorted(known, key=lambda document: document.length):
        if one.length > len(data):
            break
        running.update(memoryview(data)[read : one.length])
        read = one.length
        if running.hexdigest() == one.sha256:
            found.append(one)
    return found
