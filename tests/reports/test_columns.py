"""Where columns lie, and that no head breaks."""

from __future__ import annotations

import pytest
from report_samples import SUBJECTS, a_frame, ordinary

from parteneriat_desktop.reports import columns
from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.columns import GUTTER, Column, lay_out
from parteneriat_desktop.reports.fonts import width
from parteneriat_desktop.reports.layout import PORTRAIT
from parteneriat_desktop.reports.typography import SMALL


def test_columns_fill_the_width_exactly():
    lanes = lay_out([Column("Nr.", 10), Column("Denumire", 50), Column("Tip", 20)], [], 400)

    assert lanes[0].left == 0
    assert lanes[-1].left + lanes[-1].width == pytest.approx(400)
    assert lanes[0].left + lanes[0].width + GUTTER == pytest.approx(lanes[1].left)


def test_a_head_gets_the_width_of_its_longest_word():
    lanes = lay_out([Column("Participanți", 5), Column("Subiect", 100)], [], 300)

    assert lanes[0].width >= width("Participanți", SMALL.size, bold=True)


def test_a_number_gets_the_width_it_needs():
    rows = [[Cell("Grant PNRR"), Cell("999.999.999,99")]]
    lanes = lay_out([Column("Sursă", 100), Column("Sumă", 5, right=True)], rows, 300)

    assert lanes[1].width >= width("999.999.999,99", SMALL.size)


def test_text_after_numbers_stands_off():
    lanes = lay_out([Column("n", 20, right=True), Column("Text", 60)], [], 300)

    assert lanes[1].left - (lanes[0].left + lanes[0].width) == pytest.approx(2 * GUTTER)


def test_a_firm_column_gives_nothing():
    without = lay_out([Column("a", 100, firm=True), Column("b", 60), Column("Participanți", 5)], [], 300)

    assert without[0].width == pytest.approx(100 / 165 * 300 - GUTTER)


def test_a_column_of_text_keeps_its_least_width():
    wide = Column("Donaudampfschifffahrtsgesellschaft" * 3, 20)
    lanes = lay_out([Column("a", 20), wide], [], 120)

    assert lanes[0].width + GUTTER >= columns.LEAST_TEXT - 0.01


@pytest.mark.parametrize("language", ["ro", "bg", "en", "hu"])
@pytest.mark.parametrize(("code", "subject"), SUBJECTS.items())
def test_no_word_of_a_head_breaks_in_any_language(
    language: str, code: str, subject: str, monkeypatch: pytest.MonkeyPatch
):
    broken: list[str] = []

    def watched(given: list[Column], rows: list[list[Cell]], room: float) -> list[columns.Lane]:
        lanes = lay_out(given, rows, room)
        for lane in lanes:
            words = lane.column.head.split(" ")
            broken.extend(word for word in words if width(word, SMALL.size, bold=True) > lane.width)
        return lanes

    monkeypatch.setattr("parteneriat_desktop.reports.tables.lay_out", watched)
    make(code, ordinary(), subject, a_frame(language))

    assert broken == []
    assert PORTRAIT.width > 0
