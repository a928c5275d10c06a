"""Everything that is still wrong or missing, record by record: step 1 of sending.

Findings never hold a bundle back; they say what would keep a record from being finalised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.records.catalogue import ENTITIES

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.problems import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of one record, with the title that a person knows the record by."""

    entity: str
    record: str
    title: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Review:
    """What was found, worst first, and how many records are in order."""

    findings: tuple[Finding, ...]
    in_order: int


ORDER = {"error": 0, "missing": 1, "warning": 2}


def review(workspace: Workspace) -> Review:
    """Check every record of the workspace as it would be checked when it is finalised."""
    findings: list[Finding] = []
    in_order = 0
    for kind in ENTITIES:
        for record in workspace.all(kind.ENTITY):
            problems = [*record.problems(workspace), *record.missing()]
            in_order += not problems
            findings += [Finding(kind.ENTITY, record.id, title(record), problem) for problem in problems]
    findings.sort(key=lambda found: ORDER[found.problem.severity])
    return Review(tuple(findings), in_order)
