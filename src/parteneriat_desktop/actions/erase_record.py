"""Erase personal data of a record, for good, in every copy (GDPR art. 17).

Rules of this module (``journal.erasure``):

1. What is private to the institution is erased whole. Of what is shared, only fields that were named
   are erased, in every change of them; what else those changes said is said again in a new one.
2. Only changes of this institution are erased. Whoever else wrote the same field is named: only they
   can erase what they wrote.
3. The erasure is sealed at once with the institution's key; it goes to others with the next bundle and
   is applied there. It cannot be taken back.
4. Drafts, the search index, the pages of the database and the copies of bundles are cleaned in the same
   go (``cleaning``). Backups made before still hold the data until they are rotated out or removed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import cleaning
from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.sealing import seal_all
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.errors import Counted, RefusedError, Sentence
from parteneriat_desktop.journal import editing
from parteneriat_desktop.journal.change import DELETED
from parteneriat_desktop.journal.erasure import ERASURE, erase
from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.records.registers import gather, spread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.journal.survivors import Fold
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.sync.signing import Signer


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased: changes, copies of bundles that were removed, older backups that still hold it.

    ``left`` names the institutions that wrote the same fields and have to erase them themselves.
    """

    changes: int
    copies: int
    backups: int
    left: tuple[str, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What was done and who else has something to do, as a person reads it; backups are told apart."""
        found: list[Sentence] = [
            Counted("{count} change was erased for good.", "{count} changes were erased for good.", self.changes)
        ]
        if self.copies:
            found.append(
                Counted(
                    "{count} copy of a bundle was removed because it held it.",
                    "{count} copies of bundles were removed because they held it.",
                    self.copies,
                )
            )
        if self.left:
            names = ", ".join(self.left)
            found.append(Sentence("{names} wrote the same field and must erase what they wrote.", names=names))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be erased of one record in one scope: own changes, and the writers of others' changes."""

    scope: str
    own: tuple[Change, ...]
    others: frozenset[str]


def erase_record(
    workspace: Workspace, name: str, record: str, fields: Collection[str], passphrase: str | None
) -> Erased:
    """Erase the private data of a record and the named shared fields.

    Raises ``RefusedError`` where there is nothing to erase (``nothing-to-erase``), only others wrote it
    (``others-wrote-it``), a field is unknown (``unknown-field``) or in conflict (``open-conflict``), and
    when the key does not open.
    """
    kind = known_entity(name)
    known_row(workspace, name, record)
    _check_fields(kind, fields)
    found = [find(workspace, kind, scope, record, fields) for scope in workspace.store.scopes(name, record)]
    _check_found(workspace, found)
    signer = workspace.keys.unlock(passphrase)
    changes = erase_all(workspace, [(kind, record, one, fields) for one in found], signer)
    others = {writer for one in found for writer in one.others}
    return Erased(
        changes=changes,
        copies=cleaning.clean(workspace.paths, workspace.store, workspace.profile.language),
        backups=len(cleaning.older_backups(workspace.paths)),
        left=tuple(sorted({_name_of(workspace, writer) for writer in others})),
    )


def erase_all(
    workspace: Workspace,
    found: Iterable[tuple[type[Record], str, Found, Collection[str]]],
    signer: Signer,
) -> int:
    """Erase what was found in records, in one transaction; return how many changes were erased."""
    erased: list[Change] = []
    try:
        with workspace.store.writing():
            for kind, record, one, fields in found:
                workspace.store.drop_draft(kind.ENTITY, record)
                erased += _erase(workspace, kind, record, one, fields)
            seal_all(workspace, signer)
            cleaning.note(workspace.store, erased)
    except BaseException:
        workspace.forget_serial()
        raise
    return len(erased)


def _check_fields(kind: type[Record], fields: Collection[str]) -> None:
    """Refuse a field that this kind of record does not have."""
    for name in fields:
        if kind.field(name) is None:
            raise RefusedError(
                Sentence("“{entity}” has no field called “{name}”.", entity=kind.ENTITY, name=name[:60]),
                Sentence("Use one of: {names}.", names=", ".join(found.name for found in kind.fields())),
                code="unknown-field",
            )


def find(workspace: Workspace, kind: type[Record], scope: str, record: str, fields: Collection[str]) -> Found:
    """Find what is to be erased of a record in a scope (rules 1 and 2)."""
    history = workspace.store.changes(scope, kind.ENTITY, record).values()
    names = {kind.register_of(name) for name in fields}
    touched = [
        change
        for change in history
        if not change.erased and (scope == PRIVATE or not change.values.keys().isdisjoint(names))
    ]
    own = tuple(change for change in touched if change.writer in workspace.own_writers)
    others = frozenset(change.writer for change in touched if change.writer not in workspace.own_writers)
    _check_conflicts(kind, workspace.store.fold(scope, kind.ENTITY, record), own, names)
    return Found(scope, own, others)


def _check_conflicts(kind: type[Record], now: Fold, own: Iterable[Change], names: Collection[str]) -> None:
    """Refuse to erase a change that also competes in an open conflict of another field: it would decide it."""
    beside = {name for change in own for name in change.values} - set(names)
    for name in sorted(beside & now.conflicts.keys()):
        declared = kind.field(name)
        words = Sentence(declared.facts.label) if declared is not None else name
        raise RefusedError(
            Sentence("“{field}” of this record is in conflict, and what is to be erased is part of it.", field=words),
            Sentence("Decide the conflict first, then erase."),
            code="open-conflict",
        )


def _check_found(workspace: Workspace, found: Collection[Found]) -> None:
    """Refuse where there is nothing of this institution to erase."""
    if any(one.own for one in found):
        return
    others = sorted({_name_of(workspace, writer) for one in found for writer in one.others})
    if others:
        raise RefusedError(
            Sentence("Only {names} wrote what is to be erased.", names=", ".join(others)),
            Sentence("Ask them to erase it; their erasure is applied here when their next bundle is imported."),
            code="others-wrote-it",
        )
    raise RefusedError(
        Sentence("There is nothing to erase in this record."),
        Sentence("Private fields are erased by themselves; name a shared field that holds personal data."),
        code="nothing-to-erase",
    )


def _erase(
    workspace: Workspace, kind: type[Record], record: str, found: Found, fields: Collection[str]
) -> tuple[Change, ...]:
    """Write the erasure in one scope; what is private is blanked here and now."""
    edit = erase(found.own, {name for change in found.own for name in change.values})
    if edit is None:
        return ()
    moment = workspace.clock.moment()
    if found.scope == PRIVATE:
        workspace.store.blank(PRIVATE, [change.id for change in found.own])
    else:
        _say_again(workspace, kind, record, found, fields)
    workspace.append(found.scope, ERASURE, workspace.new_record_id(), edit, moment)
    return found.own


def _say_again(workspace: Workspace, kind: type[Record], record: str, found: Found, fields: Collection[str]) -> None:
    """Write anew what erased changes said beside the erased fields, as far as it still holds (rule 1)."""
    now = workspace.store.fold(found.scope, kind.ENTITY, record)
    if now.deleted:
        return
    erased = {change.id for change in found.own}
    held = {name for name, ids in now.survivors.items() if erased & set(ids)} - {DELETED}
    values = _without(kind, now.values, fields)
    kept = {name: values[name] for name in held if values.get(name) is not None}
    if kept:
        edit = editing.renew(now, kept)
        workspace.append(found.scope, kind.ENTITY, record, edit, workspace.clock.moment())


def _without(kind: type[Record], values: Mapping[str, Wire], fields: Collection[str]) -> dict[str, Wire]:
    """Return the journal values of a record without some of its fields; a register keeps its other members."""
    rest = {name: wire for name, wire in spread(kind, values).items() if name not in fields}
    return gather(kind, rest)


def _name_of(workspace: Workspace, writer: str) -> str:
    """Return the institution of a writer, or the start of its id."""
    owner = trust_list(workspace).by_writer(writer)
    return owner.name if owner else writer[:8]
