"""R04 The dossier of a target: what proves each of the twelve conditions, and what is missing (paper.md 7).

Rules of this module:

1. The first line counts the rows by their state; the table proves it.
2. "What is missing" names it in the words of the matrix; a complete row has a dash there.
3. The conditions are those of the programme, in its own wording where it has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence import evidence
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.records.programme import CountingRule
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.layout import LANDSCAPE
from parteneriat_desktop.reports.marks import Mark
from parteneriat_desktop.reports.parties import party_signatories
from parteneriat_desktop.reports.tables import text_table
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from parteneriat_desktop.records.evidence import Evidence
    from parteneriat_desktop.records.evidence_row import Row
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.records.programme import Programme
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R04", N_("Dossier of the target – evidence matrix")
MARKS = {
    RowState.PROVED: Mark.WELL,
    RowState.PARTIAL: Mark.ATTENTION,
    RowState.MISSING: Mark.BAD,
    RowState.OVERDUE: Mark.BAD,
}
HEADS = (
    N_("Code"),
    N_("Condition of the target"),
    N_("Evidence"),
    N_("No. and date"),
    N_("Attached"),
    N_("State"),
    N_("What is missing"),
)
WIDTHS = (12, 54, 71, 32, 23, 22, 43)
#: Free space to sign in, in points: the matrix leaves little of a landscape page.
SPACE = 40.0


def evidence_matrix(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the matrix of a partnership."""
    partnership = cast("Partnership", subject)
    words, text = Wording(source, frame.catalogue), frame.catalogue.text
    target = frame.programme
    name = partnership.title or DASH
    if target is not None:
        name = words.say(Sentence("Target {code} · {title}", code=target.code, title=name))
    document = Document(code=CODE, title=text(TITLE), subject=name, frame=frame, geometry=LANDSCAPE)
    if target is None:
        document.verdict(text(N_("No target has been chosen to count for.")))
    else:
        found = evidence(partnership.id, source, target)
        clauses = {clause.row: clause.text for clause in target.clauses or ()}
        document.verdict(_verdict(found, words), text(N_("Complete is what has its date, number and document.")))
        rows = [
            [row.row.value, clauses.get(row.row) or frame.catalogue.label(row.row), *_cells(row, words)]
            for row in found.rows
        ]
        document.table(text_table(text, HEADS, WIDTHS, rows), _note(found, target, words))
    document.signatures(party_signatories(partnership, words, frame.catalogue), SPACE)
    return document.bytes()


def _verdict(found: Evidence, words: Wording) -> str:
    """Return the first line: complete or not, and how many rows are in which state."""
    counts = {state: sum(row.state is state for row in found.rows) for state in RowState}
    whole = counts[RowState.PROVED] == len(found.rows)
    head = Sentence("Complete dossier:") if whole else Sentence("Incomplete dossier:")
    parts: list[Sentence] = [
        Counted("{count} proof complete", "{count} proofs complete", counts[RowState.PROVED]),
    ]
    if counts[RowState.PARTIAL]:
        parts.append(Counted("{count} partial", "{count} partial", counts[RowState.PARTIAL]))
    if counts[RowState.OVERDUE]:
        parts.append(Counted("{count} overdue", "{count} overdue", counts[RowState.OVERDUE]))
    if counts[RowState.MISSING]:
        parts.append(Counted("{count} missing", "{count} missing", counts[RowState.MISSING]))
    return words.say(Sentence("{head} {parts}.", head=head, parts=tuple(parts)))


def _cells(row: Row, words: Wording) -> list[Cell | str]:
    """Return evidence, number, files, state and what is missing of one row."""
    mark = MARKS[row.state]
    files = len(row.papers.files)
    attached = words.say(Counted("{count} file", "{count} files", files)) if files else DASH
    there = words.show(row.sentence) if row.state is not RowState.PARTIAL else _there(row, words)
    lacks = words.show(row.lacks) if row.lacks else DASH
    if row.state is RowState.MISSING:
        there, lacks = DASH, words.show(row.sentence)
    return [
        there,
        words.numbered(row.papers.number, row.papers.day),
        attached,
        Cell(words.show(row.state), bold=mark is Mark.BAD, mark=mark),
        lacks,
    ]


def _there(row: Row, words: Wording) -> str:
    """Return what there is of a partial row, without what is missing, which has a column of its own."""
    return words.show(dict(row.sentence.values).get("there", row.sentence))


def _note(found: Evidence, programme: Programme, words: Wording) -> str:
    """Return whether the partnership counts, and what is not proved; short conditions are told in sentences."""
    if found.countable:
        return words.say(Sentence("Countable towards the target: yes, every deciding condition is met."))
    if programme.counting is CountingRule.SHORT or not programme.clauses:
        return words.say(Sentence("Countable towards the target: no, because: {reasons}", reasons=found.reasons))
    deciding = {clause.row for clause in programme.clauses if clause.decides}
    open_rows = [row.row.value for row in found.rows if row.row in deciding and row.state is not RowState.PROVED]
    return words.say(Sentence("Countable towards the target: no; not proved: {rows}.", rows=", ".join(open_rows)))
