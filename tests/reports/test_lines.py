"""How text is broken into lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.reports.fonts import BIND, drawn, printable, width
from parteneriat_desktop.reports.lines import Run, break_runs, break_text, paragraphs
from parteneriat_desktop.reports.typography import BODY, SMALL, bind

LETTERS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200)


def texts(lines: list[tuple[Run, ...]]) -> list[str]:
    """The letters of each line."""
    return [drawn("".join(run.text for run in line)) for line in lines]


def test_a_text_that_fits_is_one_line():
    assert texts(break_text("Comuna Șesu Țarinei", SMALL, 200)) == ["Comuna Șesu Țarinei"]


def test_an_empty_text_has_no_lines():
    assert break_text("", SMALL, 200) == []


def test_lines_break_at_spaces():
    assert texts(break_text("unu doi trei", SMALL, width("unu doi", SMALL.size))) == ["unu doi", "trei"]


def test_a_long_word_breaks_after_a_joint():
    room = width("https://exemplu.ro/consultare", SMALL.size)

    assert texts(break_text("https://exemplu.ro/consultare-publica", SMALL, room)) == [
        "https://exemplu.ro/",
        "consultare-publica",
    ]


def test_a_word_without_joints_breaks_anywhere():
    assert "".join(texts(break_text("a" * 300, SMALL, 50))) == "a" * 300


def test_a_bound_space_breaks_before_a_word_does():
    room = width("treizeci", SMALL.size)

    assert texts(break_text(f"treizeci{BIND}zile", SMALL, room)) == ["treizeci", "zile"]


def test_runs_keep_their_weight():
    lines = break_runs([Run("De decis:", bold=True), Run("ținta T5")], BODY, 300)

    assert lines == [(Run("De decis: ", bold=True), Run("ținta T5"))]


def test_paragraphs_keep_their_breaks_but_not_empty_ones():
    assert paragraphs("unu\n\n\n doi\ttrei \n") == ["unu", "doi trei"]


@given(LETTERS, st.integers(30, 300))
def test_no_line_is_wider_than_its_column(text: str, room: int):
    for line in break_text(text, SMALL, room):
        total = sum(width(run.text, SMALL.size, bold=run.bold) for run in line)
        assert total <= room + 0.01 or len(drawn(line[0].text)) <= len("[U+10FFFF]")


@given(LETTERS)
def test_nothing_is_lost(text: str):
    kept = "".join("".join(texts(break_text(text, SMALL, 80))).split())

    assert kept == "".join(drawn(printable(text)).split())


@given(LETTERS)
def test_binding_changes_nothing_but_spaces(text: str):
    assert bind(text).replace(BIND, " ") == text.replace(BIND, " ")
