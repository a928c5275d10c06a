"""Signed PDFs that come back are judged, and kept with the record that they are about."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from action_samples import a_consultation, a_partner, a_partnership, fields_of
from certificates import PASSWORD, issued

from conftest import ENGLISH, NAMES, PASSPHRASE, Region
from parteneriat_desktop.actions import certificate, make_report, pdf_signing, signed_pdf
from parteneriat_desktop.actions import issued as issuing
from parteneriat_desktop.actions.pdf_signing import Signing
from parteneriat_desktop.actions.signed_pdf import Arrival, Sameness
from parteneriat_desktop.errors import InvalidDataError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises((RefusedError, InvalidDataError)) as refused:
        act()
    return refused.value.code


def a_sheet(workspace: Workspace, record: str) -> bytes:
    """The sheet of a partnership as it is issued, to be signed electronically."""
    wanted = make_report.Wanted("R01", record, ENGLISH, electronic=True)
    data = make_report.make(workspace, wanted)
    issuing.remember(workspace, wanted, data)
    return data


def signed_outside(workspace: Workspace, data: bytes) -> bytes:
    """The sheet signed with the mayor's certificate, as another program does."""
    certificate.use_file(workspace, issued("rsa") / "own.p12", PASSWORD)
    how = Signing(catalogue=ENGLISH, certificate=certificate.opened(workspace, PASSWORD))
    return pdf_signing.sign(workspace, data, how, None)


def arriving(folder: Path, record: str, data: bytes, **more: Any) -> Arrival:
    """A file that came back about a partnership."""
    file = folder / "semnat.pdf"
    file.write_bytes(data)
    return Arrival(entity="partnership", record=record, file=file, **more)


def kept_files(workspace: Workspace) -> list[str]:
    return sorted(path.name for path in workspace.attachments.folder.glob("*"))


def test_what_was_issued_and_signed_is_kept_with_its_record(town_hall: Workspace, tmp_path: Path) -> None:
    record = a_partnership(town_hall)
    data = signed_outside(town_hall, a_sheet(town_hall, record))
    kept = signed_pdf.receive(town_hall, arriving(tmp_path, record, data))
    assert (kept.field, kept.sameness) == ("signed_document", Sameness.BYTES)
    assert fields_of(town_hall, "partnership", record)["signed_document"]["sha256"] == kept.attachment.sha256
    assert town_hall.attachments.read(kept.attachment.sha256) == data
    (one,) = kept.signatures
    assert (one.holder, one.organisation, one.issuer) == ("Ion Primaru", "Comuna Exemplu", "Autoritatea de Exemplu CA")
    assert (one.field, one.enrolled) == ("signature1", False)
    assert one.moment is not None
    said = str(signed_pdf.told(one))
    assert said.startswith("Signed by Ion Primaru, Comuna Exemplu, on 2026-11-20")


def test_a_key_that_is_enrolled_is_known(region: Region) -> None:
    record = a_partnership(region.town_hall)
    signed = pdf_signing.sign(
        region.town_hall, a_sheet(region.town_hall, record), Signing(catalogue=ENGLISH), PASSPHRASE
    )
    for workspace in (region.town_hall, region.ministry):
        (one,) = signed_pdf.look(workspace, signed)
        assert (one.holder, one.enrolled) == (NAMES["town_hall"], True)


def test_a_file_written_anew_before_signing_is_known_by_its_pages(town_hall: Workspace, tmp_path: Path) -> None:
    record = a_partnership(town_hall)
    (tmp_path / "issued.pdf").write_bytes(a_sheet(town_hall, record))
    command = ["qpdf", "--object-streams=disable", "issued.pdf", "anew.pdf"]
    subprocess.run(command, cwd=tmp_path, check=True)
    data = signed_outside(town_hall, (tmp_path / "anew.pdf").read_bytes())
    assert signed_pdf.receive(town_hall, arriving(tmp_path, record, data)).sameness is Sameness.PAGES


def test_where_nothing_was_issued_it_cannot_be_compared(town_hall: Workspace, tmp_path: Path) -> None:
    record = a_partnership(town_hall)
    wanted = make_report.Wanted("R01", record, ENGLISH, electronic=True)
    data = signed_outside(town_hall, make_report.make(town_hall, wanted))
    assert signed_pdf.receive(town_hall, arriving(tmp_path, record, data)).sameness is Sameness.UNKNOWN


def test_a_report_about_another_record_is_refused(town_hall: Workspace, tmp_path: Path) -> None:
    record, other = a_partnership(town_hall), a_partnership(town_hall, title="Altul")
    data = signed_outside(town_hall, a_sheet(town_hall, other))
    assert code_of(lambda: signed_pdf.receive(town_hall, arriving(tmp_path, record, data))) == "pdf-of-another"
    assert kept_files(town_hall) == []


def test_another_document_than_the_issued_one_is_refused_unless_it_is_meant(
    town_hall: Workspace, tmp_path: Path
) -> None:
    record = a_partnership(town_hall)
    a_sheet(town_hall, record)
    wanted = make_report.Wanted("R01", a_partnership(town_hall, title="Altul"), ENGLISH, electronic=True)
    data = signed_outside(town_hall, make_report.make(town_hall, wanted))
    assert code_of(lambda: signed_pdf.receive(town_hall, arriving(tmp_path, record, data))) == "pdf-other-document"
    assert kept_files(town_hall) == []
    assert "signed_document" not in fields_of(town_hall, "partnership", record)
    meant = signed_pdf.receive(town_hall, arriving(tmp_path, record, data, other=True))
    assert meant.sameness is Sameness.OTHER


