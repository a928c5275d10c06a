"""Partners: numbers by the partner's own country, the seat by code and name, duplicates."""

from __future__ import annotations

import pytest
from surrounding_records import World, marks

from parteneriat_desktop.countries import country
from parteneriat_desktop.records.partner import Partner, PartnerKind
from parteneriat_desktop.records.problems import refusing

COMMUNE = {"kind": "authority_commune", "country": "RO", "name": "Comuna Gherăseni"}
NGO = {"kind": "ngo_association", "country": "RO", "name": "Asociația Exemplu"}


def stored(
    given: dict[str, object], workspace: str = "RO", standing: dict[str, object] | None = None
) -> dict[str, object]:
    """Return what would be stored of the given values."""
    place = country(workspace)
    accepted = Partner.accept(given, place)
    assert not accepted.problems
    return Partner.canonical(accepted.values, place, standing or {})


def test_the_prefix_of_a_tax_number_becomes_the_vat_mark():
    assert stored({"country": "RO", "tax_number": "RO 30339344"}) == {
        "country": "RO",
        "tax_number": "30339344",
        "vat_registered": True,
    }
    assert stored({"tax_number": "30339344"}) == {"tax_number": "30339344"}
    assert stored({"tax_number": "RO30339344", "vat_registered": False})["vat_registered"] is False


def test_numbers_are_stored_as_the_partners_own_country_writes_them():
    assert stored({"country": "BG", "phone": "038/603 300", "tax_number": "BG000696327"}) == {
        "country": "BG",
        "phone": "+35938603300",
        "tax_number": "000696327",
    }
    assert stored({"phone": "0721 234 567"}, "BG", {"country": "RO"}) == {"phone": "+40721234567"}
    assert stored({"phone": "0721 234 567", "postal_code": "400 001"}) == {
        "phone": "+40721234567",
        "postal_code": "400001",
    }
    assert stored({"country": "FR", "phone": "0033 1 23 45 67 89"})["phone"] == "+33123456789"


def test_a_wrong_number_stays_as_typed_and_is_refused():
    assert stored({"tax_number": "4349072", "phone": "123"}) == {"tax_number": "4349072", "phone": "123"}


@pytest.mark.parametrize(
    ("field", "wire", "place"),
    [
        ("tax_number", "4349072", "RO"),
        ("tax_number", "000696372", "BG"),
        ("phone", "721234567", "RO"),
        ("phone", "0123456789", "FR"),
        ("postal_code", "10011", "RO"),
        ("unit_code", "54976", "RO"),
        ("unit_code", "7079", "BG"),
    ],
)
def test_wrong_numbers_are_refused(field: str, wire: str, place: str):
    assert (field, "error") in marks(World().problems("partner", country=place, **{field: wire}))


def test_a_bulgarian_partner_is_checked_by_bulgarian_rules_in_a_romanian_workspace():
    problems = World().problems(
        "partner",
        country="BG",
        name="Община Хасково",
        kind="authority_obshtina",
        tax_number="000903946",
        unit_code="77195",
    )
    assert ("unit_code", "warning") in marks(problems)
    assert not refusing(problems) or {problem.field for problem in refusing(problems)} == {"tax_number"}


def test_without_a_country_the_one_of_the_workspace_holds():
    assert ("tax_number", "error") in marks(World(country=country("BG")).problems("partner", tax_number="4349071"))


def test_a_foreign_tax_number_needs_its_source_and_is_no_personal_number():
    world = World()
    assert ("tax_number_reason", "missing") in marks(world.problems("partner", country="FR", tax_number="123"))
    assert marks(world.problems("partner", country="FR", tax_number="123", tax_number_reason="K-bis")) == set()
    assert marks(world.problems("partner", country="FR")) == set()
    personal = world.problems("partner", country="FR", tax_number="1800101221144", tax_number_reason="-")
    assert ("tax_number", "error") in marks(personal)


