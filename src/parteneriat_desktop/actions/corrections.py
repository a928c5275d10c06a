"""Return a record with reasons, answer, accept: requests for correction as ordinary changes of their dossier.

Rules of this module:

1. A request is a record of the dossier that it is about, so it reaches all its parties. What stands in the
   common scope is returned in a dossier that is named, because common records reach everybody.
2. It names the package that it answers: the last one that came from whoever changed the record last.
3. A request counts as returned to its receiver while it is open; an answer waits for whoever asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.errors import InvalidDataError, RefusedError, Sentence
from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.correction_request import CorrectionRequest, CorrectionState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.query import Row
    from parteneriat_desktop.sync.trust import Institution, TrustList

ENTITY = CorrectionRequest.ENTITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is returned and why; a partnership is named where the record stands in no dossier."""

    entity: str
    record: str
    field: str = ""
    reason: str
    due_on: date | None = None
    partnership: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A request as a person reads it: its record, who asked (empty: this institution), what it is about."""

    request: CorrectionRequest
    asked_by: str
    about: str

    @property
    def own(self) -> bool:
        """Whether this institution asked."""
        return not self.asked_by

    @property
    def waits(self) -> bool:
        """Whether it is this institution's turn: to answer, or to settle what was answered."""
        return self.is_open or (self.own and self.request.state is CorrectionState.ANSWERED)

    @property
    def is_open(self) -> bool:
        """Whether this institution is asked and nobody answered yet."""
        return not self.own and self.request.state is CorrectionState.OPEN


def ask(workspace: Workspace, asked: Asked) -> str:
    """Return a record with a reason; return the id of the request.

    Raises ``RefusedError``: the record is unknown (unknown-record), the field is none of it (unknown-field), no
    reason is given (no-reason), it stands in no dossier and none is named (no-dossier); ``InvalidDataError`` where the
    reason cannot be stored.
    """
    row = known_row(workspace, asked.entity, asked.record)
    kind = entity(asked.entity)
    if asked.field and (kind is None or kind.field(asked.field) is None):
        raise RefusedError(
            Sentence("There is no field “{name}” in this record.", name=asked.field[:60]),
            Sentence("Leave the field out, or copy its name from the record."),
            code="unknown-field",
        )
    if not asked.reason.strip():
        raise RefusedError(
            Sentence("A request for correction without a reason helps nobody."),
            Sentence("Write what is wrong, and what is asked for."),
            code="no-reason",
        )
    partnership = asked.partnership or row.scope.partition("/")[2]
    if row.scope == PRIVATE or not partnership:
        raise RefusedError(
            Sentence("This record belongs to no partnership, so a request about it would reach nobody or everybody."),
            Sentence("Name the partnership in which the correction is asked for."),
            code="no-dossier",
        )
    fields: dict[str, Wire] = {
        "partnership": partnership,
        "reason": asked.reason,
        "about_kind": asked.entity,
        "about_record": asked.record,
        "about_field": asked.field or None,
        "package_number": _package_number(workspace, row),
        "asked_on": workspace.today.isoformat(),
        "due_on": None if asked.due_on is None else asked.due_on.isoformat(),
        "state": CorrectionState.OPEN.value,
    }
    return _saved(workspace, fields, None)


def answer(workspace: Workspace, record: str, words: str) -> None:
    """Say what was corrected, or why it stays as it is.

    Raises ``RefusedError``: nothing is said (no-answer), the request is not open (no-such-step).
    """
    if not words.strip():
        raise RefusedError(
            Sentence("An answer without words helps nobody."),
            Sentence("Write what was corrected, or why it stays."),
            code="no-answer",
        )
    _settle(workspace, record, CorrectionState.ANSWERED, (CorrectionState.OPEN,), words)


def accept(workspace: Workspace, record: str) -> None:
    """Settle a request: what was asked is done."""
    _settle(workspace, record, CorrectionState.ACCEPTED, (CorrectionState.OPEN, CorrectionState.ANSWERED))


def ask_again(workspace: Workspace, record: str) -> None:
    """Open a request again whose answer did not settle it."""
    _settle(workspace, record, CorrectionState.OPEN, (CorrectionState.ANSWERED, CorrectionState.ACCEPTED))


def withdraw(workspace: Workspace, record: str) -> None:
    """Take a request back: it was a mistake."""
    _settle(workspace, record, CorrectionState.WITHDRAWN, (CorrectionState.OPEN, CorrectionState.ANSWERED))


