"""Delete a record, bring it back, take back its last change; what was issued stands.

Each is an ordinary change in the journal, so each can itself be taken back, and an edit made
elsewhere at the same time is never lost: it keeps the record visible until a person decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal import editing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.editing import Edit
    from parteneriat_desktop.store.query import Row


def known_row(workspace: Workspace, name: str, record: str) -> Row:
    """Return the stored row of a record, deleted or not, or refuse."""
    known_entity(name)
    row = workspace.store.row(name, record)
    if row is None:
        raise RefusedError(
            Sentence("No “{name}” with the identifier {record} is known here.", name=name, record=record[:60]),
            Sentence("Copy the identifier from the list; a record of another institution may still have to arrive."),
            code="unknown-record",
        )
    return row


def delete(workspace: Workspace, name: str, record: str) -> None:
    """Hide a record everywhere; its history stays."""
    row = known_row(workspace, name, record)
    if row.deleted:
        raise _nothing(Sentence("This record is already deleted."))
    _refuse_standing(row)
    _write(
        workspace,
        name,
        record,
        workspace.store.scopes(name, record),
        lambda scope: editing.delete(workspace.store.fold(scope, name, record)),
    )


def undelete(workspace: Workspace, name: str, record: str) -> None:
    """Show a deleted record again."""
    if not known_row(workspace, name, record).deleted:
        raise _nothing(Sentence("This record is not deleted."))
    _write(
        workspace,
        name,
        record,
        workspace.store.scopes(name, record),
        lambda scope: editing.undelete(workspace.store.fold(scope, name, record)),
    )


def undo(workspace: Workspace, name: str, record: str) -> None:
    """Take back the last change of a record: what stood there before becomes a new change."""
    _refuse_standing(known_row(workspace, name, record))
    latest = {
        scope: max(change.time for change in workspace.store.changes(scope, name, record).values())
        for scope in workspace.store.scopes(name, record)
    }
    last = max(latest.values())
    scopes = [scope for scope, moment in latest.items() if moment == last]
    _write(
        workspace,
        name,
        record,
        scopes,
        lambda scope: editing.undo(
            workspace.store.changes(scope, name, record), workspace.store.fold(scope, name, record)
        ),
    )


def _refuse_standing(row: Row) -> None:
    """Refuse to delete or take back what was issued and stands."""
    typed = known_entity(row.entity).read(row.id, row.fields)
    sentence = None if row.deleted else typed.stands()
    if sentence is not None:
        raise RefusedError(
            sentence,
            Sentence("If it is wrong, return it with the reason: it becomes a draft again and is issued anew."),
            code="issued",
        )


def _write(
    workspace: Workspace,
    name: str,
    record: str,
    scopes: Sequence[str],
    making: Callable[[str], Edit | None],
) -> None:
    """Write one change in each scope that has something to change, in one transaction."""
    moment = workspace.clock.moment()
    edits = {scope: edit for scope in scopes if (edit := making(scope)) is not None}
    if not edits:
        raise _nothing(Sentence("There is nothing to take back here."))
    try:
        with workspace.store.writing():
            for scope, edit in edits.items():
                workspace.append(scope, name, record, edit, moment)
    except BaseException:
        workspace.forget_serial()
        raise


def _nothing(sentence: Sentence) -> RefusedError:
    """Return the refusal of an action that would change nothing."""
    return RefusedError(
        sentence, Sentence("Look at the history of the record to see what was changed."), code="nothing-to-do"
    )
