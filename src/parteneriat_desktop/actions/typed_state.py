"""A consultation whose state is typed, not entered by a step: what the step would have asked for is told.

What lies behind an institution is a fact and may be entered as it was, so nothing is refused here; but whoever
types a state sees the same checks as the step and the import make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records import states
from parteneriat_desktop.records.consultation import Consultation, ConsultationState
from parteneriat_desktop.records.problems import Problem, Severity, blocking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.values import Wire


def unguarded(around: Surroundings, record: Record, before: Wire) -> Iterator[Problem]:
    """Yield, as warnings, what a typed state asks for and is not there; nothing for a state that stays."""
    if not isinstance(record, Consultation) or record.state in {None, ConsultationState.DRAFT}:
        return
    if str(record.state) == before:
        return
    for problem in blocking(states.problems_before(record, str(record.state), around)):
        sentence = Sentence("The step to this state asks for more: {problem}", problem=problem.sentence)
        yield Problem(problem.field or "state", sentence, Severity.WARNING)
