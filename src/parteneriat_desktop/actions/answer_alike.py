"""One decision with one justification for several proposals at once, and the way back.

Rules of this module:

1. All of them are answered or none is; what one of them lacks is said and nothing is changed.
2. What has to be justified is justified here already, not only when the response is published.
3. Taking it back is one change for each proposal, as any other undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import change_record, listing, save_record
from parteneriat_desktop.records.contribution import Contribution
from parteneriat_desktop.records.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.values import Wire


class _StopError(Exception):
    """Something keeps the answers out; the transaction is rolled back."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = problems


def answer(workspace: Workspace, records: Sequence[str], decision: Wire, justification: Wire) -> list[Problem]:
    """Give every one of the proposals the decision; return what kept them all from being answered, if anything did."""
    given: dict[str, Wire] = {"decision": decision, "justification": justification}
    try:
        with workspace.store.writing():
            for record in records:
                _refuse(_unjustified(workspace, record, given))
                saved = save_record.save(workspace, Contribution.ENTITY, given, record)
                if saved.id is None:
                    _refuse(saved.problems)
    except _StopError as stop:
        workspace.forget_serial()
        return list(stop.problems)
    return []


def take_back(workspace: Workspace, records: Sequence[str]) -> None:
    """Take back the last change of every one of the proposals."""
    with workspace.store.writing():
        for record in records:
            change_record.undo(workspace, Contribution.ENTITY, record)


def _refuse(problems: Sequence[Problem]) -> None:
    """Stop where there are problems."""
    if problems:
        raise _StopError(problems)


def _unjustified(workspace: Workspace, record: str, given: dict[str, Wire]) -> list[Problem]:
    """Return what the justification of a proposal lacks."""
    stored = listing.stored(workspace, Contribution.ENTITY, record)
    problems = Contribution.read(record, stored | given).problems(workspace)
    return [one for one in problems if one.field == "justification" and one.severity is not Severity.WARNING]
