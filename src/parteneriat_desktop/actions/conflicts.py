"""Conflicts: fields with several values that nobody has compared yet, and their resolution.

A resolution is an ordinary save that names all surviving values; it travels like any other change.
Until then one value is displayed and none is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.links import wrong_links
from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.errors import InvalidDataError, RefusedError, Sentence
from parteneriat_desktop.journal import editing
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.registers import gather, spread
from parteneriat_desktop.records.values import decode_boolean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.conflicts import Conflict

DELETION = "_del"


def conflicts(workspace: Workspace) -> Sequence[Conflict]:
    """List every open conflict with its competing values."""
    return workspace.store.conflicts()


def find_conflict(workspace: Workspace, name: str, record: str, field: str) -> Conflict:
    """Return the open conflict of a field or of the register that the field belongs to."""
    kind = known_entity(name)
    known_row(workspace, name, record)
    wanted = kind.register_of(field)
    for conflict in workspace.store.conflicts():
        if (conflict.entity, conflict.record, conflict.field) == (name, record, wanted):
            return conflict
    raise RefusedError(
        Sentence("There is no conflict to resolve on “{field}” of this record.", field=field[:60]),
        Sentence("Look at the list of conflicts; somebody may have resolved it already."),
        code="no-conflict",
    )


def take(workspace: Workspace, name: str, record: str, field: str, change: str) -> None:
    """Resolve a conflict with one of the competing values, named by its change."""
    conflict = find_conflict(workspace, name, record, field)
    chosen = next((value for value in conflict.values if value.change == change), None)
    if chosen is None:
        raise RefusedError(
            Sentence("The change {change} is not one of the competing values.", change=change[:60]),
            Sentence("Copy the identifier of a change from the list of conflicts."),
            code="unknown-change",
        )
    _resolve(workspace, conflict, chosen.value)


def decide(workspace: Workspace, name: str, record: str, field: str, value: Wire) -> None:
    """Resolve a conflict with a value of one's own; it is checked like any typed value."""
    conflict = find_conflict(workspace, name, record, field)
    kind = known_entity(name)
    _resolve(workspace, conflict, _checked(workspace, kind, conflict, value))


def _checked(workspace: Workspace, kind: type[Record], conflict: Conflict, value: Wire) -> Wire:
    """Return the canonical form of a typed value of a field or register, or refuse it with problems.

    What a newer version keeps in a register beside the members known here stays as it is displayed.
    """
    field = conflict.field
    if field == DELETION:
        answer = decode_boolean(value, None)
        if isinstance(answer, Sentence):
            raise _invalid([Problem(field, answer)])
        return answer
    given = value if field in kind.REGISTERS and isinstance(value, dict) else {field: value}
    accepted = kind.accept(given, workspace.country)
    problems = [*accepted.problems, *wrong_links(kind, accepted.values, conflict.scope, workspace)]
    if problems:
        raise _invalid(problems)
    unknown = {name: kept for name, kept in _displayed(kind, conflict).items() if kind.field(name) is None}
    return gather(kind, unknown | kind.canonical(accepted.values, workspace.country)).get(field)


def _displayed(kind: type[Record], conflict: Conflict) -> dict[str, Wire]:
    """Return the displayed value of a register by its members; nothing for a field of its own."""
    shown = conflict.values[0].value
    return spread(kind, {conflict.field: shown}) if conflict.field in kind.REGISTERS and isinstance(shown, dict) else {}


def _invalid(problems: list[Problem]) -> InvalidDataError:
    """Return the refusal of a typed value, with what is wrong with it."""
    return InvalidDataError(
        Sentence("This value cannot be stored."),
        Sentence("Correct it as listed, then resolve the conflict again."),
        code="invalid-value",
        problems=problems,
    )


def _resolve(workspace: Workspace, conflict: Conflict, value: Wire) -> None:
    """Write the resolution."""
    moment = workspace.clock.moment()
    fold = workspace.store.fold(conflict.scope, conflict.entity, conflict.record)
    edit = editing.resolve(fold, conflict.field, value)
    if edit is None:
        return
    try:
        with workspace.store.writing():
            workspace.append(conflict.scope, conflict.entity, conflict.record, edit, moment)
    except BaseException:
        workspace.forget_serial()
        raise
