"""R16 Register of associations and foundations that work in the area (OG 26/2000, art. 52; paper.md 7).

Rules of this module:

1. Only organisations stand in it, in the order of their names; those that are no longer active are left out.
2. Contact is what the organisation itself published; the contact person stays in the institution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.i18n.sorting import sort_key
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.surroundings import every
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.layout import LANDSCAPE
from parteneriat_desktop.reports.signatures import LEAST_SPACE, Signatory
from parteneriat_desktop.reports.tables import text_table
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from parteneriat_desktop.records.surroundings import Holdings
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R16", N_("Register of associations and foundations")
HEADS = (
    *(N_("No."), N_("Name"), N_("Form"), N_("Seat"), N_("Register of the court"), N_("National Register")),
    *(N_("Fields of work"), N_("Published contact")),
)
WIDTHS = (10, 50, 28, 43, 32, 27, 32, 35)
BASIS = N_("Kept under OG 26/2000, art. 52. “–” is not filled in.")


def association_register(source: Holdings, frame: Frame) -> bytes:
    """Return the register of the organisations in the directory."""
    text, words = frame.catalogue.text, Wording(source, frame.catalogue)
    found = sorted(
        (one for one in every(source, Partner) if one.kind is not None and one.kind.is_ngo and _is_active(one, frame)),
        key=lambda one: (sort_key(one.name or "", frame.catalogue.language), one.id),
    )
    document = Document(code=CODE, title=text(TITLE), subject="", frame=frame, geometry=LANDSCAPE)
    document.verdict(
        words.say(Counted("{count} organisation is registered.", "{count} organisations are registered.", len(found)))
    )
    if found:
        rows = [[str(number), *_row(one, words)] for number, one in enumerate(found, start=1)]
        document.table(text_table(text, HEADS, WIDTHS, rows), text(BASIS))
    else:
        document.note(text(BASIS))
    below = text(N_("name, signature"))
    document.signatures(
        [
            Signatory(role=text(role), function=function or DASH, organisation=frame.issuer.name, below=below)
            for role, function in ((N_("Drawn up"), ""), (N_("Approved"), frame.issuer.head))
        ],
        LEAST_SPACE,
    )
    return document.bytes()


def _is_active(partner: Partner, frame: Frame) -> bool:
    """Say whether an organisation works on the day of the report."""
    return partner.active_until is None or partner.active_until >= frame.day


def _row(partner: Partner, words: Wording) -> list[str]:
    """Return what the register says of an organisation."""
    names = [name for name in (partner.name, partner.acronym) if name]
    seat = [text for text in (words.place(partner), words.show(partner.address)) if text != DASH]
    court = [text for text in (partner.court_register_number, partner.court) if text]
    contact = [text for text in (partner.email, partner.phone, partner.website) if text]
    return [
        "\n".join(dict.fromkeys(names)) or DASH,
        words.show(partner.kind),
        "\n".join(seat) or DASH,
        "\n".join(court) or DASH,
        words.show(partner.national_register_number),
        words.show(partner.domains),
        "\n".join(contact) or DASH,
    ]
