"""What is published of a consultation, and what is archived: complete, in order, without anything private."""

from __future__ import annotations

import csv
import io
import subprocess
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from action_samples import a_record
from paper import Paper

from conftest import ENGLISH
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.consultation_archive import consultation_archive
from parteneriat_desktop.actions.ordered_files import DIGESTS, OrderedFile, packed, write_ordered
from parteneriat_desktop.actions.publish_pack import enclosed, publish_pack
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.settings import change
from parteneriat_desktop.errors import InvalidDataError, RefusedError
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.records.values import Attachment

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace

SENDER, CONTACT = "Maria Popescu-Ionescu", "maria.popescu@exemplu.example"


@dataclass(frozen=True)
class Dossier:
    """A consultation with everything that belongs to it."""

    workspace: Workspace
    id: str

    def set(self, **fields: Any) -> None:
        """Save other values of the consultation."""
        saved = save(self.workspace, "consultation", fields, self.id)
        assert saved.id is not None, saved.problems

    def attach(self, name: str, content: bytes = b"%PDF-1.7 semnat") -> dict[str, Any]:
        """Keep a file and return the reference to it."""
        kept = self.workspace.attachments.add_bytes(content + name.encode(), name)
        return {"sha256": kept.sha256, "file_name": name, "media_type": kept.media_type, "size": kept.size}


def a_dossier(workspace: Workspace, **fields: Any) -> Dossier:
    """Save a consultation that can be announced, with one proposal of a named citizen."""
    dossier = Dossier(workspace, "")
    values: dict[str, Any] = {
        "regime": "law_52",
        "method": "written_consultation",
        "purpose": "normative_act",
        "title": "Proiect de hotărâre; privind „procedura”",
        "draft_document": dossier.attach("Proiect HCL.PDF"),
        "substantiation": dossier.attach("referat.docx"),
        "responsible_person": "Compartiment relații publice",
        "announced_on": "2026-11-20",
        "proposals_deadline": "2026-12-02",
        "state": "draft",
        "registration_number": "4402",
        "registration_date": "2026-11-20",
    }
    record = a_record(workspace, "consultation", **(values | fields))
    a_record(
        workspace,
        "contribution",
        consultation=record,
        received_on="2026-11-20",
        channel="registry",
        sender_kind="natural_person",
        sender_name=SENDER,
        sender_contact=CONTACT,
        text="Să se publice lunar.",
        decision="accepted",
    )
    return Dossier(workspace, record)


def finished(workspace: Workspace) -> Dossier:
    """Save a consultation that may be archived: posted, asked for a debate, debated, answered, adopted."""
    dossier = a_dossier(workspace, state="adopted", result_text="Adoptată.", adopted_act_number="12/30.10.2026")
    dossier.set(response_document=dossier.attach("raspunsuri semnate.pdf"), response_number="4498/18.11.2026")
    shared = {"consultation": dossier.id}
    a_record(workspace, "announcement", **shared, channel="website", posted_on="2026-11-20")
    a_record(
        workspace,
        "announcement",
        **shared,
        channel="notice_board",
        posted_on="2026-11-20",
        evidence=dossier.attach("poza.JPG"),
        posting_minutes_number="17/20.11.2026",
    )
    a_record(
        workspace,
        "debate_request",
        **shared,
        requester_name="Asociația „Punți”",
        capacity="association",
        registration_number="4419/19.11.2026",
        reply_number="4431/20.11.2026",
    )
    meeting = {"kind": "debate", "place": "Căminul cultural", "enrolment_rule": "la intrare", "minutes_per_speaker": 5}
    a_record(
        workspace,
        "meeting",
        **shared,
        **meeting,
        held_on="2026-11-18",
        registration_number="4460/19.11.2026",
        minutes_document=dossier.attach("minuta semnata.pdf"),
        attachments=[dossier.attach("prezentare.pptx")],
    )
    a_record(workspace, "meeting", **shared, **meeting, held_on="2026-11-19", registration_number="4461/19.11.2026")
    return dossier


def named(files: list[OrderedFile]) -> dict[str, bytes]:
    return {file.name: file.content for file in files}


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def all_texts(files: list[OrderedFile]) -> str:
    """What every file says, PDF pages included."""
    printed = [Paper(one.content).text for one in files if one.content.startswith(b"%PDF-1.5")]
    return " ".join([*printed, *(one.content.decode("utf-8", "replace") for one in files)])


def test_the_pack_of_a_notice_holds_its_papers_in_order(town_hall: Workspace) -> None:
    dossier = a_dossier(town_hall)
    files = named(publish_pack(town_hall, dossier.id, Catalogue("ro")))

    assert list(files) == ["01-anunt.pdf", "02-proiect.pdf", "03-referat.docx", "texte.txt", "fields.csv"]
    assert "Anunț de consultare publică" in Paper(files["01-anunt.pdf"]).text
    assert files["02-proiect.pdf"] == b"%PDF-1.7 semnatProiect HCL.PDF"
    assert all(name.isascii() for name in files)


