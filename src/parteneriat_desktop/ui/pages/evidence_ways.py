"""Where each row of the evidence matrix leads: to the record behind it, or to the form of the one that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.monitoring_due import PERIODS
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.records.programme import EvidenceRow
from parteneriat_desktop.ui.going import RECORD, new_record, open_record

if TYPE_CHECKING:
    from parteneriat_desktop.records.evidence_row import Row
    from parteneriat_desktop.ui.context import Context

#: Rows that a new record of the plan proves.
OF_PLAN = {
    EvidenceRow.E4: "target",
    EvidenceRow.E5: "result",
    EvidenceRow.E6: "budget_line",
    EvidenceRow.E8: "activity",
    EvidenceRow.E9: "working_tool",
}
#: Rows that a field of the plan itself proves.
FIELDS = {
    EvidenceRow.E2: "problem_analysis",
    EvidenceRow.E3: "domains",
    EvidenceRow.E7: "consultation_commitment",
    EvidenceRow.E11: "adopted_on",
}


def follow(context: Context, partnership: str, row: Row) -> None:
    """Open the record of a row; where a report is overdue, the periods of its plan."""
    plan = next((one.id for one in context.workspace.children("plan", "partnership", partnership)), "")
    if row.row is EvidenceRow.E11 and row.state is RowState.OVERDUE and plan:
        open_record(context, "plan", plan, PERIODS)
    elif row.record == partnership:
        context.go(RECORD, "partnership", partnership)
    elif row.record:
        open_record(context, row.entity, row.record)
    else:
        _make(context, partnership, plan, row.row)


def _make(context: Context, partnership: str, plan: str, row: EvidenceRow) -> None:
    """Open the form of what a row lacks, with what it belongs to filled in."""
    if row is EvidenceRow.E1:
        context.go(RECORD, "partnership", partnership)
    elif row is EvidenceRow.E12:
        new_record(context, "cooperation_entry", partnership=partnership)
    elif not plan:
        new_record(context, "plan", partnership=partnership)
    elif row is EvidenceRow.E10:
        new_record(context, "consultation", plan=plan, purpose="plan_priorities")
    elif row in OF_PLAN:
        new_record(context, OF_PLAN[row], plan=plan)
    else:
        open_record(context, "plan", plan, FIELDS[row])