def corrections(workspace: Workspace) -> list[Correction]:
    """Return every request, the latest first."""
    trusted = trust_list(workspace)
    found = [_correction(workspace, cast("CorrectionRequest", one), trusted) for one in workspace.all(ENTITY)]
    return sorted(found, key=lambda one: (str(one.request.asked_on or ""), one.request.id), reverse=True)


def waiting(workspace: Workspace) -> int:
    """Return how many requests wait for this institution."""
    return sum(one.waits for one in corrections(workspace))


def returned(workspace: Workspace) -> dict[tuple[str, int], list[Correction]]:
    """Return the open requests of others by the fingerprint of who asked and the number of the package."""
    trusted = trust_list(workspace)
    found: dict[tuple[str, int], list[Correction]] = {}
    for one in corrections(workspace):
        number = one.request.package_number
        if not one.is_open or number is None:
            continue
        owner = trusted.by_writer(_author(workspace, one.request.id))
        if owner is not None:
            found.setdefault((owner.fingerprint, number), []).append(one)
    return found


def unsettled(workspace: Workspace) -> dict[str, int]:
    """Return how many own requests are open, by the fingerprint of whoever changed the record in question last."""
    trusted = trust_list(workspace)
    found: dict[str, int] = {}
    for one in corrections(workspace):
        request = one.request
        row = workspace.store.row(request.about_kind or "", request.about_record or "") if one.own else None
        if row is None or request.state is not CorrectionState.OPEN:
            continue
        owner = _last_owner(workspace, row, trusted)
        if owner is not None:
            found[owner.fingerprint] = found.get(owner.fingerprint, 0) + 1
    return found


def _correction(workspace: Workspace, request: CorrectionRequest, trusted: TrustList) -> Correction:
    """Return a request with who asked and the title of what it is about."""
    writer = _author(workspace, request.id)
    owner = trusted.by_writer(writer)
    asked_by = "" if writer in workspace.own_writers else owner.name if owner is not None else writer[:8]
    kind = request.about_kind or ""
    about = workspace.find(kind, request.about_record or "") if entity(kind) is not None else None
    return Correction(request, asked_by, "" if about is None else title(about))


def _author(workspace: Workspace, record: str) -> str:
    """Return the writer of the first change of a request that is here."""
    row = known_row(workspace, ENTITY, record)
    return next(iter(workspace.store.changes(row.scope, ENTITY, record).values())).writer


def _last_owner(workspace: Workspace, row: Row, trusted: TrustList) -> Institution | None:
    """Return which other institution changed a record last."""
    changes = list(workspace.store.changes(row.scope, row.entity, row.id).values())
    theirs = [change for change in changes if change.writer not in workspace.own_writers]
    return trusted.by_writer(theirs[-1].writer) if theirs else None


def _package_number(workspace: Workspace, row: Row) -> int | None:
    """Return the number of the last package that came from whoever changed a record last (rule 2)."""
    owner = _last_owner(workspace, row, trust_list(workspace))
    if owner is None:
        return None
    received = [found for found in workspace.store.bundles() if found.direction == "received"]
    return max((found.sequence for found in received if found.peer == owner.fingerprint), default=None)


def _settle(
    workspace: Workspace, record: str, to: CorrectionState, before: tuple[CorrectionState, ...], words: str = ""
) -> None:
    """Change the state of a request, from one of some states."""
    row = known_row(workspace, ENTITY, record)
    request = CorrectionRequest.read(row.id, row.fields)
    if row.deleted or request.state not in before:
        raise RefusedError(
            Sentence("This request for correction is settled already, or was not answered yet."),
            Sentence("Look at its state and history."),
            code="no-such-step",
        )
    fields: dict[str, Wire] = {"state": to.value}
    if to is CorrectionState.ANSWERED:
        fields |= {"answer": words, "answered_on": workspace.today.isoformat()}
    _saved(workspace, fields, record)


def _saved(workspace: Workspace, fields: Mapping[str, Wire], record: str | None) -> str:
    """Save a request, or refuse it with what is wrong."""
    saved = save(workspace, ENTITY, fields, record)
    if saved.id is None:
        raise InvalidDataError(
            Sentence("The request for correction cannot be stored."),
            Sentence("Correct it as listed, then try again."),
            code="invalid-value",
            problems=saved.problems,
        )
    return saved.id