def test_texts_and_fields_stand_in_the_order_of_the_portal(town_hall: Workspace) -> None:
    dossier = a_dossier(town_hall, summary="Pe scurt.\nPe două rânduri.", ways_to_send="Numai pe platformă")
    files = named(publish_pack(town_hall, dossier.id, ENGLISH))
    text = files["texte.txt"].decode()
    rows = table(files["fields.csv"])

    assert text.startswith("E-consultare: texts and dates to paste, in the order of the form\r\n\r\nInstitution\r\n")
    assert "Proposals until\r\n2 Dec 2026\r\n" in text
    assert "Initiator\r\n(not filled in)\r\n" in text
    assert rows[0] == ["field", "label", "value"]
    fields = {name: value for name, _, value in rows[1:]}
    assert fields["title"] == "Proiect de hotărâre; privind „procedura”"
    assert (fields["open_from"], fields["open_to"]) == ("2026-11-20", "2026-12-02")
    assert fields["description"] == "Pe scurt.\nPe două rânduri."
    assert fields["ways_to_send"] == "Numai pe platformă"
    assert fields["registration"] == "No. 4402 of 20 Nov 2026"
    assert fields["initiator"] == ""
    assert fields["documents"] == "01-anunt.pdf, 02-proiect.pdf, 03-referat.docx"


def test_an_institution_with_an_address_names_it(town_hall: Workspace) -> None:
    own = {"address": "Str. Primăriei nr. 1", "email": "primaria@exemplu.example", "country": "RO"}
    a_record(town_hall, "partner", name=town_hall.profile.name, kind="authority_commune", **own)
    files = named(publish_pack(town_hall, a_dossier(town_hall).id, ENGLISH))
    fields = {name: value for name, _, value in table(files["fields.csv"])}

    assert fields["address"] == own["address"]
    assert fields["ways_to_send"] == "at the registry office, by post, by e-mail"


def test_answers_go_in_once_they_are_public_printed_or_signed(town_hall: Workspace) -> None:
    dossier = a_dossier(town_hall, state="response_published", impact_study=None)
    files = named(publish_pack(town_hall, dossier.id, ENGLISH))
    assert "1 proposal: 1 accepted." in Paper(files["05-propuneri-si-raspunsuri.pdf"]).text

    dossier.set(response_document=dossier.attach("semnat.pdf"), impact_study=dossier.attach("studiu"))
    files = named(publish_pack(town_hall, dossier.id, ENGLISH))
    assert files["05-propuneri-si-raspunsuri.pdf"] == b"%PDF-1.7 semnatsemnat.pdf"
    assert files["04-studiu"].endswith(b"studiu")


def test_bulgaria_has_the_fields_of_its_portal(town_hall: Workspace) -> None:
    change(town_hall, country="BG")
    dossier = a_dossier(town_hall, regime="zna_26", proposals_deadline="2026-12-21", impact_study=None)
    files = named(publish_pack(town_hall, dossier.id, Catalogue("bg")))
    fields = {name: value for name, _, value in table(files["fields.csv"])}

    assert list(files)[:3] == ["01-obyavlenie.pdf", "02-proekt.pdf", "03-motivi.docx"]
    assert files["texte.txt"].decode().startswith("strategy.bg: ")
    assert list(fields)[1:5] == ["level", "act_type", "open_from", "open_to"]
    assert fields["unique_number"] == ""
    assert "Обявление за обществена консултация" in Paper(files["01-obyavlenie.pdf"]).text


def test_a_voluntary_consultation_is_published_like_one_of_its_country(town_hall: Workspace) -> None:
    papers = {"draft_document": None, "substantiation": None}
    dossier = a_dossier(town_hall, regime="voluntary", **papers)
    assert "01-anunt.pdf" in named(publish_pack(town_hall, dossier.id, ENGLISH))

    change(town_hall, country="BG")
    assert "01-obyavlenie.pdf" in named(publish_pack(town_hall, dossier.id, ENGLISH))


def test_what_is_missing_is_listed_and_nothing_is_written(town_hall: Workspace, tmp_path: Path) -> None:
    dossier = a_dossier(town_hall, title=None, draft_document=None, registration_number=None, registration_date=None)
    lost = Attachment("e" * 64, "studiu.pdf", "application/pdf", 9)
    dossier.set(impact_study={"sha256": lost.sha256, "file_name": lost.file_name, "media_type": "x", "size": 9})

    with pytest.raises(InvalidDataError) as refused:
        publish_pack(town_hall, dossier.id, ENGLISH)

    assert refused.value.code == "incomplete-pack"
    fields = {problem.field for problem in refused.value.problems}  # type: ignore[attr-defined]
    assert fields == {"title", "draft_document", "registration_number", "registration_date", "impact_study"}
    assert not list(tmp_path.glob("pack*"))
    with pytest.raises(InvalidDataError):
        enclosed(town_hall, lost, "01")


