"""The evidence matrix: what proves each condition of a target for one partnership, and whether it counts.

Rules of this module:

1. A row is proved when its records are there, dated, registered and with a document attached; partial
   when one of these is missing (it says which); missing when there is no record; overdue when something
   periodic should be there by the day and is not.
2. Which rows decide is written in the programme, as is the choice of the shorter list of conditions.
3. Of several plans the one that proves most rows is taken.
4. A partnership that does not count says why, in sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.agreement_evidence import agreement_row
from parteneriat_desktop.records.consultation_evidence import consultation_row, is_answered
from parteneriat_desktop.records.evidence_row import Row, RowState, no_record
from parteneriat_desktop.records.monitoring_evidence import cooperation_row, monitoring_row
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.plan import CONCLUDED, Plan
from parteneriat_desktop.records.plan_evidence import plan_rows
from parteneriat_desktop.records.programme import CountingRule, EvidenceRow
from parteneriat_desktop.records.surroundings import belonging, linked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.programme import Programme
    from parteneriat_desktop.records.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows E1 to E12 of one partnership, whether it counts, and if not, why."""

    partnership: str
    rows: tuple[Row, ...]
    countable: bool
    reasons: tuple[Sentence, ...]


def evidence(partnership: str, around: Surroundings, programme: Programme) -> Evidence:
    """Return the evidence of a partnership under a programme; nothing is proved for an unknown one."""
    found = linked(around, Partnership, partnership)
    if found is None:
        reason = Sentence("The partnership is not known here.")
        return Evidence(
            partnership, tuple(no_record(row, reason) for row in EvidenceRow), countable=False, reasons=(reason,)
        )
    return concluded(found, _rows(found, around, programme), around, programme)


def concluded(partnership: Partnership, rows: tuple[Row, ...], around: Surroundings, programme: Programme) -> Evidence:
    """Return what follows from the rows of a partnership by the conditions of the programme."""
    short = programme.counting is CountingRule.SHORT
    reasons = tuple(_short_reasons(partnership, around) if short else _full_reasons(rows, programme))
    return Evidence(partnership.id, rows, countable=not reasons, reasons=reasons)


def _rows(partnership: Partnership, around: Surroundings, programme: Programme) -> tuple[Row, ...]:
    """Return the twelve rows in their order, for the plan that proves most."""
    plans = sorted(belonging(around, Plan, "partnership", partnership.id), key=lambda plan: plan.id)
    candidates = [
        (
            *plan_rows(plan, around),
            consultation_row(plan, around),
            monitoring_row(plan, around, programme),
            cooperation_row(plan, partnership.id, around),
        )
        for plan in plans or [Plan()]
    ]
    best = max(candidates, key=lambda rows: sum(row.state is RowState.PROVED for row in rows))
    return (agreement_row(partnership, around), *best)


def _full_reasons(rows: tuple[Row, ...], programme: Programme) -> Iterator[Sentence]:
    """Say which deciding rows are not proved."""
    deciding = {clause.row for clause in programme.clauses or () if clause.decides}
    if not deciding:
        yield Sentence("The programme names no condition, so nothing can be counted.")
    for row in rows:
        if row.row in deciding and row.state is not RowState.PROVED:
            yield Sentence("{row}: {what}", row=row.row.value, what=row.sentence)


def _short_reasons(partnership: Partnership, around: Surroundings) -> Iterator[Sentence]:
    """Say which of the shorter list of conditions is not met."""
    kinds = partnership.kinds(around)
    if not partnership.is_new:
        yield Sentence("The partnership is not marked as new.")
    if not any(kind.is_authority for kind in kinds):
        yield Sentence("No local authority is party to it.")
    if not any(kind.is_ngo for kind in kinds):
        yield Sentence("No association, foundation or federation is party to it.")
    signed = (partnership.signed_on, partnership.registration_number, partnership.signed_document)
    if any(value is None for value in signed):
        yield Sentence("The signed agreement with its date, registration number and document is incomplete.")
    plans = [plan for plan in belonging(around, Plan, "partnership", partnership.id) if plan.state in CONCLUDED]
    if not plans:
        yield Sentence("No plan is adopted.")
    elif not any(is_answered(plan, around) for plan in plans):
        yield Sentence("The response table of the consultation on the priorities of the plan is not published.")
