"""Numbers that the program itself gives when a record is made.

The register of proposals numbers its entries ``n/year`` within one consultation (Law 52/2003,
art. 7(5)); it is the program's own number, never the one of the registry office. Two computers that
number offline may give one number twice; a list of duplicates is kept rather than a false
uniqueness.
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
    if "register_number" not in kind.ASSIGNED:
        return {}
    received = values.get("received_on")
    year = received[:4] if isinstance(received, str) else str(workspace.today.year)
    consultation = values.get("consultation")
    known = workspace.store.children(kind.ENTITY, "consultation", consultation) if isinstance(consultation, str) else []
    numbers = [_number(row.fields.get("register_number"), year) for row in known]
    return {"register_number": f"{max(numbers, default=0) + 1}/{year}"}


def _number(given: Wire, year: str) -> int:
    """Return n of ``n/year``, or 0 for another year."""
    number, _, of_year = str(given or "").partition("/")
    return int(number) if of_year == year and number.isdecimal() else 0
