"""Which checks of their steps do not hold for consultations whose state changed by an import.

Nothing is refused: another institution took the step by its own knowledge, and what it wrote is a fact. But
whoever receives it sees what the same checks say here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.records import states
from parteneriat_desktop.records.consultation import Consultation, ConsultationState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.records.problems import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """A consultation that arrived in another state, and what its step would have asked for."""

    record: str
    title: str
    state: ConsultationState
    problems: tuple[Problem, ...]


def states_of(workspace: Workspace, changes: Mapping[str, Sequence[Change]]) -> dict[str, ConsultationState | None]:
    """Return the states, before an import, of the consultations that its changes are about."""
    touched = {change.record for read in changes.values() for change in read if change.entity == Consultation.ENTITY}
    return {record: _state(workspace, record) for record in sorted(touched)}


def findings(workspace: Workspace, before: Mapping[str, ConsultationState | None]) -> tuple[Finding, ...]:
    """Return what the steps ask for that brought the consultations into other states than before."""
    return tuple(_findings(workspace, before))


def _findings(workspace: Workspace, before: Mapping[str, ConsultationState | None]) -> Iterable[Finding]:
    """Yield the findings that have something to say."""
    for record, stood in before.items():
        consultation, state = workspace.find(Consultation.ENTITY, record), _state(workspace, record)
        if consultation is None or state is None or state in {stood, ConsultationState.DRAFT}:
            continue
        problems = tuple(states.problems_before(consultation, str(state), workspace))
        if problems:
            yield Finding(record, title(consultation), state, problems)


def _state(workspace: Workspace, record: str) -> ConsultationState | None:
    """Return the state of a consultation, None where it has none or is unknown."""
    found = workspace.find(Consultation.ENTITY, record)
    return found.state if isinstance(found, Consultation) else None
