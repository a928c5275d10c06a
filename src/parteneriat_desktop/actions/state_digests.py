"""Whether two workspaces that hold the same changes show the same records.

Rules of this module (exchange.md 1.2, state digest):

1. The digest of a dossier is compared with that of the sender only where both hold exactly the same
   segments of it, nothing is unsealed here, and both speak the same version of the records. Then the
   digests are equal, or one of the two programs is wrong: people are told.
2. The common scope is never compared: each institution sees another part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.journal.scope import COMMON
from parteneriat_desktop.records.catalogue import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.segment import Header
    from parteneriat_desktop.sync.description import Description
    from parteneriat_desktop.sync.receipt import Held


def diverged(workspace: Workspace, description: Description) -> list[str]:
    """Return the dossiers (scopes) that show other records at the sender although nothing is missing on either side."""
    if description.schema != SCHEMA or description.receipt is None:
        return []
    comparable = _comparable(workspace, description.receipt.held, set(description.have))
    scopes = [scope for scope in comparable if scope in description.state]
    digests = workspace.store.digests(scopes)
    return [scope for scope in scopes if digests[scope] != description.state[scope]]


def sentence(workspace: Workspace, scope: str, sender: str) -> Sentence:
    """Say that a dossier shows other records at its sender."""
    partnership = workspace.find("partnership", scope.partition("/")[2])
    return Sentence(
        "“{dossier}” shows other records at {sender} although both have the same changes. Tell whoever supports "
        "the program; nothing is lost.",
        dossier=scope if partnership is None else title(partnership),
        sender=sender,
    )


def _comparable(workspace: Workspace, held: Mapping[str, Held], have: set[str]) -> list[str]:
    """Return the dossiers of which sender and receiver hold exactly the same segments (rule 1)."""
    chains: dict[str, list[Header]] = {scope: [] for scope in held if scope != COMMON}
    for header in workspace.store.headers():
        if header.scope in chains:
            chains[header.scope].append(header)
    waiting = {scope for writer in workspace.own_writers for scope in workspace.store.count_unsealed(writer)}
    return [
        scope
        for scope, headers in chains.items()
        if scope not in waiting
        and len(headers) == held[scope].segments
        and not exchange.gaps(headers)
        and have.issuperset(exchange.heads(headers))
    ]
