"""The records of a partnership as tables, one file for each kind, for whoever wants to count for themselves.

Rules of this module:

1. Values stand as they are kept: days as YYYY-MM-DD, amounts with a point, lists as JSON; an empty cell is
   "not collected". Rows are in the order of their identifiers.
2. Private fields are left out, heads and all, unless they are asked for.
3. No cell is read as a formula, whatever was typed into it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.audit_entry import Entry
from parteneriat_desktop.actions.ordered_files import spreadsheet
from parteneriat_desktop.journal.scope import dossier
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.records.values import Wire

PLACE = "04-tables"


def tables(workspace: Workspace, partnership: Partnership, catalogue: Catalogue, *, private: bool) -> Iterator[Entry]:
    """Yield a table of each kind of record that the dossier of a partnership holds."""
    scope = dossier(partnership.id)
    for kind in ENTITIES:
        rows = [row for row in workspace.store.rows(Query(kind.ENTITY)) if row.scope == scope]
        if not rows:
            continue
        fields = [one for one in kind.fields() if private or not one.facts.private]
        heads = ["id", *(one.name for one in fields)]
        labels = ["", *(catalogue.text(one.facts.label) for one in fields)]
        cells = [
            [row.id, *(_cell(row.fields.get(one.name)) for one in fields)]
            for row in sorted(rows, key=lambda row: row.id)
        ]
        file = spreadsheet(f"{kind.ENTITY}.csv", [heads, labels, *cells])
        yield Entry(place=PLACE, name=file.name, what=catalogue.text(kind.PLURAL), content=file.content)


def _cell(value: Wire) -> str:
    """Return a kept value as the text of a cell."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
