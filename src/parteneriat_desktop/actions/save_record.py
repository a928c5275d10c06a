"""Save what a person or a script typed about one record.

Rules of this module:

1. A save is durable when it returns, or it is refused with problems and nothing is changed.
2. Only problems that this save brings in refuse it: an older contradiction, come by a merge, does
   not keep a clerk from correcting another field.
3. The scope of a record is decided when it is made and never changes. Private fields are written
   as a companion change of the same record in the scope ``private``.
4. Only changed fields are written, each naming the changes whose value the person saw.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.assigned import assign
from parteneriat_desktop.actions.attach import take_files
from parteneriat_desktop.actions.links import wrong_links
from parteneriat_desktop.actions.record_id import is_record_id
from parteneriat_desktop.actions.scopes import home_scope
from parteneriat_desktop.actions.settings import keeps_photos_whole
from parteneriat_desktop.actions.typed_state import unguarded
from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal import editing
from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.records.problems import Problem, Severity, refusing
from parteneriat_desktop.records.registers import gather

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.query import Row


@dataclass(frozen=True, slots=True)
class Saved:
    """The record's id, or None when the save was refused, and the problems found."""

    id: str | None
    problems: list[Problem]
    changes: tuple[str, ...] = field(default=())


def save(workspace: Workspace, name: str, given: Mapping[str, Wire], record: str | None = None) -> Saved:
    """Save the given fields of a new or known record.

    A field given as null is emptied; a field not given stays as it is. An attached file may be
    given as ``{"path": FILE}``. Raises ``RefusedError`` for an unknown entity, an identifier of the
    wrong form or of another kind of record, and for a disk that does not take the change.
    """
    kind = known_entity(name)
    try:
        with workspace.store.writing():
            return _save(workspace, kind, given, record)
    except BaseException:
        workspace.forget_serial()
        raise


def _save(workspace: Workspace, kind: type[Record], given: Mapping[str, Wire], record: str | None) -> Saved:
    """Check and write inside one transaction: nothing changes between the check and the change."""
    row = _known_row(workspace, kind.ENTITY, record)
    files = take_files(kind, given, whole_photos=keeps_photos_whole(workspace))
    accepted = kind.accept(files.fields, workspace.country)
    before = row.fields if row is not None else {}
    values = kind.canonical(accepted.values, workspace.country, before)
    if row is None:
        values |= assign(kind, values, workspace)
    identifier = record or workspace.new_record_id()
    scope = row.scope if row is not None else home_scope(workspace, kind, identifier, values)
    homeless = [scope] if isinstance(scope, Problem) else []
    linked = wrong_links(kind, values, None if isinstance(scope, Problem) else scope, workspace)
    problems = [*files.problems, *accepted.problems, *linked]
    problems += [*_fresh_problems(workspace, kind, identifier, before, values), *homeless]
    problems += unguarded(workspace, kind.read(identifier, dict(before) | dict(values)), before.get("state"))
    if row is None and not _shows_something(kind, values):
        problems.append(Problem("", Sentence("Fill in at least one field that is not private; nobody could find it.")))
    if refusing(problems) or isinstance(scope, Problem):
        return Saved(None, problems)
    files.keep(workspace.attachments)
    changes = write(workspace, kind, identifier, scope, dict(before), values)
    return Saved(identifier, problems, changes)


def write(
    workspace: Workspace,
    kind: type[Record],
    record: str,
    scope: str,
    before: dict[str, Wire],
    values: Mapping[str, Wire],
) -> tuple[str, ...]:
    """Write checked values as at most two changes, in one transaction; return their ids."""
    merged = before | dict(values)
    private = _private(kind)
    moment = workspace.clock.moment()
    written: list[str] = []
    try:
        with workspace.store.writing():
            for target, names in ((scope, set(merged) - private), (PRIVATE, set(merged) & private)):
                touched = {kind.register_of(found) for found in names if found in values}
                journalled = gather(kind, {found: merged[found] for found in names})
                chosen = {found: journalled.get(found) for found in touched}
                if not chosen and (target == PRIVATE or before):
                    continue
                edit = editing.edit(workspace.store.fold(target, kind.ENTITY, record), chosen)
                if edit is not None:
                    written.append(workspace.append(target, kind.ENTITY, record, edit, moment).id)
    except BaseException:
        workspace.forget_serial()
        raise
    return tuple(written)


def _private(kind: type[Record]) -> frozenset[str]:
    """Return the names of the private fields of a kind."""
    return frozenset(found.name for found in kind.fields() if found.facts.private)


def _shows_something(kind: type[Record], values: Mapping[str, Wire]) -> bool:
    """Say whether any of the values of a new record may be shared: a record lives where those are."""
    private = _private(kind)
    return any(value is not None and name not in private for name, value in values.items())


def _known_row(workspace: Workspace, name: str, record: str | None) -> Row | None:
    """Return the stored row of a given identifier, refusing a wrong or foreign one."""
    if record is None:
        return None
    if not is_record_id(record):
        raise RefusedError(
            Sentence("“{record}” is not an identifier of a record.", record=record[:60]),
            Sentence("Leave the identifier out for a new record, or copy it from the list."),
            code="bad-identifier",
        )
    row = workspace.store.row(name, record)
    if row is None and workspace.store.knows(record):
        raise RefusedError(
            Sentence("The identifier {record} belongs to another kind of record.", record=record),
            Sentence("Leave the identifier out for a new record."),
            code="foreign-identifier",
        )
    return row


def _fresh_problems(
    workspace: Workspace,
    kind: type[Record],
    record: str,
    before: Mapping[str, Wire],
    values: Mapping[str, Wire],
) -> list[Problem]:
    """Check the whole record as it would be, leaving out what was already wrong with fields not touched now."""
    stood = kind.read(record, before)
    becomes = kind.read(record, dict(before) | dict(values))
    old = list(stood.problems(workspace)) if before else []
    new = [*becomes.problems(workspace), *(becomes.change_problems(stood, workspace) if before else ())]
    touched = {kind.register_of(name) for name in values}
    return [
        problem
        for problem in new
        if problem.severity is not Severity.MISSING
        and (problem not in old or kind.register_of(problem.field) in touched)
    ]
