"""Every report with nothing filled in, with ordinary and with extreme data, in each language."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from extreme_samples import extreme
from paper import Paper
from report_samples import FUNDING, PLAN, SUBJECTS, WHOLE, a_document, a_frame, a_transmittal, nothing, ordinary

from parteneriat_desktop.reports.catalogue import make, make_transmittal

DATA = {"nothing": nothing, "ordinary": ordinary, "extreme": extreme}
CODES = (*SUBJECTS, *WHOLE, "R17")
FILES = {"nothing": 0, "ordinary": 5, "extreme": 60}
LANGUAGES = ("ro", "bg", "en")
ALL = [
    (code, data, language)
    for code in CODES
    for data in DATA
    for language in LANGUAGES
    if (data, language) != ("extreme", "en")
]
PAGES = {
    ("R01", "nothing"): range(2, 3),
    ("R01", "ordinary"): range(2, 4),
    ("R01", "extreme"): range(16, 26),
    ("R02", "nothing"): range(5, 8),
    ("R02", "ordinary"): range(7, 12),
    ("R02", "extreme"): range(45, 65),
    ("R03", "nothing"): range(6, 8),
    ("R03", "ordinary"): range(7, 10),
    ("R03", "extreme"): range(60, 80),
    **{(code, data): range(1, 2) for code in ("R05", "R05D", "R17", "R19") for data in DATA},
    **{(code, "nothing"): range(1, 2) for code in ("R06", "R06L", "R07")},
    **{(code, "ordinary"): range(2, 3) for code in ("R06", "R06L", "R07")},
    **{(code, "extreme"): range(30, 48) for code in ("R06", "R06L", "R07")},
    ("R08", "nothing"): range(1, 2),
    ("R08", "ordinary"): range(2, 3),
    ("R08", "extreme"): range(15, 30),
    ("R09", "nothing"): range(2, 3),
    ("R09", "ordinary"): range(2, 4),
    ("R09", "extreme"): range(5, 12),
    ("R04", "nothing"): range(2, 3),
    ("R04", "ordinary"): range(2, 4),
    ("R04", "extreme"): range(2, 5),
    ("R10", "nothing"): range(1, 2),
    ("R10", "ordinary"): range(1, 4),
    ("R10", "extreme"): range(1, 5),
    ("R12", "nothing"): range(1, 3),
    ("R12", "ordinary"): range(2, 4),
    ("R12", "extreme"): range(15, 60),
    **{(code, data): range(1, 2) for code in ("R14", "R14L") for data in ("nothing", "ordinary")},
    ("R14", "extreme"): range(1, 3),
    ("R14L", "extreme"): range(5, 20),
    ("R15", "nothing"): range(2, 4),
    ("R15", "ordinary"): range(2, 5),
    ("R15", "extreme"): range(30, 60),
    ("R16", "nothing"): range(1, 2),
    ("R16", "ordinary"): range(1, 2),
    ("R16", "extreme"): range(1, 3),
    ("R11", "nothing"): range(2, 3),
    ("R11", "ordinary"): range(2, 3),
    ("R11", "extreme"): range(2, 6),
    ("R13", "nothing"): range(1, 2),
    ("R13", "ordinary"): range(2, 4),
    ("R13", "extreme"): range(8, 30),
    ("R13F", "nothing"): range(1, 2),
    ("R13F", "ordinary"): range(1, 2),
    ("R13F", "extreme"): range(2, 6),
}


@cache
def printed(code: str, data: str, language: str) -> Paper:
    """One document, made once."""
    if code == "R17":
        return Paper(make_transmittal(a_transmittal(FILES[data]), a_frame(language)))
    return Paper(a_document(code, DATA[data](), a_frame(language)))


def hashes() -> str:
    """The hashes of the ordinary documents, as another process computes them."""
    return " ".join(hashlib.sha256(printed.__wrapped__(code, "ordinary", "ro").file).hexdigest() for code in CODES)


@pytest.fixture(params=ALL, ids=["-".join(one) for one in ALL])
def document(request: pytest.FixtureRequest) -> tuple[Paper, str, str, str]:
    """A document with its code, data and language."""
    code, data, language = request.param
    return printed(code, data, language), code, data, language


def test_is_accepted_as_pdf_a_and_sound(document: tuple[Paper, str, str, str]):
    paper = document[0]

    assert paper.archivable
    assert "No syntax or stream encoding errors found" in paper.syntax


def test_embeds_nothing_but_noto_sans(document: tuple[Paper, str, str, str]):
    fonts = document[0].fonts

    assert {name.split("+")[1] for name, *_ in fonts} == {"NotoSans-Regular", "NotoSans-Bold"}
    assert all(columns == ["yes", "yes", "yes"] for _, *columns in fonts)


def test_has_its_pages_and_says_so_on_each(document: tuple[Paper, str, str, str]):
    paper, code, data, language = document
    pages = paper.pages

    assert len(pages) in PAGES[code, data]
    words = {"ro": "pagina {} din {}", "bg": "страница {} от {}", "en": "page {} of {}"}[language]
    assert all(words.format(number, len(pages)) in page for number, page in enumerate(pages, start=1))


def test_prints_the_right_letters_and_nothing_outside_the_margins(document: tuple[Paper, str, str, str]):
    paper, code, data, language = document

    assert not set("şţŞŢ■\ufffd") & set(paper.text)
    assert "[U+" not in paper.text
    assert paper.strays == []
    if data != "nothing" and code not in {"R10", "R11", "R17"}:  # figures and hashes
        assert {"ș", "ț", "ă"} <= set(paper.text)
    if language == "bg":
        assert {"\N{CYRILLIC SMALL LETTER HARD SIGN}", "\N{CYRILLIC SMALL LETTER I}"} <= set(paper.text.lower())


def test_never_ends_a_page_with_a_heading(document: tuple[Paper, str, str, str]):
    paper = document[0]
    headings = {title.strip() for title in paper.outline()}

    for page in paper.pages:
        content = [line.strip() for line in page.splitlines() if line.strip()][:-1]
        assert content[-1] not in headings


def test_has_one_title_headings_below_it_and_no_skipped_level(document: tuple[Paper, str, str, str]):
    tags = document[0].tags()
    levels = [int(tag[1]) for tag in tags if tag in {"H1", "H2", "H3"}]

    assert tags[:4] == ["Document", "P", "P", "H1"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("code", CODES)
def test_the_same_data_give_the_same_bytes(code: str):
    first, second = (printed.__wrapped__(code, "ordinary", "ro").file for _ in range(2))

    assert first == second


def test_the_same_data_give_the_same_bytes_in_another_process():
    program = "import test_documents; print(test_documents.hashes())"
    tests = Path(__file__).parents[1]
    paths = os.pathsep.join(str(path) for path in (tests.parent / "src", tests / "reports", tests / "records"))
    settings = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", program], env=settings, capture_output=True, check=True, text=True)

    assert done.stdout.strip() == hashes()


def test_a_funding_line_stands_on_every_page_above_the_footer():
    paper = Paper(make("R02", ordinary(), PLAN, a_frame("ro", funding=FUNDING)))

    assert paper.archivable
    assert all("UrmătoareaGenerațieUE" in page for page in paper.pages)
    assert paper.strays == []


def test_text_of_ten_thousand_letters_is_printed_whole():
    records = ordinary()
    plan = records.find("plan", PLAN)
    words = [f"cuvânt{number}" for number in range(900)]
    plan.problem_analysis = " ".join(words)
    paper = Paper(make("R02", records, PLAN, a_frame("ro")))

    assert all(word in paper.text for word in words)
