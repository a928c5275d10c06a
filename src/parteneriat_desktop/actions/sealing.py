"""Seal what was written here: the unsealed changes of every own writer become signed segments.

The private scope is never sealed, because it never leaves the institution. A segment holds at most
10,000 changes, and no more bytes than one part for e-mail carries: what is sealed stays sealed, so a
segment too large for a bundle could never be sent. Erasures stand in segments of their own, which are
small: they travel along with every line that they blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.identity import APP
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.journal.erasure import ERASURE
from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.journal.segment import MOST_CHANGES, Seal, seal
from parteneriat_desktop.records.catalogue import SCHEMA
from parteneriat_desktop.store.receiving import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.segment import Header, Waiting
    from parteneriat_desktop.sync.signing import Signer

#: Bytes of the lines of one segment, well below what a part for e-mail carries even where nothing can be deflated.
MOST_BYTES = 5_000_000
ERASING = f'{{"e":"{ERASURE}",'.encode()


def seal_all(workspace: Workspace, signer: Signer) -> int:
    """Seal every unsealed change in one transaction and return how many segments were made."""
    made = 0
    known = Known(owners=trust_list(workspace).owners)
    with workspace.store.writing():
        for writer in workspace.own_writers:
            for scope, changes in workspace.store.unsealed(writer).items():
                if scope != PRIVATE:
                    made += _seal_scope(workspace, signer, scope, changes, known)
    return made


def unsealed_count(workspace: Workspace) -> int:
    """Return how many shared changes were not sealed, and so never sent, so far."""
    return sum(
        count
        for writer in workspace.own_writers
        for scope, count in workspace.store.count_unsealed(writer).items()
        if scope != PRIVATE
    )


def _seal_scope(workspace: Workspace, signer: Signer, scope: str, changes: list[Waiting], known: Known) -> int:
    """Seal the changes of one writer in one scope, at most 10,000 a segment."""
    writer = changes[0].writer
    chain = [header for header in workspace.store.headers(scope) if header.writer == writer]
    previous: Header | None = max(chain, key=lambda header: (header.number, header.hash), default=None)
    runs = list(_runs(changes))
    for run in runs:
        unsigned = seal(run, scope, previous, Seal(SCHEMA, APP, signer.key_id))
        workspace.store.add_segment(unsigned.signed(signer.sign(unsigned.header.line)), unsigned.ids, known)
        previous = unsigned.header
    return len(runs)


def _runs(changes: list[Waiting]) -> Iterator[list[Waiting]]:
    """Yield the changes in their order, in runs within ``MOST_CHANGES`` and ``MOST_BYTES``, erasures apart."""
    run: list[Waiting] = []
    size = 0
    for change in changes:
        full = len(run) == MOST_CHANGES or size + len(change.line) > MOST_BYTES
        if run and (full or _erases(change) != _erases(run[-1])):
            yield run
            run, size = [], 0
        run.append(change)
        size += len(change.line)
    yield run


def _erases(change: Waiting) -> bool:
    """Say whether a change is an erasure, by how its line begins."""
    return change.line.startswith(ERASING)
