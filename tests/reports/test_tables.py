"""Tables on pages."""

from __future__ import annotations

import pytest
from paper import Paper
from report_samples import SENTENCE, a_frame

from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.marks import Mark
from parteneriat_desktop.reports.tables import Table

COLUMNS = [Column("Nr.", 15), Column("Propunerea", 110), Column("Decizia", 40)]


def paper(*tables: Table, note: str = "") -> Paper:
    """A document with these tables, each in its section."""
    document = Document(code="R00", title="Titlu", subject="Subiect", frame=a_frame("en"))
    for table in tables:
        document.section("Secțiune")
        document.table(table, note)
    return Paper(document.bytes())


def a_table(rows: int, text: str = "text") -> Table:
    """A table of many rows."""
    return Table(columns=COLUMNS, rows=[[f"n{number}", text, "da"] for number in range(rows)])


def test_the_head_is_repeated_on_each_page_but_only_once_in_the_structure():
    made = paper(a_table(100))

    assert all(page.count("Propunerea") == 1 for page in made.pages)
    assert made.tags().count("Table") == 1
    assert made.tags().count("TR") == 101


@pytest.mark.parametrize("letters", [700, 1042, 2600, 5200, 10_000])
def test_a_long_text_breaks_and_fills_the_pages(letters: int):
    text = (SENTENCE * 120)[:letters].strip()
    made = paper(a_table(3), Table(columns=COLUMNS, rows=[["2/2026", text, "da"]]))
    kept = " ".join(made.text.replace("(continued)", " ").split())

    assert made.strays == []
    assert kept.count(SENTENCE.strip()) >= letters // len(SENTENCE) - 6
    for page in made.pages[1:]:
        assert ("(continued)" in page) == ("2/2026" in page)


def test_a_short_table_moves_to_the_next_page_whole():
    pages = paper(a_table(20), a_table(6)).pages

    assert "n5" in pages[1]
    assert "2. Secțiune" in pages[1]


def test_a_long_table_begins_with_three_rows_below_its_heading():
    for rows in range(18, 28):
        pages = paper(a_table(rows), a_table(40)).pages
        for page in pages:
            if "2. Secțiune" in page:
                assert "n2" in page.split("2. Secțiune")[1]


def test_a_note_never_leaves_its_table():
    for rows in range(24, 32):
        pages = paper(a_table(rows), note="Notă de subsol.").pages
        assert all(f"n{rows - 1} " in page for page in pages if "Notă" in page)


def test_totals_stay_with_two_rows():
    for rows in range(24, 32):
        table = Table(columns=COLUMNS, rows=[*a_table(rows).rows, ["Total", "", "1"]], totals=1)
        last = paper(table).pages[-1]
        assert f"n{rows - 2}" in last
        assert f"n{rows - 1}" in last


def test_a_mark_is_drawn_and_its_word_is_the_text():
    rows = [[Cell(mark.name.lower(), mark=mark), Cell(SENTENCE * 25, mark=mark), "da"] for mark in Mark]
    made = paper(Table(columns=[Column("Stare", 40), *COLUMNS[1:]], rows=rows, dense=True))

    assert made.archivable
    assert all(mark.name.lower() in made.text for mark in Mark)