def test_a_legal_person_has_a_tax_number_and_a_group_has_none():
    world = World()
    assert ("tax_number", "missing") in marks(world.problems("partner", **COMMUNE))
    assert marks(world.problems("partner", country="RO", kind="initiative_group")) == set()
    assert marks(world.problems("partner", country="RO")) == set()


def test_an_ngo_names_its_register_number_in_romania_only():
    world = World()
    assert ("court_register_number", "missing") in marks(world.problems("partner", **NGO))
    assert ("court_register_number", "missing") not in marks(
        world.problems("partner", **{**NGO, "court_register_number": "65/22.05.2012"})
    )
    assert ("court_register_number", "missing") not in marks(world.problems("partner", **{**NGO, "country": "BG"}))


def test_a_code_that_belongs_to_another_commune_is_refused_with_the_right_one():
    problems = refusing(World().problems("partner", **COMMUNE, unit_code="46830", tax_number="4349071"))
    assert [problem.field for problem in problems] == ["unit_code"]
    assert "46803" in str(problems[0].sentence)


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("Comuna Gherăseni", "authority_commune", "46803"),
        ("Primăria Sectorului 3", "authority_sector", "179169"),
        ("Municipiul București", "authority_municipality", "179132"),
        ("Asociația Gherăseni", "ngo_association", "46830"),
    ],
)
def test_a_code_that_fits_says_nothing(name: str, kind: str, code: str):
    problems = World().problems("partner", country="RO", name=name, kind=kind, unit_code=code)
    assert "unit_code" not in {problem.field for problem in problems}


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "authority_commune", "unit_code": "46803"},
        {"name": "Comuna Gherăseni", "unit_code": "46830"},
        {"name": "Județul Cluj", "kind": "authority_county", "unit_code": "54975"},
    ],
)
def test_what_cannot_be_compared_is_not_refused(given: dict[str, str]):
    assert not refusing(World().problems("partner", country="RO", **given))


def test_a_name_without_the_place_is_a_warning():
    problems = World().problems(
        "partner", country="RO", name="Primăria noastră", kind="authority_commune", unit_code="46803"
    )
    assert ("unit_code", "warning") in marks(problems)


def test_public_utility_needs_its_decision():
    world = World()
    assert ("public_utility_decision", "missing") in marks(world.problems("partner", public_utility="yes"))
    assert marks(world.problems("partner", public_utility="no")) == set()


def test_an_end_is_not_before_its_start():
    problems = World().problems("partner", active_from="2026-02-01", active_until="2026-01-31")
    assert ("active_until", "error") in marks(problems)


def test_a_tax_number_is_unique_within_a_country():
    world = World()
    known = world.add("partner", name="Prima", country="RO", tax_number="4349071", kind="other")
    assert ("tax_number", "error") in marks(world.problems("partner", country="RO", tax_number="RO4349071"))
    assert ("tax_number", "error") in marks(world.problems("partner", tax_number="4349071"))
    assert ("tax_number", "error") not in marks(world.problems("partner", known.id, country="RO", tax_number="4349071"))
    abroad = {"country": "FR", "tax_number": "4349071", "tax_number_reason": "K-bis"}
    assert marks(world.problems("partner", **abroad)) == set()


def test_a_register_number_in_use_is_a_warning():
    world = World()
    known = world.add("partner", name="Prima", national_register_number="1039/A/2023")
    assert ("national_register_number", "warning") in marks(
        world.problems("partner", name="A doua", national_register_number="1039/A/2023")
    )
    assert marks(world.problems("partner", known.id, national_register_number="1039/A/2023")) == set()


def test_kinds_know_what_the_target_counts():
    assert [kind for kind in PartnerKind if kind.is_ngo] == [
        PartnerKind.ASSOCIATION,
        PartnerKind.FOUNDATION,
        PartnerKind.FEDERATION,
    ]
    assert not PartnerKind.INTERCOMMUNITY.is_authority
    assert PartnerKind.KMETSTVO.is_authority
