"""R14: the register that may be shared, the one with names, and a page for each certificate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from extreme_samples import extreme
from hypothesis import given
from hypothesis import strategies as st
from paper import Paper
from pikepdf import Pdf
from report_samples import FUNDING, Records, a_frame
from training_samples import HOLDERS, TRAINING, a_course, blank_training

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.training import Certificate, Training, TrainingEvent
from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.trained import certificates_of, events_of, register_order, shown_number

if TYPE_CHECKING:
    from pathlib import Path


def printed(code: str, *records: object, language: str = "ro", **frame: object) -> Paper:
    """A paper about the training of the samples."""
    return Paper(make(code, Records().add(*records), TRAINING, a_frame(language, **frame)))


def test_a_hundred_and_fifty_certificates_are_pages_of_one_file():
    paper = printed("R14C", *a_course(150))

    assert len(paper.pages) == 150
    assert paper.archivable
    assert "No syntax or stream encoding errors found" in paper.syntax
    assert paper.strays == []
    for number, page in enumerate(paper.pages, start=1):
        assert f"Nr. CP {number}/2026 din 30.04.2026" in page
        assert HOLDERS[number % 3] in page
        assert "pagina 1 din 1" in page


def test_the_same_certificates_are_the_same_bytes():
    assert printed("R14C", *a_course(5)).file == printed("R14C", *reversed(a_course(5))).file


def test_names_keep_their_letters_in_both_alphabets():
    text = printed("R14C", *a_course(3)).text

    assert all(name in text for name in HOLDERS)


def test_the_outline_leads_to_each_certificate(tmp_path: Path):
    (tmp_path / "all.pdf").write_bytes(printed("R14C", *a_course(3)).file)
    with Pdf.open(tmp_path / "all.pdf") as pdf, pdf.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]

    assert titles == [f"CP {number}/2026 – {HOLDERS[number % 3]}" for number in (1, 2, 3)]


@pytest.mark.parametrize("funding", [None, FUNDING])
def test_the_longest_names_stay_on_their_page(funding: object):
    paper = Paper(make("R14C", extreme(), TRAINING, a_frame("ro", funding=funding)))

    assert len(paper.pages) == 60
    assert paper.strays == []
    assert all("Formator" in page and "nume, semnătură" in page for page in paper.pages)


def test_a_name_that_is_not_here_leaves_a_line_to_write_on():
    nobody = {"holder_name": None, "holder_organisation": None}
    course = [replace(one, **nobody) if isinstance(one, Certificate) else one for one in a_course(1)]
    named, blank = printed("R14C", *a_course(1)), printed("R14C", *course)

    assert HOLDERS[1] in named.text
    assert HOLDERS[1] not in blank.text
    assert len(blank.pages) == 1


def test_an_event_of_several_days_says_all_of_them():
    first, second = printed("R14C", *a_course(2)).pages

    assert "Data: 11.04.2026 – 12.04.2026;" in " ".join(first.split())
    assert "Data: 12.04.2026; " in " ".join(second.split())


def test_a_training_without_certificates_has_no_pages():
    with pytest.raises(RefusedError) as refused:
        printed("R14C", blank_training())

    assert refused.value.code == "no-certificates"


def test_the_signatures_are_fields_when_the_file_itself_is_signed(tmp_path: Path):
    (tmp_path / "c.pdf").write_bytes(printed("R14C", *a_course(2), electronic=True).file)
    with Pdf.open(tmp_path / "c.pdf") as pdf:
        assert len(pdf.Root.AcroForm.Fields) == 4


def test_the_shared_register_has_totals_and_no_name():
    course = a_course(150)
    count = ParticipationCount(id="count", training_event="event-1", total=160)
    text = printed("R14", *course, count).text

    assert "Au fost eliberate 150 de certificate." in text
    assert "participanți: 160" in text
    assert "CP 1/2026–CP 149/2026" in text
    assert "CP 150/2026" in text
    assert not [name for name in (*HOLDERS, "Împreună") if name in text]


def test_the_local_register_names_the_holders_and_is_marked_as_internal():
    paper = printed("R14L", *a_course(150))

    assert sum(page.count("Asociația „Împreună") for page in paper.pages) == 150
    assert all("UZ INTERN" in page for page in paper.pages)


def test_certificates_on_paper_only_are_counted_as_typed():
    event = TrainingEvent(id="e", training=TRAINING, held_on=date(2026, 3, 1), certificates_issued=70)
    text = printed("R14", blank_training(), event).text

    assert "Au fost eliberate 70 de certificate." in text


@pytest.mark.parametrize("code", ["R14", "R14L"])
def test_a_training_of_which_nothing_is_known_has_an_empty_register(code: str):
    assert "Niciun certificat nu a fost numărat încă." in printed(code, blank_training()).text


def test_events_come_by_number_and_certificates_by_year_and_number():
    events = [TrainingEvent(id=str(key), training=TRAINING, number=key) for key in (10, 2)]
    events.append(TrainingEvent(id="none", training=TRAINING))
    numbers = ("10/2026", "9/2026", None, "11/2025")
    given = [Certificate(id=str(number), training_event="2", number=number) for number in numbers]
    records = Records().add(Training(id=TRAINING), *events, *given)

    assert [one.id for one in events_of(records, Training(id=TRAINING))] == ["2", "10", "none"]
    assert [one.number for one in certificates_of(records, events[1])] == ["11/2025", "9/2026", "10/2026", None]
    assert [shown_number(one) for one in given] == ["10/2026", "9/2026", "", "11/2025"]


@given(st.lists(st.tuples(st.integers(1, 99_999), st.integers(1990, 2090)), unique=True, max_size=30))
def test_the_register_is_in_the_order_of_its_years_and_numbers(keys: list[tuple[int, int]]):
    given = [Certificate(id="", number=f"{number}/{year}") for number, year in keys]

    assert [one.number for one in sorted(given, key=register_order)] == [
        f"{number}/{year}" for number, year in sorted(keys, key=lambda key: (key[1], key[0]))
    ]