def test_a_deleted_consultation_is_not_published(town_hall: Workspace) -> None:
    dossier = a_dossier(town_hall)
    delete(town_hall, "consultation", dossier.id)

    with pytest.raises(RefusedError) as refused:
        publish_pack(town_hall, dossier.id, ENGLISH)
    assert refused.value.code == "deleted"


def test_names_and_contacts_are_in_neither_pack(town_hall: Workspace) -> None:
    dossier = finished(town_hall)
    files = [*publish_pack(town_hall, dossier.id, ENGLISH), *consultation_archive(town_hall, dossier.id, ENGLISH)]
    said = all_texts(files)

    assert "Să se publice lunar." in said
    assert SENDER not in said
    assert CONTACT not in said


def test_the_dossier_holds_every_paper_with_its_number_in_an_index(town_hall: Workspace) -> None:
    files = named(consultation_archive(town_hall, finished(town_hall).id, ENGLISH))
    head, *rows = table(files["00-index.csv"])

    assert head == ["file", "what", "registration_number", "registration_date", "sha256"]
    assert [row[:4] for row in rows] == [
        ["01-anunt.pdf", "notice", "4402", "2026-11-20"],
        ["02-proiect.pdf", "draft act", "", ""],
        ["03-referat.docx", "approval report with its reasons", "", ""],
        ["04-dovada-afisarii.jpg", "proof of posting: notice board, 20 Nov 2026", "17", "2026-11-20"],
        ["05-raspuns-la-cererea-de-dezbatere.pdf", "reply to the request for a debate no. 4419", "4431", "2026-11-20"],
        ["06-registrul-propunerilor.pdf", "public register of proposals", "", ""],
        ["07-minuta.pdf", "minutes: debate, 18 Nov 2026", "4460", "2026-11-19"],
        ["08-minuta-anexa.pptx", "attached to the minutes: prezentare.pptx", "", ""],
        ["09-minuta.pdf", "minutes: debate, 19 Nov 2026", "4461", "2026-11-19"],
        ["10-propuneri-si-raspunsuri.pdf", "proposals and reasoned answers", "4498", "2026-11-18"],
    ]
    assert [row[0] for row in rows] == list(files)[1:]
    assert [row[4] for row in rows] == [sha256(files[row[0]]).hexdigest() for row in rows]
    assert files["07-minuta.pdf"] == b"%PDF-1.7 semnatminuta semnata.pdf"
    assert "Minutes of the public debate" in Paper(files["09-minuta.pdf"]).text


def test_a_dossier_without_the_numbers_that_the_law_asks_for_is_refused(town_hall: Workspace) -> None:
    dossier = finished(town_hall)
    lost = {"sha256": "d" * 64, "file_name": "minuta.pdf", "media_type": "application/pdf", "size": 4}
    dossier.set(response_number=None, response_date=None)
    a_record(town_hall, "meeting", consultation=dossier.id, minutes_document=lost)

    with pytest.raises(InvalidDataError) as refused:
        consultation_archive(town_hall, dossier.id, ENGLISH)

    said = [str(problem.sentence) for problem in refused.value.problems]  # type: ignore[attr-defined]
    assert "Write number and date of registration of the response table." in said
    assert "Write number and date of registration of the minutes of each meeting." in said
    assert "The file “minuta.pdf” is not here or is damaged; attach it again." in said


def test_the_same_records_give_the_same_bytes(town_hall: Workspace) -> None:
    dossier = finished(town_hall)
    for make in (publish_pack, consultation_archive):
        first, second = (packed(make(town_hall, dossier.id, Catalogue("ro"))) for _ in range(2))
        assert first == second


def test_a_folder_and_a_zip_hold_the_same_with_digests_that_sha256sum_accepts(tmp_path: Path) -> None:
    files = [OrderedFile("01-anunt.pdf", b"unu"), OrderedFile("02-proiect.pdf", b"doi")]
    folder, archive = tmp_path / "pack", tmp_path / "pack.ZIP"

    assert [path.name for path in write_ordered(files, folder)] == ["01-anunt.pdf", "02-proiect.pdf", DIGESTS]
    assert write_ordered(files, archive) == [archive]
    done = subprocess.run(["sha256sum", "-c", DIGESTS], cwd=folder, capture_output=True, check=True, text=True)
    assert done.stdout == "01-anunt.pdf: OK\n02-proiect.pdf: OK\n"
    with zipfile.ZipFile(archive) as opened:
        assert opened.namelist() == ["01-anunt.pdf", "02-proiect.pdf", DIGESTS]
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(opened.read(path.name) == path.read_bytes() for path in folder.iterdir())


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "altceva.txt").write_bytes(b"proprietar")

    with pytest.raises(RefusedError) as refused:
        write_ordered([OrderedFile("01.pdf", b"x")], tmp_path)
    assert refused.value.code == "not-empty"
    assert [path.name for path in tmp_path.iterdir()] == ["altceva.txt"]
