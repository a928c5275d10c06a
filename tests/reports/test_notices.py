"""R05 and R05D: what a notice says, and that it has one page."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, cast

import pytest
from consultation_samples import CONSULTATION, DEBATE, DRAFT, PAGES, bulgarian, crowded, no_consultation, romanian
from held_records import Records
from paper import Paper
from report_samples import FUNDING, a_frame

from parteneriat_desktop.countries.bulgaria import BULGARIA
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.records.announcement import Announcement, AnnouncementKind
from parteneriat_desktop.records.consultation import Regime
from parteneriat_desktop.records.meeting import AgendaItem, Meeting, MeetingKind
from parteneriat_desktop.records.participation import PublicationChannel
from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.frame import Issuer
from parteneriat_desktop.reports.signing import empty_fields

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.records.consultation import Consultation

TOWN = Issuer(
    name="Comuna Șesu Țarinei", head="Primar", address="Str. Primăriei nr. 1", email="proiecte@sesutarinei.example"
)


def lawful() -> tuple[Records, Consultation]:
    """The Romanian records, and their consultation."""
    records = Records().add(*romanian())
    return records, cast("Consultation", records.find("consultation", CONSULTATION))


def notice(records: Records, language: str = "en", subject: str = CONSULTATION, **frame: object) -> Paper:
    """A notice on paper."""
    code = "R05" if subject == CONSULTATION else "R05D"
    return Paper(make(code, records, subject, a_frame(language, issuer=TOWN, **frame)))


def without_debate(records: Records) -> Records:
    """The records without the meeting."""
    del records.held["meeting", DEBATE]
    return records


def test_the_deadline_stands_with_its_weekday_and_its_arithmetic():
    text = notice(lawful()[0], "ro").text

    assert "miercuri, 2 decembrie 2026" in text
    assert (
        "20.11 + 10 zile calendaristice = 30.11 (Sfântul Andrei); 01.12: Ziua Națională; prima zi lucrătoare: 02.12."
        in text
    )


def test_the_earliest_endorsement_names_every_day_that_is_skipped():
    records = without_debate(lawful()[0])
    cast("Consultation", records.find("consultation", CONSULTATION)).title = "Proiect"
    text = notice(records, "ro").text

    assert "luni, 11 ianuarie 2027" in text
    assert "30 de zile lucrătoare, numărate după 20.11" in text
    for day in ("30.11 (Sfântul Andrei)", "01.12 (Ziua Națională)", "25.12 (", "01.01 (", "06.01 (", "07.01 ("):
        assert day in text


def test_a_longer_term_than_the_law_asks_for_says_so():
    records, consultation = lawful()
    consultation.proposals_deadline = date(2026, 12, 11)

    assert "The law asks for at least: 20 Nov + 10 calendar days = 30 Nov" in notice(records).text


def test_a_shorter_term_than_the_law_asks_for_has_no_arithmetic_to_show():
    records, consultation = lawful()
    consultation.proposals_deadline = date(2026, 11, 27)
    text = notice(without_debate(records)).text

    assert "Announced on 20 Nov 2026." in text
    assert "10 calendar days" not in text


def test_dates_are_printed_in_eighteen_points(tmp_path: Path):
    (tmp_path / "notice.pdf").write_bytes(notice(lawful()[0], "ro").file)
    done = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-stdout", tmp_path / "notice.pdf"], capture_output=True, check=True, text=True
    )
    sizes = {number: int(size) for number, size in re.findall(r'<fontspec id="(\d+)" size="(\d+)"', done.stdout)}
    texts = re.findall(r'font="(\d+)"><b>(?:<b>)?(.*?)</b>', done.stdout)

    dated = [sizes[number] for number, text in texts if text.startswith(("miercuri, 2", "vineri, 27", "luni, 11"))]
    scale = 27 / max(sizes.values())  # the title has 27 points, whatever the tool multiplies with
    assert [round(size * scale) for size in dated] == [18, 18, 18]


def test_it_says_where_to_send_and_what_to_write_on_the_envelope():
    text = notice(lawful()[0]).text

    assert "at the registry office, by post (Str. Primăriei nr. 1) or by e-mail (proiecte@" in text
    assert "“Proposal for notice no. 4402 of 20 Nov 2026”" in text
    assert "Name the article that you write about." in text


def test_other_ways_to_send_stand_as_they_were_typed():
    records, consultation = lawful()
    consultation.ways_to_send = "Numai prin formularul de pe pagina de internet."
    consultation.registration_number = None
    text = notice(records).text

    assert "Numai prin formularul de pe pagina de internet. Name the article" in text
    assert "registry office" not in text
    assert "Proposal for notice" not in text


def test_papers_stand_with_their_pages_where_they_are_known():
    text = notice(without_debate(lawful()[0]), pages_of=PAGES.get).text
    assert "the draft (6 p.), the approval report with its reasons (3 p.), the impact study (11 p.)." in text

    assert "the draft, the approval" in notice(without_debate(lawful()[0])).text


def test_whoever_may_ask_for_a_debate_is_told_until_one_is_planned():
    asking = "asks for it in writing (Legea nr. 52/2003, art. 7(9))"

    assert asking in notice(without_debate(lawful()[0])).text
    assert asking not in notice(lawful()[0]).text


def test_the_sentence_on_written_reasons_and_the_basis_come_with_the_law():
    records, consultation = lawful()
    text = notice(records).text
    assert "not taken over are justified in writing." in text
    assert "Legal basis: Legea nr. 52/2003, art. 7(2), art. 7(4)." in text

    consultation.regime = Regime.VOLUNTARY
    text = notice(records).text
    assert "justified in writing" not in text
    assert "Legal basis" not in text
    assert "Name the article" not in text
    assert "Endorsement" not in text


def test_urgency_stands_with_its_reason_and_its_article_and_without_an_endorsement():
    records, consultation = lawful()
    consultation.urgent, consultation.urgent_reason = True, "Inundațiile din satul Vârfuri."
    text = notice(records).text

    assert "Urgent procedure. Inundațiile din satul Vârfuri." in text
    assert "art. 7(13)" in text
    assert "Endorsement" not in text


def test_what_is_known_of_the_posting_is_printed_and_the_rest_has_a_line():
    records, _ = lawful()
    board = cast("Announcement", records.find("announcement", str(PublicationChannel.NOTICE_BOARD)))
    board.posting_minutes_number, board.removed_on = "17", date(2026, 12, 3)
    text = notice(records).text

    assert "Posted on 20 Nov 2026" in text
    assert "Minutes of posting no. 17" in text
    assert "Taken down on 3 Dec 2026" in text


def test_bulgaria_has_its_own_notice_with_its_term_and_its_promise():
    records = Records(country=BULGARIA).add(*bulgarian())
    text = notice(records, "bg").text

    assert "понеделник, 21 декември 2026" in text
    assert "30 календарни дни = 20.12 (неделя)" in text
    assert "справка за постъпилите предложения" in text
    assert "чл. 26, ал. 3" in text
    assert "Съгласуване" not in text


def test_a_shortened_term_in_bulgaria_stands_with_its_reason():
    records = Records(country=BULGARIA).add(*bulgarian())
    consultation = cast("Consultation", records.find("consultation", CONSULTATION))
    consultation.proposals_deadline = date(2026, 12, 4)
    consultation.short_term_reason = "Бюджетът се приема през декември."
    text = notice(records, "bg").text

    assert "Съкратен срок. Бюджетът се приема през декември." in text
    assert "20.11 + 14 календарни дни = 04.12." in text


def test_one_page_gives_up_the_extra_date_last_and_is_refused_when_even_that_is_too_much():
    records = Records().add(*crowded())
    consultation = cast("Consultation", records.find("consultation", CONSULTATION))
    paper = notice(records, "bg")
    assert len(paper.pages) == 1
    assert "Съгласуване" not in paper.text
    assert "сряда, 2 декември 2026" in paper.text

    consultation.title = "Proiect de hotărâre privind " * 17
    with pytest.raises(RefusedError) as refused:
        notice(records, "bg")
    assert refused.value.code == "report-one-page"


def test_a_notice_without_any_data_has_lines_to_write_on_and_no_promises():
    records = Records().add(*no_consultation())
    for subject in (CONSULTATION, DEBATE):
        paper = notice(records, subject=subject)
        assert "Legal basis" not in paper.text
        assert "What you can read." not in paper.text
        assert "Posted on" in paper.text


def test_the_notice_of_a_debate_says_how_to_speak():
    text = notice(lawful()[0], subject=DEBATE).text

    assert "Notice of a public debate" in text
    assert "Friday, 27 November 2026, at 16:30" in text
    assert "Căminul cultural, satul Șesu. Enrolment: la intrare sau prin e-mail. 5 minutes for each speaker." in text
    assert "Accessibility: ramp." in text
    assert "Wednesday, 2 December 2026" in text
    assert "art. 7(10) a)–c)" in text


def test_a_public_meeting_of_its_own_has_an_agenda():
    meeting = Meeting(
        id=DEBATE,
        kind=MeetingKind.PUBLIC_MEETING,
        title="Bugetul pe 2027",
        held_on=date(2026, 12, 8),
        online_link="https://exemplu.example/sedinta",
        agenda=[AgendaItem(title="proiectul bugetului"), AgendaItem(title="întrebări"), AgendaItem()],
    )
    text = notice(Records().add(meeting), subject=DEBATE).text

    assert "Notice of a public meeting" in text
    assert "Bugetul pe 2027" in text
    assert "Tuesday, 8 December 2026" in text
    assert "https://exemplu.example/sedinta." in text
    assert "Agenda. proiectul bugetului, întrebări." in text
    assert "Where to send" not in text


def test_the_posting_of_a_debate_is_its_own_or_that_of_its_consultation():
    records, _ = lawful()
    board = {"channel": PublicationChannel.NOTICE_BOARD, "posted_on": date(2026, 11, 23)}
    records.add(Announcement(id="x", consultation=CONSULTATION, kind=AnnouncementKind.DEBATE, **board))
    assert "Posted on 23 Nov 2026" in notice(records, subject=DEBATE).text

    records.add(Announcement(id="y", meeting=DEBATE, **(board | {"posted_on": date(2026, 11, 24)})))
    assert "Posted on 24 Nov 2026" in notice(records, subject=DEBATE).text


def test_a_meeting_that_is_not_public_has_no_notice():
    records, _ = lawful()
    cast("Meeting", records.find("meeting", DEBATE)).non_public = True

    with pytest.raises(RefusedError) as refused:
        notice(records, subject=DEBATE)
    assert refused.value.code == "not-public"


def test_an_hour_without_a_day_is_not_invented():
    records, _ = lawful()
    meeting = cast("Meeting", records.find("meeting", DEBATE))
    meeting.held_on, meeting.starts_at, meeting.place = None, time(16, 30), None
    text = notice(records, subject=DEBATE).text

    assert "16:30" not in text


def test_the_dates_are_a_table_with_heads_for_rows():
    paper = notice(lawful()[0])
    tags = paper.tags()

    assert tags[:5] == ["Document", "P", "P", "H1", "P"]
    assert tags.count("Table") == 1
    assert tags.count("TH") == tags.count("TD") == 3


def test_a_file_to_be_signed_has_one_field_beside_the_lines_on_posting():
    paper = notice(lawful()[0], electronic=True)

    assert len(empty_fields(paper.file)) == 1
    assert "electronic signature" in paper.text


def test_a_funding_line_stands_below_and_the_notice_keeps_its_one_page():
    paper = notice(lawful()[0], "bg", funding=FUNDING)

    assert len(paper.pages) == 1
    assert "UrmătoareaGenerațieUE" in paper.text
    assert paper.strays == []


def test_a_paper_that_nobody_can_count_has_no_pages():
    records, consultation = lawful()
    consultation.draft_document = replace(DRAFT, file_name="proiect.docx")
    consultation.substantiation = consultation.impact_study = None

    assert "On the website and on the notice board: the draft." in notice(without_debate(records)).text
