"""What the program itself fills in when a record is made.

The register of proposals numbers its entries ``n/year`` within one consultation (Law 52/2003,
art. 7(5)); it is the program's own number, never the one of the registry office. Two computers that
number offline may give one number twice; a list of duplicates is kept rather than a false
uniqueness. The number of a deleted entry is not given again. Certificates are numbered ``n/year`` through
the whole institution, monitoring reports 1, 2, 3 within their plan.

A message says which institution wrote it and when, a yearly report whose it is, a template of a
questionnaire which version it is: one more than the version before it. A monitoring report, whose state
only steps change, begins as a draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.records.questionnaire import QuestionnaireTemplate
from parteneriat_desktop.records.surroundings import linked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire


#: Fields with the day to whose year a number belongs, the first that is there; else it is today's year.
DAYS = ("received_on", "issued_on")


def assign(kind: type[Record], values: Mapping[str, Wire], workspace: Workspace) -> dict[str, Wire]:
    """Return the assigned fields of a new record."""
    stamps = {name: make(values, workspace) for name, make in STAMPS.items() if name in kind.ASSIGNED}
    return stamps | _number(kind, values, workspace) | _sequence(kind, values, workspace)


def _number(kind: type[Record], values: Mapping[str, Wire], workspace: Workspace) -> dict[str, Wire]:
    """Return the next number “n/year”, where the kind has one: beneath a record or of all."""
    if kind.NUMBERED is None:
        return {}
    link, number = kind.NUMBERED
    day = next((found for name in DAYS if isinstance(found := values.get(name), str)), str(workspace.today))
    above, year = values.get(link) if link else "", day[:4]
    highest = workspace.store.highest_number(kind.ENTITY, above, year) if isinstance(above, str) else 0
    return {number: f"{highest + 1}/{year}"}


def _sequence(kind: type[Record], values: Mapping[str, Wire], workspace: Workspace) -> dict[str, Wire]:
    """Return the next number of the sequence beneath a record, where the kind has one."""
    if kind.SEQUENCE is None:
        return {}
    link, number = kind.SEQUENCE
    above = values.get(link)
    return {number: workspace.store.last_of_sequence(kind.ENTITY, above) + 1} if isinstance(above, str) else {}


def _institution(_values: Mapping[str, Wire], workspace: Workspace) -> Wire:
    """Return the name of this institution."""
    return workspace.profile.name


def _today(_values: Mapping[str, Wire], workspace: Workspace) -> Wire:
    """Return the day."""
    return workspace.today.isoformat()


def _draft(_values: Mapping[str, Wire], _workspace: Workspace) -> Wire:
    """Return the first state of those records whose state only steps change."""
    return "draft"


def _version(values: Mapping[str, Wire], workspace: Workspace) -> Wire:
    """Return one more than the version before."""
    before = linked(workspace, QuestionnaireTemplate, str(values.get("previous") or ""))
    return 1 + (before.version or 0) if before is not None else 1


#: Assigned fields that are no numbers beneath a link, by name.
STAMPS: dict[str, Callable[[Mapping[str, Wire], Workspace], Wire]] = {
    "institution": _institution,
    "written_on": _today,
    "version": _version,
    "state": _draft,
}
