"""Finalise a record: run the checks of its next state and, when they pass, enter it.

A record without states is only checked. Warnings never block. What is missing is listed field by
field; nothing is changed until everything mandatory is there. What a step settles (the terms of the law that
hold then) is written in the same change as the state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.save_record import write
from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.records import states
from parteneriat_desktop.records.problems import Problem, blocking

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finalised:
    """The state reached, or the problems that keep the record where it is; the code of the document to make."""

    state: str | None
    problems: list[Problem]
    document: str | None = None


def finalise(workspace: Workspace, name: str, record: str, to: str | None = None) -> Finalised:
    """Check a record for its next state, or for the state named, and enter that state.

    Raises ``RefusedError`` when the record is unknown or deleted, or when no such state follows.
    """
    kind = known_entity(name)
    row = known_row(workspace, name, record)
    if row.deleted:
        raise RefusedError(
            Sentence("This record is deleted."),
            Sentence("Bring it back first (undo), then finalise it."),
            code="deleted",
        )
    typed = kind.read(row.id, row.fields)
    target = to or states.next_state(typed)
    if target is None:
        problems = [*typed.missing(), *typed.problems(workspace)]
        return Finalised(None, problems, None if blocking(problems) else states.produced(typed, None))
    if target not in states.following(typed):
        raise RefusedError(
            Sentence("From its present state this record cannot go to “{state}”.", state=target[:60]),
            Sentence("Possible next states: {states}.", states=", ".join(states.following(typed)) or "–"),
            code="no-such-step",
        )
    problems = list(states.problems_before(typed, target, workspace))
    if not blocking(problems):
        write(workspace, kind, row.id, row.scope, dict(row.fields), states.settled(typed, target, workspace))
        return Finalised(target, problems, states.produced(typed, target))
    return Finalised(None, problems)
