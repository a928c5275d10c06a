"""R06: the public register and the local one."""

from __future__ import annotations

from consultation_samples import CONSULTATION, no_consultation, romanian
from paper import Paper
from report_samples import Records, a_frame

from parteneriat_desktop.records.contribution import Contribution
from parteneriat_desktop.reports.catalogue import make


def register(code: str, records: Records, language: str = "en") -> str:
    """The text of a register."""
    return Paper(make(code, records, CONSULTATION, a_frame(language))).text


def test_the_local_register_names_senders_and_is_for_internal_use():
    text = register("R06L", Records().add(*romanian()))

    assert "Expeditor Numărul1" in text
    assert "expeditor1@ example.org" in text
    assert "INTERNAL USE" in text
    assert "is not published" in text
    assert "UZ INTERN" in register("R06L", Records().add(*romanian()), "ro")


def test_the_public_register_has_no_names_and_no_column_of_contacts():
    text = register("R06", Records().add(*romanian()))

    assert "Expeditor" not in text
    assert "Contact" not in text
    assert "example.org" not in text
    assert "Sender (kind)" in text
    assert "SAMPLE DATA" in text
    assert "stay in the local register" in text


def test_the_reply_stands_with_number_and_day():
    assert "4501 11 Dec 2026" in register("R06", Records().add(*romanian()))


def test_both_count_what_was_received_and_what_was_late():
    for code in ("R06", "R06L"):
        text = register(code, Records().add(*romanian()))
        assert "5 proposals received." in text
        assert "1 arrived after the term." in text


def test_an_empty_register_says_so():
    for code in ("R06", "R06L"):
        text = register(code, Records().add(*no_consultation()))
        assert "No proposals were received." in text
        assert "after the term" not in text


def test_a_sender_without_a_name_is_a_kind_and_a_late_reply_has_no_number():
    records = Records().add(*romanian())
    records.add(Contribution(id="x", consultation=CONSULTATION, register_number="9/2026", text="Cerere."))

    assert "Cerere." in register("R06L", records)


def test_a_long_text_stands_whole_in_the_annex():
    records = Records().add(*romanian())
    words = " ".join(f"cuvânt{number}" for number in range(300))
    records.add(Contribution(id="x", consultation=CONSULTATION, register_number="9/2026", text=words))
    text = register("R06", records)

    assert "(whole text: annex 1)" in text
    assert "cuvânt299" in text
