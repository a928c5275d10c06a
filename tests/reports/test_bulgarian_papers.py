"""The papers of a consultation under ЗНА чл. 26, in Bulgarian: sound, complete, as they were approved by reading."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from consultation_samples import bulgarian
from held_records import Records
from paper import Paper
from report_samples import SUBJECTS, a_frame

from parteneriat_desktop.countries.bulgaria import BULGARIA
from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.frame import Issuer

GOLDEN = Path(__file__).parents[1] / "golden"
TOWN = Issuer(
    name="Община Хасково",
    lines=("Област Хасково · пл. „Общински“ № 1", "obshtina@haskovo.example"),
    head="Кмет",
    address="пл. „Общински“ № 1",
    email="obshtina@haskovo.example",
)
#: Each paper, and the answers where nothing was received.
PAPERS = ("R05", "R05D", "R06", "R06L", "R07", "R07-none", "R19")


@cache
def printed(name: str) -> Paper:
    """One paper, made once."""
    records = Records(country=BULGARIA).add(*bulgarian())
    if name.endswith("-none"):
        records = Records(country=BULGARIA).add(*(one for one in bulgarian() if one.ENTITY != "contribution"))
    code = name.removesuffix("-none")
    return Paper(make(code, records, SUBJECTS[code], a_frame("bg", issuer=TOWN)))


def text(name: str) -> str:
    """The pages of a paper, one after the other."""
    lines = [line.rstrip() for page in printed(name).pages for line in [*page.splitlines(), "=" * 20]]
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_archivable_and_stays_inside_its_margins(name: str):
    paper = printed(name)

    assert paper.archivable
    assert "No syntax or stream encoding errors found" in paper.syntax
    assert {font.split("+")[1] for font, *_ in paper.fonts} == {"NotoSans-Regular", "NotoSans-Bold"}
    assert paper.strays == []
    assert paper.information()["language"] == "bg"


@pytest.mark.parametrize("name", PAPERS)
def test_no_word_of_ours_is_left_in_english_or_romanian(name: str):
    words = set(printed(name).text.split())
    latin = {word for word in words if word.isascii() and word.strip(".,;:()").isalpha()}

    assert latin == set()


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_says_what_was_approved(name: str):
    assert text(name) == (GOLDEN / f"{name}_haskovo_bg.txt").read_text(encoding="utf-8")


def test_the_report_without_proposals_is_signed_all_the_same():
    paper = printed("R07-none")

    assert "Не са постъпили писмени предложения." in paper.text
    assert "Публикувано на 20.11.2026" in paper.text
    assert "Одобрил" in paper.text
    assert "Table" not in paper.tags()


if __name__ == "__main__":
    for one in PAPERS:
        (GOLDEN / f"{one}_haskovo_bg.txt").write_text(text(one), encoding="utf-8")
