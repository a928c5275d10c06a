"""Days that one institution has entered as off and as worked, as they come together by an import.

Nothing is refused: both entries are what somebody knew. Until one of them is corrected the day counts as a day off
(``countries.working_days``), and whoever receives the second entry is told so. What two institutions enter about
the same day is no contradiction, for each entry holds for the institution that made it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.extra_day import ExtraDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.sync.trust import TrustList


def contradicting_days(workspace: Workspace, records: Iterable[tuple[str, str, str]]) -> Iterator[Sentence]:
    """Yield a sentence for each day that the given records, by scope, entity and id, make contradict another entry."""
    touched = [record for _scope, entity, record in records if entity == ExtraDay.ENTITY]
    if not touched:
        return
    trust = trust_list(workspace)
    told: set[str] = set()
    for record in touched:
        entered = workspace.find(ExtraDay.ENTITY, record)
        if not isinstance(entered, ExtraDay):
            continue
        makers = _makers(workspace, trust, record)
        for other in entered.opposites(workspace):
            if str(other.day) not in told and makers & _makers(workspace, trust, other.id):
                told.add(str(other.day))
                yield Sentence(
                    "{day} is entered as “{kind}” ({reason}) and as “{other}” ({why}). It counts as a day off until "
                    "one of the two entries is corrected or deleted.",
                    day=other.day,
                    kind=entered.kind,
                    reason=entered.reason,
                    other=other.kind,
                    why=other.reason,
                )


def _makers(workspace: Workspace, trust: TrustList, record: str) -> set[str]:
    """Return who wrote a record: this institution as one, others by the key that they have now."""
    row = workspace.store.row(ExtraDay.ENTITY, record)
    changes = workspace.store.changes(row.scope, row.entity, record).values() if row is not None else ()
    writers = {change.writer for change in changes}
    return {
        "" if writer in workspace.own_writers else min(trust.lineage(trust.writers.get(writer, writer)))
        for writer in writers
    }
