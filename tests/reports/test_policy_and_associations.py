"""R15 in the order of its form; R16 with organisations only and nothing that is private."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from paper import Paper
from policy_samples import PROPOSAL
from report_samples import DAY, a_frame, nothing, ordinary

from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.partner import Partner, PartnerKind
from parteneriat_desktop.records.policy_proposal import PolicyProposal
from parteneriat_desktop.reports.catalogue import make, make_whole

SECTIONS = (
    *("Summary", "1. Problem", "2. Purpose", "3. Objectives", "4. Beneficiaries", "5. Variants"),
    *("6. Consultation process", "7. Recommended variant", "8. Action plan", "9. Monitoring and evaluation"),
)


def test_the_form_keeps_its_order_and_its_numbers_whether_filled_or_not():
    for records in (nothing(), ordinary()):
        outline = Paper(make("R15", records, PROPOSAL, a_frame("en"))).outline()

        assert tuple(outline[1:]) == SECTIONS


def test_an_alternative_proposal_says_so_and_names_its_recommended_variant():
    text = Paper(make("R15", ordinary(), PROPOSAL, a_frame("en"))).text

    assert "Alternative public policy proposal" in text
    assert "7. Recommended variant Variant 1" in text
    assert "95,000.50 lei" in text
    assert "președinte Asociația ARES’EL" in text


def test_the_consultation_on_a_proposal_is_named():
    records = ordinary().add(Consultation(id="about", title="Consultarea satelor"))
    proposal = records.find("policy_proposal", PROPOSAL)
    assert isinstance(proposal, PolicyProposal)
    proposal.consultation, proposal.currency = "about", None
    text = Paper(make("R15", records, PROPOSAL, a_frame("en"))).text

    assert "Consultarea satelor" in text
    assert "Sums in: –." in text


def register(*partners: Partner) -> str:
    """The text of R16 with more partners."""
    return Paper(make_whole("R16", nothing().add(*partners), a_frame("ro"))).text


def test_only_active_organisations_are_listed_by_their_names():
    names = ["Ștefan", "Ana", "Sztefan", "Mihai"]
    found = register(
        *(Partner(id=name, kind=PartnerKind.ASSOCIATION, country="RO", name=name) for name in names),
        Partner(id="town", kind=PartnerKind.COMMUNE, name="Comuna Socodor"),
        Partner(id="old", kind=PartnerKind.FOUNDATION, name="Fundația veche", active_until=date(2020, 1, 1)),
        Partner(id="now", kind=PartnerKind.FOUNDATION, name="Fundația de azi", active_until=DAY),
        Partner(id="blank", name="Fără fel"),
    )

    assert "Sunt înregistrate 5 organizații." in found
    places = [found.index(name) for name in ("Ana", "Fundația de azi", "Mihai", "Sztefan", "Ștefan")]
    assert all(before < after for before, after in pairwise(places))
    assert not [name for name in ("Socodor", "veche", "Fără fel") if name in found]


def test_what_was_published_is_printed_and_what_is_private_is_not():
    partner = Partner(id="a", kind=PartnerKind.ASSOCIATION, country="RO", name="Asociația", unit_code="130534")
    partner.email, partner.contact_person = "birou@asociatia.example", "Ionescu Maria, 0722"
    partner.court_register_number, partner.court = "65/22.05.2012", "Judecătoria Ploiești"
    partner.address, partner.iban = "Str. Mare nr. 1", "RO49AAAA1B31007593840000"
    text = register(partner)

    assert "birou@asociatia.example" in text.replace(" ", "")
    assert "Judecătoria Ploiești" in text
    assert "Str. Mare nr. 1" in text
    assert "Ionescu" not in text
    assert "RO49" not in text


def test_an_empty_register_is_a_document_too():
    assert "Sunt înregistrate 0 organizații." in register()
