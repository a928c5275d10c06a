"""Alphabetical order and the plain form for searching."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.i18n.sorting import fold, sort_key

ROMANIAN = [
    "ală", "azi", "ăla", "âlă", "iarnă", "î", "înger", "sarmă",
    "sat", "șarpe", "Ștefan", "tata", "țap", "Țara", "zebra",
]  # fmt: skip
BULGARIAN = ["Айтос", "българия", "Йово", "Костинброд", "Щърково", "Ямбол"]


def test_romanian_words_stand_in_the_order_of_the_dictionary():
    by_code_point = sorted(ROMANIAN)
    assert by_code_point != ROMANIAN
    assert sorted(by_code_point, key=lambda word: sort_key(word, "ro")) == ROMANIAN


def test_cedilla_and_comma_are_the_same_letter():
    assert sort_key("şarpe ţap", "ro") == sort_key("Șarpe țap", "ro")


def test_bulgarian_words_stand_in_the_order_of_their_letters():
    mixed = BULGARIAN[::2] + BULGARIAN[1::2]
    assert sorted(mixed, key=lambda word: sort_key(word, "bg")) == BULGARIAN


def test_punctuation_and_quotes_do_not_count():
    assert sort_key("Asociația „Șanse Egale”", "ro") == sort_key("asociația șanse - egale", "ro")


def test_letters_of_neighbours_stand_beside_their_plain_ones():
    assert sort_key("Móricz", "ro") == sort_key("moricz", "ro") < sort_key("Munte", "ro")


def test_figures_stand_before_letters_and_cyrillic_after_them():
    assert sort_key("9 mai", "ro") < sort_key("Ana", "ro") < sort_key("Zoe", "ro") < sort_key("Ямбол", "ro")


def test_folded_text_has_no_case_and_no_diacritics():
    assert fold("ȚARA Întâi, Ştefan și Őrség, Straße") == "tara intai, stefan si orseg, strasse"


@given(st.text())
def test_folding_twice_is_folding_once(text: str):
    assert fold(fold(text)) == fold(text)
