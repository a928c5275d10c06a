"""The audit folder of a partnership: complete, in order, readable by other tools, without anything private."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from action_samples import a_consultation, a_partner, a_partnership, a_plan, a_record

from conftest import ENGLISH
from parteneriat_desktop.actions.audit_folder import audit_folder
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.ordered_files import OrderedFile, spreadsheet, write_ordered
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.i18n.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace

HOLDER = "Ștefania Țîrlea"


def a_dossier(workspace: Workspace, folder: Path) -> str:
    """A partnership with signed agreement, plan, report, training, proposal, consultation and meetings."""

    def attach(name: str) -> dict[str, str]:
        (folder / name).write_bytes(b"%PDF-1.7 " + name.encode())
        return {"path": str(folder / name)}

    hall, ngo = a_partner(workspace, name="Comuna Exemplu", kind="authority_commune"), a_partner(workspace)
    partnership = a_partnership(
        workspace,
        hall,
        ngo,
        title="Parteneriatul pentru sănătate",
        signed_on="2026-01-10",
        in_force_on="2026-01-11",
        registration_number="41",
        registration_date="2026-01-10",
        signed_document=attach("Acord semnat – ștampilat.pdf"),
    )
    plan = a_plan(workspace, partnership, adopted_on="2026-02-01", state="adopted", currency="RON")
    a_record(workspace, "budget_line", plan=plan, source="state_budget", planned="10.00", rate_source="=1+1")
    a_record(workspace, "monitoring_report", plan=plan, period_from="2026-02-01", period_until="2026-07-31")
    training = a_record(workspace, "training", plan=plan, partnership=partnership, title="Curs")
    event = a_record(workspace, "training_event", training=training, held_on="2026-04-10", place="Sală")
    a_record(workspace, "certificate", training_event=event, issued_on="2026-04-12", holder_name=HOLDER)
    a_record(workspace, "policy_proposal", partnership=partnership, title="Propunere")
    consultation = a_consultation(workspace, plan=plan, announced_on="2026-03-01")
    given = {"consultation": consultation, "kind": "debate", "held_on": "2026-03-20"}
    a_record(workspace, "meeting", partnership=partnership, **given)
    a_record(workspace, "meeting", partnership=partnership, kind="coordination", held_on="2026-05-05")
    a_record(
        workspace,
        "cooperation_entry",
        partnership=partnership,
        entry_date="2026-05-05",
        parties=[hall, ngo],
        registration_number="7",
        evidence=attach("proces verbal.pdf"),
    )
    given = {"received_on": "2026-03-05", "text": "Cer", "scan": [attach("scan-cu-nume.pdf")]}
    a_record(workspace, "contribution", consultation=consultation, **given)
    return partnership


def lines(files: Sequence[OrderedFile], name: str = "00-index.csv") -> list[dict[str, str]]:
    """The lines of a table, as a spreadsheet reads them."""
    content = next(file.content for file in files if file.name == name)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_other_tools_unpack_it_and_find_every_file_as_listed(town_hall: Workspace, tmp_path: Path):
    out = tmp_path / "audit.zip"
    write_ordered(audit_folder(town_hall, a_dossier(town_hall, tmp_path), ENGLISH), out)
    subprocess.run(["unzip", "-q", out, "-d", tmp_path / "folder"], check=True)
    checked = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"],
        cwd=tmp_path / "folder",
        check=True,
        capture_output=True,
        text=True,
    )
    there = [path for path in (tmp_path / "folder").rglob("*") if path.is_file()]

    assert checked.stdout.count(": OK") == len(there) - 1
    assert all(path.name.isascii() for path in there)
    assert (tmp_path / "folder" / "02-evidence/E01/01-acord-semnat-stampilat.pdf").read_bytes().startswith(b"%PDF")


def test_the_papers_come_in_the_order_in_which_they_are_read(town_hall: Workspace, tmp_path: Path):
    files = audit_folder(town_hall, a_dossier(town_hall, tmp_path), ENGLISH)
    codes = [found[1] for file in files if (found := re.match(r"01-reports/\d{3}-([A-Z0-9]+)-", file.name))]

    assert codes == ["R01", "R04", "R12", "R02", "R11", "R03", "R14", "R15", "R05", "R06", "R07", "R08", "R08", "R10"]
    assert [file.name for file in files][:2] == ["00-index.html", "00-index.csv"]
    folders = [file.name.partition("/")[0] for file in files[2:]]
    assert folders == sorted(folders)


def test_the_index_has_registration_pages_record_and_digest_of_each_file(town_hall: Workspace, tmp_path: Path):
    partnership = a_dossier(town_hall, tmp_path)
    files = audit_folder(town_hall, partnership, ENGLISH)
    found = {line["File"]: line for line in lines(files)}
    signed = found["02-evidence/E01/01-acord-semnat-stampilat.pdf"]

    assert (signed["Registration number"], signed["Registration date"]) == ("41", "2026-01-10")
    assert (signed["Record"], signed["State"], len(signed["SHA-256"])) == (partnership, "in order", 64)
    assert found["01-reports/001-R01-parteneriatul-pentru-sanatate.pdf"]["Pages"] in {"1", "2", "3"}
    assert set(found) == {file.name for file in files[2:]}


@pytest.mark.parametrize("language", ["ro", "bg"])
def test_the_page_leads_to_every_file(town_hall: Workspace, tmp_path: Path, language: str):
    files = audit_folder(town_hall, a_dossier(town_hall, tmp_path), Catalogue(language))
    page = files[0].content.decode()

    assert re.findall(r'<a href="([^"]+)">', page) == [file.name for file in files[2:]]
    assert f'<html lang="{language}">' in page


def test_the_same_data_are_the_same_bytes(town_hall: Workspace, tmp_path: Path):
    partnership = a_dossier(town_hall, tmp_path)

    for name in ("a.zip", "b.zip"):
        write_ordered(audit_folder(town_hall, partnership, ENGLISH), tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_names_and_scans_are_in_it_only_when_asked_for(town_hall: Workspace, tmp_path: Path):
    partnership = a_dossier(town_hall, tmp_path)
    shared = audit_folder(town_hall, partnership, ENGLISH)
    whole = audit_folder(town_hall, partnership, ENGLISH, private=True)
    added = {file.name.partition("-reports/")[2][4:8] for file in whole} - {
        file.name.partition("-reports/")[2][4:8] for file in shared
    }

    assert not [file.name for file in shared if HOLDER.encode() in file.content or "scan-cu-nume" in file.name]
    assert "holder_name" not in lines(shared, "04-tables/certificate.csv")[0]
    assert [line["holder_name"] for line in lines(whole, "04-tables/certificate.csv")] == ["Name of the holder", HOLDER]
    assert any("scan-cu-nume" in file.name for file in whole)
    assert added == {"R06L", "R14L", "R14C"}


@pytest.mark.parametrize(
    ("damage", "state"), [(b"altceva", "changed outside the program, left out"), (None, "not here")]
)
def test_a_changed_or_lost_file_is_named_and_left_out(
    town_hall: Workspace, tmp_path: Path, damage: bytes | None, state: str
):
    partnership = a_dossier(town_hall, tmp_path)
    path = "02-evidence/E01/01-acord-semnat-stampilat.pdf"
    (signed,) = (file for file in audit_folder(town_hall, partnership, ENGLISH) if file.name == path)
    (place,) = (
        found
        for found in town_hall.attachments.folder.rglob("*")
        if found.is_file() and found.read_bytes() == signed.content
    )
    if damage is None:
        place.unlink()
    else:
        place.write_bytes(damage)
    files = audit_folder(town_hall, partnership, ENGLISH)
    line = next(line for line in lines(files) if line["File"] == path)

    assert (line["State"], line["SHA-256"], line["Pages"]) == (state, "", "")
    assert path not in {file.name for file in files}
    assert f'<tr class="bad"><th scope="row">{path}</th>' in files[0].content.decode()


def test_a_paper_that_cannot_be_printed_is_named_with_the_reason(town_hall: Workspace, tmp_path: Path):
    partnership = a_dossier(town_hall, tmp_path)
    training = town_hall.children("training", "partnership", partnership)[0].id
    event = town_hall.children("training_event", "training", training)[0].id
    delete(town_hall, "certificate", town_hall.children("certificate", "training_event", event)[0].id)
    found = [
        line for line in lines(audit_folder(town_hall, partnership, ENGLISH, private=True)) if "R14C" in line["File"]
    ]

    assert [line["State"] for line in found] == [
        "cannot be printed: This training has no certificates in the register."
    ]


def test_the_tables_hold_what_is_kept_and_no_formula(town_hall: Workspace, tmp_path: Path):
    files = audit_folder(town_hall, a_dossier(town_hall, tmp_path), ENGLISH)
    labels, line = lines(files, "04-tables/budget_line.csv")

    assert (labels["planned"], line["planned"], line["rate_source"]) == ("Planned", "10.00", "'=1+1")
    assert "04-tables/partner.csv" not in {file.name for file in files}


@pytest.mark.parametrize("text", ["=1+1", "+40 21", "-cmd", "@sum", "\tx", "\rx", "-1e5"])
def test_a_text_like_a_formula_has_an_apostrophe(text: str):
    (row,) = csv.reader(io.StringIO(spreadsheet("t.csv", [[text]]).content.decode("utf-8-sig")), delimiter=";")

    assert row == [f"'{text}"]


@pytest.mark.parametrize("text", ["-5", "+5.25", "17484.84", "a=1", "", "–"])
def test_numbers_and_plain_texts_stay_as_they_are(text: str):
    (row,) = csv.reader(io.StringIO(spreadsheet("t.csv", [[text, "x"]]).content.decode("utf-8-sig")), delimiter=";")

    assert row[0] == text


def test_a_partnership_of_which_little_is_known_has_a_folder_too(town_hall: Workspace):
    files = audit_folder(town_hall, a_partnership(town_hall), ENGLISH)

    assert [file.name.split("/")[0] for file in files][2:] == ["01-reports"] * 4 + ["04-tables"]


def test_a_deleted_or_unknown_partnership_has_none(town_hall: Workspace):
    partnership = a_partnership(town_hall)
    delete(town_hall, "partnership", partnership)

    for record in (partnership, "nowhere"):
        with pytest.raises(RefusedError) as refused:
            audit_folder(town_hall, record, ENGLISH)
        assert refused.value.code in {"deleted", "unknown-record"}
