"""The attached files of an audit folder: the evidence by rows E1 to E12, then everything else that was attached.

Rules of this module:

1. A signed copy goes in byte by byte as it was attached, into the folder of every row that it proves.
2. A file that was changed outside the program, or that is not here, is named and left out.
3. The files of private fields are taken only where they are asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.attachments import can_hold_file
from parteneriat_desktop.actions.audit_entry import Entry, Standing
from parteneriat_desktop.actions.evidence_files import checked_evidence, file_state
from parteneriat_desktop.actions.file_references import references
from parteneriat_desktop.actions.publish_pack import ending
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.journal.scope import dossier
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.records.evidence_row import FileState
from parteneriat_desktop.store.query import Query
from parteneriat_desktop.sync.layout import ascii_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.evidence_row import Row
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.records.values import Attachment

EVIDENCE, OTHERS = "02-evidence", "03-other-files"
STANDINGS = {FileState.CHANGED: Standing.CHANGED, FileState.ABSENT: Standing.ABSENT}


def attached(workspace: Workspace, partnership: Partnership, catalogue: Catalogue, *, private: bool) -> Iterator[Entry]:
    """Yield the files behind a partnership, by rows of the matrix, then the others by kind of record."""
    shown: set[str] = set()
    for row in checked_evidence(workspace, partnership.id).rows:
        for place, file in enumerate(row.papers.files, start=1):
            shown.add(file.sha256)
            yield _evidence(workspace, row, file, place, catalogue)
    number = 0
    for what, about, record, file in _others(workspace, partnership, catalogue, private=private):
        if file.sha256 not in shown:
            shown.add(file.sha256)
            number += 1
            yield _entry(
                workspace, file, OTHERS, number, Entry(place="", name="", what=what, about=about, record=record)
            )


def _evidence(workspace: Workspace, row: Row, file: Attachment, place: int, catalogue: Catalogue) -> Entry:
    """Return a file of a row; its document carries the number and the day of the row."""
    own = file == row.papers.document
    found = workspace.find(row.entity, row.record) if row.entity else None
    known = Entry(
        place="",
        name="",
        what=f"{row.row.value}: {catalogue.label(row.row)}",
        about="" if found is None else title(found),
        record=row.record,
        number=row.papers.number if own else None,
        day=row.papers.day if own else None,
    )
    return _entry(workspace, file, f"{EVIDENCE}/E{int(row.row.value[1:]):02}", place, known)


def _entry(workspace: Workspace, file: Attachment, folder: str, place: int, known: Entry) -> Entry:
    """Return a file as it is stored here, if it still is what was attached."""
    standing = STANDINGS.get(file_state(workspace, file), Standing.WHOLE)
    stem = file.file_name.rpartition(".")[0] or file.file_name
    name = f"{place:02}-{ascii_name(stem)[:60].strip('-')}{ending(file)}"
    content = workspace.attachments.read(file.sha256)
    return replace(known, place=folder, name=name, standing=standing, content=content)


def _others(
    workspace: Workspace, partnership: Partnership, catalogue: Catalogue, *, private: bool
) -> Iterator[tuple[str, str, str, Attachment]]:
    """Yield what is attached to the records of a dossier: kind, title and id of the record, file."""
    scope = dossier(partnership.id)
    for kind in (one for one in ENTITIES if can_hold_file(one)):
        open_fields = {one.name for one in kind.fields() if private or not one.facts.private}
        rows = sorted(workspace.store.rows(Query(kind.ENTITY)), key=lambda row: row.id)
        for row in (one for one in rows if one.scope == scope):
            about = title(kind.read(row.id, row.fields))
            for name in sorted(open_fields & row.fields.keys()):
                for file in references(row.fields[name]):
                    yield catalogue.text(kind.NAME), about, row.id, file
