"""The beginning of a long text."""

from __future__ import annotations

import pytest

from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.reports.long_texts import BEGINNING, LONG_TEXT, beginning, shortened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prima propoziție. A doua propoziție.", "Prima propoziție."),
        ("Vă cerem la art. 8 alin. (2) un termen. Apoi altceva.", "Vă cerem la art. 8 alin. (2) un termen."),
        ("De ce nu? Pentru că da.", "De ce nu?"),
        ("fără sfârșit\nal doilea rând", "fără sfârșit"),
        ("Un singur rând.", "Un singur rând."),
        ("cuvânt " * 200, ("cuvânt " * 200)[:BEGINNING].rpartition(" ")[0]),
        ("x" * 900, "x" * BEGINNING),
    ],
)
def test_the_beginning_is_the_first_sentence_or_as_many_words_as_one_may_have(text: str, expected: str):
    assert beginning(text) == expected


def test_a_text_that_fits_stays_as_it_is():
    assert shortened("x" * LONG_TEXT, 1, Catalogue("en")) == "x" * LONG_TEXT
    assert shortened("Da. " * 600, 3, Catalogue("en")) == "Da. (whole text: annex 3)"
