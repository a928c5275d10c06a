"""Documents signed in their own empty fields."""

from __future__ import annotations

import subprocess
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pikepdf import Encryption, Pdf, pdfa
from report_samples import PARTNERSHIP, a_frame, ordinary
from signed_samples import MOMENT, NOW, a_key, to_be_signed

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.signing import Manner, empty_fields, sign_pdf
from parteneriat_desktop.reports.stamp import Stamp

if TYPE_CHECKING:
    from pathlib import Path


def seen(name: str = "Ion Țăranu-Ștefănescu", organisation: str = "Comuna Șiria", function: str = "primar") -> Manner:
    """A manner of signing that shows who signs."""
    words = {"name": name, "function": function, "organisation": organisation}
    return Manner(moment=MOMENT, stamp=Stamp(**words, moment="semnat electronic la 20.11.2026, 11:30"))


def text_of(document: bytes, folder: Path) -> str:
    """What another program reads on the last page."""
    path = folder / "signed.pdf"
    path.write_bytes(document)
    told = ["pdftotext", "-layout", path, "-"]
    return subprocess.run(told, capture_output=True, check=True, text=True).stdout


def verdict(document: bytes, folder: Path) -> str:
    """What another program says about the signatures."""
    path = folder / "signed.pdf"
    path.write_bytes(document)
    return subprocess.run(["pdfsig", path], capture_output=True, check=False, text=True).stdout


def test_a_document_for_paper_has_no_fields():
    assert empty_fields(make("R01", ordinary(), PARTNERSHIP, a_frame("ro"))) == []


def test_a_document_for_electronic_signature_has_a_field_for_each_signatory():
    assert empty_fields(to_be_signed()) == ["signature1", "signature2"]


def test_the_fields_break_no_rule_of_archives_and_show_nothing():
    report = pdfa.validate_written(BytesIO(to_be_signed()), "2b")

    assert report.violations == ()
    assert [found.where.rpartition(" ")[2] for found in report.findings] == ["/AcroForm"]
    with Pdf.open(BytesIO(to_be_signed())) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.FT) for field in fields] == ["/Sig", "/Sig"]
        assert [field.AP.N.read_bytes() for field in fields] == [b"", b""]
        assert "primar" in str(fields[0].TU)


def test_the_field_lies_inside_the_page():
    with Pdf.open(BytesIO(to_be_signed())) as pdf:
        left, bottom, right, top = (float(number) for number in pdf.Root.AcroForm.Fields[0].Rect)

    assert 70 < left < right < 535
    assert 60 < bottom < top < 842
    assert top - bottom == pytest.approx(24 / 25.4 * 72)


def test_both_signatories_sign_one_after_the_other(tmp_path: Path):
    once = sign_pdf(to_be_signed(), "signature1", a_key("Municipiul Ploiești"), NOW)
    twice = sign_pdf(once, "signature2", a_key("Asociația ARES’EL"), NOW)
    said = verdict(twice, tmp_path)

    assert once.startswith(to_be_signed())
    assert twice.startswith(once)
    assert said.count("Signature is Valid.") == 2
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert empty_fields(twice) == []


def test_a_signed_document_still_breaks_no_rule_of_archives():
    signed = sign_pdf(to_be_signed(), "signature1", a_key("Municipiul Ploiești"), NOW)

    assert pdfa.validate_written(BytesIO(signed), "2b").violations == ()


