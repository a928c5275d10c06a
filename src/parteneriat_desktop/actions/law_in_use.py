"""The law that holds in a workspace: its legal pack and its own days off and working days.

Rules of this module:

1. A pack kept in the workspace holds while it is of the workspace's country, newer than the shipped one and
   readable by this program; otherwise the shipped one does.
2. Only days that this institution entered change its terms. Those of others, which arrive in their bundles,
   hold for the others.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parteneriat_desktop.countries import legal_reading
from parteneriat_desktop.countries.law import Law
from parteneriat_desktop.countries.working_days import ExtraDay, WorkingDays, own_days
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.records import extra_day
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parteneriat_desktop.countries.legal_pack import LegalPack
    from parteneriat_desktop.store.store import Store

#: Setting that holds the text of a newer pack.
KEPT = "legal_pack"


def law(store: Store, country: str, writers: Sequence[str]) -> Law:
    """Return the law of a country with the own days that one of the writers entered."""
    return Law(pack(store, country), WorkingDays(country, own_days(_entered(store, writers))))


def pack(store: Store, country: str) -> LegalPack:
    """Return the pack in use."""
    shipped, kept = legal_reading.shipped(country), _kept(store.setting(KEPT))
    return kept if kept is not None and kept.country == country and kept.version > shipped.version else shipped


@lru_cache(maxsize=4)
def _kept(text: str) -> LegalPack | None:
    """Return the pack kept in the workspace, or None where there is none that this program understands."""
    try:
        return legal_reading.read(text) if text else None
    except RefusedError:
        return None


def _entered(store: Store, writers: Sequence[str]) -> Iterator[ExtraDay]:
    """Yield the complete own days that this institution entered or corrected."""
    for row in store.rows(Query(extra_day.ExtraDay.ENTITY)):
        found = extra_day.ExtraDay.read(row.id, row.fields)
        if found.day is None or found.kind is None:
            continue
        changes = store.changes(row.scope, row.entity, row.id).values()
        if any(change.writer in writers for change in changes):
            yield ExtraDay(found.day, found.kind is extra_day.ExtraDayKind.WORKING, found.reason or "")
