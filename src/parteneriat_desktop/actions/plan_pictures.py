"""The charts of a plan for the window: each as SVG with its table and its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.surroundings import linked

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.reports.plan_pictures import Picture


def plan_pictures(workspace: Workspace, plan: str, catalogue: Catalogue, ink: str, paper: str) -> list[Picture]:
    """Return the charts of a plan as they stand today, in two inks given as ``#rrggbb``.

    Raises ``RefusedError`` (code ``unknown-record``) for a plan that is deleted or unknown.
    """
    from parteneriat_desktop.reports import plan_pictures as pictures  # noqa: PLC0415 - loads the PDF library
    from parteneriat_desktop.reports.charts.on_screen import Inks  # noqa: PLC0415 - loads the PDF library

    found = linked(workspace, Plan, plan)
    if found is None:
        raise RefusedError(
            Sentence("There is nothing to print: no record “{record}” was found.", record=plan[:60]),
            Sentence("Check its id; a deleted record has to be restored first."),
            code="unknown-record",
        )
    return pictures.plan_pictures(workspace, found, catalogue, Inks(ink, paper))