def test_a_changed_byte_is_noticed(tmp_path: Path):
    signed = bytearray(sign_pdf(to_be_signed(), "signature1", a_key("Municipiul Ploiești"), NOW))
    signed[len(to_be_signed()) // 2] ^= 1

    assert "Signature is Valid." not in verdict(bytes(signed), tmp_path)


@pytest.mark.parametrize("field", ["signature1", "other"])
def test_a_field_that_is_not_there_or_not_empty_is_refused(field: str):
    signed = sign_pdf(to_be_signed(), "signature1", a_key("Municipiul Ploiești"), NOW)

    with pytest.raises(RefusedError) as refusal:
        sign_pdf(signed, field, a_key("Municipiul Ploiești"), NOW)

    assert refusal.value.code == "report-no-field"


def test_a_visible_signature_shows_name_function_organisation_and_moment_inside_its_field(tmp_path: Path):
    signed = sign_pdf(to_be_signed(), "signature1", a_key("Municipiul Ploiești"), seen())
    said = text_of(signed, tmp_path)
    wanted = ("Ion Țăranu-Ștefănescu", "primar", "Comuna Șiria", "semnat electronic la 20.11.2026, 11:30")
    places = [said.rindex(words) for words in wanted]

    assert all(before < after for before, after in pairwise(places))
    with Pdf.open(BytesIO(signed)) as pdf:
        field = pdf.Root.AcroForm.Fields[0]
        left, bottom, right, top = (float(number) for number in field.Rect)
        box = sorted(float(number) for number in field.AP.N.BBox)
        assert box[2:] == pytest.approx([top - bottom, right - left], abs=1)


def test_two_visible_signatures_stay_valid_and_fit_for_archives(tmp_path: Path):
    once = sign_pdf(to_be_signed(), "signature1", a_key("Municipiul Ploiești"), seen())
    twice = sign_pdf(once, "signature2", a_key("Asociația ARES’EL"), seen("Петър Георгиев", "", ""))
    said = verdict(twice, tmp_path)

    assert said.count("Signature is Valid.") == 2
    assert "Total document signed" in said.rpartition("Signature #2")[2]
    assert pdfa.validate_written(BytesIO(twice), "2b").violations == ()
    assert (
        subprocess.run(["qpdf", "--check", tmp_path / "signed.pdf"], capture_output=True, check=False).returncode == 0
    )
    assert "Петър Георгиев" in text_of(twice, tmp_path)


def test_the_same_document_key_moment_and_words_give_the_same_bytes():
    first, second = (sign_pdf(to_be_signed(), "signature1", a_key("Comuna"), seen()) for _ in range(2))

    assert first == second


def test_a_name_that_is_the_organisation_is_shown_once(tmp_path: Path):
    signed = sign_pdf(to_be_signed(), "signature1", a_key("x"), seen("Comuna Șiria", "Comuna Șiria", ""))

    assert text_of(signed, tmp_path).count("Comuna Șiria") == 1


def test_where_room_is_short_name_and_moment_stay(tmp_path: Path):
    long = "Direcția pentru relația cu mediul asociativ și dialog " * 4
    signed = sign_pdf(to_be_signed(), "signature1", a_key("x"), seen("Ion Popa", long, long))
    said = text_of(signed, tmp_path)

    assert "Ion Popa" in said
    assert "semnat electronic" in said
    assert "dialog Direcția" not in said


def test_a_name_longer_than_the_place_leaves_room_for_the_moment(tmp_path: Path):
    signed = sign_pdf(to_be_signed(), "signature1", a_key("x"), seen("Ana Maria Ioana " * 20))
    said = text_of(signed, tmp_path)

    assert said.count("Ana Maria Ioana") > 3
    assert "semnat electronic" in said


def without_room(document: bytes) -> bytes:
    """The same document with a field that has no area, as other programs make them."""
    with Pdf.open(BytesIO(document)) as pdf:
        pdf.Root.AcroForm.Fields[0].Rect = [0, 0, 0, 0]
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_a_field_without_area_is_signed_and_shows_nothing(tmp_path: Path):
    signed = sign_pdf(without_room(to_be_signed()), "signature1", a_key("x"), seen())

    assert "Signature is Valid." in verdict(signed, tmp_path)
    assert "Țăranu" not in text_of(signed, tmp_path)


@pytest.mark.parametrize("fault", ["text", "cut", "closed"])
def test_a_file_that_cannot_be_read_is_refused(fault: str):
    out = BytesIO()
    with Pdf.open(BytesIO(to_be_signed())) as pdf:
        pdf.save(out, encryption=Encryption(owner="a", user="b"))
    files = {"text": b"no PDF at all", "cut": to_be_signed()[:9000], "closed": out.getvalue()}
    for act in (empty_fields, lambda file: sign_pdf(file, "signature1", a_key("x"), NOW)):
        with pytest.raises(RefusedError) as refusal:
            act(files[fault])

        assert refusal.value.code == "pdf-unreadable"


def test_a_document_that_was_closed_by_its_first_signature_is_refused():
    once = sign_pdf(to_be_signed(), "signature1", a_key("x"), NOW)
    closed = once.replace(b"/P 2", b"/P 1")
    assert closed != once

    with pytest.raises(RefusedError) as refusal:
        sign_pdf(closed, "signature2", a_key("x"), NOW)

    assert refusal.value.code == "pdf-closed"
