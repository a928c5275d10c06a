"""Links between records: what is typed here must name a record that exists here.

Records that arrive in a bundle may name records that arrive later; those are listed as orphans.
What a person types names something the person could see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.journal.scope import COMMON
from parteneriat_desktop.records.fields import Declared, Field, Part
from parteneriat_desktop.records.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Wire


_LINKING: dict[type, tuple[Field, ...]] = {}


def links(kind: type[Declared], values: Mapping[str, Wire]) -> Iterator[tuple[str, str, str]]:
    """Yield (field, linked entity, identifier) for every link in the given values, also inside parts."""
    for declared in _linking(kind):
        wire = values.get(declared.name)
        for item in wire if isinstance(wire, list) else [wire]:
            yield from _links_of_item(declared, item)


def _linking(kind: type[Declared]) -> tuple[Field, ...]:
    """Return the fields of a kind that are links or hold parts, found once."""
    if kind not in _LINKING:
        fields = kind.fields()
        _LINKING[kind] = tuple(one for one in fields if one.facts.link is not None or issubclass(one.kind, Part))
    return _LINKING[kind]


def _links_of_item(declared: Field, item: Wire) -> Iterator[tuple[str, str, str]]:
    """Yield the links of one value of one field."""
    if declared.facts.link is not None and isinstance(item, str):
        yield declared.name, declared.facts.link, item
    elif isinstance(item, dict) and issubclass(declared.kind, Part):
        for _inner, entity, target in links(declared.kind, item):
            yield declared.name, entity, target


def wrong_links(
    kind: type[Declared], values: Mapping[str, Wire], scope: str | None, workspace: Workspace
) -> list[Problem]:
    """List the links that name no record of this workspace, or one of another dossier than the given scope.

    Whoever sees this record would look for a record of another dossier in vain.
    """
    problems: list[Problem] = []
    for name, entity, target in links(kind, values):
        row = workspace.store.row(entity, target)
        if row is None or row.deleted:
            unknown = Sentence(
                "No record with the identifier {record} is known here; choose one from the list.", record=target
            )
            problems.append(Problem(name, unknown))
        elif scope is not None and row.scope not in {scope, COMMON}:
            foreign = Sentence(
                "This belongs to another partnership and stays with its parties; "
                "choose a record of this partnership or a public one."
            )
            problems.append(Problem(name, foreign))
    return problems
