"""What surrounds a report: the institution's own entry in the directory, and the pages of attached files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner, a_partnership

from conftest import ENGLISH
from parteneriat_desktop.actions import report_frame
from parteneriat_desktop.actions.make_report import Wanted, make
from parteneriat_desktop.actions.settings import change

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace


def test_address_e_mail_and_head_come_from_the_own_entry_of_the_directory(town_hall: Workspace) -> None:
    assert report_frame.issuer(town_hall, ENGLISH).head == ""

    own = {"address": "Str. Primăriei nr. 1", "email": "primaria@exemplu.example", "representative_function": "primar"}
    a_partner(town_hall, name=town_hall.profile.name, kind="authority_commune", country="RO", **own)
    change(town_hall, unit_code="54975")
    issuer = report_frame.issuer(town_hall, ENGLISH)

    assert (issuer.head, issuer.address, issuer.email) == ("primar", own["address"], own["email"])
    assert issuer.lines == ("Cluj county · Str. Primăriei nr. 1", "primaria@exemplu.example")


def test_the_own_entry_is_found_by_its_tax_number_first(town_hall: Workspace) -> None:
    a_partner(town_hall, name=town_hall.profile.name, country="RO", email="alta@exemplu.example")
    a_partner(town_hall, name="Primăria", tax_number="4267117", country="RO", email="primaria@exemplu.example")
    change(town_hall, tax_number="4267117")

    assert report_frame.issuer(town_hall, ENGLISH).email == "primaria@exemplu.example"


def test_two_entries_of_one_name_are_nobodys(town_hall: Workspace) -> None:
    for email in ("una@exemplu.example", "alta@exemplu.example"):
        a_partner(town_hall, name=town_hall.profile.name, country="RO", email=email)

    assert report_frame.issuer(town_hall, ENGLISH).email == ""


@pytest.mark.parametrize("content", [b"not a PDF", b"%PDF-1.7 damaged"])
def test_pages_are_counted_only_where_they_can_be(town_hall: Workspace, content: bytes) -> None:
    attachment = town_hall.attachments.add_bytes(content, "proiect.pdf")
    count = report_frame.frame(town_hall, ENGLISH).pages_of

    assert count(attachment) is None


def test_pages_of_a_pdf_are_counted_while_it_is_here(town_hall: Workspace) -> None:
    printed = make(town_hall, Wanted("R01", a_partnership(town_hall), ENGLISH))
    attachment = town_hall.attachments.add_bytes(printed, "fisa.pdf")
    count = report_frame.frame(town_hall, ENGLISH).pages_of

    assert count(attachment) == 2
    town_hall.attachments.path(attachment.sha256).unlink()
    assert count(attachment) is None
