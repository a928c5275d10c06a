"""The Romanian register: its counts, its names, and finding a unit as people type."""

from __future__ import annotations

from collections import Counter

import pytest

from parteneriat_desktop.countries.romania import ROMANIA
from parteneriat_desktop.countries.units import bare_name, folded


def test_holds_every_county_town_commune_and_sector():
    kinds = Counter(unit.kind for unit in ROMANIA.units())
    assert kinds == {"county": 42, "municipality": 103, "town": 216, "commune": 2862, "sector": 6}


def test_codes_and_names_within_a_county_are_unique():
    units = ROMANIA.units()
    assert len({unit.code for unit in units}) == len(units)
    places = [(unit.county_code, unit.name) for unit in units if unit.kind not in {"county", "sector"}]
    assert len(set(places)) == len(places)
    assert sum(count > 1 for count in Counter(name for _county, name in places).values()) == 258


@pytest.mark.parametrize(
    ("code", "name", "county", "environment"),
    [
        ("54975", "Cluj-Napoca", "Cluj", "urban"),
        ("130366", "Sârbii-Măgura", "Olt", "rural"),
        ("45815", "C.A. Rosetti", "Buzău", "rural"),
        ("161525", "I.C. Brătianu", "Tulcea", "rural"),
        ("95612", "Alexandru I. Cuza", "Iași", "rural"),
        ("179169", "Sectorul 3", "București", "urban"),
        ("403", "București", "București", ""),
        ("27169", "Petreu", "Bihor", "rural"),
    ],
)
def test_names_are_written_as_people_write_them(code: str, name: str, county: str, environment: str):
    unit = ROMANIA.unit(code)
    assert unit is not None
    assert (unit.name, unit.county, unit.environment) == (name, county, environment)


def test_names_use_the_comma_below_and_no_blanks_twice():
    for unit in ROMANIA.units():
        assert not set("şţŞŢ") & set(unit.name)
        assert "  " not in unit.name


def found(text: str, limit: int = 10) -> list[str]:
    return [f"{unit.name} {unit.county_code}" for unit in ROMANIA.search_units(text, limit)]


def test_typing_without_diacritics_finds_the_unit():
    assert found("gherase", 1) == ["Gherăseni BZ"]
    assert found("cluj napoca", 1) == ["Cluj-Napoca CJ"]
    assert found("TÂRGU MUREŞ", 1) == ["Târgu Mureș MS"]


def test_the_exact_name_comes_first_then_the_beginnings_in_order_of_the_alphabet():
    assert found("alba", 1) == ["Alba AB"]
    names = found("gher", 5)
    assert names == sorted(names, key=folded)
    assert all(folded(name).startswith("gher") for name in names)


def test_a_county_beside_the_name_chooses_among_homonyms():
    assert len(found("fantanele", 20)) >= 7
    assert found("fantanele suceava", 1) == ["Fântânele SV"]
    assert found("fantanele sv", 1) == ["Fântânele SV"]


def test_later_words_of_a_name_are_found_too():
    assert "Ștefan cel Mare AG" in found("mare stefan", 20)


def test_a_code_finds_its_unit():
    assert found("130534", 3) == ["Ploiești PH"]
    assert "Ploiești PH" in found("13053", 10)


def test_nothing_typed_shows_the_beginning_and_nonsense_shows_nothing():
    assert len(found("  ", 5)) == 5
    assert found("qqq") == []


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("Primăria Comunei Gherăseni", "gheraseni"),
        ("UAT Municipiul Ploiești", "ploiesti"),
        ("Consiliul Județean Cluj", "cluj"),
        ("Primăria Sectorului 3", "sectorul 3"),
        ("Comuna", "comuna"),
    ],
)
def test_words_of_rank_and_office_are_no_part_of_the_name(typed: str, bare: str):
    assert bare_name(typed) == bare


def test_folding_treats_both_kinds_of_romanian_letters_alike():
    assert folded("Ştefan-cel.Mare") == folded("Ștefan cel Mare") == "stefan cel mare"