def test_a_file_without_a_signature_is_a_scan_or_refused(town_hall: Workspace, tmp_path: Path) -> None:
    record = a_partnership(town_hall)
    data = a_sheet(town_hall, record)
    assert code_of(lambda: signed_pdf.receive(town_hall, arriving(tmp_path, record, data))) == "pdf-not-signed"
    kept = signed_pdf.receive(town_hall, arriving(tmp_path, record, data, scan=True))
    assert (kept.sameness, kept.signatures) == (Sameness.SCAN, [])


def test_a_changed_file_is_refused_and_nothing_is_kept(town_hall: Workspace, tmp_path: Path) -> None:
    record = a_partnership(town_hall)
    data = bytearray(signed_outside(town_hall, a_sheet(town_hall, record)))
    data[20_000] ^= 1
    assert code_of(lambda: signed_pdf.receive(town_hall, arriving(tmp_path, record, bytes(data)))) == "pdf-changed"
    assert kept_files(town_hall) == []


def test_the_field_must_hold_a_file(town_hall: Workspace, tmp_path: Path) -> None:
    record = a_partnership(town_hall)
    data = signed_outside(town_hall, a_sheet(town_hall, record))
    for field in ("title", "nowhere"):
        arrival = arriving(tmp_path, record, data, field=field)
        assert code_of(lambda arrival=arrival: signed_pdf.receive(town_hall, arrival)) == "pdf-place"  # type: ignore[misc]
    partner = a_partner(town_hall)
    other = Arrival(entity="partner", record=partner, file=tmp_path / "semnat.pdf")
    assert code_of(lambda: signed_pdf.receive(town_hall, other)) == "pdf-place"


def test_a_list_of_files_grows(town_hall: Workspace, tmp_path: Path) -> None:
    consultation = a_consultation(town_hall)
    saved = signed_pdf.save(town_hall, "meeting", {"consultation": consultation, "kind": "hearing"})
    assert saved.id is not None
    for title in ("Unu", "Doi"):
        wanted = make_report.Wanted("R01", a_partnership(town_hall, title=title), ENGLISH, electronic=True)
        (tmp_path / "semnat.pdf").write_bytes(signed_outside(town_hall, make_report.make(town_hall, wanted)))
        arrival = Arrival(entity="meeting", record=saved.id, file=tmp_path / "semnat.pdf", field="attachments")
        signed_pdf.receive(town_hall, arrival)
    assert len(fields_of(town_hall, "meeting", saved.id)["attachments"]) == 2


def test_a_file_that_the_record_does_not_take_leaves_no_copy(town_hall: Workspace, tmp_path: Path) -> None:
    full = [{"sha256": "ab" * 32, "file_name": "x.pdf", "media_type": "application/pdf", "size": 1}] * 500
    saved = signed_pdf.save(town_hall, "meeting", {"kind": "hearing", "attachments": [*full]})
    assert saved.id is not None
    data = signed_outside(town_hall, a_sheet(town_hall, a_partnership(town_hall)))
    (tmp_path / "x.pdf").write_bytes(data)
    more = {"field": "attachments", "other": True}
    arrival = Arrival(entity="meeting", record=saved.id, file=tmp_path / "x.pdf", **more)  # type: ignore[arg-type]
    assert code_of(lambda: signed_pdf.receive(town_hall, arrival)) == "pdf-not-kept"
    assert kept_files(town_hall) == []


def test_a_disk_that_does_not_take_the_change_keeps_no_copy(
    town_hall: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = a_partnership(town_hall)
    data = signed_outside(town_hall, a_sheet(town_hall, record))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(signed_pdf, "save", full)
    with pytest.raises(OSError, match="No space"):
        signed_pdf.receive(town_hall, arriving(tmp_path, record, data))
    assert kept_files(town_hall) == []


def test_a_signature_without_a_moment_is_told_without_one(town_hall: Workspace) -> None:
    one = signed_pdf.SeenSignature("s", "Ion", "Comuna", "CA", "FP", None, enrolled=False)
    assert str(signed_pdf.told(one)) == "Signed by Ion, Comuna; certificate issued by CA; the signature holds."
    assert signed_pdf.look(town_hall, a_sheet(town_hall, a_partnership(town_hall))) == []


def test_only_a_pdf_about_a_record_is_remembered(town_hall: Workspace) -> None:
    record = a_partnership(town_hall)
    issuing.remember(town_hall, make_report.Wanted("R16", None, ENGLISH), b"x")
    issuing.remember(town_hall, make_report.Wanted("R08", record, ENGLISH, editable=True), b"x")
    assert issuing.issued(town_hall) == []
    data = a_sheet(town_hall, record)
    (one,) = issuing.issued(town_hall)
    assert (one.code, one.record, one.length) == ("R01", record, len(data))
    assert issuing.begins_with(data + b"more", [one]) == [one]
    assert issuing.begins_with(data[:-1], [one]) == []
    assert issuing.begins_with(b"x" + data, [one]) == []
