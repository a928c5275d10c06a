"""Programmes: the targets that are counted, as configuration.

The program ships programme files; a ``programme`` record of the workspace with the same code takes
their place, because targets get amended.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.paths import resources
from parteneriat_desktop.records.evidence import Evidence, evidence
from parteneriat_desktop.records.programme import Programme

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace


def programmes(workspace: Workspace) -> dict[str, Programme]:
    """Return the programmes by code: shipped ones, replaced by those of the workspace."""
    shipped = [
        Programme.read("", json.loads(file.read_text(encoding="utf-8")))
        for file in sorted((resources() / "programmes").glob("*.json"))
    ]
    own = cast("list[Programme]", list(workspace.all("programme")))
    return {found.code: found for found in [*shipped, *own] if found.code}


def programme(workspace: Workspace, code: str = "") -> Programme:
    """Return a programme by its code, by default the one that the workspace counts for."""
    known = programmes(workspace)
    found = known.get(code or workspace.profile.programme)
    if found is None:
        raise RefusedError(
            Sentence("No programme with the code “{code}” is known here.", code=code[:60]),
            Sentence("Known codes: {codes}.", codes=", ".join(known)),
            code="unknown-programme",
        )
    return found


def counted(workspace: Workspace, code: str = "") -> dict[str, Evidence]:
    """Return the evidence of every partnership under a programme, by the partnership's id."""
    rules = programme(workspace, code)
    return {found.id: evidence(found.id, workspace, rules) for found in workspace.all("partnership")}


def evidence_of(workspace: Workspace, partnership: str, code: str = "") -> Evidence:
    """Return the evidence of one partnership under a programme."""
    return evidence(partnership, workspace, programme(workspace, code))
