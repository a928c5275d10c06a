"""The evidence of a partnership with a look at the files behind it.

A file that was changed outside the program has another SHA-256 than the one that was attached: the row
says so, and what only such a file proved is not proved any more. Every file is read, so this is for one
partnership at a time, not for a list of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.programmes import programme
from parteneriat_desktop.records.evidence import Evidence, concluded, evidence
from parteneriat_desktop.records.evidence_row import FileState, with_files
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.surroundings import linked

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Attachment


def checked_evidence(workspace: Workspace, partnership: str, code: str = "") -> Evidence:
    """Return the evidence of one partnership after reading every file that a row relies on."""
    rules = programme(workspace, code)
    found = evidence(partnership, workspace, rules)
    record = linked(workspace, Partnership, partnership)
    if record is None:
        return found
    files = {one.sha256: one for row in found.rows for one in row.papers.files}
    states = {sha256: file_state(workspace, one) for sha256, one in files.items()}
    return concluded(record, tuple(with_files(row, states) for row in found.rows), workspace, rules)


def file_state(workspace: Workspace, file: Attachment) -> FileState:
    """Say whether a file is what was attached, was changed since, or is not here."""
    if workspace.attachments.read(file.sha256) is not None:
        return FileState.WHOLE
    return FileState.CHANGED if workspace.attachments.path(file.sha256).is_file() else FileState.ABSENT
