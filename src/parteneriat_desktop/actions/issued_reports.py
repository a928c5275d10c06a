"""Issued monitoring reports that an import deletes: a fact of another institution, told to whoever receives it.

Nothing is refused: the deletion is in the journal and can be taken back. But a report that was signed and sent does
not disappear without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.monitoring_report import MonitoringReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parteneriat_desktop.actions.workspace import Workspace


def deleted_reports(workspace: Workspace, records: Iterable[tuple[str, str, str]]) -> Iterator[Sentence]:
    """Yield a sentence for each issued report among the given records (scope, entity, id) that is deleted now."""
    for _scope, entity, record in records:
        row = workspace.store.row(entity, record) if entity == MonitoringReport.ENTITY else None
        report = MonitoringReport.read(row.id, row.fields) if row is not None and row.deleted else None
        if report is not None and report.is_issued:
            yield Sentence(
                "The monitoring report on {first} – {until} was issued and is deleted now. Ask the institution why; "
                "if the report still holds, take the deletion back.",
                first=report.period_from,
                until=report.period_until,
            )
