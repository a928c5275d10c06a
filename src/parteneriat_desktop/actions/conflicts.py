"""Conflicts: fields with several values that nobody has compared yet, and their resolution.

A resolution is an ordinary save that names all surviving values; it travels like any other change.
Until then one value is displayed and none is lost. Several decisions about one record are one change, so
they are taken back together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.links import wrong_links
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.errors import InvalidDataError, RefusedError, Sentence
from parteneriat_desktop.journal import editing, exchange
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


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one field: the change whose value it takes, or a value of its own."""

    entity: str
    record: str
    field: str
    change: str = ""
    value: Wire = None


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
    settle(workspace, [Decision(name, record, field, change)])


def decide(workspace: Workspace, name: str, record: str, field: str, value: Wire) -> None:
    """Resolve a conflict with a value of one's own; it is checked like any typed value."""
    settle(workspace, [Decision(name, record, field, value=value)])


def _competing(conflict: Conflict, change: str) -> Wire:
    """Return the competing value that a change gives."""
    for value in conflict.values:
        if value.change == change:
            return value.value
    raise RefusedError(
        Sentence("The change {change} is not one of the competing values.", change=change[:60]),
        Sentence("Copy the identifier of a change from the list of conflicts."),
        code="unknown-change",
    )


def settle(workspace: Workspace, decisions: Sequence[Decision]) -> list[tuple[str, str]]:
    """Resolve several conflicts at once, all or none; return the records that were changed.

    Raises what ``take`` and ``decide`` raise for each of them.
    """
    chosen: dict[tuple[str, str, str], dict[str, Wire]] = {}
    for one in decisions:
        conflict = find_conflict(workspace, one.entity, one.record, one.field)
        value = _competing(conflict, one.change) if one.change else _decided(workspace, conflict, one.value)
        chosen.setdefault((conflict.scope, one.entity, one.record), {})[conflict.field] = value
    moment = workspace.clock.moment()
    try:
        with workspace.store.writing():
            for (scope, name, record), values in chosen.items():
                edit = editing.resolve_all(workspace.store.fold(scope, name, record), values)
                if edit is not None:
                    workspace.append(scope, name, record, edit, moment)
    except BaseException:
        workspace.forget_serial()
        raise
    return [(name, record) for _scope, name, record in chosen]


def waiting_for(workspace: Workspace, conflict: Conflict) -> Sentence | None:
    """Say which missing package may dissolve a conflict; None for one that stays until a person decides."""
    if conflict.sure:
        return None
    missing = exchange.gaps(workspace.store.headers(conflict.scope))
    if not missing:
        return Sentence("It may vanish when a missing package arrives.")
    owner = trust_list(workspace).by_writer(missing[0].writer)
    return Sentence(
        "It may vanish when package {number} of {sender} arrives.",
        number=missing[0].number,
        sender=missing[0].writer[:8] if owner is None else owner.name,
    )


def _decided(workspace: Workspace, conflict: Conflict, value: Wire) -> Wire:
    """Return the canonical form of a value of one's own."""
    return _checked(workspace, known_entity(conflict.entity), conflict, value)


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
