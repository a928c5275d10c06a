"""R08: what the minutes of a meeting say, on paper and as an editable text."""

from __future__ import annotations

import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, cast

import docx
import pytest
from meeting_samples import DEBATED, MEETING, a_debate, a_long_debate, blank_meeting
from paper import Paper
from report_samples import Records, a_frame

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.records.meeting import MeetingKind, Signature
from parteneriat_desktop.reports import minutes_content
from parteneriat_desktop.reports.catalogue import make, make_text

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.meeting import Meeting


def debate() -> tuple[Records, Meeting]:
    """The records of a debate, and the debate."""
    records = Records().add(*a_debate())
    return records, cast("Meeting", records.find("meeting", MEETING))


def printed(records: Records) -> str:
    """The text of the minutes on paper, in English."""
    return Paper(make("R08", records, MEETING, a_frame("en"))).text


def edited(records: Records, language: str = "en", **frame: object) -> docx.document.Document:
    """The editable text, opened by the library that word processors are compared with."""
    return docx.Document(BytesIO(make_text("R08", records, MEETING, a_frame(language, **frame))))


def test_the_minutes_answer_who_when_where_and_what_was_agreed():
    text = printed(debate()[0])

    assert "Friday" in text
    assert "16:30–17:45" in text
    assert "notice no. 4402 of 20 Nov 2026" in text
    assert "yes – secretar general" in text
    assert "27; Women: 14; Men: 13; NGO representatives: 5; press: no" in text
    assert "Each speaker had 5 minutes." in text
    assert "published on 3 Dec 2026, 6 calendar days after the meeting" in text
    assert "2 pages, stays on paper with: secretar general" in text


def test_special_categories_of_participants_are_not_printed():
    assert "Roma:" not in printed(debate()[0])


def test_every_kind_of_meeting_has_its_title():
    records, meeting = debate()
    titles = set()
    for kind in (*MeetingKind, None):
        meeting.kind = kind
        titles.add(minutes_content.minutes_content(records, meeting, a_frame("en")).title)

    assert len(titles) == len(MeetingKind) + 1


def test_only_a_debate_asks_for_its_initiator():
    records, meeting = debate()
    meeting.kind = MeetingKind.FORUM

    assert "Initiator present" not in printed(records)


@pytest.mark.parametrize(
    ("number", "rule", "said"), [("4402", True, "notice no. 4402"), (None, True, "Law 52/2003"), (None, False, "–")]
)
def test_the_basis_is_told_as_far_as_it_is_known(number: str | None, rule: bool, said: str):  # noqa: FBT001 - parametrized
    records, meeting = debate()
    found = cast("Consultation", records.find("consultation", DEBATED))
    found.registration_number = number
    if not rule:
        meeting.consultation = None
    facts = dict(minutes_content.minutes_content(records, meeting, a_frame("en")).facts)

    assert said in facts["Basis"]


def test_a_meeting_without_a_consultation_is_named_by_its_own_title():
    records, meeting = debate()
    meeting.consultation, meeting.title = None, "Forumul tinerilor"

    assert "Forumul tinerilor" in printed(records)


def test_an_initiator_who_was_absent_is_not_named():
    records, meeting = debate()
    meeting.initiator_present = False

    assert "no – secretar" not in printed(records)


def test_whoever_signed_is_printed_and_at_most_three():
    records, meeting = debate()
    meeting.signatures = [Signature(function=f"martor {number}") for number in range(5)]
    text = printed(records)

    assert "martor 2" in text
    assert "martor 3" not in text
    assert "Drawn up" not in text


def test_what_was_not_noted_is_said_in_sentences():
    text = printed(Records().add(*blank_meeting()))

    assert "No agenda was noted." in text
    assert "Nobody took the floor." in text
    assert "No reply was noted." in text
    assert "No actions were agreed." in text


def test_the_editable_text_holds_the_same_as_the_paper():
    records, meeting = debate()
    content = minutes_content.minutes_content(records, meeting, a_frame("en"))
    file = edited(records)
    texts = [part.text for part in file.paragraphs]
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]

    assert content.title in texts
    assert content.subject in texts
    assert set(content.agenda) <= set(texts)
    assert set(content.notes) <= set(texts)
    assert set(content.replies.split("\n")) <= set(texts)
    assert all(value in cells for row in [*content.facts, *content.speeches, *content.actions] for value in row)
    assert all(one.function in "\n".join(cells) for one in content.signatories)


def test_the_editable_text_says_where_a_section_is_empty():
    texts = [part.text for part in edited(Records().add(*blank_meeting())).paragraphs]

    assert {"No agenda was noted.", "Nobody took the floor.", "No reply was noted."} <= set(texts)
    assert "No. __________ of ______________" in texts


def test_the_editable_text_names_itself_its_language_and_its_author():
    about = edited(debate()[0], "ro").core_properties

    assert about.title.startswith("Minuta dezbaterii publice")
    assert about.language == "ro"
    assert about.author == "Municipiul Ploiești"


def test_the_registration_number_is_the_one_that_was_typed():
    frame = {"number": "4460", "number_date": date(2026, 12, 3)}

    assert "No. 4460 of 3 Dec 2026" in [part.text for part in edited(debate()[0], **frame).paragraphs]


def test_the_heads_of_long_tables_repeat():
    records = Records().add(*a_long_debate())
    body = zipfile.ZipFile(BytesIO(make_text("R08", records, MEETING, a_frame("ro")))).read("word/document.xml")

    assert body.count(b"w:tblHeader") == 2


def test_the_same_data_give_the_same_bytes_without_any_clock():
    first, second = (make_text("R08", debate()[0], MEETING, a_frame("ro")) for _ in range(2))

    assert first == second
    assert {entry.date_time[0] for entry in zipfile.ZipFile(BytesIO(first)).infolist()} == {1980}


def test_the_editable_text_is_a_sound_package(tmp_path: Path):
    file = tmp_path / "minutes.docx"
    file.write_bytes(make_text("R08", debate()[0], MEETING, a_frame("bg")))

    done = subprocess.run(["unzip", "-tq", file], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout


def test_a_report_that_is_paper_only_is_not_made_as_a_text():
    with pytest.raises(RefusedError) as refused:
        make_text("R01", Records(), "nobody", a_frame("en"))
    assert refused.value.code == "not-editable"


def test_no_cell_breaks_the_text_even_with_letters_that_xml_refuses():
    records, meeting = debate()
    meeting.place = "sala „A & B” <etaj 2>"

    assert "sala „A & B” <etaj 2>" in [cell.text for row in edited(records).tables[0].rows for cell in row.cells]
    assert replace(a_frame("en")).catalogue.text("Minutes of the meeting") in minutes_content.TITLES.values()
