"""What surrounds a report of this workspace: letterhead, day, language, the word for sample data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.programmes import programme
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.reports.frame import DocumentState, Frame, Issuer

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue


def frame(workspace: Workspace, catalogue: Catalogue, number: str = "", number_date: date | None = None) -> Frame:
    """Return the frame for a document with the registration number that the registry gave, if any."""
    return Frame(
        catalogue=catalogue,
        issuer=issuer(workspace, catalogue),
        day=workspace.today,
        state=DocumentState.SAMPLE if workspace.profile.sample_data else None,
        number=number,
        number_date=number_date,
        programme=programme(workspace),
    )


def issuer(workspace: Workspace, catalogue: Catalogue) -> Issuer:
    """Return the letterhead: the institution and, where its unit is registered, the county."""
    profile = workspace.profile
    unit = workspace.country.unit(profile.unit_code) if profile.unit_code else None
    lines = () if unit is None else (catalogue.say(Sentence("{county} county", county=unit.county)),)
    return Issuer(name=profile.name, lines=lines)
