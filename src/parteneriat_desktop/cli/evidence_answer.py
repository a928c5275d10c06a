"""The evidence matrix of one partnership, printed: each row with its state, papers and record, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.evidence_files import checked_evidence
from parteneriat_desktop.cli.answer import Answer, line
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.records.values import encode

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.evidence_row import Row
    from parteneriat_desktop.records.values import Wire


def evidence_answer(workspace: Workspace, partnership: str, catalogue: Catalogue) -> Answer:
    """Return the rows E1 to E12 of a partnership and whether it counts, after looking at every file."""
    known_row(workspace, "partnership", partnership)
    found = checked_evidence(workspace, partnership)
    proved = sum(row.state is RowState.PROVED for row in found.rows)
    document: dict[str, Wire] = {
        "id": partnership,
        "countable": found.countable,
        "proved": proved,
        "reasons": [catalogue.say(reason) for reason in found.reasons],
        "rows": [_row(row, catalogue) for row in found.rows],
    }
    summary = Sentence("{proved} of {all} conditions are proved.", proved=proved, all=len(found.rows))
    return Answer(document, [catalogue.say(summary), *(line(_row(row, catalogue)) for row in found.rows)])


def _row(row: Row, catalogue: Catalogue) -> dict[str, Wire]:
    """Return one row as it is printed."""
    return {
        "row": row.row.value,
        "condition": catalogue.label(row.row),
        "state": row.state.value,
        "sentence": catalogue.say(row.sentence),
        "lacks": [catalogue.say(lack) for lack in row.lacks],
        "entity": row.entity or None,
        "id": row.record or None,
        "date": encode(row.papers.day),
        "number": row.papers.number,
        "document": encode(row.papers.document),
        "file": row.file.value,
    }
