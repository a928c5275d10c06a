"""Numbers that the program itself gives when a record is made.

The register of proposals numbers its entries ``n/year`` within one consultation (Law 52/2003,
art. 7(5)); it is the program's own number, never the one of the registry office. Two computers that
number offline may give one number twice; a list of duplicates is kept rather than a false
uniqueness. The number of a deleted entry is not given again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire


def assign(kind: type[Record], values: Mapping[str, Wire], workspace: Workspace) -> dict[str, Wire]:
    """Return the assigned fields of a new record."""
    if kind.NUMBERED is None:
        return {}
    link, number = kind.NUMBERED
    received = values.get("received_on")
    year = received[:4] if isinstance(received, str) else str(workspace.today.year)
    above = values.get(link)
    highest = workspace.store.highest_number(kind.ENTITY, above, year) if isinstance(above, str) else 0
    return {number: f"{highest + 1}/{year}"}
