"""R07: what the table of proposals and answers says."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest
from consultation_samples import CONSULTATION, DAY, bulgarian, no_consultation, romanian
from paper import Paper
from report_samples import Records, a_frame

from parteneriat_desktop.countries.bulgaria import BULGARIA
from parteneriat_desktop.records.contribution import Contribution, ContributionDecision
from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.proposals import received

if TYPE_CHECKING:
    from parteneriat_desktop.records.consultation import Consultation


def table(records: Records, language: str = "en") -> str:
    """The text of the table."""
    return Paper(make("R07", records, CONSULTATION, a_frame(language))).text


def asked(records: Records, **fields: object) -> Contribution:
    """Add one more proposal."""
    values: dict[str, object] = {"id": "more", "consultation": CONSULTATION, "register_number": "9/2026"}
    one = Contribution(**(values | fields))  # type: ignore[arg-type]
    records.add(one)
    return one


def test_the_first_line_counts_the_decisions_and_names_what_was_late():
    text = table(Records().add(*romanian()))

    assert "5 proposals: 2 accepted, 1 partly accepted, 1 not accepted, 1 out of scope." in text
    assert "All were answered." in text
    assert "1 arrived after the term: 5/2026." in text
    assert text.count("arrived late") == 1


def test_what_nobody_decided_is_counted_as_open():
    records = Records().add(*romanian())
    asked(records, text="Fără răspuns")
    asked(records, id="other", register_number="10/2026", decision=ContributionDecision.UNDER_ANALYSIS)
    text = table(records)

    assert "2 under analysis" in text
    assert "2 have no answer yet." in text
    assert "All were answered." not in text


def test_many_late_ones_are_counted_and_not_named():
    records = Records().add(*romanian())
    for number in range(20, 33):
        asked(records, id=str(number), register_number=f"{number}/2026", received_on=DAY + timedelta(days=40))
    text = table(records)

    assert "14 arrived after the term." in text
    assert "31/2026," not in text


def test_none_received_is_a_document_too():
    paper = Paper(make("R07", Records().add(*no_consultation()), CONSULTATION, a_frame("en")))

    assert "No proposals were received." in paper.text
    assert "Approved" in paper.text
    assert "Table" not in paper.tags()
    assert "All were answered." not in paper.text


def test_bulgaria_has_its_report_of_the_proposals_also_without_any():
    records = Records(country=BULGARIA).add(*bulgarian())
    assert "Справка за постъпилите предложения" in table(records, "bg")
    assert "Постъпили са 3 предложения: 1 прието, 1 прието частично, 1 неприето." in table(records, "bg")

    nothing = Records(country=BULGARIA).add(cast("Consultation", records.find("consultation", CONSULTATION)))
    assert "Не са постъпили писмени предложения." in table(nothing, "bg")


def test_names_and_contacts_are_never_printed():
    text = table(Records().add(*romanian()))

    assert "Expeditor Num" not in text
    assert "example.org" not in text
    assert "natural person" in text


def test_they_stand_in_the_order_of_the_register_and_those_without_a_number_last():
    records = Records().add(*romanian())
    asked(records, id="b", register_number="10/2026")
    asked(records, id="a", register_number="10/2025")
    asked(records, id="d", register_number=None)
    asked(records, id="c", register_number=None, received_on=DAY)
    consultation = cast("Consultation", records.find("consultation", CONSULTATION))

    assert [one.id for one in received(records, consultation)] == ["a", "c1", "c2", "c3", "c4", "c5", "b", "c", "d"]


@pytest.mark.parametrize("field", ["text", "justification"])
def test_a_text_of_five_thousand_letters_stands_whole_in_the_annex(field: str):
    records = Records().add(*romanian())
    words = " ".join(f"Cuvânt{number}." for number in range(500))
    asked(records, **{field: words})
    text = table(records)

    assert "Cuvânt0. (whole text: annex 1)" in text
    assert text.count("Cuvânt0.") == 2
    assert all(f"Cuvânt{number}." in text for number in range(500))
    assert ("Justification for proposal 9/2026" if field == "justification" else "Proposal 9/2026") in text


def test_a_text_of_a_page_is_continued_on_the_next_one_with_its_number():
    records = Records().add(*romanian())
    asked(records, text=" ".join(f"cuvânt{number}" for number in range(190)))
    text = table(records)

    assert "annex" not in text
    assert all(f"cuvânt{number}" in text for number in range(190))


def test_numbers_of_four_figures_do_not_break():
    records = Records().add(*romanian())
    asked(records, register_number="5000/2026", text="ultima")

    assert "5000/2026" in "".join(Paper(make("R07", records, CONSULTATION, a_frame("bg"))).pages)


def test_one_table_however_many_pages():
    records = Records().add(*romanian())
    for number in range(10, 60):
        asked(records, id=str(number), register_number=f"{number}/2026", text="Cerem răspuns. " * 20)
    paper = Paper(make("R07", records, CONSULTATION, a_frame("ro")))

    assert len(paper.pages) > 4
    assert paper.tags().count("Table") == 1
    assert paper.outline()[0].startswith("Propuneri primite și răspunsuri motivate – Proiect de hotărâre")


def test_a_notice_with_a_number_and_without_a_date_is_named_by_its_number():
    records = Records().add(*romanian())
    cast("Consultation", records.find("consultation", CONSULTATION)).registration_date = None

    assert "neguvernamentale · notice no. 4402 5 proposals" in table(records)
