"""The dossier of a partnership for an auditor: papers, evidence, tables and an index, in order, in one ZIP (G4).

Rules of this module:

1. The index comes first and lists every file with its registration number, its pages and its SHA-256; what
   should be there and is not stands in it too, with the reason.
2. The order is: printed papers, evidence by the rows E1 to E12, other attached files, tables.
3. Names and other private data are in it only when that was asked for.
4. The same data on the same day give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.audit_files import attached
from parteneriat_desktop.actions.audit_index import index
from parteneriat_desktop.actions.audit_reports import printed
from parteneriat_desktop.actions.audit_tables import tables
from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.ordered_files import OrderedFile
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.surroundings import linked

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue


def audit_folder(
    workspace: Workspace, record: str, catalogue: Catalogue, *, private: bool = False
) -> list[OrderedFile]:
    """Return the files of the folder, the index first; ``private`` adds what has names in it.

    Raises ``RefusedError`` for a partnership that is unknown or deleted.
    """
    row = known_row(workspace, Partnership.ENTITY, record)
    partnership = linked(workspace, Partnership, row.id)
    if partnership is None:
        raise RefusedError(
            Sentence("This record is deleted."),
            Sentence("Bring it back first (undo), then export its folder."),
            code="deleted",
        )
    entries = [
        *printed(workspace, partnership, catalogue, private=private),
        *attached(workspace, partnership, catalogue, private=private),
        *tables(workspace, partnership, catalogue, private=private),
    ]
    files = [OrderedFile(one.path, one.content) for one in entries if one.content is not None]
    return [*index(title(partnership), workspace.today, entries, catalogue), *files]
