"""What the two weights can print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import Paper
from report_samples import PLAN, a_frame, ordinary
from reportlab import rl_config

from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.fonts import BOLD, REGULAR, STRANGER, drawn, meant, printable, register, width

ODD = "≤ 10 zile → 中文 العربية 👍🏽 \u202eabc\u202c ✓ \u2212 \u200b ﷽"


def test_all_letters_of_the_languages_are_printed_as_they_are():
    text = "Ștefănești, țară, âî ȘȚĂÂÎ „ ” – № € ѝ Ѝ ъщюя ЪЩЮЯ őűŐŰ \u202f\u00a0…"

    assert printable(text) == text


@pytest.mark.parametrize(
    ("letter", "shown"), [("≤", "<="), ("→", "->"), ("✓", "[x]"), ("中", "[U+4E2D]"), ("👍", "[U+1F44D]")]
)
def test_a_letter_that_is_not_there_is_shown_by_others(letter: str, shown: str):
    place = STRANGER.fullmatch(printable(letter))

    assert place is not None
    assert drawn(place[0]) == shown
    assert meant(place) == letter


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_what_is_meant_is_always_kept(text: str):
    assert STRANGER.sub(meant, printable(text)) == text


def test_figures_have_one_width():
    assert {width(figure, 10) for figure in "0123456789"} == {5.72}


def test_defaults_of_the_library_point_to_our_letters():
    register()

    assert rl_config.canvas_basefontname == REGULAR
    assert rl_config.defaultGraphicsFontName == REGULAR
    assert width("Șesu", 10, bold=True) > width("Șesu", 10)
    assert BOLD != REGULAR


def test_strange_letters_come_back_when_the_page_is_read():
    records = ordinary()
    records.find("plan", PLAN).problem_analysis = ODD
    paper = Paper(make("R02", records, PLAN, a_frame("ro")))

    assert paper.archivable
    assert all(part in paper.text for part in ("≤", "→", "中文", "abc", "✓"))
    assert set(ODD) <= set(paper.text)
