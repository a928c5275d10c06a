"""What surrounds a report of this workspace: letterhead, day, language, the word for sample data.

The institution's address, e-mail and who signs for it stand in its own entry of the directory, found by its
tax number, else by its name.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.programmes import programme
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.reports.frame import DocumentState, Frame, Issuer

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.values import Attachment


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
        pages_of=partial(_pages_of, workspace),
    )


def _pages_of(workspace: Workspace, attachment: Attachment) -> int | None:
    """Count the pages of an attached PDF, where it is here and can be read."""
    from parteneriat_desktop.reports.page_count import count_pages  # noqa: PLC0415 - loads the PDF library

    content = workspace.attachments.read(attachment.sha256)
    return None if content is None else count_pages(content)


def issuer(workspace: Workspace, catalogue: Catalogue) -> Issuer:
    """Return the letterhead: the institution and, where its unit is registered, the county."""
    profile = workspace.profile
    unit = workspace.country.unit(profile.unit_code) if profile.unit_code else None
    county = "" if unit is None else catalogue.say(Sentence("{county} county", county=unit.county))
    own = own_partner(workspace) or Partner(id="")
    address, email = own.address or "", own.email or ""
    return Issuer(
        name=profile.name,
        lines=tuple(filter(None, (" · ".join(filter(None, (county, address))), email))),
        head=own.representative_function or "",
        address=address,
        email=email,
    )


def own_partner(workspace: Workspace) -> Partner | None:
    """Return the institution's own entry in the directory, if there is exactly one."""
    profile = workspace.profile
    by_number = workspace.children(Partner.ENTITY, "tax_number", profile.tax_number) if profile.tax_number else ()
    found = by_number or workspace.children(Partner.ENTITY, "name", profile.name)
    own = [one for one in found if isinstance(one, Partner) and one.country in {None, profile.country}]
    return own[0] if len(own) == 1 else None
